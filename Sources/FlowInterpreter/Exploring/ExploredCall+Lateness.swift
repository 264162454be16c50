internal import Diagnostics

/// Where conditions ask how long the call lasts: callers, services and agents who take so long that one of them
/// turns.
extension ExploredCall {
  /// So many moments at which conditions turn are waited for at one node.
  private static let mostTurns = 4

  /// How long it takes from now until conditions turn, in whole seconds.
  ///
  /// - Parameter rest: how long the call goes on after that, before it comes to anything.
  private func waits(
    _ choices: ValueChoices, within longest: Duration, before rest: Duration = .zero
  ) -> [Duration] {
    let passed = (session.now + rest).inSeconds
    return Array(
      choices.secondsOfCall.map { .seconds(($0 - passed).rounded(.up) + 1) }
        .filter { $0 > .zero && $0 < longest }.prefix(Self.mostTurns))
  }

  /// The caller thinks for a while, or answers when asked again.
  func lateAnswers(_ choices: ValueChoices) -> [ExploredCall] {
    guard choices.asksHowLongCallLasts, let deadline = machine.deadline else { return [] }
    let thinking = waits(choices, within: deadline - session.now).map { wait in
      with("silence for \(wait.components.seconds) s") { $0.think(for: wait) }
    }
    guard node.kind.question?.retry.attempts ?? 1 > 1 else { return thinking }
    return thinking + [with("silence once") { $0.staySilent() }]
  }

  /// Every outcome comes late, and none comes in time.
  func lateReplies(
    of service: ServiceCall, _ outcomes: [String], usual: Value, _ choices: ValueChoices
  ) -> [ExploredCall] {
    guard choices.asksHowLongCallLasts else { return [] }
    let late = waits(choices, within: service.timeout).flatMap { takes in
      outcomes.map { outcome in
        let value: Value = Self.isNothing(outcome) ? .null : usual
        return with("\(outcome) after \(takes.components.seconds) s") {
          $0.answer(StubbedReply(.outcome(outcome, value: value), takes: takes))
        }
      }
    }
    let tooLate = StubbedReply(.fault("late"), takes: service.timeout + .seconds(1))
    return late + [with("no answer in time") { $0.answer(tooLate) }]
  }

  /// An agent answers so late that a condition has turned when the talk is over.
  func lateAgents(of queue: QueueCall, _ choices: ValueChoices) -> [ExploredCall] {
    let talk = QueueBehaviour.usualTalk
    return waits(choices, within: queue.maxWait ?? .seconds(3_600), before: talk).map { wait in
      with("answered after \(wait.components.seconds) s") {
        $0.behave(.answers(after: wait, talk: talk))
      }
    }
  }
}
