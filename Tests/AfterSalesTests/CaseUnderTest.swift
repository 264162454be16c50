import AfterSales
import AfterSales
import Diagnostics

/// A case that a test leads through its life, the time told in hours after the opening.
struct CaseUnderTest {
  private(set) var complaint: ComplaintCase

  init(
    _ kind: IssueKind = .refundDispute, amount: Money? = nil, desk: CaseDesk = .frontLine,
    evidence: Set<EvidenceKind> = Set(EvidenceKind.allCases)
  ) {
    complaint = ComplaintCase(
      CaseFacts(
        number: "2026111100427", kind: kind, channel: .phone, order: "202611110001",
        openedAt: .noon, amount: amount),
      events: [
        CaseEvent(
          at: .noon, by: "li-na", .opened(evidence: evidence, desk: desk, handler: "li-na"))
      ])
  }

  /// Does something by an agent of a desk, `hours` after the opening.
  mutating func `do`(
    _ command: CaseCommand, after hours: Double, by desk: CaseDesk = .frontLine, seen: Int? = nil
  ) throws {
    complaint.apply(
      try complaint.event(
        for: command, by: CaseActor(id: "agent-\(desk.rawValue)", desk: desk), at: at(hours),
        seen: seen))
  }

  /// Takes up an event of somebody else's.
  mutating func take(_ event: CaseEvent) { complaint.apply(event) }

  /// What is refused, and why; `nil` if it is allowed.
  func refusal(
    _ command: CaseCommand, after hours: Double, by desk: CaseDesk = .frontLine, seen: Int? = nil
  ) -> CaseRefusal? {
    var copy = self
    do {
      try copy.do(command, after: hours, by: desk, seen: seen)
      return nil
    } catch {
      return error as? CaseRefusal
    }
  }

  /// Gives a result that the desk may give.
  mutating func explain(after hours: Double, by desk: CaseDesk = .frontLine) throws {
    try self.do(.resolve(Resolution(.explained, cause: .unclearRules)), after: hours, by: desk)
  }

  func limits(after hours: Double) -> CaseLimits { complaint.limits(at: at(hours)) }

  func at(_ hours: Double) -> Instant { .noon + .seconds(hours * 3_600) }
}

extension Instant {
  static let noon = Instant(milliseconds: 1_794_369_600_000, offset: 28_800)
}

extension Duration {
  static func hours(_ hours: Double) -> Duration { .seconds(hours * 3_600) }
}
