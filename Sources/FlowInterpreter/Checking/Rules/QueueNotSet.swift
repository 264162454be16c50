internal import Diagnostics

extension LintRule {
  static let queueNotSet = LintRule(
    "queue-not-set", .warning,
    Wording(zh: "转入队列之前可能没有设队列", en: "A transfer to a queue that may not have been set before"),
    advice: Wording(
      zh: """
        在别的系统里，由一个模块设队列，另一个模块转接。来电没经过前一个就到后一个，会走它的出错去处。在每条来路上都先设队列。\
        （一个队列都不设、什么也不问的流程，当作带着队列进来的，如转接用的流程。）
        """,
      en: """
        In other systems a block sets the queue and another hands the call over. A call that comes to the second \
        without the first takes its error way. Set a queue on every way there. (A flow that sets none and asks \
        nothing is taken for one that calls enter with a queue, as a transfer to it.)
        """),
    acrossFlows: { graph in
      // Another flow may have set it for those that it runs.
      graph.entries.flatMap { index -> [Finding] in
        let content = graph.flows[index]
        // Who waits has a queue, and so has who is transferred to one.
        guard !content.flow.isForWaiting,
          !content.isGivenItsQueue
            || content.flow.nodes.contains(where: { $0.kind.question != nil })
        else { return [] }
        let facts = content.assignments
        return content.flow.nodes.enumerated().compactMap { number, node -> Finding? in
          guard let slot = node.queueVariable, content.flow.variables[slot].initial == .null else {
            return nil
          }
          let unset = content.reached(from: [content.flow.start.index]) { edge in
            // What goes wrong on the way is told elsewhere.
            edge.way.cause != .fault && !facts.sets(slot, on: edge)
              && content.flow.nodes[edge.from].runs.isEmpty
          }
          guard unset[number] else { return nil }
          return Spot(
            node: number, at: node.offset,
            Wording(
              zh: "\(node.title.zh)：可能没设队列就走到这里",
              en: "\(node.title.en) can be reached without a queue set before"),
            hint: Wording(
              zh: "在每条来路上先设队列，或说明来电为什么已有队列",
              en: "set a queue on every way there, or say why a call comes here with one")
          ).finding(in: index)
        }
      }
    })
}

extension FlowGraph {
  /// Whether it hands calls over to a queue that it sets nowhere, as flows do to which agents transfer calls.
  var isGivenItsQueue: Bool {
    let wanted = Set(flow.nodes.compactMap(\.queueVariable)).filter {
      flow.variables[$0].initial == .null
    }
    let set = Set(flow.nodes.flatMap(\.assigned).map(\.slot))
    return !wanted.isEmpty && wanted.isDisjoint(with: set)
  }
}

extension Node {
  /// The variable that names the queue to which the node hands the call over.
  fileprivate var queueVariable: Int? {
    guard case .queue(let queue) = kind, let variables = queue.skillFrom?.tree.variables,
      variables.count == 1
    else { return nil }
    return variables.first
  }
}
