package import Diagnostics

extension JSONValue {
  /// What a check of files found, and how many of each severity.
  package static func findings(_ findings: [Diagnostic]) -> JSONValue {
    func count(_ severity: Diagnostic.Severity) -> JSONValue {
      .integer(Int64(findings.count { $0.severity == severity }))
    }
    return .object([
      "findings": .array(
        findings.map { finding in
          .object([
            "file": .text(finding.file),
            "line": finding.place.map { .integer(Int64($0.line)) } ?? .null,
            "column": finding.place.map { .integer(Int64($0.column)) } ?? .null,
            "severity": .text(finding.severity.rawValue),
            "rule": .text(finding.code),
            "message": .text(finding.message),
            "hint": finding.hint.map { .text($0.en) } ?? .null,
          ])
        }),
      "errors": count(.error), "warnings": count(.warning), "notes": count(.note),
    ])
  }
}
