internal import Diagnostics

/// What the variables of flows that run one another may hold, over all calls.
///
/// Found by following every assignment, entry, answer and passed value until nothing new comes (P. and
/// R. Cousot, Abstract interpretation, POPL 1977, doi:10.1145/512950.512973); where values keep growing,
/// as a counter's do, their bounds are given up. The order of nodes plays no part, so that a variable
/// that is `null` anywhere may be `null` everywhere.
struct FlowValues: Sendable {
  /// By flow and slot.
  private(set) var variables: [[PossibleValues]]
  /// By flow: what calls may be spoken to in there.
  private let languages: [PossibleValues]

  /// After so many rounds growing values are widened, and after the last nothing more is claimed.
  private static let (patience, mostRounds) = (6, 40)

  init(_ graph: CallGraph) {
    languages = graph.flows.indices.map { Self.languages(in: $0, of: graph) }
    variables = graph.flows.enumerated().map { index, content in
      let isRunElsewhere = graph.isRunElsewhere(index)
      return content.flow.variables.map { variable in
        isRunElsewhere || variable.isShared || variable.isGiven
          ? .anything : PossibleValues([variable.initial])
      }
    }
    for round in 0..<Self.mostRounds {
      let before = variables
      follow(graph)
      if variables == before { return }
      guard round >= Self.patience else { continue }
      for (flow, slots) in variables.enumerated() {
        for slot in slots.indices {
          variables[flow][slot] = slots[slot].widened(from: before[flow][slot])
        }
      }
    }
    variables = variables.map { $0.map { _ in .anything } }
  }

  /// What a call's language may be in a flow; flows that run one another share it.
  func language(in flow: Int) -> PossibleValues { languages[flow] }

  private static func languages(in flow: Int, of graph: CallGraph) -> PossibleValues {
    let own = graph.flows[flow].flow
    guard own.system == .hotline, own.languages.count > 1,
      !graph.flows.indices.contains(where: graph.isRunElsewhere)
    else { return PossibleValues([.text, .null]) }
    return PossibleValues(Set(graph.flows.flatMap(\.flow.languages)).map(Value.text))
  }

  private mutating func follow(_ graph: CallGraph) {
    for (flow, content) in graph.flows.enumerated() {
      for node in content.flow.nodes {
        switch node.kind {
        case .set(let set):
          for assignment in set.assignments {
            note(of(assignment.value.tree, in: flow, at: node), in: assignment.variable, of: flow)
          }
        case .collect(let collect):
          note(
            collect.takesSymbols ? PossibleValues(.text) : PossibleValues(digits: collect.digits),
            in: collect.into, of: flow)
          if let spoken = collect.speech { note(PossibleValues(.text), in: spoken.into, of: flow) }
        case .listen(let listen):
          note(listen.isOutside ? .anything : listen.understood, in: listen.into, of: flow)
        case .voicemail(let voicemail): note(PossibleValues(.text), in: voicemail.into, of: flow)
        case .service(let service):
          for field in service.fields { note(.anything, in: field.variable, of: flow) }
          guard let into = service.into else { continue }
          note(ServiceValues.returned(by: service.service), in: into, of: flow)
        case .flow(let subFlow): follow(subFlow, of: flow, at: node, graph)
        case .say, .menu, .branch, .hours, .queue, .callback, .return, .hangUp: continue
        }
      }
    }
  }

  private mutating func follow(_ subFlow: SubFlow, of flow: Int, at node: Node, _ graph: CallGraph)
  {
    guard let callee = graph.callee(of: node), let link = subFlow.link else {
      for brought in subFlow.bring { note(.anything, in: brought.variable, of: flow) }
      return
    }
    for (value, slot) in zip(subFlow.pass, link.passSlots) {
      variables[callee][slot] =
        variables[callee][slot].union(of(value.value.tree, in: flow, at: node))
    }
    for (target, value) in zip(subFlow.bring, link.bring) {
      note(of(value.tree, in: callee, at: nil), in: target.variable, of: flow)
    }
  }

  private mutating func note(
    _ values: PossibleValues, in variable: VariableReference, of flow: Int
  ) {
    variables[flow][variable.slot] = variables[flow][variable.slot].union(values)
  }
}

extension CallGraph {
  /// Whether a flow returns and no other one here runs it: then it is run from elsewhere, with who knows what.
  fileprivate func isRunElsewhere(_ flow: Int) -> Bool {
    callers[flow].isEmpty
      && flows[flow].flow.nodes.contains { if case .return = $0.kind { true } else { false } }
  }
}

extension Listen {
  /// What its variable gets.
  fileprivate var understood: PossibleValues {
    PossibleValues(
      PossibleValues.Shape(
        name: Wording(zh: "听懂的内容", en: "what was understood"),
        fields: [
          "intent": PossibleValues(words: intents.map(\.name), of: Wording(zh: "意图", en: "intent")),
          "confidence": PossibleValues([.number, .null]), "text": PossibleValues(.text),
        ], isClosed: true))
  }
}

/// What expressions of one node may give.
struct ValuesAtNode {
  private let values: FlowValues
  let flow: Int
  private let node: Node

  init(_ values: FlowValues, flow: Int, node: Node) {
    self.values = values
    self.flow = flow
    self.node = node
  }

  func of(_ tree: ExpressionTree) -> PossibleValues { values.of(tree, in: flow, at: node) }
}
