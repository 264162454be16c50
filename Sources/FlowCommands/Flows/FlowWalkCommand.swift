internal import CommandConsole
internal import Reports
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

extension Hotline {
  static let flowWalk = Command(
    "walk",
    summary: Wording(
      zh: "让模拟的来电者走流程，看他们走到哪里",
      en: "Let simulated callers walk through a flow, and say where they end up"),
    discussion: Wording(
      zh: """
        用人群里的来电者走流程和它运行的流程：他们有订单、有来电原因，会按键、说话、不出声、按错和挂机，都照文件写的来
        （见 Documentation/Populations.md）。报告菜单自己解决了多少、用时多久、去了哪里、在哪些节点放弃，带 95% 置信区间。
        种子相同，来电就相同，流程改了版本也一样。

          hotline flow walk hotline --population Fixtures/Data/callers.json5
        """,
      en: """
        Plays the flow and those it runs with callers of a population: people with orders and reasons
        to call, who press, speak, stay silent, err and hang up as the file says
        (Documentation/Populations.md). Reports how many calls the menu serves by itself, how long they
        take, where they go, and at which nodes callers give up, with 95 % intervals. The same seed
        gives the same calls, in every version of the flow.

          hotline flow walk hotline --population Fixtures/Data/callers.json5
        """),
    arguments: [Argument("FLOW", help: Wording(zh: "流程名或文件", en: "a flow's id, or its file"))],
    options: [
      .value(
        "population", "FILE",
        help: Wording(zh: "谁来电、为什么（.json5；必填）", en: "who calls, and why (.json5; required)"),
        completion: .files),
      FlowSelection.directoryOption,
      WalkRequest.callsOption,
      .value(
        "seed", "N", help: Wording(zh: "随机数种子（默认 1）", en: "seed of the random numbers (default: 1)")
      ),
      .value(
        "at", "TIME",
        help: Wording(
          zh: "何时来电（默认人群的 asOf，否则工作日 10:00）",
          en: "when they call (default: the population's asOf, else a weekday at 10:00)")),
      .value(
        "goal", "GOAL", help: Wording(zh: "只要因这个原因来电的", en: "only those who call for this reason"),
        isRepeatable: true),
      .jobs,
      .json(Wording(zh: "以 JSON 输出全部内容", en: "print everything as JSON")),
      .value(
        "csv", "FILE", help: Wording(zh: "把各节点的数据写到这里", en: "write the figures of each node"),
        completion: .files),
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
  let calls: Int
  let at: Instant

  /// What the options of `flow walk` ask for.
  fileprivate init(options invocation: Invocation, _ console: Console) throws {
    try self.init(
      invocation, console, goals: invocation.values("goal"), seed: invocation.seed() ?? 1,
      jobs: invocation.jobs(), at: invocation.instant("at"))
  }

  static let callsOption = Option.value(
    "calls", "N", help: Wording(zh: "多少通来电（默认 10000）", en: "how many calls (default: 10000)"))

  /// The walk of a flow by its `--population`, with `--calls`.
  /// - Parameters:
  ///   - names: the goals of those who call; empty for all.
  ///   - time: when they call; `nil` for the population's own moment.
  init(
    _ invocation: Invocation, _ console: Console, goals names: [String] = [], seed: UInt64 = 1,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount, at time: Instant? = nil
  ) throws {
    guard let path = invocation.value("population") else {
      throw UsageError(
        Wording(zh: "缺少 --population", en: "--population is missing"),
        hint: Wording(
          zh: "写明谁来电：--population Fixtures/Data/callers.json5",
          en: "say who calls: --population Fixtures/Data/callers.json5"))
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
    calls = try invocation.integer("calls", in: 1...10_000_000) ?? 10_000
    at = time ?? population.asOf ?? Fixture.usualTime
    guard
      let walk = FlowWalk(
        flow.id, of: flows.library, population: population,
        goals: try Self.goals(names, population), seed: seed, jobs: jobs)
    else {
      throw UsageError(
        Wording(
          zh: "\(path)：没有人因 \(names.joined(separator: "、")) 来电",
          en: "\(path): nobody calls for \(names.joined(separator: ", "))"))
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
          Wording(zh: "--goal：人群里没有目标“\(name)”", en: "--goal: the population has no goal '\(name)'")
            + Suggestion.guess(at: name, in: known))
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
