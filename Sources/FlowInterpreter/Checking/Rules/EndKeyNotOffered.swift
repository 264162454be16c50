internal import Diagnostics

extension LintRule {
  static let endKeyNotOffered = LintRule(
    "end-key-not-offered", .note,
    Wording(zh: "位数不定的输入，没告诉来电者用哪个键结束", en: "An entry of varying length whose end key is not told"),
    advice: Wording(
      zh: """
        来电者只好干等超时来结束输入。说一句 `以井号键结束` 或 `then press pound`。
        """,
      en: """
        Callers then wait for the pause to end their entry, and wonder. Say `以井号键结束` or `then press \
        pound`.
        """),
    atNode: { node, flow in
      guard case .collect(let collect) = node.kind, let terminator = collect.terminator,
        collect.digits.lowerBound < collect.digits.upperBound,
        !collect.prompt.prompts.contains(where: flow.leavesOpen),
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
