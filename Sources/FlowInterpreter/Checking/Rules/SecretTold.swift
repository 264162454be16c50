internal import Diagnostics

extension LintRule {
  static let secretTold = LintRule(
    "secret-told", .error,
    Wording(
      zh: "保密输入被念出、发出，或存到不保密的地方",
      en: "A secret entry that is spoken, sent, or kept where it is no secret"),
    advice: Wording(
      zh: """
        旁边的人或看短信的人会知道密码。`collect` 写了 `secret: true`，输入的内容可以校验、比较、交给服务；\
        存它的变量要声明为 `{ secret: "" }`。
        """,
      en: """
        Who stands beside the caller, or reads a message, learns the PIN. What is entered at a \
        `collect` with `secret: true` may be checked, compared and given to services. A variable that \
        holds it is declared `{ secret: "" }`.
        """),
    acrossFlows: { graph in
      let values = SecretValues(graph)
      return graph.flows.enumerated().flatMap { index, content -> [Finding] in
        var seen: Set<Int> = []
        return content.flow.nodes.enumerated().flatMap { number, node -> [Finding] in
          func finding(_ offset: Int, _ message: Wording, hint: Wording) -> Finding? {
            guard seen.insert(offset).inserted else { return nil }
            return Finding(
              flow: index, node: number, offset: offset,
              message: Wording(
                zh: "\(node.title.zh)\(message.zh)", en: "\(node.title.en) \(message.en)"),
              hint: hint)
          }
          let spoken = node.prompts.flatMap(\.expressions).filter {
            values.tells($0.tree, flow: index, node: number)
          }.compactMap {
            finding(
              $0.offset,
              Wording(
                zh: "念出 {\($0.source.prefix(60))}，那是保密输入的内容",
                en: "speaks {\($0.source.prefix(60))}, which was entered in secret"),
              hint: Wording(
                zh: "只说已收到，或报长度：{length(…)}",
                en: "say that it was received, or how long it is: {length(…)}"))
          }
          let sent = node.sentInputs.filter {
            values.tells($0.value.tree, flow: index, node: number)
          }.compactMap {
            finding(
              $0.value.offset, Wording(zh: "把保密输入的内容发了出去", en: "sends what was entered in secret"),
              hint: Wording(zh: "短信别人也看得到，去掉它", en: "messages are read by others; leave it out"))
          }
          let handedOver = node.handedOver.filter {
            values.tells($0.tree, flow: index, node: number)
          }.compactMap {
            finding(
              $0.offset,
              Wording(zh: "把保密输入的内容交给了坐席", en: "hands what was entered in secret to agents"),
              hint: Wording(
                zh: "坐席和报表都看得到，去掉它", en: "agents and reports show it; leave it out"))
          }
          let kept = values.copies(at: node, number, in: index, graph).filter { copy in
            !graph.flows[copy.flow].flow.variables[copy.slot].isSecret
          }.compactMap { copy in
            let name = graph.flows[copy.flow].flow.variables[copy.slot].name
            return finding(
              copy.offset,
              Wording(
                zh: "把保密输入的内容存进了不保密的“\(name)”",
                en: "puts what was entered in secret into \"\(name)\", which is no secret"),
              hint: Wording(
                zh: "声明：variables: { \(name): { secret: \"\" } }",
                en: "declare it: variables: { \(name): { secret: \"\" } }"))
          }
          return spoken + sent + handedOver + kept
        }
      }
    })
}

extension Node {
  /// What queues and callbacks keep of a call.
  fileprivate var handedOver: [Expression] {
    switch kind {
    case .queue(let queue): [queue.priority].compactMap(\.self)
    case .callback(let callback): [callback.number, callback.at].compactMap(\.self)
    default: []
    }
  }

  /// What the node sends to somebody.
  fileprivate var sentInputs: [ServiceCall.Input] {
    guard case .service(let service) = kind, service.service == ServiceRequest.message else {
      return []
    }
    return service.inputs
  }
}
