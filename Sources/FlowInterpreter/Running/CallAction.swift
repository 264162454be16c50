/// What the machine wants done, in order.
package enum CallAction: Sendable {
  /// A node is entered; for paths, coverage and transcripts.
  case visit(NodePlace)
  /// A way out of a node is taken.
  case take(NodePlace, Way)
  /// Something went wrong at a node, and the flow's `onError` handles it; for transcripts.
  case fault(NodePlace, reason: String)
  /// Say something to the caller, after what is playing already.
  case play(Utterance)
  /// Stop playing at once: the caller barged in.
  case stopPlaying
  /// Call a service; answer with `CallEvent.serviceReturned`.
  case callService(ServiceRequest)
  /// The service took too long: its answer is no longer wanted and must not be delivered.
  case cancelService
  /// Put the call in a queue; answer with `CallEvent.queue`.
  ///
  /// An answer that is known at once (`full`, `closed`, `nobody`, `answered`, `waiting`) must be delivered
  /// before the machine's next deadline, which is this very moment: without one by then the call
  /// counts as waiting.
  case enqueue(QueueRequest)
  /// Take the call out of the queue it is in.
  case leaveQueue
  /// Record the caller, under a reference that no other recording has.
  ///
  /// The recording ends with the machine's next `stopRecording`; a driver tells by
  /// `CallEvent.speaks` when the caller begins to speak, and one that knows better when the caller
  /// has finished says so by `CallEvent.recorded`.
  case record(reference: String, maxLasts: Duration)
  /// - Parameter isKept: whether there is a message; otherwise too little was said.
  case stopRecording(isKept: Bool)
  /// Something that the caller entered, the key or utterance of this number from 1, is a secret: it
  /// must not be told, nor kept in clear.
  case conceal(input: Int)
  /// Register a callback.
  case registerCallback(CallbackOrder)
  /// The call is over; nothing follows.
  case end(CallOutcome)
}

/// Something to say.
package struct Utterance: Sendable, Hashable {
  /// Why something is said.
  package enum Purpose: Sendable, Hashable {
    case prompt, noInput, noMatch
    /// That the call has to wait, for how long, at which place, and the offer of a callback.
    case waiting, estimate, position, callbackOffer, callbackConfirmation
  }

  package var text: String
  /// How long it takes to say, uninterrupted.
  package var length: Duration
  package var audio: String?
  /// Whether a key or speech stops it.
  package var bargeIn: Bool
  package var purpose: Purpose
  package var place: NodePlace

  package init(
    text: String, length: Duration, audio: String?, bargeIn: Bool, purpose: Purpose,
    place: NodePlace
  ) {
    self.text = text
    self.length = length
    self.audio = audio
    self.bargeIn = bargeIn
    self.purpose = purpose
    self.place = place
  }
}

/// A call that waits for an agent.
package struct QueueRequest: Sendable, Hashable {
  package var skill: String
  package var priority: Int
  /// Whether the caller is to be told the expected wait: answer `waiting` with it.
  package var saysEstimate: Bool
  /// Whether the flow has a way for a queue that nobody works for: answer `nobody` then.
  package var asksForNobody: Bool
  /// How long the call waits at most; who is planned later can't help it.
  package var maxWait: Duration?

  package init(
    skill: String, priority: Int, saysEstimate: Bool, asksForNobody: Bool = false,
    maxWait: Duration? = nil
  ) {
    self.skill = skill
    self.priority = priority
    self.saysEstimate = saysEstimate
    self.asksForNobody = asksForNobody
    self.maxWait = maxWait
  }
}

/// A callback that a caller asked for.
package struct CallbackOrder: Sendable, Hashable {
  package var skill: String
  package var number: String
  /// When to call, as the flow gave it; `nil` for as soon as it is the caller's turn.
  package var at: String?

  package init(skill: String, number: String, at: String?) {
    self.skill = skill
    self.number = number
    self.at = at
  }
}

/// How a call ended for the flow.
package enum CallOutcome: Sendable, Hashable {
  /// The flow hung up.
  case completed
  /// The caller hung up.
  case hungUp
  case queued(skill: String, priority: Int)
  case callback(skill: String)
  /// A message was left, for a skill if the node names one.
  case voicemail(skill: String?)
  /// The flow put the caller through to a number outside.
  case transferred
  /// A fault that nothing handled.
  case failed(reason: String)

  /// The name in fixtures and results.
  package var name: String {
    switch self {
    case .completed: "completed"
    case .hungUp: "hungUp"
    case .queued: "queued"
    case .callback: "callback"
    case .voicemail: "voicemail"
    case .transferred: "transferred"
    case .failed: "failed"
    }
  }
}
