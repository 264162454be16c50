internal import Diagnostics

extension CheckReport {
  /// The report in the Test Anything Protocol, version 13 (https://testanything.org).
  package var tap: String {
    let checks = groups.flatMap { group in group.checks.map { (group.name, $0) } }
    var text = "TAP version 13\n1..\(checks.count)\n"
    for (index, (group, check)) in checks.enumerated() {
      let name = Self.escaped("\(group): \(check.name)")
      let directive = check.skipped.map { " # SKIP \(Self.escaped($0))" } ?? ""
      text += "\(check.failures.isEmpty ? "ok" : "not ok") \(index + 1) - \(name)\(directive)\n"
      guard !check.failures.isEmpty else { continue }
      text += "  ---\n"
      text += Self.list("failures", check.failures)
      text += Self.list("details", check.details)
      text += "  ...\n"
    }
    return text
  }

  /// A list in YAML; JSON texts are YAML texts.
  private static func list(_ key: String, _ lines: [String]) -> String {
    if lines.isEmpty { return "" }
    return "  \(key):\n" + lines.map { "    - \(JSONValue.quoted($0))\n" }.joined()
  }

  /// A description without what TAP would read as a directive, and on one line.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in DisplayWidth.printable(text) {
      switch character {
      case "#": result += "\\#"
      case "\\": result += "\\\\"
      default: result.append(character)
      }
    }
    return result
  }
}
