internal import Diagnostics

extension LintRule {
  static let longPrompt = LintRule(
    "long-prompt", .warning, Wording(zh: "超过 30 秒的提示", en: "A prompt of over 30 s"),
    advice: Wording(
      zh: """
        半分钟前说的话没人记得住。拆开，或用短信发详情。
        """,
      en: """
        Nobody remembers what was said half a minute ago. Split it, or send the details as a message.
        """),
    atNode: { node, flow in
      node.prompts.flatMap(\.prompts).filter {
        $0.expectedSeconds > 30 && !$0.isSilence && !flow.isMusic($0)
      }.prefix(1)
        .map {
          prompt in
          Spot(
            at: prompt.offset,
            Wording(
              zh: "\(node.title.zh)一口气说 \(Int(min(prompt.expectedSeconds, 1e6).rounded())) 秒",
              en:
                "\(node.title.en) speaks \(Int(min(prompt.expectedSeconds, 1e6).rounded())) s at a stretch"
            ))
        }
    })
}
