internal import Diagnostics

extension LintRule {
  static let loopWithoutInput = LintRule(
    "loop-without-input", .error,
    Wording(zh: "从不等来电者的循环", en: "A loop that never waits for the caller"),
    advice: Wording(
      zh: """
        来电原地打转，到 1,000 个节点的上限后以失败结束。让循环里问点什么，或用变量数圈数再用 branch 跳出来。
        """,
      en: """
        The call runs in a circle until the limit of 1,000 nodes ends it as failed. Let the loop ask \
        something, or count its rounds in a variable and leave by a branch.
        """),
    acrossFlows: { graph in
      // What goes round only while a service fails is a retry; see `retry-without-limit`.
      loops(in: graph) { node, _ in !node.waitsForSomebody }.filter { !$0.needsFaults }
        .map { $0.finding(Wording(zh: "从不等来电者", en: "never waits for the caller"), in: graph) }
    })
}
