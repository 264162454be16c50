internal import Diagnostics

extension LintRule {
  static let digitsWithoutWayOut = LintRule(
    "digits-without-way-out", .note,
    Wording(
      zh: "要求输入号码，却没有一条路通到人工", en: "A question for digits from which no way leads to a person"),
    advice: Wording(
      zh: """
        看不清或手头没有号码的人只能失败。给问题配 `choices`（如说“人工”，或按 `*`），\
        或把多次答错的来电接到人工。
        """,
      en: """
        Who can't read the number, or hasn't got it, can only fail. Give the question `choices` (a word \
        such as 人工, or the key `*`), or lead its failed attempts to a person.
        """),
    inFlow: { graph in
      let nodes = graph.flow.nodes
      let helps = graph.reaching(
        nodes.indices.filter { index in
          switch nodes[index].kind {
          case .queue, .callback, .flow, .return, .voicemail: true
          default: false
          }
        })
      // Where nothing leads to a person, that is what is wrong: no-way-to-person.
      guard helps.contains(true) else { return [] }
      return nodes.enumerated().compactMap { index, node in
        guard case .collect = node.kind, node.choices.isEmpty, !helps[index] else { return nil }
        return Spot(
          node: index, at: node.offset,
          Wording(
            zh: "从\(node.title.zh)没有路通到人工", en: "no way leads from \(node.title.en) to a person"),
          hint: Wording(
            zh: "加上 choices，如 { key: \"*\", words: [\"人工\"], … }",
            en: "give it choices, such as { key: \"*\", words: [\"人工\"], … }"))
      }
    })
}
