internal import Diagnostics

extension LintRule {
  static let recursiveSubFlow = LintRule(
    "recursive-sub-flow", .error,
    Wording(zh: "流程直接或绕一圈又运行自己", en: "A flow that runs itself, directly or through others"),
    advice: Wording(
      zh: """
        流程最多嵌套 32 层，再深来电就失败。改成在流程里往回走，或返回后由外层继续。
        """,
      en: """
        Flows nest 32 deep at most; then the call fails. Lead back inside the flow instead, or return \
        and let the outer flow go on.
        """),
    acrossFlows: { graph in
      var circle: [Int: Int] = [:]
      for (number, flows) in graph.circles.enumerated() {
        for flow in flows { circle[flow] = number }
      }
      return graph.findings { place, node in
        guard let callee = graph.callee(of: node), case .flow(let subFlow) = node.kind,
          let own = circle[place.flow], own == circle[callee]
        else { return nil }
        let what =
          callee == place.flow
          ? Wording(zh: "自己这个流程", en: "the flow itself")
          : Wording(
            zh: "“\(subFlow.flow)”，它又会回来", en: "\"\(subFlow.flow)\", which comes back to it")
        return Spot(
          at: subFlow.flowOffset,
          Wording(zh: "\(node.title.zh)运行\(what.zh)", en: "\(node.title.en) runs \(what.en)"))
      }
    })
}
