package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Files a case under another kind, with what follows from it; one transaction with its audit.
  ///
  /// The desk that takes such cases at once takes it, and the customer is asked for the evidence.
  /// - Parameters:
  ///   - seen: the version the actor has looked at; `nil` if it doesn't matter.
  ///   - note: what was said, kept encrypted.
  /// - Throws: `CaseRefusal` if there is no such case or it doesn't allow it.
  package func reclassify(
    _ number: String, as kind: IssueKind, by actor: CaseActor, rules: PriorityRules,
    at now: Instant, seen: Int? = nil, note: ClearText? = nil
  ) throws -> StoredCase {
    try connection.write {
      let stored = try perform(
        .reclassify(kind), on: number, by: actor, at: now, seen: seen, note: note)
      return try settle(stored, by: actor, rules: rules, at: now)
    }
  }

  /// Does what the rules want of a case that turned out to be another one: hands it to the desk, and
  /// asks the customer for the evidence.
  func settle(
    _ settled: StoredCase, by actor: CaseActor, rules: PriorityRules, at now: Instant
  ) throws -> StoredCase {
    try connection.write {
      var stored = settled
      // With a result given, what is left is the customer's answer.
      guard stored.complaint.stage != .resolved else { return stored }
      let number = stored.number
      let desk = rules.priority(of: stored.complaint, tier: stored.tier, at: now).desk
      let lowest = CaseDesk.floor(afterEscalations: stored.complaint.escalations)
      if let desk, desk != stored.complaint.desk, desk.rank >= lowest.rank {
        stored = try perform(.assign(desk: desk, handler: nil), on: number, by: actor, at: now)
      }
      let complaint = stored.complaint
      if complaint.facts.kind.asksForEvidence, complaint.owedEvidence.isEmpty,
        !complaint.missingEvidence.isEmpty
      {
        stored = try perform(.requestEvidence([]), on: number, by: .machine, at: now)
      }
      return stored
    }
  }
}
