internal import Diagnostics

extension LintRule {
  static let readBeforeSet = LintRule(
    "read-before-set", .warning,
    Wording(zh: "有的路上还没赋值就读的变量", en: "A variable read on a path that hasn't set it yet"),
    advice: Wording(
      zh: """
        在那条路上它是 `null`：来电者听到的是空白，比较一律不成立。每条路上都要先赋值，或先问 `exists(…)`，\
        或声明时给 `null` 以外的初值（算已赋值）。
        """,
      en: """
        On such a path it is `null`: the caller hears nothing in its place, and comparisons are false. \
        Set it on every way there, ask `exists(…)` first, or declare it with another first value than \
        `null`, which counts as set.
        """),
    acrossFlows: { graph in
      graph.flows.indices.flatMap { index in
        readsBeforeSet(in: graph.flows[index], passed: graph.passedByAll(to: index))
          .map { $0.finding(in: index) }
      }
    })

  /// How many edges are looked at for one flow at most, so that a huge flow can't take minutes.
  private static let limit = 50_000_000

  private static func readsBeforeSet(in graph: FlowGraph, passed: Set<String>) -> [Spot] {
    let flow = graph.flow
    let facts = graph.assignments
    var spots: [Spot] = []
    var work = 0
    for (slot, variable) in flow.variables.enumerated() {
      guard variable.initial == .null, !passed.contains(variable.name),
        let readers = facts.readers[slot]
      else { continue }
      work += graph.edges.count
      guard work <= limit else { break }
      let unset = graph.reached(from: [flow.start.index]) { !facts.sets(slot, on: $0) }
      for reader in readers where unset[reader.node] {
        spots.append(
          Spot(
            node: reader.node, at: reader.offset,
            Wording(
              zh: "\(flow.nodes[reader.node].title.zh)读“\(variable.name)”，但不是每条路上都已赋值",
              en:
                "\(flow.nodes[reader.node].title.en) reads \"\(variable.name)\", which is not set on "
                + "every way there")))
      }
    }
    return spots
  }
}

extension CallGraph {
  /// The variables that every node which runs a flow passes to it.
  fileprivate func passedByAll(to index: Int) -> Set<String> {
    guard !entries.contains(index) else { return [] }
    var common: Set<String>?
    for caller in callers[index] {
      guard case .flow(let subFlow) = node(caller).kind else { continue }
      let names = Set(subFlow.pass.map(\.variable))
      common = common?.intersection(names) ?? names
    }
    return common ?? []
  }
}
