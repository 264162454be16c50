/// Something that happens to a call; each is handed to `CallMachine` with the time since the call came in.
package enum CallEvent: Sendable {
  /// The call is answered by the machine.
  case begin
  /// The caller pressed one of `0-9*#`.
  case key(Character)
  /// The caller said something; what the recogniser understood.
  case speech(String)
  /// The caller said something that a recogniser outside understood.
  case understood(SpokenMeaning)
  /// The caller hung up.
  case hangUp
  /// Nothing but time: deadlines that are due take effect.
  case timeReached
  /// The service that was called answers.
  case serviceReturned(ServiceReply)
  /// The queue that the call was handed to answers.
  case queue(QueueReply)
  /// The caller begins to speak to the recording, for so long.
  case speaks(Duration)
  /// The recording ended before its time, because the caller fell silent.
  case recorded(reference: String)
}

/// What a queue tells of a call.
package enum QueueReply: Sendable, Hashable {
  /// It takes no more calls.
  case full
  /// It is not staffed now.
  case closed
  /// Nobody works for it now, nor will; only where the request asks for that.
  case nobody
  /// The call waits, or still does; with the expected wait, and which one to be served it is (from
  /// 1), if the queue knows them.
  case waiting(expected: Duration?, position: Int? = nil)
  /// An agent picked up.
  case answered
  /// The queue would rather call back; the caller is offered it, as after `callbackAfter`.
  case offersCallback
  /// The queue has ended the wait by itself; the call goes on at the queue node's `timedOut`.
  case timedOut
  /// The agent hung up; the call goes on at the queue node's `next`.
  case agentLeft
}
