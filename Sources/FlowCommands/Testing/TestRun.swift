internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import ReportPages
internal import Reports
internal import VendorFlows

/// One run of `hotline test`.
struct TestRun {
  private let invocation: Invocation
  private let console: Console
  private let leastCoverage: Double?
  private let page: ReportFile?
  private let results: TestResultsFiles
  private let paths: [String]

  init(_ invocation: Invocation, _ console: Console) throws {
    self.invocation = invocation
    self.console = console
    paths = invocation.arguments.isEmpty ? ["Fixtures"] : invocation.arguments
    results = TestResultsFiles(
      junit: try OutputFile("junit", invocation), paths: paths,
      annotates: invocation.flag("github"), console)
    leastCoverage = try results.tellingFailure {
      () throws in try invocation.number("min-coverage", in: 0...100)
    }
    page = try results.tellingFailure { () throws in try ReportFile(invocation, console) }
    try results.tellingFailure { () throws in try Self.checkOptions(invocation, console) }
  }

  /// - Throws: `UsageError` if options contradict each other.
  private static func checkOptions(
    _ invocation: Invocation, _ console: Console
  ) throws(UsageError) {
    let forms = ["tap", "json", "github"].filter { invocation.flag($0) }
    if forms.count > 1 {
      throw UsageError(
        Wording(
          zh: "--\(forms[0]) 和 --\(forms[1]) 不能一起用",
          en: "--\(forms[0]) and --\(forms[1]) can't be given together"))
    }
    if invocation.flag("update"), !(console.environment["CI"] ?? "").isEmpty {
      throw UsageError(
        Wording(zh: "设了 CI，不能用 --update", en: "--update is refused when CI is set"),
        hint: Wording(
          zh: "在有人看改动的地方录快照，再提交",
          en: "record snapshots where people look at the changes, and commit them"))
    }
    let whole = ["json", "tap", "coverage", "update"].filter { invocation.flag($0) }
    let files = ["min-coverage", "junit", "html"].filter { invocation.value($0) != nil }
    if invocation.flag("watch"), let other = (whole + files).first {
      throw UsageError(
        Wording(
          zh: "--watch 和 --\(other) 不能一起用", en: "--watch and --\(other) can't be given together"),
        hint: Wording(
          zh: "监视时只报改动涉及的，不报全部", en: "a watched run tells what changes touch, not the whole"))
    }
  }

  // MARK: Once

  func run() throws -> ExitStatus {
    let (all, chosen) = try results.tellingFailure { () throws in
      let all = try load()
      return (all, try self.chosen(from: all))
    }
    return try run(chosen, of: all).status
  }

  /// All fixtures there are.
  func load() throws(InvalidInput) -> [LoadedFixture] {
    var loader = FixtureLoader(
      flows: invocation.value("flows") ?? "CallFlows", others: VendorSystems.readersForCalls)
    let all = try loader.load(paths)
    console.tell(loader.warnings)
    return all
  }

  /// Runs fixtures and tells what came of them.
  /// - Returns: also which failed, by the fixtures' order.
  func run(
    _ chosen: [LoadedFixture], of all: [LoadedFixture]
  ) throws -> (status: ExitStatus, failed: [Bool]) {
    let read = all.map(\.source.path)
    var (snapshots, updated) = try self.results.tellingFailure { () throws in
      (
        try Snapshots(beside: read),
        try invocation.flag("update") ? snapshotFiles(beside: read) : nil
      )
    }
    var results = chosen.map(\.prepared).runAll()
    if let updated {
      snapshots.record(chosen, results, known: all)
      for (fixtures, text) in snapshots.changes { try updated[fixtures]?.write(text) }
    } else {
      snapshots.check(chosen, &results)
      console.tell(snapshots.orphans(among: all))
    }
    let ran = zip(chosen, results).filter { $0.1.skipped == nil }
    let coverage = Coverage(of: ran.map { ($0.prepared, $1) })
    let report = TestReport(
      fixtures: chosen, results: results,
      coverage: invocation.flag("coverage") || leastCoverage != nil ? coverage : nil,
      leastCoverage: leastCoverage)
    try self.results.write(report.checks)
    try page?.write {
      ReportPage(
        report, coverage: coverage, record: RunRecord(invocation, of: sources(of: chosen)),
        language: $0)
    }
    console.show(
      invocation, json: report.json,
      text: invocation.flag("tap") ? report.checks.tap : report.text(console.format))
    if invocation.flag("github") {
      console.write(report.checks.annotations.map(\.text).joined())
    }
    if updated != nil { tell(snapshots.recordedChanges) }
    return (report.passed ? .success : .checkFailed, results.map { !$0.passed })
  }

  // MARK: Snapshots

  /// The files that may have to be written for files of fixtures, by those.
  /// - Throws: `UsageError` if one can't be written.
  private func snapshotFiles(beside fixtures: [String]) throws(UsageError) -> [String: OutputFile] {
    var files: [String: OutputFile] = [:]
    for path in Set(fixtures).sorted() {
      files[path] = try OutputFile("update", path: Snapshots.file(of: path))
    }
    return files
  }

  /// Says what was recorded otherwise than before.
  private func tell(_ changes: [Snapshots.Note]) {
    guard !changes.isEmpty else {
      return console.writeError(console.text(zh: "快照没有变化\n", en: "no snapshot has changed\n"))
    }
    for note in changes {
      let place = DisplayWidth.printable("\(note.file): \(note.fixture)")
      let (what, lines): (String, [String]) =
        switch note.change {
        case .added: (console.text(zh: "新快照", en: "new snapshot"), [])
        case .removed: (console.text(zh: "删除快照", en: "snapshot removed"), [])
        case .changed(let added, let removed):
          (
            console.text(zh: "快照改变", en: "snapshot changed"),
            removed.map { "- \($0)" } + added.map { "+ \($0)" }
          )
        }
      console.writeError("\(place): \(what)\n")
      for line in lines { console.writeError("  \(DisplayWidth.printable(line))\n") }
    }
  }

  // MARK: Choosing

  /// The fixtures that the command line asks for.
  /// - Throws: `UsageError` if there are none.
  func chosen(from all: [LoadedFixture]) throws(UsageError) -> [LoadedFixture] {
    if all.isEmpty {
      throw UsageError(
        Wording(
          zh: "\(paths.joined(separator: "、")) 里没有测试",
          en: "there are no fixtures in \(paths.joined(separator: ", "))"))
    }
    var chosen = all
    if let filter = invocation.value("filter") {
      chosen = chosen.filter {
        $0.fixture.name.contains(filter) || $0.source.path.contains(filter)
      }
      if chosen.isEmpty {
        throw UsageError(
          Wording(
            zh: "没有测试的名字或文件名含“\(filter)”", en: "no fixture has \"\(filter)\" in its name or file"))
      }
    }
    let tags = invocation.values("tag")
    guard !tags.isEmpty else { return chosen }
    let known = Set(all.flatMap(\.fixture.tags)).sorted()
    for tag in tags where !known.contains(tag) {
      throw UsageError(
        Wording(zh: "没有测试带标签“\(tag)”", en: "no fixture has the tag \"\(tag)\"")
          + Suggestion.guess(at: tag, in: known),
        hint: known.isEmpty
          ? nil
          : Wording(
            zh: "有：\(known.joined(separator: "、"))",
            en: "there are: \(known.joined(separator: ", "))"))
    }
    chosen = chosen.filter { $0.fixture.tags.contains(where: tags.contains) }
    if chosen.isEmpty {
      throw UsageError(
        Wording(zh: "筛出的测试里没有一个带这些标签", en: "no fixture that the filter chooses has one of the tags")
      )
    }
    return chosen
  }

  /// The files of fixtures, flows and calendars that take part, each once.
  private func sources(of fixtures: [LoadedFixture]) -> [SourceText] {
    var seen: Set<String> = []
    let sources = fixtures.flatMap { [$0.source] + $0.prepared.library.sources }
    return sources.filter { seen.insert($0.path).inserted }
  }
}
