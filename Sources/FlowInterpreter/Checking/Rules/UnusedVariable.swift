internal import Diagnostics

extension LintRule {
  static let unusedVariable = LintRule(
    "unused-variable", .warning,
    Wording(zh: "声明了却从没用过的变量", en: "A variable that is declared and never used"),
    advice: Wording(zh: "删掉，或用在该用的地方。", en: "Remove it, or use it where it was meant to be used."),
    acrossFlows: { graph in
      graph.flows.indices.flatMap { index -> [Finding] in
        let flow = graph.flows[index].flow
        var isUsed = graph.variablesRead(in: index)
        for node in flow.nodes {
          for variable in node.assigned { isUsed[variable.slot] = true }
        }
        let passed = Set(
          graph.callers[index].flatMap { caller -> [String] in
            if case .flow(let subFlow) = graph.node(caller).kind {
              subFlow.pass.map(\.variable)
            } else {
              []
            }
          })
        return flow.variables.enumerated().filter { slot, variable in
          !isUsed[slot] && !passed.contains(variable.name)
        }.map { _, variable in
          Finding(
            flow: index, node: nil, offset: variable.offset,
            message: Wording(
              zh: "变量“\(variable.name)”从没用过", en: "variable \"\(variable.name)\" is never used"),
            hint: nil)
        }
      }
    })
}
