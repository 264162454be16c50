internal import Diagnostics

extension LintRule {
  static let recursiveSubFlow = LintRule(
    "recursive-sub-flow", .error, "A flow that runs itself, directly or through others",
    advice: """
      Flows nest 32 deep at most; then the call fails. Lead back inside the flow instead, or return \
      and let the outer flow go on.
      """,
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
          callee == place.flow ? "the flow itself" : "\"\(subFlow.flow)\", which comes back to it"
        return Spot(at: subFlow.flowOffset, "\(node.title) runs \(what)")
      }
    })
}
