internal import Diagnostics

extension LintRule {
  static let unmaskedSensitiveValue = LintRule(
    "unmasked-sensitive-value", .warning, "A prompt that speaks personal data in clear",
    advice: """
      Whoever dials with a borrowed phone, or stands beside the caller, hears it. Speak a name, a \
      number or an account as `{mask(…)}`.
      """,
    acrossFlows: { graph in
      let values = SensitiveValues(graph)
      return graph.flows.enumerated().flatMap { index, content -> [Finding] in
        var seen: Set<Int> = []
        return content.flow.nodes.enumerated().flatMap { number, node in
          node.prompts.flatMap(\.expressions).filter {
            values.leaks($0.tree, in: index) && seen.insert($0.offset).inserted
          }.map { expression in
            Finding(
              flow: index, node: number, offset: expression.offset,
              message: "\(node.title) speaks {\(expression.source.prefix(60))} in clear",
              hint: "write {mask(\(expression.source.prefix(60)))}")
          }
        }
      }
    })
}
