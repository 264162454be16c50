internal import Reports
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics

extension Console {
  /// Prints what was found: with `--json` as JSON and nothing else, else as text, with `--charts` the
  /// charts below it, if there are any.
  func show(
    _ invocation: Invocation, json: @autoclosure () -> JSONValue,
    text: @autoclosure () -> String, charts: @autoclosure () -> String = ""
  ) {
    guard !invocation.flag("json") else { return write(json().formatted + "\n") }
    write(text())
    guard invocation.flag("charts") else { return }
    let drawn = charts()
    if !drawn.isEmpty { write("\n" + drawn) }
  }

  /// Prints a result in the same way.
  func show(_ invocation: Invocation, _ summary: some ResultSummary) {
    show(invocation, json: summary.json, text: summary.text, charts: summary.charts)
  }

  var format: TextFormat {
    TextFormat(language: language, columns: columns, usesColor: usesColor)
  }
}

extension Option {
  /// What every command has that machines may read.
  static let json = flag("json", help: "print JSON")

  static let charts = flag("charts", help: "draw charts of blocks, in the terminal's width")
}
