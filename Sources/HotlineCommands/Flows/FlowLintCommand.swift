internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Reports

extension Hotline {
  static let flowLint = Command(
    "lint",
    summary: "Find what is wrong or unwise in call flows",
    discussion: """
      Checks flows by id or path, all of --flows unless some are named. The status is 1 if there are
      errors. A node makes an exception by allow: ["rule-id"], with the reason in its note;
      Documentation/LintRules.md explains every rule.
      """,
    arguments: [
      Argument(
        "FLOW", help: "a flow's id, its file, or a directory of flows", isOptional: true,
        isRepeating: true)
    ],
    options: [
      FlowSelection.directoryOption,
      .json("write the findings as JSON"),
      .flag("github", help: "write the findings as annotations of GitHub Actions"),
      .value(
        "today", "DATE", help: "the day by which dates of calendars are past (default: today)"),
      .flag("rules", help: "write the documentation of all rules as Markdown"),
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
        "--today: '\(text.prefix(40))' is no date", hint: "write it as 2026-11-11")
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
