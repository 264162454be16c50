internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

extension Hotline {
  static let flowExplore = Command(
    "explore",
    summary: Wording(
      zh: "自动生成测试，覆盖流程里走得通的每条路",
      en: "Generate fixtures that cover every feasible way of a call flow"),
    discussion: Wording(
      zh: """
        在流程上试按键、说话、不出声、答错、挂机、服务的各种结果和故障、营业时间、队列及其回拨，写出尽量少的来电，
        合起来走过每条走得通的路，并带上听到的话。其余的路逐条说明：为什么走不到，或试过的来电里没走到。
        同一流程，生成的测试不变。

          hotline flow explore hotline --output Fixtures/Explored
          hotline test Fixtures/Explored --coverage
        """,
      en: """
        Tries keys, words, silence, wrong answers, a hang-up, outcomes and faults of services, hours,
        queues and the callbacks they offer on the flow itself, and writes few calls that together take
        every way that was taken, with the words that are heard. Says of each other way why no call can
        take it, or that none was found in the calls tried. The same flow gives the same fixtures.

          hotline flow explore hotline --output Fixtures/Explored
          hotline test Fixtures/Explored --coverage
        """),
    arguments: [Argument("FLOW", help: Wording(zh: "流程名或文件", en: "a flow's id, or its file"))],
    options: [
      FlowSelection.directoryOption,
      .value(
        "output", "DIR", short: "o",
        help: Wording(
          zh: "把测试写到那里的 FLOW-explored.json5（默认输出到终端）",
          en: "write the fixtures to FLOW-explored.json5 there (default: to the terminal)"),
        completion: .directories),
      .value(
        "data", "FILE",
        help: Wording(
          zh: "用数据文件里的来电者（默认虚构）",
          en: "a data file whose callers call (default: callers are made up)"),
        completion: .files),
      .value(
        "effort", "N",
        help: Wording(
          zh: "试 N 倍的来电，1…100（默认 1）", en: "try N times as many calls, 1…100 (default: 1)")),
      .json(
        Wording(
          zh: "把覆盖和未覆盖的及原因写成 JSON", en: "write what was covered and what not, with reasons, as JSON"
        )),
    ]
  ) { invocation, console in
    let (flow, library) = try FlowSelection.one(
      invocation.arguments[0], directory: invocation.value("flows") ?? "CallFlows")
    let data = try invocation.value("data").map(readData)
    let output = try OutputFile("output", invocation, name: "\(flow.id)-explored.json5")
    let exploration = FlowExplorer.explore(
      flow.id, of: library, data: data,
      effort: try invocation.integer("effort", in: 1...100) ?? 1)
    let text = FixtureWriter.text(of: exploration.fixtures)
    try output?.write(text)
    let report = ExplorationReport(exploration, file: output?.path)
    let isInTerminal = output == nil
    console.show(
      invocation, json: report.json, text: isInTerminal ? text : report.text(in: console.language))
    // With the fixtures on standard output the report goes where it doesn't mix with them.
    if isInTerminal, !invocation.writesJSON {
      console.writeError(report.text(in: console.language))
    }
    return .success
  }

  private static func readData(_ path: String) throws(InvalidInput) -> ExploredData {
    let source = try SourceText(contentsOf: path)
    let log = DiagnosticLog()
    let data = DirectoryReader(DocumentReader(source, log: log))
      .data(try JSON5Parser.parse(source), path: "")
    try log.throwIfErrors()
    return ExploredData(name: URL(fileURLWithPath: path).lastPathComponent, directory: data)
  }
}

/// What an exploration found, ready to be shown.
private struct ExplorationReport {
  private let exploration: Exploration
  private let file: String?

  init(_ exploration: Exploration, file: String?) {
    self.exploration = exploration
    self.file = file
  }

  func text(in language: Language) -> String {
    let edges = exploration.coverage.edges
    let count = exploration.fixtures.count
    let place = file.map { language.text(zh: "（\($0)）", en: " in \($0)") } ?? ""
    let (covered, total, tried) = (edges.covered, edges.total, exploration.tried)
    var text = language.text(
      zh: "\(count) 个测试\(place)走过 \(total) 条路中的 \(covered) 条（试了 \(tried) 次选择）\n",
      en:
        "\(count == 1 ? "1 fixture" : "\(count) fixtures")\(place) \(count == 1 ? "takes" : "take") \(covered) of \(total) ways (\(tried) decisions tried)\n"
    )
    for way in exploration.unreached {
      text += "\(way.file):\(way.place.line):\(way.place.column): "
      text += language.text(Diagnostic.Severity.note.wording) + ": "
      text +=
        DisplayWidth.printable(
          "\(way.node) –\(language.text(way.way.phrase))→ \(way.target): \(language.text(way.reason))"
        ) + "\n"
    }
    return text
  }

  var json: JSONValue {
    let edges = exploration.coverage.edges
    return .object([
      "flow": .text(exploration.flow),
      "file": file.map { .text($0) } ?? .null,
      "fixtures": .array(exploration.fixtures.map { .text($0.name) }),
      "edges": .object([
        "covered": .integer(Int64(edges.covered)), "total": .integer(Int64(edges.total)),
      ]),
      "unreached": .array(
        exploration.unreached.map { way in
          .object([
            "file": .text(way.file), "line": .integer(Int64(way.place.line)),
            "column": .integer(Int64(way.place.column)), "flow": .text(way.flow),
            "node": .text(way.node), "way": .text(way.way.phrase.en), "target": .text(way.target),
            "reason": .text(way.reason.en),
          ])
        }),
    ])
  }
}
