package import Diagnostics

extension LintRule {
  /// `Documentation/LintRules.md`: every rule with what it finds, why, and what to do.
  package static func documentation(in language: Language) -> String {
    let isChinese = language == .chinese
    var text = isChinese ? chineseOpening : englishOpening
    for rule in all {
      text += "| [`\(rule.id)`](#\(rule.id)) | \(language.text(rule.severity.wording)) "
      text += "| \(language.text(rule.summary)) |\n"
    }
    for rule in all {
      let severity = language.text(rule.severity.wording)
      let summary = language.text(rule.summary)
      text += "\n## \(rule.id)\n\n"
      text += isChinese ? "\(summary)（\(severity)）。" : "\(summary) (\(severity))."
      text += "\n\n\(language.text(rule.advice))\n"
    }
    return text
  }

  private static let chineseOpening = """
    # 检查规则

    `hotline flow lint` 在流程里查些什么。本页由 `hotline flow lint --rules --language zh` 生成。

    *错误*：总有来电会失败，或听到不对的话，命令以状态 1 结束。*警告*：来电者会受罪。*说明*：值得看一眼。

    节点可以写 `allow: ["规则名"]` 破例，理由写在它的 `note` 里。读流程时发现的问题（节点不存在 `unknown-node`、\
    流程不存在 `unknown-flow`）一律是错误，不能破例。

    | 规则 | 级别 | 查什么 |
    |---|---|---|

    """

  private static let englishOpening = """
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
}
