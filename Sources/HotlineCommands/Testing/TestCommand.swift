internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Reports

extension Hotline {
  /// `hotline test`: plays fixtures and tells which hold.
  static let test = Command(
    "test",
    summary: "Run fixtures: scripted calls and what must come of them",
    discussion: """
      hotline test
      hotline test Fixtures/Refund --filter "over the limit"
      hotline test --coverage --min-coverage 95 --junit results.xml

      Of a folder all .json5 files that hold fixtures are run. Flows are looked up in the folder
      "flows" beside a fixture, then in --flows; data files beside it, then in Fixtures/Data.
      Exit status: 0 all passed, 1 a fixture failed or the coverage is too low, 2 a file is wrong.
      """,
    arguments: [
      Argument(
        "PATH", help: "files and folders of fixtures (default: Fixtures)", isOptional: true,
        isRepeating: true)
    ],
    options: [
      .value(
        "flows", "DIR", help: "where flows are (default: CallFlows)", completion: .directories),
      .value("filter", "TEXT", help: "run only fixtures that have the text in their name or file"),
      .value("junit", "FILE", help: "write the results as JUnit XML", completion: .files),
      ReportFile.option,
      .flag("tap", help: "print the results in the Test Anything Protocol"),
      .json("print the results as JSON"),
      .flag("coverage", help: "tell what the calls went through of each flow"),
      .value("min-coverage", "PERCENT", help: "fail if fewer of all edges were covered"),
      .flag("update", help: "record prompts and paths as snapshots; refused when CI is set"),
    ]
  ) { invocation, console in
    try TestRun(invocation, console).run()
  }
}

/// One run of `hotline test`.
private struct TestRun {
  private let invocation: Invocation
  private let console: Console
  private let leastCoverage: Double?
  private let page: ReportFile?
  private let junit: OutputFile?

  init(_ invocation: Invocation, _ console: Console) throws {
    self.invocation = invocation
    self.console = console
    leastCoverage = try invocation.number("min-coverage", in: 0...100)
    page = try ReportFile(invocation, console)
    junit = try OutputFile("junit", invocation)
    if invocation.flag("tap"), invocation.writesJSON {
      throw UsageError("--tap and --json can't be given together")
    }
    if invocation.flag("update"), !(console.environment["CI"] ?? "").isEmpty {
      throw UsageError(
        "--update is refused when CI is set",
        hint: "record snapshots where people look at the changes, and commit them")
    }
  }

  func run() throws -> ExitStatus {
    let paths = invocation.arguments.isEmpty ? ["Fixtures"] : invocation.arguments
    var loader = FixtureLoader(flows: invocation.value("flows") ?? "CallFlows")
    let all = try loader.load(paths)
    console.tell(loader.warnings)
    let chosen = try filtered(all, in: paths)
    let read = all.map(\.source.path)
    var snapshots = try Snapshots(beside: read)
    let updated = try invocation.flag("update") ? snapshotFiles(beside: read) : nil
    var results = chosen.map(\.prepared).runAll()
    if let updated {
      snapshots.record(chosen, results, known: all)
      for (fixtures, text) in snapshots.changes { try updated[fixtures]?.write(text) }
    } else {
      snapshots.check(chosen, &results)
    }
    let coverage = Coverage(of: zip(chosen, results).map { ($0.prepared, $1) })
    let report = TestReport(
      fixtures: chosen, results: results,
      coverage: invocation.flag("coverage") || leastCoverage != nil ? coverage : nil,
      leastCoverage: leastCoverage)
    if let junit {
      try junit.write(report.checks.junit(suiteName: "hotline test"))
    }
    try page?.write {
      ReportPage(
        report, coverage: coverage, record: RunRecord(invocation, of: sources(of: chosen)),
        language: $0)
    }
    console.show(
      invocation, json: report.json,
      text: invocation.flag("tap") ? report.checks.tap : report.text(console.format))
    return report.passed ? .success : .checkFailed
  }

  /// The files that may have to be written for files of fixtures, by those.
  /// - Throws: `UsageError` if one can't be written.
  private func snapshotFiles(beside fixtures: [String]) throws(UsageError) -> [String: OutputFile] {
    var files: [String: OutputFile] = [:]
    for path in Set(fixtures).sorted() {
      files[path] = try OutputFile("update", path: Snapshots.file(of: path))
    }
    return files
  }

  private func filtered(_ all: [LoadedFixture], in paths: [String]) throws -> [LoadedFixture] {
    if all.isEmpty {
      throw UsageError("there are no fixtures in \(paths.joined(separator: ", "))")
    }
    guard let filter = invocation.value("filter") else { return all }
    let chosen = all.filter { $0.fixture.name.contains(filter) || $0.source.path.contains(filter) }
    if chosen.isEmpty {
      throw UsageError("no fixture has \"\(filter)\" in its name or file")
    }
    return chosen
  }

  /// The files of fixtures and flows that take part, each once.
  private func sources(of fixtures: [LoadedFixture]) -> [SourceText] {
    var seen: Set<String> = []
    let sources = fixtures.flatMap { loaded in
      [loaded.source] + loaded.prepared.library.flows.map(\.source)
    }
    return sources.filter { seen.insert($0.path).inserted }
  }
}
