internal import Diagnostics

extension LintRule {
  static let repeatedCondition = LintRule(
    "repeated-condition", .warning,
    Wording(zh: "分支里后面的条件与前面重复", en: "A condition that an earlier case of the branch has already"),
    advice: Wording(
      zh: "取第一个成立的，后面这个永远轮不到。改掉或删除。",
      en: "The first case that holds is taken, so the second never is. Mend or remove it."),
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
          Wording(
            zh: "\(node.title.zh)：第 \(index + 1) 个条件与第 \(earlier + 1) 个相同",
            en: "\(node.title.en): case \(index + 1) has the condition of case \(earlier + 1)"))
      }
    })
}
