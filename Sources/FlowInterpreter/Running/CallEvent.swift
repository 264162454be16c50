package import Diagnostics

/// What is known of a call when it comes in.
package struct IncomingCall: Sendable {
  package var id: String
  package var at: Instant
  /// What the directory knows of the calling number, as expressions see it: a record with
  /// `known`, `number`, and for a known caller `name`, `tier` and more.
  package var caller: Value
  /// What all callers are told at present; `nil` if that is nothing.
  package var announcement: String?

  package init(id: String, at: Instant, caller: Value, announcement: String? = nil) {
    self.id = id
    self.at = at
    self.caller = caller
    self.announcement = announcement
  }
}

/// Something that happens to a call; each is handed to `CallMachine` with the time since the call came in.
package enum CallEvent: Sendable {
  /// The call is answered by the machine.
  case begin
  /// The caller pressed one of `0-9*#`.
  case key(Character)
  /// The caller said something; what the recogniser understood.
  case speech(String)
  /// The caller hung up.
  case hangUp
  /// Nothing but time: deadlines that are due take effect.
  case timeReached
  /// The service that was called answers.
  case serviceReturned(ServiceReply)
  /// The queue that the call was handed to answers.
  case queue(QueueReply)
  /// The recording ended before its time, because the caller fell silent.
  case recorded(reference: String)
}

/// What a service answers.
package enum ServiceReply: Sendable, Hashable {
  case outcome(String, value: Value)
  /// It could not answer; the text is for people.
  case fault(String)
}

/// What a queue tells of a call.
package enum QueueReply: Sendable, Hashable {
  /// It takes no more calls.
  case full
  /// It is not staffed now.
  case closed
  /// The call waits, or still does; with the expected wait, if the queue knows one.
  case waiting(expected: Duration?)
  /// An agent picked up.
  case answered
  /// The queue would rather call back; the caller is offered it, as after `callbackAfter`.
  case offersCallback
  /// The queue has ended the wait by itself; the call goes on at the queue node's `timedOut`.
  case timedOut
  /// The agent hung up; the call goes on at the queue node's `next`.
  case agentLeft
}
