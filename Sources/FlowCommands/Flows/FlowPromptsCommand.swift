internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter

extension Hotline {
  static let flowPrompts = Command(
    "prompts",
    summary: Wording(zh: "列出流程说的每一句话", en: "List everything that call flows say"),
    discussion: Wording(
      zh: """
        供录音或翻译用：flow、node、key、attempt、language、seconds、audio、text。节点沿用流程 defaults 的只列一次。
        时长取决于所念内容的，seconds 为空。

          hotline flow prompts hotline
          hotline flow prompts --csv --for-excel > prompts.csv
        """,
      en: """
        For whoever records or translates it: flow, node, key, attempt, language, seconds, audio, text.
        What nodes take from a flow's defaults is listed once. Seconds are empty where they depend on
        what is said.

          hotline flow prompts hotline
          hotline flow prompts --csv --for-excel > prompts.csv
        """),
    arguments: [
      Argument(
        "FLOW",
        help: Wording(
          zh: "流程名、文件，或流程文件夹（默认全部）",
          en: "a flow's id, its file, or a directory of flows (default: all)"),
        isOptional: true, isRepeating: true)
    ],
    options: [
      FlowSelection.directoryOption,
      .flag("csv", help: Wording(zh: "输出 CSV", en: "write comma-separated values")),
      .forExcel, .json(Wording(zh: "把提示写成 JSON", en: "write the prompts as JSON")),
    ]
  ) { invocation, console in
    let isCSV = invocation.flag("csv")
    if invocation.flag("for-excel"), !isCSV {
      throw UsageError(Wording(zh: "--for-excel 要和 --csv 一起用", en: "--for-excel goes with --csv"))
    }
    if isCSV, invocation.writesJSON {
      throw UsageError(
        Wording(zh: "--csv 和 --json 不能一起用", en: "--csv and --json can't be given together"))
    }
    let selections = try FlowSelection.all(
      invocation.arguments, directory: invocation.value("flows") ?? "CallFlows")
    let log = DiagnosticLog()
    let flows = selections.flatMap { selection in
      selection.ids.compactMap { selection.folder.flow($0, log: log) }
    }
    try log.throwIfErrors()
    let prompts = flows.flatMap { flow in flow.placedPrompts.map { (flow.id, $0) } }
    if isCSV {
      console.writeData(invocation.csv(Self.csv(prompts)))
    } else {
      console.show(
        invocation, json: .object(["prompts": .array(prompts.map { $1.json(in: $0) })]),
        text: prompts.map { $1.line(in: $0) + "\n" }.joined())
    }
    return .success
  }

  private static func csv(_ prompts: [(String, PlacedPrompt)]) -> String {
    let columns = CSVRow.line(
      "flow", "node", "key", "attempt", "language", "seconds", "audio", "text")
    return columns
      + prompts.map { flow, placed in
        CSVRow.line([
          .text(flow), .text(placed.node ?? ""), .text(placed.key), .figure(placed.attempt),
          .text(placed.prompt.language ?? ""), .figure(placed.prompt.seconds),
          .text(placed.prompt.audio ?? ""), .text(placed.prompt.text.source),
        ])
      }.joined()
  }
}

extension PlacedPrompt {
  fileprivate func line(in flow: String) -> String {
    let place = "\(flow)/\(node ?? "") \(key)"
    let number = attempt > 1 ? " \(attempt)" : ""
    let language = prompt.language.map { " \($0)" } ?? ""
    let audio = prompt.audio.map { " [\($0)]" } ?? ""
    return DisplayWidth.printable("\(place)\(number)\(language)\(audio): \(prompt.text.source)")
  }

  fileprivate func json(in flow: String) -> JSONValue {
    .object([
      "flow": .text(flow), "node": node.map { .text($0) }, "key": .text(key),
      "attempt": .integer(Int64(attempt)), "language": prompt.language.map { .text($0) },
      "seconds": prompt.knownLength.map { .number(Double($0.wholeMilliseconds) / 1_000) },
      "audio": prompt.audio.map { .text($0) }, "text": .text(prompt.text.source),
    ])
  }
}

extension Prompt {
  /// How long it lasts, in seconds; not a number where that depends on what is said.
  fileprivate var seconds: Double {
    knownLength.map { Double($0.wholeMilliseconds) / 1_000 } ?? .nan
  }
}
