package import AfterSales
package import Diagnostics

/// What one step of the centre changed.
package struct LiveStep: Sendable {
  /// When it happened, by the wall clock.
  package let at: Instant
  /// What happened, in order.
  package var records: [LiveRecord] = []
  /// Calls and agents as they stand now, after all that happened.
  package var calls: [KeptCall] = []
  package var endedCalls: [String] = []
  package var agents: [KeptAgent] = []
  package var leftAgents: [String] = []
  /// Which request of a session was done last; `nil` forgets the session.
  package var requests: [(session: String, number: Int?)] = []
  /// How the wait of a call ended; `nil` forgets it.
  package var endings: [(call: String, ending: EndedWait?)] = []
  /// The day of Chinese time that the tallies are of, such as `2026-11-11`.
  package var day = ""
  /// By queue, of those alone that changed.
  package var tallies: [(queue: String, tally: DayTally)] = []
  /// What is to be added to the half hour that `at` lies in, by queue.
  package var additions: [(queue: String, tally: DayTally)] = []

  /// When the half hour of `at` began.
  package var halfHour: Instant {
    let length: Int64 = 1_800_000
    let past = at.milliseconds % length
    return Instant(stored: at.milliseconds - (past < 0 ? past + length : past))
  }

  /// The calls of which something was written down or which are over, by id.
  package var writtenCalls: [String] {
    let written = records.compactMap { record -> String? in
      if case .call(let id, _) = record { id } else { nil }
    }
    return Set(written + endedCalls).sorted()
  }

  package init(at: Instant) { self.at = at }
}

/// Something that happened and is written down.
package enum LiveRecord: Sendable {
  /// A call comes, with what the menu has learnt of it; what an earlier arrival told stays where
  /// this one tells nothing.
  case arrival(Arrival)
  /// What is known of a call from now on; nothing if its caller was erased meanwhile.
  case call(String, [CallFact])
  /// How far a callback is worked off that was handed over from the list of those that are owed.
  case owed(String, OwedStep)
  case setting(LiveSetting)
  /// - Parameter call: whose number it is about, if that is known; the callers found are counted.
  case audit(AuditEntry, ofCall: String?)

  /// A call that comes to the live queue.
  package struct Arrival: Sendable, Hashable {
    package let call: String
    package let number: CallingNumber
    package var queue: String
    package var flow: String?
    /// The nodes visited, in order.
    package var path: [String]
    /// The way in words.
    package var way: [String]
    /// What the caller typed or said.
    package var entered: ClearText?
    /// When the call came in, before it came to the queue.
    package var began: Instant
  }
}

/// How far the live queue is with a callback of the list.
package struct OwedStep: Sendable, Hashable {
  package var state: OwedCall.State
  /// How often the customer was rung in vain.
  package var tries: Int
  /// Who has it, or had it last.
  package var agent: String?
}

/// Something new about a call, for the record of it that stays.
package enum CallFact: Sendable, Hashable {
  /// So long on top of earlier waits.
  case waited(Duration)
  /// So long on top of earlier talks.
  case talked(Duration)
  case movedOn(toQueue: String)
  /// An agent has it now, so it isn't over with what ended it before, such as a callback.
  /// - Parameter waited: in this queue alone.
  case answered(by: String, from: String, waited: Duration, isCallback: Bool)
  /// So long after the talk.
  case wrappedUp(by: String, Duration)
  /// What an agent noted of their part of it.
  case finished(by: String, disposition: String)
  /// - Parameter note: what the agent says about it; may be empty.
  case handedOn(by: String, toQueue: String, note: String)
  case ended(disposition: String)
}
