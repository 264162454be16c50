internal import Diagnostics

extension LintRule {
  static let digitsNotAsTold = LintRule(
    "digits-not-as-told", .warning,
    Wording(zh: "提示里说的位数与实际收的不同", en: "A prompt that names another number of digits than is taken"),
    advice: Wording(
      zh: """
        照提示输入的来电者会被截断，或等到超时才听到输错了。让提示与 `digits` 一致。\
        （按 `8位`、`十一位`、`8-digit` 这样的词判断。）
        """,
      en: """
        Who types as many as they were told is cut off, or waits for the pause and hears that it was \
        wrong. Make prompt and `digits` agree. (Found by words such as `8位`, `十一位`, `8-digit`.)
        """),
    atNode: { node, _ in
      guard case .collect(let collect) = node.kind else { return [] }
      return collect.prompt.prompts.flatMap(\.everyLanguage).compactMap { prompt in
        let told = DigitCount.all(in: prompt.text.literals)
        // Of a range every number of digits must be taken.
        func isTaken(_ range: ClosedRange<Int>) -> Bool {
          collect.digits.contains(range.lowerBound) && collect.digits.contains(range.upperBound)
        }
        guard let first = told.first, !told.contains(where: isTaken) else { return nil }
        return Spot(
          at: prompt.offset,
          Wording(
            zh: "\(node.title.zh)要求输入\(first.phrase.zh)，实际收\(collect.digits.phrase.zh)",
            en: "\(node.title.en) asks for \(first.phrase.en) but takes \(collect.digits.phrase.en)"
          ))
      }
    })
}
