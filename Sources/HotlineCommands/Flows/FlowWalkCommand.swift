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
      .jobs,
      .json("print everything as JSON"),
      .value("csv", "FILE", help: "write the figures of each node", completion: .files),
      .forExcel,
      ReportFile.option,
    ]
  ) { invocation, console in
    try invocation.checkMark(of: "csv")
    let walk = try WalkRequest(options: invocation, console)
    let (report, csv) = (
      try ReportFile(invocation, console), try OutputFile("csv", invocation)
    )
    let walked = walk.run()
    try report?.write {
      ReportPage(walked, record: RunRecord(invocation, of: walk.sources), language: $0)
    }
    try csv?.write(invocation.csv(walked.csv))
    console.show(invocation, walked.summary(console.format))
    return .success
  }
}

/// Callers of a population who walk through a flow.
struct WalkRequest {
  let flow: Flow
  let library: FlowLibrary
  let population: Population
  /// The files that were read.
  let sources: [SourceText]
  let walk: FlowWalk
  private(set) var calls = 10_000
  let at: Instant

  /// What the options of `flow walk` ask for.
  fileprivate init(options invocation: Invocation, _ console: Console) throws {
    try self.init(
      invocation, console, goals: invocation.values("goal"), seed: invocation.seed() ?? 1,
      jobs: invocation.jobs(), at: invocation.instant("at"))
    if let count = try invocation.integer("calls", in: 1...10_000_000) { calls = count }
  }

  /// The walk of a flow by its `--population`.
  /// - Parameters:
  ///   - names: the goals of those who call; empty for all.
  ///   - time: when they call; `nil` for the population's own moment.
  init(
    _ invocation: Invocation, _ console: Console, goals names: [String] = [], seed: UInt64 = 1,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount, at time: Instant? = nil
  ) throws {
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
    try log.throwIfErrors()
    console.tell(log.diagnostics)
    flow = flows.flow
    library = flows.library
    population = file.population
    sources = flows.library.sources + file.sources
    at = time ?? population.asOf ?? Fixture.usualTime
    guard
      let walk = FlowWalk(
        flow.id, of: flows.library, population: population,
        goals: try Self.goals(names, population), seed: seed, jobs: jobs)
    else {
      throw UsageError("\(path): nobody calls for \(names.joined(separator: ", "))")
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
          "--goal: the population has no goal '\(name)'" + Suggestion.guess(at: name, in: known))
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
