internal import AfterSales
internal import FlowInterpreter
internal import Switchboard

/// What the switchboard tells a caller's phone.
extension LivePhone {
  mutating func hear(_ message: ServerMessage) {
    switch message {
    case .announcement(let text): if !hasHeard(text) { tell(.announcement(text)) }
    case .waiting(let position, let expected):
      // Who has hung up meanwhile hears nothing any more.
      if session.isOver { return }
      session.tell(
        .waiting(expected: expected.map { .milliseconds(Int64($0 * 1_000)) }, position: position))
      follow()
      tell(.waiting(position: position))
    case .queueFull: leaveQueue(.full)
    case .queueClosed: leaveQueue(.closed)
    case .nobody: leaveQueue(.nobody)
    case .timedOut: leaveQueue(.timedOut)
    case .callbackOffered: session.tell(.offersCallback)
    case .answered: answered()
    case .line(_, .talking): if !isTalking { answered() }
    case .agentLeft: endTalk()
    case .transferred(let queue): tell(.transferred(queue: queue))
    case .movedOn(let queue): tell(.movedOn(queue: queue))
    case .refused, .misread: isUnknown()
    case .done, .line(_, .waiting), .line(_, .callback), .line(_, .over), .callbackKept: break
    case .desk, .status, .queues, .offer, .withdrawn, .ringing, .connected, .wrapUp, .phase,
      .loggedOff:
      // What agents and boards are told.
      break
    }
  }

  /// The switchboard has done what was asked, or can't.
  mutating func follow(_ answer: ServerMessage, to request: ClientMessage) {
    switch (request, answer) {
    case (.join(let joining), _):
      follow(answer, toJoining: joining)
      if case .joining = standstill?.cause { goOn() }
    case (.takeCallback, .refused(_, .unknownCall)): bookInstead()
    case (.takeCallback, .refused), (.takeCallback, .misread): goOn()
    case (.bookCallback, .refused), (.bookCallback, .misread):
      notRegistered(.callbackRefused)
    case (.takeCallback, _), (.bookCallback, _): registered()
    default: break
    }
  }

  private mutating func follow(_ answer: ServerMessage, toJoining joining: ClientMessage.Joining) {
    switch answer {
    case .refused(_, .callOver):
      answered()
      endTalk()
    case .refused(_, let why):
      if why == .unknownQueue {
        tell(.unknownQueue(joining.queue))
      }
      leaveQueue(.closed)
    case .misread: leaveQueue(.closed)
    default:
      if queued != nil { link.introduce(as: .resume(call: joining.call)) }
      if case .line(_, .talking) = answer, !isTalking { answered() }
    }
  }

  /// Whether the flow has told it already.
  private func hasHeard(_ announcement: String) -> Bool {
    session.transcript.entries.contains { entry in
      if case .heard(let utterance) = entry.event {
        utterance.text.contains(announcement)
      } else {
        false
      }
    }
  }

  private mutating func answered() {
    isTalking = true
    session.tell(.answered)
  }

  private mutating func leaveQueue(_ reply: QueueReply) {
    queued = nil
    link.introduce(as: nil)
    session.tell(reply)
  }

  /// The switchboard doesn't know the call that came back: it is over, or was given up.
  mutating func isUnknown() {
    guard let queued, standstill == nil else { return }
    link.introduce(as: nil)
    if isTalking {
      endTalk()
    } else {
      link.send(.join(joining(skill: queued.skill, priority: queued.priority)))
    }
  }

  private mutating func endTalk() {
    queued = nil
    isTalking = false
    link.introduce(as: nil)
    talks += 1
    session.tell(.agentLeft)
  }
}
