internal import Diagnostics

extension LintRule {
  static let endKeyNotOffered = LintRule(
    "end-key-not-offered", .note,
    Wording(zh: "位数不定的输入，没告诉来电者用哪个键结束", en: "An entry of varying length whose end key is not told"),
    advice: Wording(
      zh: """
        来电者只好干等超时来结束输入。说一句 `以井号键结束` 或 `then press pound`，\
        或报出最多几位：够了位数自己会结束。
        """,
      en: """
        Callers then wait for the pause to end their entry, and wonder. Say `以井号键结束` or `then press \
        pound`, or name the greatest number of digits, at which the entry ends by itself.
        """),
    atNode: { node, flow in
      guard case .collect(let collect) = node.kind, let terminator = collect.terminator,
        collect.digits.lowerBound < collect.digits.upperBound,
        !collect.prompt.prompts.contains(where: flow.leavesOpen),
        !flow.tellsLength(of: collect),
        !collect.prompt.offers.contains(where: { $0.offer.key == terminator })
      else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)没说按 \(terminator) 结束输入",
            en: "\(node.title.en) doesn't say that \(terminator) ends the entry"))
      ]
    })
}

extension Flow {
  /// Whether callers know that the entry ends by itself: the prompt names its greatest length, or asks again for
  /// what another one names.
  fileprivate func tellsLength(of collect: Collect) -> Bool {
    if collect.namesLength { return true }
    return collect.asksAgain
      && nodes.contains { node in
        guard case .collect(let other) = node.kind else { return false }
        return other.digits.upperBound == collect.digits.upperBound && other.namesLength
      }
  }
}

extension Collect {
  private var texts: [String] {
    prompt.prompts.flatMap(\.everyLanguage).map { $0.text.literals.lowercased() }
  }

  fileprivate var namesLength: Bool {
    texts.allSatisfy { text in
      DigitCount.all(in: text).contains { $0 == digits.upperBound...digits.upperBound }
    }
  }

  fileprivate var asksAgain: Bool {
    texts.contains { text in
      ["re-enter", "reenter", "enter again", " again", "再次", "再输", "重新输入", "重复输入"].contains(
        where: text.contains)
    }
  }
}
