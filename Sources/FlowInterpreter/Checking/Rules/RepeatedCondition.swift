internal import Diagnostics

extension LintRule {
  static let repeatedCondition = LintRule(
    "repeated-condition", .warning, "A condition that an earlier case of the branch has already",
    advice: "The first case that holds is taken, so the second never is. Mend or remove it.",
    atNode: { node, _ in
      guard case .branch(let branch) = node.kind else { return [] }
      var first: [String: Int] = [:]
      return branch.cases.enumerated().compactMap { index, branchCase in
        let plain = branchCase.when.source.filter { !$0.isWhitespace }
        guard let earlier = first[plain] else {
          first[plain] = index
          return nil
        }
        return Spot(
          at: branchCase.when.offset,
          "\(node.title): case \(index + 1) has the condition of case \(earlier + 1)")
      }
    })
}
