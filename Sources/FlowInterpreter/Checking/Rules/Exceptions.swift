internal import Diagnostics

extension LintRule {
  // These three are found by `FlowLinter` itself, which knows what every other rule found.

  static let unknownException = LintRule(
    "unknown-exception", .warning, "`allow` names a rule that there isn't",
    advice: "A misspelt exception excepts nothing. `hotline flow lint --rules` lists the rules.",
    acrossFlows: { _ in [] })

  static let needlessException = LintRule(
    "needless-exception", .warning, "`allow` names a rule that the node doesn't break",
    advice: "An exception that outlives its cause hides the next mistake. Take it out.",
    acrossFlows: { _ in [] })

  static let exceptionWithoutReason = LintRule(
    "exception-without-reason", .warning, "`allow` without a `note` that gives the reason",
    advice: "Whoever reads the flow next must be able to tell a decision from an oversight.",
    acrossFlows: { _ in [] })
}
