internal import Diagnostics

extension LintRule {
  static let missingTranslation = LintRule(
    "missing-translation", .error, "A prompt that lacks one of the flow's languages",
    advice: """
      A caller who chose that language hears another one. Give the prompt in all of the flow's \
      `languages`, or as one text that everybody understands.
      """,
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
            "\(node.title) has a prompt without \(missing.joined(separator: ", "))")
        }
      }
    })
}
