package import Diagnostics

/// Asks who one is at the desk, and how late it is there.
package struct Greeting: DeskErrand {
  package static let name = "greeting"

  /// Who one is, and where.
  package struct Answer: Codable, Sendable {
    /// The agent as whom one acts; `nil` for the owner's account when it names none.
    package let agent: String?
    package let isPractice: Bool
    /// The desk's clock, or the moment that was stated.
    package let now: Instant
  }

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) -> Answer {
    Answer(agent: actor.agentID, isPractice: desk.isPractice, now: desk.now)
  }
}
