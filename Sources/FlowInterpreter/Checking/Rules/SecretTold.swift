internal import Diagnostics

extension LintRule {
  static let secretTold = LintRule(
    "secret-told", .error, "A secret entry that is spoken, sent, or kept where it is no secret",
    advice: """
      Who stands beside the caller, or reads a message, learns the PIN. What is entered at a \
      `collect` with `secret: true` may be checked, compared and given to services. A variable that \
      holds it is declared `{ secret: "" }`.
      """,
    acrossFlows: { graph in
      let values = SecretValues(graph)
      return graph.flows.enumerated().flatMap { index, content -> [Finding] in
        var seen: Set<Int> = []
        return content.flow.nodes.enumerated().flatMap { number, node -> [Finding] in
          func finding(_ offset: Int, _ message: String, hint: String) -> Finding? {
            guard seen.insert(offset).inserted else { return nil }
            return Finding(
              flow: index, node: number, offset: offset, message: "\(node.title) \(message)",
              hint: hint)
          }
          let spoken = node.prompts.flatMap(\.expressions).filter {
            values.tells($0.tree, flow: index, node: number)
          }.compactMap {
            finding(
              $0.offset, "speaks {\($0.source.prefix(60))}, which was entered in secret",
              hint: "say that it was received, or how long it is: {length(…)}")
          }
          let sent = node.sentInputs.filter {
            values.tells($0.value.tree, flow: index, node: number)
          }.compactMap {
            finding(
              $0.value.offset, "sends what was entered in secret",
              hint: "messages are read by others; leave it out")
          }
          let kept = values.copies(at: node, number, in: index, graph).filter { copy in
            !graph.flows[copy.flow].flow.variables[copy.slot].isSecret
          }.compactMap { copy in
            let name = graph.flows[copy.flow].flow.variables[copy.slot].name
            return finding(
              copy.offset, "puts what was entered in secret into \"\(name)\", which is no secret",
              hint: "declare it: variables: { \(name): { secret: \"\" } }")
          }
          return spoken + sent + kept
        }
      }
    })
}

extension Node {
  /// What the node sends to somebody.
  fileprivate var sentInputs: [ServiceCall.Input] {
    guard case .service(let service) = kind, service.service == ServiceRequest.message else {
      return []
    }
    return service.inputs
  }
}
