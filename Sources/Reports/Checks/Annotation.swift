internal import Diagnostics

/// A workflow command of GitHub Actions, which marks a line of a file.
///
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
package struct Annotation: Sendable {
  /// `error`, `warning` or `notice`.
  package var level: String
  package var file: String
  /// From 1, like the column.
  package var line: Int?
  package var column: Int?
  package var title: String
  /// Line by line.
  package var message: [String]

  package init(
    _ level: String, file: String, line: Int?, column: Int? = nil, title: String, message: [String]
  ) {
    self.level = level
    self.file = file
    self.line = line
    self.column = column
    self.title = title
    self.message = message
  }

  /// The command with its escapes, and its line break.
  package var text: String {
    let place =
      (line.map { ",line=\($0)" } ?? "") + (line != nil ? column.map { ",col=\($0)" } ?? "" : "")
    return "::\(level) file=\(Self.escaped(file, also: ":,"))\(place),"
      + "title=\(Self.escaped(title, also: ":,"))::\(Self.escaped(message.joined(separator: "\n")))\n"
  }

  private static func escaped(_ text: String, also more: String = "") -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "%\r\n".unicodeScalars.contains(scalar) || more.unicodeScalars.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      } else {
        result.unicodeScalars.append(DisplayWidth.isControl(scalar) ? "·" : scalar)
      }
    }
    return result
  }
}

extension CheckReport {
  /// What failed or could not be made, as annotations of the files.
  package var annotations: [Annotation] {
    groups.flatMap { group in
      group.checks.filter { !$0.failures.isEmpty }.map { check in
        Annotation(
          "error", file: group.name, line: check.line, title: check.name, message: check.failures)
      }
    }
  }
}
