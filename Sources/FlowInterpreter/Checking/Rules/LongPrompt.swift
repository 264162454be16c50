internal import Diagnostics

extension LintRule {
  static let longPrompt = LintRule(
    "long-prompt", .warning, "A prompt of over 30 s",
    advice: """
      Nobody remembers what was said half a minute ago. Split it, or send the details as a message.
      """,
    atNode: { node, _ in
      node.prompts.flatMap(\.prompts).filter { $0.expectedSeconds > 30 }.prefix(1).map { prompt in
        Spot(
          at: prompt.offset,
          "\(node.title) speaks \(Int(min(prompt.expectedSeconds, 1e6).rounded())) s at a stretch")
      }
    })
}
