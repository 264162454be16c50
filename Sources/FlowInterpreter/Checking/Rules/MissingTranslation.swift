internal import Diagnostics

extension LintRule {
  static let missingTranslation = LintRule(
    "missing-translation", .error,
    Wording(zh: "提示缺流程的某种语言", en: "A prompt that lacks one of the flow's languages"),
    advice: Wording(
      zh: """
        选了那种语言的来电者会听到别的语言。提示要有流程 `languages` 里的每一种，或写一段谁都听得懂的话。
        """,
      en: """
        A caller who chose that language hears another one. Give the prompt in all of the flow's \
        `languages`, or as one text that everybody understands.
        """),
    inFlow: { graph in
      var seen: Set<Int> = []
      return graph.flow.nodes.enumerated().flatMap { index, node in
        node.prompts.flatMap(\.prompts).compactMap { prompt -> Spot? in
          guard prompt.language != nil, seen.insert(prompt.offset).inserted else { return nil }
          let given = prompt.everyLanguage.compactMap(\.language)
          let missing = graph.flow.languages.filter { !given.contains($0) }
          guard !missing.isEmpty else { return nil }
          return Spot(
            node: index, at: prompt.offset,
            Wording(
              zh: "\(node.title.zh)有一段提示缺 \(missing.joined(separator: "、"))",
              en: "\(node.title.en) has a prompt without \(missing.joined(separator: ", "))"))
        }
      }
    })
}
