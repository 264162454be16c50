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
}
