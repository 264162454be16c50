/// One call as a centre's own system wrote it down.
///
/// Times are local to the centre, so that a day is a calendar day there. Callers and agents are
/// numbers of this log alone; who they are isn't kept.
package struct CallRecord: Sendable, Hashable {
  /// What became of a call.
  package enum Outcome: UInt8, Sendable, Hashable, CaseIterable {
    case answered
    /// Hung up in the queue.
    case abandoned
    /// Hung up in the menu, before any queue.
    case hungUp
    /// Busy signal, or a full queue.
    case blocked
    /// Handed on by the menu, to no queue of this log.
    case transferred
    /// Left the queue to be called back.
    case callback
  }

  /// When it entered the menu or, without one, the queue: seconds since 1970-01-01T00:00 local.
  package var at: Double
  /// In the menu, in seconds.
  package var menu: Float = 0
  /// In the queue, in seconds.
  package var waited: Float = 0
  /// In seconds; 0 for calls that weren't answered.
  package var talked: Float = 0
  /// In seconds; NaN where the log doesn't say.
  package var wrapUp = Float.nan
  /// The number of the caller; -1 where unknown.
  package var caller: Int32 = -1
  /// The number of the agent; -1 where there was none or it is unknown.
  package var agent: Int32 = -1
  /// The index of its call type.
  package var type: Int16 = 0
  /// Larger is served first.
  package var priority: Int16 = 0
  package var outcome: Outcome

  package init(at: Double, outcome: Outcome) {
    self.at = at
    self.outcome = outcome
  }

  /// Whether it came to the queue.
  package var isOffered: Bool {
    switch outcome {
    case .answered, .abandoned, .callback: true
    case .hungUp, .blocked, .transferred: false
    }
  }

  /// When it joined the queue, in seconds as `at`.
  package var joined: Double { at + Double(menu) }
  /// When it left the queue, in seconds as `at`.
  package var left: Double { joined + Double(waited) }
  /// When its talk ended, in seconds as `at`.
  package var talkEnded: Double { left + Double(talked) }
}
