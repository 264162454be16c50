package import AfterSales
package import Diagnostics

/// Lists what the house changed because of complaints.
package struct ListHouseChanges: DeskErrand {
  package static let name = "case change list"

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<HouseChangeListing> {
    try desk.houseChanges(by: actor)
  }
}

/// Writes down what was changed because of complaints.
package struct AddHouseChange: DeskErrand {
  package static let name = "case change add"
  /// As `2026-11-20`.
  package let day: String
  package let what: Wording
  /// The acceptance number of a complaint that led to it; `nil` if none is named.
  package let caseNumber: String?

  package init(on day: CivilDate, _ what: Wording, because number: String?) {
    (self.day, self.what, caseNumber) = (day.description, what, number)
  }

  /// See `DeskErrand`.
  /// - Throws: `ErrandFault` for what is no day, and what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> RecordedChange {
    guard let on = CivilDate(day), (1970...8999).contains(on.year) else {
      throw ErrandFault(what: "day")
    }
    try desk.check(caseNumber, .id)
    return try desk.addHouseChange(
      HouseChange(on: on, what: what), because: caseNumber, by: actor)
  }
}

/// Takes such a change back.
package struct WithdrawHouseChange: DeskErrand {
  package static let name = "case change withdraw"
  package let id: String
  package let reason: String

  package init(_ id: String, reason: String) { (self.id, self.reason) = (id, reason) }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> RecordedChange {
    try desk.check(id, .id)
    return try desk.withdrawHouseChange(id, reason: reason, by: actor)
  }
}
