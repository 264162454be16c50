package import Diagnostics

/// One thing that a good call flow doesn't do, and how to find it.
package struct LintRule: Sendable {
  /// Something that breaks a rule.
  struct Finding {
    var flow: Int
    /// The node whose `allow` may make an exception of it.
    var node: Int?
    /// Where it is in the flow's source.
    var offset: Int
    var message: Wording
    var hint: Wording?
  }

  /// A stable name in kebab case, for `allow` and for machines.
  package let id: String
  package let severity: Diagnostic.Severity
  /// What it finds, on one line.
  package let summary: Wording
  /// Why that is bad for callers, and what to do instead.
  package let advice: Wording
  let check: @Sendable (LintSubject) -> [Finding]

  /// A rule that asks for more than how flows are connected.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: Wording, advice: Wording,
    about check: @escaping @Sendable (LintSubject) -> [Finding]
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.advice = advice
    self.check = check
  }

  /// A rule about flows together.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: Wording, advice: Wording,
    acrossFlows check: @escaping @Sendable (CallGraph) -> [Finding]
  ) {
    self.init(id, severity, summary, advice: advice, about: { check($0.graph) })
  }

  /// A rule about the values that expressions of a node may have.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: Wording, advice: Wording,
    ofValues check: @escaping @Sendable (Node, ValuesAtNode) -> [Spot]
  ) {
    self.init(
      id, severity, summary, advice: advice,
      about: { subject in
        subject.graph.flows.enumerated().flatMap { index, content in
          content.flow.nodes.enumerated().flatMap { number, node in
            check(node, ValuesAtNode(subject.values, flow: index, node: node)).map { spot in
              var spot = spot
              spot.node = number
              return spot.finding(in: index)
            }
          }
        }
      })
  }

  /// A rule about a flow on its own.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: Wording, advice: Wording,
    inFlow check: @escaping @Sendable (FlowGraph) -> [Spot]
  ) {
    self.init(
      id, severity, summary, advice: advice,
      acrossFlows: { graph in
        graph.flows.enumerated().flatMap { index, flow in
          check(flow).map { $0.finding(in: index) }
        }
      })
  }

  /// A rule about a node on its own.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ summary: Wording, advice: Wording,
    atNode check: @escaping @Sendable (Node, Flow) -> [Spot]
  ) {
    self.init(
      id, severity, summary, advice: advice,
      inFlow: { graph in
        graph.flow.nodes.enumerated().flatMap { index, node in
          check(node, graph.flow).map { spot in
            var spot = spot
            spot.node = index
            return spot
          }
        }
      })
  }

  /// A finding whose flow, and perhaps node, is known from where it was looked for.
  struct Spot {
    var node: Int?
    var offset: Int
    var message: Wording
    var hint: Wording?

    init(node: Int? = nil, at offset: Int, _ message: Wording, hint: Wording? = nil) {
      self.node = node
      self.offset = offset
      self.message = message
      self.hint = hint
    }

    func finding(in flow: Int) -> Finding {
      Finding(flow: flow, node: node, offset: offset, message: message, hint: hint)
    }
  }
}

/// What the rules look at.
struct LintSubject: Sendable {
  let graph: CallGraph
  /// What variables may hold.
  let values: FlowValues
  /// The day on which the flows are looked at; without one nothing is said of dates.
  let today: CivilDate?

  init(_ graph: CallGraph, today: CivilDate?) {
    self.graph = graph
    self.today = today
    values = FlowValues(graph)
  }
}

extension Node {
  /// The node as messages name it.
  var title: Wording { Wording(zh: "节点“\(id)”", en: "node \"\(id)\"") }
}
