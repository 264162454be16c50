internal import Diagnostics

extension LintRule {
  // These three are found by `FlowLinter` itself, which knows what every other rule found.

  static let unknownException = LintRule(
    "unknown-exception", .warning,
    Wording(zh: "`allow` 里写了不存在的规则", en: "`allow` names a rule that there isn't"),
    advice: Wording(
      zh: "规则名写错，等于没破例。`hotline flow lint --rules` 列出全部规则。",
      en: "A misspelt exception excepts nothing. `hotline flow lint --rules` lists the rules."),
    acrossFlows: { _ in [] })

  static let needlessException = LintRule(
    "needless-exception", .warning,
    Wording(zh: "`allow` 里写的规则，节点并没有违反", en: "`allow` names a rule that the node doesn't break"),
    advice: Wording(
      zh: "理由没了例外还留着，会盖住下一个错误。去掉它。",
      en: "An exception that outlives its cause hides the next mistake. Take it out."),
    acrossFlows: { _ in [] })

  static let exceptionWithoutReason = LintRule(
    "exception-without-reason", .warning,
    Wording(zh: "有 `allow` 却没有 `note` 说明理由", en: "`allow` without a `note` that gives the reason"),
    advice: Wording(
      zh: "以后看流程的人要分得清是有意这样，还是疏忽。",
      en: "Whoever reads the flow next must be able to tell a decision from an oversight."),
    acrossFlows: { _ in [] })
}
