internal import Diagnostics

extension LintRule {
  static let longUnstoppablePrompt = LintRule(
    "long-unstoppable-prompt", .warning, "A prompt of over 10 s that callers can't interrupt",
    advice: """
      Callers who know the menu press their key at once; without barge-in it is lost. Allow barge-in, \
      or keep to 10 s what everybody must hear.
      """,
    atNode: { node, _ in
      guard node.forbidsBargeIn, let series = node.mainPrompt else { return [] }
      return series.prompts.filter { $0.expectedSeconds > 10 }.prefix(1).map { prompt in
        Spot(
          at: prompt.offset,
          "\(node.title) speaks \(Int(prompt.expectedSeconds.rounded())) s without barge-in")
      }
    })
}

extension Node {
  fileprivate var forbidsBargeIn: Bool {
    switch kind.passage {
    case .speaks(let bargeIn, _): !bargeIn
    case .asks: kind.question?.bargeIn == false
    case .works, .decides, .handsOver, .leaves: false
    }
  }
}
