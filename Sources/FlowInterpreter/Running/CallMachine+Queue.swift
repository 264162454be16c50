internal import Diagnostics

extension CallMachine {
  mutating func enqueue(_ queue: QueueCall) throws(Fault) {
    leaveQueue()
    var priority = 0
    switch try queue.priority?.evaluate(in: scope) {
    case .number(let number):
      guard let rounded = number.rounded(toDecimals: 0)?.integer else {
        throw Fault("the priority is beyond every limit")
      }
      priority = rounded
    case .null, nil: break
    case let other?: throw Fault("the priority must be a number, found \(other.kindName)")
    }
    var skill = queue.skill
    if let from = queue.skillFrom {
      skill = try from.evaluate(in: scope).asText
      guard !skill.isEmpty else { throw Fault("no queue was set before") }
    }
    actions.append(
      .enqueue(
        QueueRequest(
          skill: skill, priority: priority, saysEstimate: queue.saysEstimate,
          asksForNobody: queue.nobody != nil, maxWait: queue.maxWait)))
    scope.waiting = WaitFigures()
    phase = .queued(
      Queued(
        skill: skill, priority: priority, since: scope.elapsed, before: handedOver))
    // From now on it is the queue's affair how the call ends.
    handedOver = .queued(skill: skill, priority: priority)
  }

  func deadline(of queued: Queued) -> Duration? {
    guard case .queue(let queue) = runningKind else { return nil }
    if !queued.isAccepted { return queued.since }
    var offer: Duration?
    if let after = queue.callbackAfter, !queued.offersCallback, callingNumber != nil {
      offer = queued.since + after
    }
    guard let limit = queue.maxWait.map({ queued.since + $0 }) else { return offer }
    return offer.map { min($0, limit) } ?? limit
  }

  mutating func queueDeadline(_ queued: Queued) throws(Fault) {
    guard case .queue(let queue) = runningKind else { return }
    if !queued.isAccepted {
      try accept(queued, isWaiting: true)
    } else if let maxWait = queue.maxWait, queued.since + maxWait <= scope.elapsed {
      actions.append(.leaveQueue)
      stopPlaying()
      try leave(by: .timedOut, to: queue.timedOut, "the call waited too long")
    } else {
      try offerCallback(queued, queue)
    }
  }

  private mutating func offerCallback(_ waiting: Queued, _ queue: QueueCall) throws(Fault) {
    var queued = waiting
    queued.offersCallback = true
    phase = .queued(queued)
    try say(.callbackOffer, queue.texts.callbackOffer)
  }

  mutating func queueReplied(_ reply: QueueReply) {
    switch (reply, aside?.event) {
    case (.waiting(let expected, let position), .waiting?): return note(expected, position)
    case (.offersCallback, .waiting?): return
    case (_, .waiting?), (.agentLeft, .answered?): leaveAside()
    default: break
    }
    guard case .queue(let queue) = runningKind else { return }
    do throws(Fault) {
      switch (reply, phase) {
      case (.full, .queued): try leave(by: .full, to: queue.full, "the queue is full")
      case (.closed, .queued): try leave(by: .closed, to: queue.closed, "the queue is closed")
      case (.nobody, .queued):
        guard let nobody = queue.nobody else { break }
        try leave(by: .nobody, to: nobody, "nobody works for the queue")
      case (.waiting(let expected, let position), .queued(let queued)):
        note(expected, position)
        if queued.isAccepted {
          try tellWait(expected, position, queue)
        } else {
          try accept(queued, expected: expected, position: position, isWaiting: true)
        }
      case (.answered, .queued(let queued)):
        // The agent's voice ends what a waiting caller hears; one answered at once hears the prompt.
        if queued.isAccepted { stopPlaying() } else { try accept(queued, isWaiting: false) }
        phase = .talking
        answered = answered ?? .queued(skill: queued.skill, priority: queued.priority)
        beginAside(.answered)
      case (.offersCallback, .queued(let queued)):
        if queued.isAccepted, !queued.offersCallback, callingNumber != nil {
          try offerCallback(queued, queue)
        }
      case (.timedOut, .queued):
        try leave(by: .timedOut, to: queue.timedOut, "the call waited too long")
      case (.agentLeft, .talking):
        if let next = queue.next { return run(by: .next, to: next) }
        beginAside(.left)
        if aside == nil { end(handedOver ?? .completed) }
      case (.full, _), (.closed, _), (.nobody, _), (.waiting, _), (.answered, _),
        (.offersCallback, _), (.timedOut, _), (.agentLeft, _):
        break
      }
    } catch {
      fail(error)
    }
  }

  /// The queue has taken the call, which is answered or waits.
  private mutating func accept(
    _ queued: Queued, expected: Duration? = nil, position: Int? = nil, isWaiting: Bool
  ) throws(Fault) {
    guard case .queue(let queue) = runningKind else { return }
    var queued = queued
    queued.isAccepted = true
    phase = .queued(queued)
    if let prompt = queue.prompt { try play(prompt, as: .prompt, bargeIn: true) }
    guard isWaiting else { return }
    if let waiting = queue.texts.waiting { try play(waiting, as: .waiting, bargeIn: true) }
    try tellWait(expected, position, queue)
    beginAside(.waiting, waitingIn: queued)
  }

  /// Keeps what the queue told of the wait, which its texts may say.
  private mutating func note(_ expected: Duration?, _ position: Int?) {
    scope.waiting = WaitFigures(
      minutes: expected.map { max(1, QueueAnnouncement.minutes($0)) } ?? scope.waiting.minutes,
      position: position ?? scope.waiting.position)
  }

  /// Says what the queue told of the wait, as far as the flow wants that said.
  private mutating func tellWait(
    _ expected: Duration?, _ position: Int?, _ queue: QueueCall
  ) throws(Fault) {
    if let text = queue.texts.position, position != nil {
      try play(text, as: .position, bargeIn: true)
    }
    if let expected, queue.saysEstimate { try say(.estimate(expected), queue.texts.estimate) }
  }

  private mutating func leave(
    by way: Way, to reference: NodeReference?, _ reason: String
  ) throws(Fault) {
    if case .queued(let queued) = phase { handedOver = queued.before }
    stopPlaying()
    guard let reference else { throw Fault("\(reason), and there is no way for that") }
    run(by: way, to: reference)
  }

  // MARK: The offer of a callback

  mutating func acceptCallback(_ queued: Queued) {
    guard queued.offersCallback, let number = callingNumber else { return }
    actions.append(.leaveQueue)
    stopPlaying()
    actions.append(
      .registerCallback(CallbackOrder(skill: queued.skill, number: number, at: nil)))
    handedOver = .callback(skill: queued.skill)
    phase = .partingWords
    guard case .queue(let queue) = runningKind else { return }
    do throws(Fault) {
      try say(.callbackConfirmation, queue.texts.callbackKept)
    } catch {
      fail(error)
    }
  }

  /// Says something in the flow's words, else in the machine's own.
  private mutating func say(
    _ announcement: QueueAnnouncement, _ given: PromptSeries?
  ) throws(Fault) {
    let bargeIn = announcement.purpose != .callbackConfirmation
    if let given { return try play(given, as: announcement.purpose, bargeIn: bargeIn) }
    let text = announcement.text(in: scope.language)
    play(text, length: SpeechRate.length(of: text), as: announcement.purpose, bargeIn: bargeIn)
  }
}
