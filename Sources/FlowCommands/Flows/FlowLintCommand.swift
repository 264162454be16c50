internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import Reports

extension Hotline {
  static let flowLint = Command(
    "lint",
    summary: Wording(zh: "找出流程里不对或不妥的地方", en: "Find what is wrong or unwise in call flows"),
    discussion: Wording(
      zh: """
        按名字或路径检查流程，不写则检查 --flows 里的全部。有错误时状态为 1。节点可以写 allow: ["规则名"] 破例，
        理由写在 note 里；各条规则见 Documentation/zh/LintRules.md。
        """,
      en: """
        Checks flows by id or path, all of --flows unless some are named. The status is 1 if there are
        errors. A node makes an exception by allow: ["rule-id"], with the reason in its note;
        Documentation/LintRules.md explains every rule.
        """),
    arguments: [
      Argument(
        "FLOW",
        help: Wording(zh: "流程名、文件，或流程文件夹", en: "a flow's id, its file, or a directory of flows"),
        isOptional: true,
        isRepeating: true)
    ],
    options: [
      FlowSelection.directoryOption,
      .json(Wording(zh: "把发现写成 JSON", en: "write the findings as JSON")),
      .flag(
        "github",
        help: Wording(
          zh: "写成 GitHub Actions 的标注", en: "write the findings as annotations of GitHub Actions")),
      .value(
        "today", "DATE",
        help: Wording(
          zh: "按哪一天判断日历过没过期（默认今天）",
          en: "the day by which dates of calendars are past (default: today)")),
      .flag(
        "rules",
        help: Wording(
          zh: "以 Markdown 输出全部规则的说明", en: "write the documentation of all rules as Markdown")),
    ]
  ) { invocation, console in
    if invocation.flag("rules") {
      console.write(LintRule.documentation(in: console.language))
      return .success
    }
    let today = try askedDate(invocation)
    let selections = try FlowSelection.all(
      invocation.arguments, directory: invocation.value("flows") ?? "CallFlows")
    let report = LintReport(
      findings: selections.flatMap {
        FlowLinter.findings(in: $0.ids, of: $0.folder, today: today)
      }.sorted(),
      flows: selections.reduce(0) { $0 + $1.ids.count })
    console.show(
      invocation, json: .findings(report.findings),
      text: invocation.flag("github") ? report.annotations : report.text(in: console.language))
    return report.count(.error) > 0 ? .checkFailed : .success
  }

  /// The day that was asked for, else the one it is in China, where the shops' calendars are kept.
  private static func askedDate(_ invocation: Invocation) throws -> CivilDate {
    guard let text = invocation.value("today") else {
      return Instant.now.civil.date
    }
    guard let date = CivilDate(text) else {
      throw UsageError(
        Wording(
          zh: "--today：“\(text.prefix(40))”不是日期", en: "--today: '\(text.prefix(40))' is no date"),
        hint: Wording(zh: "写作 2026-11-11", en: "write it as 2026-11-11"))
    }
    return date
  }
}

/// What lint found, ready to be shown.
private struct LintReport {
  var findings: [Diagnostic]
  var flows: Int

  func count(_ severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  func text(in language: Language) -> String {
    let shown = findings.map { finding in
      var finding = finding
      finding.wording = finding.wording + Wording(" [\(finding.code)]")
      return finding.rendered(in: language) + "\n"
    }
    let counts = [
      Self.plural(flows, "flow"), Self.plural(count(.error), "error"),
      Self.plural(count(.warning), "warning"), Self.plural(count(.note), "note"),
    ]
    let chinese =
      "\(flows) 个流程，\(count(.error)) 个错误，\(count(.warning)) 个警告，\(count(.note)) 个说明\n"
    return shown.joined()
      + language.text(zh: chinese, en: counts.joined(separator: ", ") + "\n")
  }

  private static func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Annotations of GitHub Actions.
  var annotations: String {
    findings.map { finding in
      Annotation(
        finding.severity == .note ? "notice" : finding.severity.rawValue, file: finding.file,
        line: finding.place?.line, column: finding.place?.column, title: finding.code,
        message: [finding.message] + [finding.hint?.en].compactMap(\.self)
      ).text
    }.joined()
  }
}
