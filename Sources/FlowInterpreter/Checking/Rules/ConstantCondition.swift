internal import Diagnostics

extension LintRule {
  static let constantCondition = LintRule(
    "constant-condition", .warning, "A case of a branch that always or never holds",
    advice: """
      Either the condition is not what was meant, or the branch is not needed; what comes after a case \
      that always holds is never taken.
      """,
    atNode: { node, _ in
      guard case .branch(let branch) = node.kind else { return [] }
      return branch.cases.compactMap { branchCase in
        guard case .boolean(let truth) = branchCase.when.tree.constant else { return nil }
        return Spot(
          at: branchCase.when.offset,
          "\(node.title): \(branchCase.when.source.prefix(60)) is always \(truth)")
      }
    })
}
