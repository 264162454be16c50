package import Diagnostics

/// Finds names in behaviours that a flow doesn't have.
///
/// They are warnings: behaviours written for one version of a flow must work with the next, where
/// the reason of the call decides instead.
package struct BehaviourNames {
  private let library: FlowLibrary
  private let flow: Flow
  private let reader: DocumentReader

  /// - Parameter source: the text that the behaviours were read from.
  package init(
    of flow: Flow, in library: FlowLibrary, source: SourceText, log: DiagnosticLog
  ) {
    self.library = library
    self.flow = flow
    reader = DocumentReader(source, log: log)
  }

  /// Warns of names in a population's behaviour and in its reasons to call.
  package func check(_ population: Population) {
    let unanswered = population.services.check(
      with: flow.id, in: library, source: reader.source, log: reader.log)
    for service in unanswered {
      reader.warning(
        "unanswered-service", at: 0,
        Wording(
          zh: "流程“\(flow.id)”调用服务“\(service)”，却没有应答：每次调用都是故障",
          en:
            "flow \"\(flow.id)\" asks the service \"\(service)\", which nothing answers: every call of it "
            + "is a fault"),
        hint: Wording(
          zh: "写上应答：services: { \"\(service)\": { always: { outcome: \"done\" } } }",
          en: "give its answers: services: { \"\(service)\": { always: { outcome: \"done\" } } }"))
    }
    check(population.behaviour)
    for goal in population.goals { check(goal.nodes, of: "goal \"\(goal.id)\"") }
  }

  /// Warns of names in a behaviour.
  package func check(_ behaviour: CallerBehaviour) { check(behaviour.nodes, of: "") }

  private func check(_ nodes: [String: CallerBehaviour.AtNode], of owner: String) {
    for (name, behaviour) in nodes.sorted(by: { $0.value.offset < $1.value.offset }) {
      guard let node = node(named: name) else {
        reader.warning(
          "unknown-node", at: behaviour.offset,
          Wording(
            zh: "流程“\(flow.id)”不经过节点“\(name.prefix(80))”",
            en: "flow \"\(flow.id)\" comes to no node \"\(name.prefix(80))\""
          ).at(owner)
            + Suggestion.guess(at: name, in: names),
          hint: Wording(
            zh: "“\(flow.id)”以外流程的节点写作 flow/node",
            en: "nodes of other flows than \"\(flow.id)\" are written flow/node"))
        continue
      }
      let options = WalkPlan.options(of: node.kind)
      for share in behaviour.chooses where !options.contains(where: { $0.isCalled(share.what) }) {
        reader.warning(
          "unknown-choice", at: share.offset,
          Wording(
            zh: "节点“\(name)”没有“\(share.what.prefix(40))”",
            en: "node \"\(name)\" offers no \"\(share.what.prefix(40))\""
          ).at(owner)
            + Suggestion.guess(at: share.what, in: options.map(\.name)),
          hint: Wording(
            zh: "它的占比改按来电原因里的词选择", en: "its share chooses by the words of the reason instead"))
      }
    }
  }

  private func node(named name: String) -> Node? {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let (place, id) = parts.count == 2 ? (library[parts[0]], parts[1]) : (flow, name)
    return place?.nodes.first { $0.id == id }
  }

  private var names: [String] {
    flow.nodes.map(\.id)
      + library.flows.flatMap { flow in flow.nodes.map { "\(flow.id)/\($0.id)" } }
  }
}
