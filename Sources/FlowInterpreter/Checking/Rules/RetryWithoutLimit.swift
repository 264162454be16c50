internal import Diagnostics

extension LintRule {
  static let retryWithoutLimit = LintRule(
    "retry-without-limit", .warning,
    Wording(zh: "没完没了地重问或重试", en: "Asking or trying again without end"),
    advice: Wording(
      zh: """
        一直不出声的来电者（或一直不通的服务）会永远转下去，占着线路。数圈数，或最后一次之后走出来。
        """,
      en: """
        A caller who stays silent (or a service that stays down) goes round for ever and holds a line. \
        Count the rounds, or lead out after the last attempt.
        """),
    acrossFlows: { graph in
      let asking = loops(in: graph) { node, way in
        node.waitsForSomebody ? way.isPassive : true
      }.filter { loop in
        loop.nodes.contains { graph.flows[loop.flow].flow.nodes[$0].waitsForSomebody }
      }.map { $0.finding(Wording(zh: "没完没了地重问", en: "asks again without a limit"), in: graph) }
      let trying = loops(in: graph) { node, _ in !node.waitsForSomebody }.filter(\.needsFaults)
        .map { $0.finding(Wording(zh: "没完没了地重试", en: "tries again without a limit"), in: graph) }
      return asking + trying
    })
}

extension Way {
  /// Whether a call takes the way without anybody doing anything.
  fileprivate var isPassive: Bool { isError && self != .failed && self != .fault }
}
