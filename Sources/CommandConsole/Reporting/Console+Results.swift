package import ArgumentParsing
package import Diagnostics
internal import Foundation
package import ReportPages
package import Reports

extension Console {
  /// Prints what was found: with `--json` as JSON and nothing else, else as text, with `--charts` the
  /// charts below it, if there are any.
  /// - Parameter isLine: whether the JSON stands on one line.
  package func show(
    _ invocation: Invocation, isLine: Bool = false, json: @autoclosure () -> JSONValue,
    text: @autoclosure () -> String, charts: @autoclosure () -> String = ""
  ) {
    guard !invocation.writesJSON else {
      let json = json()
      return write((isLine ? json.compact : json.formatted) + "\n")
    }
    write(text())
    guard invocation.declares("charts"), invocation.flag("charts") else { return }
    let drawn = charts()
    if !drawn.isEmpty { write("\n" + drawn) }
  }

  /// Prints a result in the same way.
  package func show(_ invocation: Invocation, _ summary: some ResultSummary) {
    show(invocation, json: summary.json, text: summary.text, charts: summary.charts)
  }

  package var format: TextFormat {
    TextFormat(
      language: language, columns: columns, usesColor: usesColor, foldsTables: isTerminal)
  }
}

extension Invocation {
  /// Whether a machine reads the answer.
  package var writesJSON: Bool { flag("json") }

  /// The seed of the random numbers, if one was given.
  package func seed() throws(UsageError) -> UInt64? {
    try integer("seed", in: 0...(1 << 53)).map { UInt64($0) }
  }

  /// How many threads work at once.
  package func jobs() throws(UsageError) -> Int {
    try integer("jobs", in: 1...1_024) ?? ProcessInfo.processInfo.activeProcessorCount
  }
}

extension Option {
  /// What every command has that machines may read.
  package static func json(_ help: Wording = Wording(zh: "输出 JSON", en: "print JSON")) -> Option {
    flag("json", help: help)
  }

  package static let charts = flag(
    "charts", help: Wording(zh: "按终端宽度画方块图", en: "draw charts of blocks, in the terminal's width"))

  package static let seed = value(
    "seed", "N",
    help: Wording(zh: "随机数种子（默认情景的）", en: "seed of the random numbers (default: the scenario's)"))

  package static let jobs = value(
    "jobs", "N", short: "j",
    help: Wording(zh: "线程数（默认每个处理器一个）", en: "threads (default: one a processor)"))
}
