internal import Diagnostics

extension LintRule {
  static let constantCondition = LintRule(
    "constant-condition", .warning,
    Wording(zh: "永远成立或永远不成立的分支条件", en: "A case of a branch that always or never holds"),
    advice: Wording(
      zh: """
        要么条件写得不是本意（`n > 10 && n < 5` 里的两个比较互相矛盾），要么根本不用分支；永远成立的条件，\
        后面的都走不到。
        """,
      en: """
        Either the condition is not what was meant, as where comparisons exclude each other (`n > 10 && n < 5`), \
        or the branch is not needed; what comes after a case that always holds is never taken.
        """),
    atNode: { node, _ in
      guard case .branch(let branch) = node.kind else { return [] }
      return branch.cases.compactMap { branchCase in
        let truth: Bool
        switch branchCase.when.tree.constant {
        case .boolean(let constant)?: truth = constant
        case nil where branchCase.when.tree.excludesItself: truth = false
        default: return nil
        }
        return Spot(
          at: branchCase.when.offset,
          Wording(
            zh: "\(node.title.zh)：\(branchCase.when.source.prefix(60)) 永远是 \(truth)",
            en: "\(node.title.en): \(branchCase.when.source.prefix(60)) is always \(truth)"))
      }
    })
}
