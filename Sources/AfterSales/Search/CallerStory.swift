package import Diagnostics

/// All that the house had to do with one customer, in the order in which it happened.
package struct CallerStory: Hashable, Sendable, Codable {
  /// One thing that happened.
  package struct Entry: Hashable, Sendable, Codable {
    /// When it happened.
    package let at: Instant
    package let event: Event
    /// What was said or noted with it.
    package var said: ClearText?

    package init(at: Instant, _ event: Event, said: ClearText? = nil) {
      self.at = at
      self.event = event
      self.said = said
    }
  }

  /// What happened.
  package enum Event: Hashable, Sendable, Codable {
    case ordered(Order)
    case called(Contact, [AgentTalk])
    case complaint(number: String, IssueKind, CaseEvent)
    case refund(Refund)
    /// A message that was left, or a callback that was asked for.
    case owed(OwedCall)
    /// Word that the house sent of a failure, or is to send.
    case told(OutreachWord)
  }

  package let who: FoundCaller
  /// The earliest first.
  package let entries: [Entry]
  /// What was set aside because it can't be read.
  package let damaged: [Wording]

  package init(of who: FoundCaller, _ entries: ReadRows<Entry>) {
    self.who = who
    damaged = entries.damaged
    self.entries = entries.rows.enumerated()
      .sorted { ($0.element.at.milliseconds, $0.offset) < ($1.element.at.milliseconds, $1.offset) }
      .map(\.element)
  }
}
