internal import Diagnostics

extension LintRule {
  static let tooManyChoices = LintRule(
    "too-many-choices", .warning, "A menu with more than five choices",
    advice: """
      Callers forget the first choice before they hear the last. Group choices, or let callers say \
      what they want.
      """,
    atNode: { node, _ in
      guard node.choices.count > 5 else { return [] }
      return [Spot(at: node.offset, "\(node.title) offers \(node.choices.count) choices")]
    })
}
