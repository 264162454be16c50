package import Diagnostics

/// A call as it went through the menu and the queue, for whoever learns from many of them.
///
/// Nothing of whose it was is in it, but that calls are the same caller's.
package struct QueuedCall: Hashable, Sendable {
  /// The first agent's part of it.
  package struct Answer: Hashable, Sendable {
    package var agent: String
    /// When the agent picked up.
    package var at: Instant
    /// In the queue, before the answer.
    package var waited: Duration
    /// `nil` while it goes on.
    package var talked: Duration?
    /// Work after the talk; `nil` while it goes on, or if there was none.
    package var wrappedUp: Duration?
    /// Whether the agent rang the customer back.
    package var isCallback: Bool

    package init(agent: String, at: Instant, waited: Duration, isCallback: Bool) {
      self.agent = agent
      self.at = at
      self.waited = waited
      self.isCallback = isCallback
    }
  }

  /// The store's own number of the caller, which tells nobody who that is.
  package var caller: Int64
  /// When the call came in.
  package var at: Instant
  /// The queue that it came to last, or was answered from first; `nil` if it reached none.
  package var queue: String?
  /// In queues, all waits together; `nil` if it reached none, or still waits for the first time.
  package var waited: Duration?
  /// How it ended, such as `abandoned` or `callback`, or what the agent noted.
  package var disposition: String?
  package var answer: Answer?

  package init(caller: Int64, at: Instant) {
    self.caller = caller
    self.at = at
  }
}
