package import Diagnostics

/// A call that the house owes somebody, who left a message or asked for a callback while nobody took
/// calls.
///
/// Agents work them off in order, like calls.
package struct OwedCall: Hashable, Sendable, Codable {
  /// What somebody left.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case message, callback
  }

  /// Why it is owed.
  package enum Cause: String, Hashable, Sendable, CaseIterable, Codable {
    /// The customer left the message or asked for the callback.
    case asked
    /// Another team was asked, and the customer hasn't heard by when it answers.
    case taskTime = "task-time"
    /// The time that was told has passed without an answer.
    case taskMissed = "task-missed"
    /// A failure hits the customer, who is told before they call.
    case outreach
    /// The time by which it was to be right again has passed.
    case outreachMissed = "outreach-missed"
  }

  /// How far it is worked off.
  package enum State: String, Hashable, Sendable, CaseIterable, Codable {
    /// Waits for an agent, or for its next try.
    case open
    /// In the live queue, which offers it to agents like a call.
    case queued
    /// An agent has it.
    case taken
    case done
    /// The customer was rung as often as is reasonable, in vain.
    case givenUp = "given-up"

    package var isOver: Bool { self == .done || self == .givenUp }
  }

  package let id: String
  package let kind: Kind
  /// Whose personal data it holds.
  package let subject: Int64
  /// The call that it was left in.
  package let call: String
  package var skill: String?
  /// Whom to ring; `nil` if the number was withheld.
  package var number: ClearText?
  /// What was said; only of a message.
  package var words: ClearText?
  /// How long the recording is; only of a message.
  package var lasted: Duration?
  /// When it was left or asked for.
  package let askedAt: Instant
  /// By when the customer is to have heard from somebody.
  package let dueAt: Instant
  package var state: State
  /// Not before this moment: when it was asked for, then when the next try may be.
  package var nextAt: Instant
  /// How often the customer was rung in vain.
  package var tries = 0
  /// Who has it, or had it last.
  package var agent: String?
  /// When its state changed last.
  package var changedAt: Instant
  package var cause = Cause.asked
  /// The acceptance number of the case that it opened or joined, or is about.
  package var caseNumber: String?

  package init(
    id: String, _ kind: Kind, of subject: Int64, call: String, askedAt: Instant, dueAt: Instant,
    notBefore: Instant? = nil
  ) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.call = call
    self.askedAt = askedAt
    self.dueAt = dueAt
    state = .open
    nextAt = notBefore ?? askedAt
    changedAt = askedAt
  }
}
