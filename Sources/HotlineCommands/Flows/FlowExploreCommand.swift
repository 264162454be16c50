internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

extension Hotline {
  static let flowExplore = Command(
    "explore",
    summary: "Generate fixtures that cover every feasible way of a call flow",
    discussion: """
      Tries keys, words, silence, wrong answers, a hang-up, outcomes and faults of services, hours,
      queues and the callbacks they offer on the flow itself, and writes few calls that together take
      every way that was taken, with the words that are heard. Says of each other way why no call can
      take it, or that none was found in the calls tried. The same flow gives the same fixtures.

        hotline flow explore hotline --output Fixtures/Explored
        hotline test Fixtures/Explored --coverage
      """,
    arguments: [Argument("FLOW", help: "a flow's id, or its file")],
    options: [
      FlowSelection.directoryOption,
      .value(
        "output", "DIR", short: "o",
        help: "write the fixtures to FLOW-explored.json5 there (default: to the terminal)",
        completion: .directories),
      .value(
        "data", "FILE", help: "a data file whose callers call (default: callers are made up)",
        completion: .files),
      .value(
        "effort", "N", help: "try N times as many calls, 1…100 (default: 1)"),
      .json("write what was covered and what not, with reasons, as JSON"),
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
    console.show(invocation, json: report.json, text: isInTerminal ? text : report.text)
    // With the fixtures on standard output the report goes where it doesn't mix with them.
    if isInTerminal, !invocation.writesJSON { console.writeError(report.text) }
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

  var text: String {
    let edges = exploration.coverage.edges
    let count = exploration.fixtures.count
    var text = count == 1 ? "1 fixture" : "\(count) fixtures"
    if let file { text += " in \(file)" }
    text +=
      " \(count == 1 ? "takes" : "take") \(edges.covered) of \(edges.total) ways (\(exploration.tried) decisions tried)\n"
    for way in exploration.unreached {
      text += "\(way.file):\(way.place.line):\(way.place.column): note: "
      text +=
        DisplayWidth.printable(
          "\(way.node) –\(console.text(way.way.phrase))→ \(way.target): \(console.text(way.reason))") + "\n"
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
