extension LintRule {
  /// What flows of other systems can't do otherwise: they have no words for menus, no declarations, other
  /// people's services, and ways that ours don't.
  private static let ownOnly: Set = [
    "few-phrases", "shared-phrase", "unknown-service", "unused-variable", "set-never-read",
    "read-before-set", "queue-without-limit", "choice-without-words", "return-at-top",
    "missing-no-input", "missing-no-match", "missing-queue-ways", "missing-translation",
    "other-language", "outcome-without-way", "fault-like-success",
  ]

  /// Whether the rule can be asked of a flow.
  func applies(to flow: Flow) -> Bool { flow.system == .hotline || !Self.ownOnly.contains(id) }
}
