internal import Diagnostics

extension CallMachine {
  mutating func enqueue(_ queue: QueueCall) throws(Fault) {
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
    actions.append(
      .enqueue(
        QueueRequest(skill: queue.skill, priority: priority, saysEstimate: queue.saysEstimate)))
    phase = .queued(
      Queued(
        skill: queue.skill, priority: priority, since: scope.elapsed, before: handedOver))
    // From now on it is the queue's affair how the call ends.
    handedOver = .queued(skill: queue.skill, priority: priority)
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
      try accept(queued, expected: nil)
    } else if let maxWait = queue.maxWait, queued.since + maxWait <= scope.elapsed {
      actions.append(.leaveQueue)
      stopPlaying()
      try leave(by: .timedOut, to: queue.timedOut, "the call waited too long")
    } else {
      offerCallback(queued)
    }
  }

  private mutating func offerCallback(_ waiting: Queued) {
    var queued = waiting
    queued.offersCallback = true
    phase = .queued(queued)
    say(.callbackOffer)
  }

  mutating func queueReplied(_ reply: QueueReply) {
    guard case .queue(let queue) = runningKind else { return }
    do throws(Fault) {
      switch (reply, phase) {
      case (.full, .queued): try leave(by: .full, to: queue.full, "the queue is full")
      case (.closed, .queued): try leave(by: .closed, to: queue.closed, "the queue is closed")
      case (.waiting(let expected), .queued(let queued)):
        if !queued.isAccepted {
          try accept(queued, expected: expected)
        } else if let expected, queue.saysEstimate {
          say(.estimate(expected))
        }
      case (.answered, .queued(let queued)):
        // The agent's voice ends what a waiting caller hears; one answered at once hears the prompt.
        if queued.isAccepted { stopPlaying() } else { try accept(queued, expected: nil) }
        phase = .talking
      case (.offersCallback, .queued(let queued)):
        if queued.isAccepted, !queued.offersCallback, callingNumber != nil {
          offerCallback(queued)
        }
      case (.timedOut, .queued):
        try leave(by: .timedOut, to: queue.timedOut, "the call waited too long")
      case (.agentLeft, .talking):
        if let next = queue.next { run(by: .next, to: next) } else { end(handedOver ?? .completed) }
      case (.full, _), (.closed, _), (.waiting, _), (.answered, _), (.offersCallback, _),
        (.timedOut, _), (.agentLeft, _):
        break
      }
    } catch {
      fail(error)
    }
  }

  /// The queue has taken the call, which is answered or waits.
  private mutating func accept(_ queued: Queued, expected: Duration?) throws(Fault) {
    guard case .queue(let queue) = runningKind else { return }
    var queued = queued
    queued.isAccepted = true
    phase = .queued(queued)
    if let prompt = queue.prompt { try play(prompt, as: .prompt, bargeIn: true) }
    if let expected, queue.saysEstimate { say(.estimate(expected)) }
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
    say(.callbackConfirmation)
    phase = .partingWords
  }

  private mutating func say(_ announcement: QueueAnnouncement) {
    let text = announcement.text(in: library.flows[flow].language)
    play(
      text, length: SpeechRate.length(of: text), as: announcement.purpose,
      bargeIn: announcement.purpose != .callbackConfirmation)
  }
}
