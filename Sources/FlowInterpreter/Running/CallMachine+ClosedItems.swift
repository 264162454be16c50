internal import Diagnostics

/// Items of menus that an emergency has closed: whoever chooses one is told so, and asked again.
extension CallMachine {
  /// Whether the item is closed whose choice leads to a node of this flow.
  func isClosed(_ next: NodeReference) -> Bool {
    !scope.call.closed.isEmpty && scope.call.closed.contains(next.id)
  }

  /// Tells the caller that the item is closed, and asks again as after an answer that is none.
  mutating func turnAway(_ asking: Asking) throws(Fault) -> Int? {
    let text = Language(of: scope.language).say(
      "抱歉，这项服务目前暂停办理，请选择其他服务。",
      "Sorry, this service is suspended at the moment. Please choose another one.")
    play(
      text, length: SpeechRate.length(of: text), as: .noMatch,
      bargeIn: runningKind.question?.bargeIn ?? true)
    return try wrong(asking, isTold: true)
  }
}
