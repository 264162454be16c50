internal import Diagnostics

extension LintRule {
  static let loopWithoutInput = LintRule(
    "loop-without-input", .error, "A loop that never waits for the caller",
    advice: """
      The call runs in a circle until the limit of 1,000 nodes ends it as failed. Let the loop ask \
      something, or count its rounds in a variable and leave by a branch.
      """,
    acrossFlows: { graph in
      // What goes round only while a service fails is a retry; see `retry-without-limit`.
      loops(in: graph) { node, _ in !node.waitsForSomebody }.filter { !$0.needsFaults }
        .map { $0.finding("never waits for the caller", in: graph) }
    })
}
