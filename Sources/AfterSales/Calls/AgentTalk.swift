package import Diagnostics

/// One agent's part of a call: from the answer to the end of their wrap-up.
///
/// A call that is handed on, or given back when an agent's connection broke, has several parts, each
/// charged to who had it.
package struct AgentTalk: Hashable, Sendable, Codable {
  package let call: String
  /// Counted from 1 in each call.
  package let number: Int
  package let agent: String
  /// The queue that the agent took it from.
  package let queue: String
  /// When the agent picked up.
  package let answeredAt: Instant
  /// In that queue, before the answer.
  package let waited: Duration
  /// `nil` while it goes on.
  package var talked: Duration?
  /// Work after the talk; `nil` while it goes on, or if there was none.
  package var wrappedUp: Duration?
  /// Whether the agent rang the customer back.
  package let isCallback: Bool
  /// What the agent noted of it.
  package var disposition: String?

  package init(
    call: String, number: Int, agent: String, queue: String, answeredAt: Instant, waited: Duration,
    isCallback: Bool
  ) {
    self.call = call
    self.number = number
    self.agent = agent
    self.queue = queue
    self.answeredAt = answeredAt
    self.waited = waited
    self.isCallback = isCallback
  }
}
