internal import Diagnostics

extension LintRule {
  /// `Documentation/LintRules.md`: every rule with what it finds, why, and what to do.
  package static var documentation: String {
    var text = """
      # Lint rules

      What `hotline flow lint` finds in call flows. Written by `hotline flow lint --rules`.

      An *error* makes the command end with status 1: some call will fail or be told something wrong. \
      A *warning* is bad for callers, a *note* worth a look.

      A node makes an exception by `allow: ["rule-id"]`, with the reason in its `note`. What the \
      reader finds (a missing target is `unknown-node`, a missing flow `unknown-flow`) is always an \
      error and has no exceptions.

      | rule | severity | finds |
      |---|---|---|

      """
    for rule in all {
      text += "| [`\(rule.id)`](#\(rule.id)) | \(rule.severity.rawValue) | \(rule.summary) |\n"
    }
    for rule in all {
      text += "\n## \(rule.id)\n\n\(rule.summary) (\(rule.severity.rawValue)).\n\n\(rule.advice)\n"
    }
    return text
  }
}
