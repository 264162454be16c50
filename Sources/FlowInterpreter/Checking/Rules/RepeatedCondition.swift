internal import Diagnostics

extension LintRule {
  static let repeatedCondition = LintRule(
    "repeated-condition", .warning,
    Wording(zh: "分支里前面的条件已经包括的条件", en: "A condition that earlier cases of the branch cover"),
    advice: Wording(
      zh: "取第一个成立的：条件与前面相同，或只在前面的成立时才成立（先 `n > 5` 后 `n > 10`），就永远轮不到。调换次序、改掉或删除。",
      en: """
        The first case that holds is taken, so that one with the same condition never is, nor one that holds only \
        where an earlier one does (`n > 5`, then `n > 10`). Change the order, mend or remove it.
        """),
    atNode: { node, _ in
      guard case .branch(let branch) = node.kind else { return [] }
      var first: [String: Int] = [:]
      return branch.cases.enumerated().compactMap { index, branchCase in
        let plain = branchCase.when.source.filter { !$0.isWhitespace }
        guard let earlier = first[plain] else {
          first[plain] = index
          let before = branch.cases[..<index].map(\.when.tree)
          guard branchCase.when.tree.isCovered(by: before) else { return nil }
          return Spot(
            at: branchCase.when.offset,
            Wording(
              zh: "\(node.title.zh)：第 \(index + 1) 个条件成立时，前面的条件已经成立",
              en: "\(node.title.en): where case \(index + 1) holds, an earlier one does already"))
        }
        return Spot(
          at: branchCase.when.offset,
          Wording(
            zh: "\(node.title.zh)：第 \(index + 1) 个条件与第 \(earlier + 1) 个相同",
            en: "\(node.title.en): case \(index + 1) has the condition of case \(earlier + 1)"))
      }
    })
}
