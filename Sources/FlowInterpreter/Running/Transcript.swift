package import Diagnostics

/// What happened in a call, in order.
package struct Transcript: Sendable, Hashable {
  /// An event and when it happened.
  package struct Entry: Sendable, Hashable {
    /// Since the call came in.
    package var at: Duration
    package var event: Event

    package init(at: Duration, event: Event) {
      self.at = at
      self.event = event
    }
  }

  /// What a caller, the flow or somebody outside did.
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
  package var lines: [Wording] {
    entries.map { entry in
      let (time, event) = (Self.clock(entry.at), entry.event.wording)
      return Wording(zh: "\(time)  \(event.zh)", en: "\(time)  \(event.en)")
    }
  }

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
  fileprivate var wording: Wording {
    switch self {
    case .entered(let place): Wording("[\(place.pathName)]")
    case .fault(let place, let reason):
      Wording(zh: "  \(place.pathName) 出错：\(reason)", en: "  fault at \(place.pathName): \(reason)")
    case .heard(let utterance):
      Wording(zh: "  热线：\(utterance.text)", en: "  hotline: \(utterance.text)")
    case .bargedIn: Wording(zh: "  来电者打断", en: "  caller interrupts")
    case .pressed(let key): Wording(zh: "  来电者按 \(key)", en: "  caller presses \(key)")
    case .said(let text): Wording(zh: "  来电者说：\(text)", en: "  caller says: \(text)")
    case .askedService(let request):
      Wording(
        zh: "  调用 \(request.service) \(request.maskedInputs)",
        en: "  asks \(request.service) \(request.maskedInputs)")
    case .serviceAnswered(let service, .outcome(let outcome, _)):
      Wording(zh: "  \(service) 应答：\(outcome)", en: "  \(service) answers: \(outcome)")
    case .serviceAnswered(let service, .fault(let text)):
      Wording(zh: "  \(service) 出错：\(text)", en: "  \(service) faults: \(text)")
    case .serviceTimedOut(let service):
      Wording(zh: "  \(service) 超时", en: "  \(service) takes too long")
    case .queued(let skill, let priority):
      Wording(
        zh: "  在 \(skill) 排队，优先级 \(priority)", en: "  waits for \(skill), priority \(priority)")
    case .queueAnswered(let reply): reply.wording
    case .leftQueue: Wording(zh: "  离开队列", en: "  leaves the queue")
    case .recording: Wording(zh: "  录音", en: "  is recorded")
    case .callbackRegistered(let order):
      Wording(zh: "  由 \(order.skill) 回电", en: "  is to be called back by \(order.skill)")
    case .callerHungUp: Wording(zh: "  来电者挂机", en: "  caller hangs up")
    case .ended(let outcome):
      Wording(zh: "  结束：\(outcome.wording.zh)", en: "  over: \(outcome.wording.en)")
    }
  }
}

extension QueueReply {
  fileprivate var wording: Wording {
    switch self {
    case .full: Wording(zh: "  队列已满", en: "  the queue is full")
    case .closed: Wording(zh: "  队列已关闭", en: "  the queue is closed")
    case .nobody: Wording(zh: "  无人值守", en: "  nobody works for the queue")
    case .waiting: Wording(zh: "  需要等待", en: "  has to wait")
    case .answered: Wording(zh: "  坐席接听", en: "  an agent answers")
    case .offersCallback: Wording(zh: "  可以改为回电", en: "  a callback is offered")
    case .timedOut: Wording(zh: "  等待超时", en: "  the wait is over")
    case .agentLeft: Wording(zh: "  坐席挂机", en: "  the agent hangs up")
    }
  }
}

extension CallOutcome {
  /// The outcome in words, such as `queued for recharge, priority 2`.
  ///
  /// Outcomes keep the names they have in fixtures; reasons are the machine's own.
  package var wording: Wording {
    switch self {
    case .completed, .hungUp, .voicemail(nil), .transferred: Wording(name)
    case .queued(let skill, let priority):
      Wording(
        zh: "queued（\(skill)，优先级 \(priority)）", en: "queued for \(skill), priority \(priority)")
    case .callback(let skill): Wording(zh: "callback（\(skill)）", en: "callback by \(skill)")
    case .voicemail(let skill?): Wording(zh: "voicemail（\(skill)）", en: "voicemail for \(skill)")
    case .failed(let reason): Wording(zh: "failed：\(reason)", en: "failed: \(reason)")
    }
  }
}

extension ServiceRequest {
  fileprivate var maskedInputs: String { shownInputs.json.compact }
}
