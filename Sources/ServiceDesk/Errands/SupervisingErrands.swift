package import AfterSales
package import Diagnostics

/// Tells what queues and agents did on some days.
package struct ReportDays: DeskErrand {
  package static let name = "queue report"
  /// The first and the last day, such as `2026-11-11`.
  let first: String
  let last: String

  package init(_ days: ClosedRange<CivilDate>) {
    (first, last) = (days.lowerBound.description, days.upperBound.description)
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<LiveReport> {
    guard let from = CivilDate(first), let to = CivilDate(last), from <= to else {
      throw ErrandFault(what: "days")
    }
    return try desk.liveReport(from...to, by: actor)
  }
}

/// Tells what the house calls its queues, which discloses nothing.
package struct TellQueueTitles: DeskErrand {
  package static let name = "queue titles"

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> QueueTitles {
    try desk.queueTitles()
  }
}

/// Shows a supervisor what agents wrote of a call, also while it goes on.
package struct NotesOfCall: DeskErrand {
  package static let name = "notes of call"
  package let call: String

  package init(_ call: String) { self.call = call }

  /// What was written.
  package struct Answer: Codable {
    /// One after the other.
    package let notes: [String]
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Answer {
    try desk.check(call, .id)
    return Answer(notes: try desk.notesOfCall(call, by: actor))
  }
}
