internal import Diagnostics

extension Command {
  func usage(path: [Command]) -> String {
    var parts = [Self.spelling(of: path)]
    if !subcommands.isEmpty { parts.append("COMMAND") }
    parts += arguments.map(\.usage)
    if !options.isEmpty { parts.append("[OPTIONS]") }
    return parts.joined(separator: " ")
  }

  func help(path: [Command]) -> String {
    var text = summary + "\n\nUsage: \(usage(path: path))\n"
    if !discussion.isEmpty { text += "\n" + discussion + "\n" }
    text += Self.section("Commands", subcommands.map { ($0.name, $0.summary) })
    text += Self.section("Arguments", arguments.map { ($0.name, $0.help) })
    let shown = run != nil ? allOptions : Self.commonOptions.filter { $0.name == "help" }
    text += Self.section("Options", shown.map { ($0.spelling, $0.help) })
    if !subcommands.isEmpty {
      text += "\nMore about a command: \(Self.spelling(of: path)) COMMAND --help\n"
    }
    return text
  }

  private static func section(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    let width = min(28, rows.map { DisplayWidth.of($0.0) }.max() ?? 0)
    var text = "\n\(title):\n"
    for (name, help) in rows {
      let lines = wrap(help, to: 96 - width)
      let padded = DisplayWidth.pad(name, to: width)
      let indent = "\n" + String(repeating: " ", count: width + 4)
      let first = DisplayWidth.of(name) > width ? "  \(name)" + indent : "  \(padded)  "
      text += first + lines.joined(separator: indent) + "\n"
    }
    return text
  }

  private static func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension Option {
  /// The option as the help shows it: `-h, --help` or `--jobs N`.
  var spelling: String {
    let names = (short.map { "-\($0), " } ?? "") + "--\(name)"
    return placeholder.map { "\(names) \(isValueOptional ? "[\($0)]" : $0)" } ?? names
  }
}
