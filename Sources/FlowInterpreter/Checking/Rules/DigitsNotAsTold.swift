internal import Diagnostics

extension LintRule {
  static let digitsNotAsTold = LintRule(
    "digits-not-as-told", .warning, "A prompt that names another number of digits than is taken",
    advice: """
      Who types as many as they were told is cut off, or waits for the pause and hears that it was \
      wrong. Make prompt and `digits` agree. (Found by words such as `8位`, `十一位`, `8-digit`.)
      """,
    atNode: { node, _ in
      guard case .collect(let collect) = node.kind else { return [] }
      return collect.prompt.prompts.flatMap(\.everyLanguage).compactMap { prompt in
        let told = DigitCount.all(in: prompt.text.literals)
        guard let first = told.first, !told.contains(where: { $0.overlaps(collect.digits) }) else {
          return nil
        }
        return Spot(
          at: prompt.offset,
          "\(node.title) asks for \(first.phrase) but takes \(collect.digits.phrase)")
      }
    })
}
