internal import Diagnostics

extension LintRule {
  static let lateFirstChoice = LintRule(
    "late-first-choice", .warning,
    Wording(zh: "报第一个选项之前说了超过 8 秒", en: "A menu that speaks over 8 s before the first choice"),
    advice: Wording(
      zh: """
        来电者在等选项，等着等着就不听了。先报选项，再解释；通知放进可以打断的 `say`。
        """,
      en: """
        Callers wait for their choice and stop listening. Offer first, explain after; news belong into \
        a `say` that can be interrupted.
        """),
    atNode: { node, _ in
      guard !node.choices.isEmpty, let first = node.mainPrompt?.prompts.first else { return [] }
      let text = first.text.literals
      guard let offer = KeyOffer.all(in: text).first else { return [] }
      let seconds = SpeechRate.length(of: String(text.prefix(offer.position))).inSeconds
      guard seconds > 8 else { return [] }
      return [
        Spot(
          at: first.offset,
          Wording(
            zh: "\(node.title.zh)说了 \(Int(seconds.rounded())) 秒才报第一个选项",
            en: "\(node.title.en) speaks \(Int(seconds.rounded())) s before its first choice"))
      ]
    })
}
