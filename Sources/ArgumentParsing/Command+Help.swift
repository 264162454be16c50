internal import Diagnostics

extension Command {
  func usage(path: [Command]) -> String {
    var parts = [Self.spelling(of: path)]
    if hasSubcommands { parts.append("COMMAND") }
    parts += arguments.map(\.usage)
    if !options.isEmpty { parts.append("[OPTIONS]") }
    return parts.joined(separator: " ")
  }

  func help(path: [Command], in language: Language) -> String {
    let usage = language.text(zh: "用法：", en: "Usage: ") + usage(path: path)
    var text = language.text(summary) + "\n\n\(usage)\n"
    let discussion = language.text(discussion)
    if !discussion.isEmpty { text += "\n" + HelpText.filled(discussion) + "\n" }
    func add(_ title: Wording, _ rows: [(String, Wording)]) {
      text += Self.section(language.text(title), rows.map { ($0.0, language.text($0.1)) })
    }
    add(Wording(zh: "命令：", en: "Commands:"), subcommands.map { ($0.name, $0.summary) })
    add(Wording(zh: "参数：", en: "Arguments:"), arguments.map { ($0.name, $0.help) })
    let shown = run != nil ? allOptions : Self.commonOptions.filter { $0.name == "help" }
    add(Wording(zh: "选项：", en: "Options:"), shown.map { ($0.spelling, $0.help) })
    if hasSubcommands {
      let example = "\(Self.spelling(of: path)) COMMAND --help"
      text += language.text(zh: "\n查看某个命令：\(example)\n", en: "\nMore about a command: \(example)\n")
    }
    return text
  }

  private static func section(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    let width = min(28, rows.map { DisplayWidth.of($0.0) }.max() ?? 0)
    var text = "\n\(title)\n"
    for (name, help) in rows {
      let lines = DisplayWidth.wrap(help, to: 96 - width)
      let padded = DisplayWidth.pad(name, to: width)
      let indent = "\n" + String(repeating: " ", count: width + 4)
      let first = DisplayWidth.of(name) > width ? "  \(name)" + indent : "  \(padded)  "
      text += first + lines.joined(separator: indent) + "\n"
    }
    return text
  }
}

extension Option {
  /// The option as the help shows it: `-h, --help` or `--jobs N`.
  var spelling: String {
    let names = (short.map { "-\($0), " } ?? "") + "--\(name)"
    return placeholder.map { "\(names) \(isValueOptional ? "[\($0)]" : $0)" } ?? names
  }
}
