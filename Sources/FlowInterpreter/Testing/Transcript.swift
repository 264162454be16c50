internal import Diagnostics

/// What happened in a call, in order.
package struct Transcript: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// Since the call came in.
    package var at: Duration
    package var event: Event

    package init(at: Duration, event: Event) {
      self.at = at
      self.event = event
    }
  }

  package enum Event: Sendable, Hashable {
    case entered(NodePlace)
    /// Something went wrong that the flow's `onError` handles.
    case fault(NodePlace, reason: String)
    case heard(Utterance)
    /// The caller stopped what was playing.
    case bargedIn
    case pressed(Character)
    case said(String)
    case askedService(ServiceRequest)
    case serviceAnswered(service: String, ServiceReply)
    case serviceTimedOut(service: String)
    case queued(skill: String, priority: Int)
    case queueAnswered(QueueReply)
    case leftQueue
    case recording
    case callbackRegistered(CallbackOrder)
    case callerHungUp
    case ended(CallOutcome)
  }

  package var entries: [Entry] = []

  package init() {}
}

extension Transcript {
  /// The call as people read it, a line for each event with its time.
  ///
  /// Numbers and other inputs that tell who a caller is are masked.
  package var lines: [String] { entries.map { "\(Self.clock($0.at))  \($0.event.line)" } }

  /// Minutes, seconds and tenths, such as ` 1:02.3`.
  static func clock(_ time: Duration) -> String {
    let (seconds, rest) = time.components
    let tenths = rest / 100_000_000_000_000_000
    let minutes = String(seconds / 60)
    let padded = String(seconds % 60)
    return String(repeating: " ", count: max(0, 2 - minutes.count)) + minutes + ":"
      + String(repeating: "0", count: 2 - padded.count) + padded + ".\(tenths)"
  }
}

extension Transcript.Event {
  var line: String {
    switch self {
    case .entered(let place): "[\(place.pathName)]"
    case .fault(let place, let reason): "  fault at \(place.pathName): \(reason)"
    case .heard(let utterance): "  hotline: \(utterance.text)"
    case .bargedIn: "  caller interrupts"
    case .pressed(let key): "  caller presses \(key)"
    case .said(let text): "  caller says: \(text)"
    case .askedService(let request):
      "  asks \(request.service) \(Value.record(request.inputs).masked.json.compact)"
    case .serviceAnswered(let service, .outcome(let outcome, _)):
      "  \(service) answers: \(outcome)"
    case .serviceAnswered(let service, .fault(let text)): "  \(service) faults: \(text)"
    case .serviceTimedOut(let service): "  \(service) takes too long"
    case .queued(let skill, let priority): "  waits for \(skill), priority \(priority)"
    case .queueAnswered(let reply): "  " + reply.line
    case .leftQueue: "  leaves the queue"
    case .recording: "  is recorded"
    case .callbackRegistered(let order): "  is to be called back by \(order.skill)"
    case .callerHungUp: "  caller hangs up"
    case .ended(let outcome): "  over: \(outcome.line)"
    }
  }
}

extension QueueReply {
  fileprivate var line: String {
    switch self {
    case .full: "the queue is full"
    case .closed: "the queue is closed"
    case .waiting: "has to wait"
    case .answered: "an agent answers"
    case .offersCallback: "a callback is offered"
    case .timedOut: "the wait is over"
    case .agentLeft: "the agent hangs up"
    }
  }
}

extension CallOutcome {
  /// The outcome in words, such as `queued for recharge, priority 2`.
  package var line: String {
    switch self {
    case .completed, .hungUp, .voicemail: name
    case .queued(let skill, let priority): "queued for \(skill), priority \(priority)"
    case .callback(let skill): "callback by \(skill)"
    case .failed(let reason): "failed: \(reason)"
    }
  }
}

extension Value {
  /// The value with every text of five or more digits in a row hidden but for its ends.
  var masked: Value {
    switch self {
    case .text(let text):
      .text(text.count(where: \.isNumber) >= 5 ? Mask.hide(text) : text)
    case .list(let elements): .list(elements.map(\.masked))
    case .record(let fields): .record(fields.mapValues(\.masked))
    case .null, .boolean, .number: self
    }
  }
}
