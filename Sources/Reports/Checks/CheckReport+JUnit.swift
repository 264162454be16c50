internal import Foundation

extension CheckReport {
  /// The report as JUnit XML, the dialect that Jenkins and GitLab read.
  ///
  /// It keeps to the schema of Jenkins' xUnit plugin
  /// (https://github.com/jenkinsci/xunit-plugin, `junit-10.xsd`) but for `file` on `testcase`, which
  /// GitLab shows (https://docs.gitlab.com/ci/testing/unit_test_reports/).
  package func junit(suiteName: String) -> String {
    let checks = groups.flatMap(\.checks)
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"\(Self.escaped(suiteName))\"\(Self.counts(checks))>\n"
    for group in groups {
      let name = Self.escaped(group.name)
      let skipped = group.checks.count { $0.skipped != nil }
      xml += "  <testsuite name=\"\(name)\"\(Self.counts(group.checks)) skipped=\"\(skipped)\""
      xml += " file=\"\(name)\">\n"
      for check in group.checks { xml += Self.testcase(check, of: name) }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private static func testcase(_ check: Check, of file: String) -> String {
    let head =
      "    <testcase classname=\"\(file)\" name=\"\(escaped(check.name))\" "
      + "time=\"\(time(check.seconds))\" file=\"\(file)\""
    if let reason = check.skipped {
      return head + ">\n      <skipped message=\"\(escaped(reason))\"/>\n    </testcase>\n"
    }
    if check.failures.isEmpty { return head + "/>\n" }
    let message = escaped(check.failures.joined(separator: "; "))
    let text = (check.failures + check.details).map(escaped).joined(separator: "\n")
    let element = check.isError ? "error" : "failure"
    return head
      + ">\n      <\(element) message=\"\(message)\">\(text)\n</\(element)>\n    </testcase>\n"
  }

  private static func counts(_ checks: [Check]) -> String {
    let failed = checks.count { !$0.failures.isEmpty && !$0.isError }
    let errors = checks.count { !$0.failures.isEmpty && $0.isError }
    let seconds = checks.reduce(0) { $0 + $1.seconds }
    return " tests=\"\(checks.count)\" failures=\"\(failed)\" errors=\"\(errors)\""
      + " time=\"\(time(seconds))\""
  }

  /// Seconds to the millisecond, in the notation of the schema.
  private static func time(_ seconds: Double) -> String {
    String(format: "%.3f", locale: Locale(identifier: "en_US_POSIX"), seconds)
  }

  private static func escaped(_ text: String) -> String {
    EscapedText.of(text, keepsLines: false)
  }
}
