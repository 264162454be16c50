/// What happened to one call at one place: a line of the trace.
///
/// Every figure of a report can be worked out again from these lines and the scenario.
package struct TraceRecord: Sendable, Hashable {
  /// What became of a call there.
  package enum Outcome: String, Sendable, Hashable {
    /// All lines were busy.
    case blocked
    /// The queue was full.
    case full
    /// Served by the menu.
    case contained
    /// Hung up in the menu.
    case abandonedInMenu
    /// Left the number in the menu.
    case callbackInMenu
    case voicemailInMenu
    /// Ended by a fault of the menu's flow.
    case failedInMenu
    case answered
    case abandoned
    case balked
    /// Accepted to be called back.
    case callback
    /// Rung for a callback from `left` on and picked up; the talk is a line of its own.
    case reached
    /// Rung for a callback from `left` on and not picked up.
    case missed
    case voicemail
    /// Told to call later after the maximum wait.
    case turnedAway
    /// Gone on to another queue after the maximum wait.
    case movedOn
    /// Still there when the day was cut off or cleared.
    case dropped
  }

  package var outcome: Outcome
  package var type: Int
  /// The person, counted by first dials of the type from 0.
  package var call: Int
  /// The dial of the person, from 1.
  package var attempt: Int
  /// Whether this is the visit after a transfer.
  package var isTransferred: Bool
  /// Whether the talk is a callback.
  package var isCallback: Bool
  package var queue: Int
  package var priority: Int
  /// When the person dialled, in seconds from the beginning.
  package var arrived: Double
  /// When the call joined the queue, in seconds; the time of arrival if it never did.
  package var joined: Double
  /// When it left the queue or the centre, in seconds.
  package var left: Double
  /// What it had waited in queues before this one, in seconds.
  package var waitedBefore: Double
  package var pool: Int?
  /// The agent's number in the pool, from 0.
  package var agent: Int?
  /// When the talk (or ringing) ends, in seconds.
  package var talkEnds: Double?
  /// When the agent's wrap-up ends, in seconds.
  package var wrapUpEnds: Double?
}
