internal import Diagnostics

extension LintRule {
  static let unmaskedSensitiveValue = LintRule(
    "unmasked-sensitive-value", .warning,
    Wording(zh: "提示里念出明文个人信息", en: "A prompt that speaks personal data in clear"),
    advice: Wording(
      zh: """
        借别人手机打的、站在旁边的都听得到。姓名、号码、账号用 `{mask(…)}` 念。
        """,
      en: """
        Whoever dials with a borrowed phone, or stands beside the caller, hears it. Speak a name, a \
        number or an account as `{mask(…)}`.
        """),
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
              message: Wording(
                zh: "\(node.title.zh)念出明文的 {\(expression.source.prefix(60))}",
                en: "\(node.title.en) speaks {\(expression.source.prefix(60))} in clear"),
              hint: Wording(
                zh: "写作 {mask(\(expression.source.prefix(60)))}",
                en: "write {mask(\(expression.source.prefix(60)))}"))
          }
        }
      }
    })
}
