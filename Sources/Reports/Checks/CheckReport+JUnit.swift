extension CheckReport {
  /// The report as JUnit XML, the dialect that Jenkins and GitLab read.
  ///
  /// It holds no times, so that the same results are the same bytes.
  package func junit(suiteName: String) -> String {
    let checks = groups.flatMap(\.checks)
    let counts = Self.counts(checks)
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"\(Self.escaped(suiteName))\"\(counts)>\n"
    for group in groups {
      let name = Self.escaped(group.name)
      xml += "  <testsuite name=\"\(name)\"\(Self.counts(group.checks))>\n"
      for check in group.checks {
        xml += "    <testcase classname=\"\(name)\" name=\"\(Self.escaped(check.name))\""
        if check.failures.isEmpty {
          xml += "/>\n"
          continue
        }
        let message = Self.escaped(check.failures.joined(separator: "; "))
        let text = (check.failures + check.details).map(Self.escaped).joined(separator: "\n")
        xml += ">\n      <failure message=\"\(message)\">\(text)\n</failure>\n    </testcase>\n"
      }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private static func counts(_ checks: [Check]) -> String {
    let failed = checks.count { !$0.failures.isEmpty }
    return " tests=\"\(checks.count)\" failures=\"\(failed)\" errors=\"0\" skipped=\"0\""
  }

  private static func escaped(_ text: String) -> String {
    EscapedText.of(text, keepsLines: false)
  }
}
