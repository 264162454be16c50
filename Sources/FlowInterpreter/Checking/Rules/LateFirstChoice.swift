internal import Diagnostics

extension LintRule {
  static let lateFirstChoice = LintRule(
    "late-first-choice", .warning, "A menu that speaks over 8 s before the first choice",
    advice: """
      Callers wait for their choice and stop listening. Offer first, explain after; news belong into \
      a `say` that can be interrupted.
      """,
    atNode: { node, _ in
      guard !node.choices.isEmpty, let first = node.mainPrompt?.prompts.first else { return [] }
      let text = first.text.literals
      guard let offer = KeyOffer.all(in: text).first else { return [] }
      let seconds = SpeechRate.length(of: String(text.prefix(offer.position))).inSeconds
      guard seconds > 8 else { return [] }
      return [
        Spot(
          at: first.offset,
          "\(node.title) speaks \(Int(seconds.rounded())) s before its first choice")
      ]
    })
}
