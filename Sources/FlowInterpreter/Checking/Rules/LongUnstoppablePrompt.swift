internal import Diagnostics

extension LintRule {
  static let longUnstoppablePrompt = LintRule(
    "long-unstoppable-prompt", .warning,
    Wording(zh: "超过 10 秒又不能打断的提示", en: "A prompt of over 10 s that callers can't interrupt"),
    advice: Wording(
      zh: """
        熟悉菜单的来电者一上来就按键；不能打断，按键就丢了。允许打断，或把人人必听的话压到 10 秒以内。
        """,
      en: """
        Callers who know the menu press their key at once; without barge-in it is lost. Allow barge-in, \
        or keep to 10 s what everybody must hear.
        """),
    atNode: { node, flow in
      guard node.forbidsBargeIn, !node.parts(in: flow), let series = node.mainPrompt else {
        return []
      }
      return series.prompts.filter {
        $0.expectedSeconds > 10 && !$0.isSilence && !flow.isMusic($0)
      }.prefix(1).map {
        prompt in
        Spot(
          at: prompt.offset,
          Wording(
            zh: "\(node.title.zh)说 \(Int(prompt.expectedSeconds.rounded())) 秒，不能打断",
            en:
              "\(node.title.en) speaks \(Int(prompt.expectedSeconds.rounded())) s without barge-in")
        )
      }
    })
}

extension Flow {
  /// Whether a prompt is played for a set time to those who wait, so that it is no speech.
  func isMusic(_ prompt: Prompt) -> Bool { isForWaiting && prompt.length != nil }
}

extension Node {
  /// Whether the caller has nothing to press once it has spoken: another system's flow ends there, or waits for an
  /// agent.
  fileprivate func parts(in flow: Flow) -> Bool {
    guard flow.system != .hotline, case .speaks(_, var next) = kind.passage else { return false }
    for _ in 0..<8 {
      switch flow.nodes[next.index].kind.passage {
      case .speaks(_, let after), .works(let after?): next = after
      case .leaves, .handsOver: return true
      case .asks, .decides, .works(nil): return false
      }
    }
    return false
  }

  fileprivate var forbidsBargeIn: Bool {
    switch kind.passage {
    case .speaks(let bargeIn, _): !bargeIn
    case .asks: kind.question?.bargeIn == false
    case .works, .decides, .handsOver, .leaves: false
    }
  }
}
