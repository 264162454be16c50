internal import Reports
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

extension Hotline {
  static let flowWalk = Command(
    "walk",
    summary: "Let simulated callers walk through a flow, and say where they end up",
    discussion: """
      Plays the flow and those it runs with callers of a population: people with orders and reasons
      to call, who press, speak, stay silent, err and hang up as the file says
      (Documentation/Populations.md). Reports how many calls the menu serves by itself, how long they
      take, where they go, and at which nodes callers give up, with 95 % intervals. The same seed
      gives the same calls, in every version of the flow.

        hotline flow walk hotline --population Fixtures/Data/callers.json5
      """,
    arguments: [Argument("FLOW", help: "a flow's id, or its file")],
    options: [
      .value(
        "population", "FILE", help: "who calls, and why (.json5; required)", completion: .files),
      FlowSelection.directoryOption,
      .value("calls", "N", help: "how many calls (default: 10000)"),
      .value("seed", "N", help: "seed of the random numbers (default: 1)"),
      .value(
        "at", "TIME",
        help: "when they call (default: the population's asOf, else a weekday at 10:00)"),
      .value("goal", "GOAL", help: "only those who call for this reason", isRepeatable: true),
      .value("jobs", "N", short: "j", help: "threads (default: one a processor)"),
      .flag("json", help: "print everything as JSON"),
      .value("csv", "FILE", help: "write the figures of each node", completion: .files),
      ReportFile.option,
    ]
  ) { invocation, console in
    let walk = try WalkRequest(invocation, console)
    let (report, csv) = (
      try ReportFile(invocation, console), try OutputFile("csv", invocation)
    )
    let walked = walk.run()
    if let report {
      let files = walk.sources.map { RunRecord.InputFile(path: $0.path, bytes: $0.bytes) }
      let record = RunRecord(invocation, files: files)
      try report.write(
        ReportPage(walked, record: record, language: report.language))
    }
    try csv?.write(walked.csv)
    console.show(invocation, walked.summary(console.format))
    return .success
  }
}

/// What the options of `flow walk` ask for.
struct WalkRequest {
  let flow: Flow
  let library: FlowLibrary
  let population: Population
  /// The files that were read.
  let sources: [SourceText]
  let walk: FlowWalk
  let calls: Int
  let at: Instant

  init(_ invocation: Invocation, _ console: Console) throws {
    guard let path = invocation.value("population") else {
      throw UsageError(
        "--population is missing", hint: "say who calls: --population Fixtures/Data/callers.json5")
    }
    let flows = try FlowSelection.one(
      invocation.arguments[0], directory: invocation.value("flows") ?? "CallFlows")
    let log = DiagnosticLog()
    let file = PopulationFile.read(try SourceText(contentsOf: path), log: log)
    try log.throwIfErrors()
    guard let file else {
      preconditionFailure("PopulationFile must report why there is no population (it did not)")
    }
    BehaviourNames(of: flows.flow, in: flows.library, source: file.sources[0], log: log)
      .check(file.population)
    for warning in log.diagnostics { console.writeError(warning.rendered + "\n") }
    flow = flows.flow
    library = flows.library
    population = file.population
    sources = flows.library.flows.map(\.source) + file.sources
    calls = try invocation.integer("calls", in: 1...10_000_000) ?? 10_000
    at = try invocation.instant("at") ?? population.asOf ?? Fixture.usualTime
    let goals = try Self.goals(invocation.values("goal"), population)
    let seed = try invocation.integer("seed", in: 0...(1 << 53)) ?? 1
    let jobs =
      try invocation.integer("jobs", in: 1...1_024) ?? ProcessInfo.processInfo.activeProcessorCount
    guard
      let walk = FlowWalk(
        flow.id, of: flows.library, population: population, goals: goals, seed: UInt64(seed),
        jobs: jobs)
    else {
      throw UsageError(
        "\(path): nobody calls for \(invocation.values("goal").joined(separator: ", "))")
    }
    self.walk = walk
  }

  private static func goals(
    _ names: [String], _ population: Population
  ) throws(UsageError) -> Set<Int>? {
    guard !names.isEmpty else { return nil }
    let known = population.goals.map(\.id)
    var goals: Set<Int> = []
    for name in names {
      guard let index = known.firstIndex(of: name) else {
        throw UsageError(
          "--goal: the population has no goal '\(name)'" + Suggestion.didYouMean(name, in: known))
      }
      goals.insert(index)
    }
    return goals
  }

  /// Walks the calls.
  func run() -> WalkedFlow {
    WalkedFlow(
      flow, in: library, population: population, at: at, seed: walk.seed,
      result: walk.run(calls: calls) { [at] _ in at })
  }
}
