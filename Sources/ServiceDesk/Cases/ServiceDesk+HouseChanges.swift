package import AfterSales
package import Diagnostics

extension HouseChangeRefusal: Refusal {}

/// What the house changed because of complaints.
package struct HouseChangeListing: Codable {
  /// The earliest first.
  package let changes: [RecordedChange]
  package let damaged: [Wording]
}

extension ServiceDesk {
  /// What the house changed because of complaints; for whoever works here.
  ///
  /// - Throws: what the store throws.
  package func houseChanges(by actor: DeskActor) throws -> Audited<HouseChangeListing> {
    let found = try store.houseChanges()
    return try shown(
      HouseChangeListing(changes: found.rows, damaged: found.damaged),
      AuditEntry(
        at: now, actor: actor.id, .lookUp, object: "case change list", found: found.count))
  }

  /// Writes down what was changed, which the page of its month tells everybody.
  ///
  /// - Parameter number: the acceptance number of a complaint that led to it, which isn't published.
  /// - Throws: `DeskRefusal.supervisorOnly`, `HouseChangeRefusal`, and what the store throws.
  package func addHouseChange(
    _ change: HouseChange, because number: String?, by actor: DeskActor
  ) throws -> RecordedChange {
    let now = now
    try requireSupervisor("case change add", actor)
    try check(change.what.zh, .reason)
    try check(change.what.en, .reason)
    return try attempt("case change add", by: actor, at: now) {
      guard ![change.what.zh, change.what.en].contains(where: \.isBlank) else {
        throw HouseChangeRefusal.noWords
      }
      guard change.on <= now.dayInChina else { throw HouseChangeRefusal.isToCome }
      return try store.addHouseChange(change, because: number, by: actor.id, at: now)
    }
  }

  /// Takes a change back that was written down by mistake.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, `HouseChangeRefusal`, and what the store throws.
  package func withdrawHouseChange(
    _ id: String, reason: String, by actor: DeskActor
  ) throws -> RecordedChange {
    let now = now
    try requireSupervisor("case change withdraw", actor)
    try check(reason, .reason)
    return try attempt("case change withdraw", by: actor, at: now) {
      try store.withdrawHouseChange(id, reason: reason, by: actor.id, at: now)
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
