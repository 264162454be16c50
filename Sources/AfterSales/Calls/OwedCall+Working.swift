package import Diagnostics

/// Why nothing can be done with a message or callback.
package enum OwedCallRefusal: Error, Hashable, Sendable, Codable {
  case unknown
  /// None may be taken now.
  case nothingToTake
  case taken(by: String)
  /// The live queue offers it to agents.
  case inQueue
  case notTaken
  case over
  /// The customer may not be rung before then.
  case tooEarly(Instant)
  case noNumber
  case noWords
  /// Only who has it, or a supervisor, hears it.
  case notYours(taker: String?)
}

extension OwedCall {
  /// Whether it waits and may be dealt with now.
  package func isDue(at now: Instant) -> Bool { state == .open && nextAt <= now }

  /// Whether nobody has dealt with it in time.
  package func isLate(at now: Instant) -> Bool { !state.isOver && dueAt < now }

  /// An agent takes it, so that nobody else does.
  ///
  /// - Throws: `OwedCallRefusal`; it stays as it is.
  package mutating func take(by who: String, at now: Instant) throws(OwedCallRefusal) {
    switch state {
    case .done, .givenUp: throw .over
    case .taken: if agent != who { throw .taken(by: agent ?? "") }
    case .queued: throw .inQueue
    case .open:
      guard nextAt <= now else { throw .tooEarly(nextAt) }
      state = .taken
      agent = who
    }
  }

  /// The agent who has it gives it back, for the next one.
  package mutating func giveBack(by who: String) throws(OwedCallRefusal) {
    try requireTaken(by: who)
    state = .open
  }

  /// The agent who has it rang the customer in vain: it is tried again later, within the hours, or
  /// given up.
  package mutating func miss(by who: String, at now: Instant) throws(OwedCallRefusal) {
    try requireTaken(by: who)
    tries += 1
    guard tries < CallBackHours.tries else {
      state = .givenUp
      return
    }
    state = .open
    nextAt = CallBackHours.first(from: now + CallBackHours.retryAfter)
  }

  /// The agent who has it has dealt with it.
  package mutating func finish(by who: String) throws(OwedCallRefusal) {
    try requireTaken(by: who)
    state = .done
  }

  private func requireTaken(by who: String) throws(OwedCallRefusal) {
    switch state {
    case .done, .givenUp: throw .over
    case .queued: throw .inQueue
    case .open: throw .notTaken
    case .taken: if agent != who { throw .taken(by: agent ?? "") }
    }
  }
}

extension OwedCall.State: Worded {
  package var wording: Wording {
    switch self {
    case .open: Wording(zh: "待处理", en: "waits")
    case .queued: Wording(zh: "在总机排队", en: "in the queue")
    case .taken: Wording(zh: "处理中", en: "taken")
    case .done: Wording(zh: "已处理", en: "done")
    case .givenUp: Wording(zh: "多次未接，已放弃", en: "given up")
    }
  }
}

extension OwedCall.Cause: Worded {
  package var wording: Wording {
    switch self {
    case .asked: Wording(zh: "客户要求", en: "asked for")
    case .taskTime: Wording(zh: "告知预计时间", en: "tell by when")
    case .taskMissed: Wording(zh: "答复超时，致歉", en: "time missed, say so")
    case .outreach: Wording(zh: "主动告知", en: "tell before they call")
    case .outreachMissed: Wording(zh: "超过预计时间，致歉", en: "later than told, say so")
    }
  }
}

extension OwedCall.Kind: Worded {
  package var wording: Wording {
    switch self {
    case .message: Wording(zh: "留言", en: "message")
    case .callback: Wording(zh: "回电", en: "callback")
    }
  }
}

extension OwedCallRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .unknown: Wording(zh: "没有这一条", en: "there is none of this id")
    case .nothingToTake: Wording(zh: "现在没有待处理的", en: "there is nothing to take now")
    case .taken(let who): Wording(zh: "已由 \(who) 处理", en: "\(who) has it")
    case .inQueue:
      Wording(
        zh: "已在总机队列里，会像来电一样派给坐席",
        en: "it is in the live queue, which offers it to agents like a call")
    case .notTaken: Wording(zh: "请先 take", en: "take it first")
    case .over: Wording(zh: "已经处理完毕", en: "it is over already")
    case .tooEarly(let moment):
      Wording(zh: "\(moment) 之前不能回拨", en: "the customer is not to be rung before \(moment)")
    case .noNumber: Wording(zh: "来电未显示号码", en: "the number was withheld")
    case .noWords: Wording(zh: "没有留言内容", en: "nothing was said")
    case .notYours(let taker):
      Wording(
        zh: "只有处理人\(taker.map { "（\($0)）" } ?? "")或主管可以听",
        en: "only who took it\(taker.map { " (\($0))" } ?? "") or a supervisor may hear it")
    }
  }
}
