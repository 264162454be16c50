internal import Diagnostics

extension LintRule {
  static let setNeverRead = LintRule(
    "set-never-read", .warning,
    Wording(zh: "赋了值却从没读过的变量", en: "A variable that is set and never read"),
    advice: Wording(
      zh: """
        要么本该用到（那就漏了什么），要么碍事。（`listen` 和 `voicemail` 必须存的不查。）
        """,
      en: """
        Either the value was meant to be used (then something is missing), or it is in the way. (What \
        `listen` and `voicemail` must store is left alone.)
        """),
    acrossFlows: { graph in
      graph.flows.indices.flatMap { index -> [Finding] in
        let flow = graph.flows[index].flow
        let read = graph.variablesRead(in: index)
        var seen: Set<Int> = []
        return flow.nodes.enumerated().flatMap { number, node -> [Finding] in
          node.storedByChoice.filter { !read[$0.slot] && seen.insert($0.slot).inserted }.map {
            Finding(
              flow: index, node: number, offset: $0.offset,
              message: Wording(
                zh: "\(node.title.zh)给“\($0.name)”赋了值，却没有地方读",
                en: "\(node.title.en) sets \"\($0.name)\", which nothing reads"), hint: nil)
          }
        }
      }
    })
}

extension Node {
  /// The variables the node sets though it need not.
  fileprivate var storedByChoice: [VariableReference] { kind.mustStore ? [] : assigned }
}

extension CallGraph {
  /// For each variable of a flow whether something reads it, other than to set it again.
  func variablesRead(in index: Int) -> [Bool] {
    let flow = flows[index].flow
    var read = [Bool](repeating: false, count: flow.variables.count)
    for node in flow.nodes {
      for expression in node.prompts.flatMap(\.expressions) {
        for slot in expression.tree.variables { read[slot] = true }
      }
      if case .set(let set) = node.kind {
        for assignment in set.assignments {
          for slot in assignment.value.tree.variables where slot != assignment.variable.slot {
            read[slot] = true
          }
        }
      } else {
        for expression in node.ownExpressions {
          for slot in expression.tree.variables { read[slot] = true }
        }
      }
    }
    for caller in callers[index] {
      guard case .flow(let subFlow) = node(caller).kind else { continue }
      guard let link = subFlow.link else { return read.map { _ in true } }
      for expression in link.bring {
        for slot in expression.tree.variables { read[slot] = true }
      }
    }
    return read
  }
}
