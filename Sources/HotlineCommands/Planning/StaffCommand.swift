internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  static let staff = Command(
    "staff", summary: "Find the cheapest agents that meet a scenario's targets",
    discussion: """
      Finds agents by pool and interval for the least pay: Erlang A gives the first guess, then
      simulation of the same callers decides. The targets are the scenario's accept, its queues'
      answered within, and the queues' own accept. The answer is proved with callers not seen
      before, as it is and without each single agent. With --budget it is the best service for that
      pay instead. Exit status 1 if a target can't be met. Ctrl-C ends with the best so far, marked
      partial.
      """,
    arguments: [Argument("SCENARIO", help: "the scenario (.json5)")],
    options: [
      .value("budget", "PAY", help: "find the best service for at most this pay of the day"),
      .flag("each-interval", help: "meet the targets in every interval, not only over the day"),
      .value(
        "confidence", "P", help: "how sure the proof must be to keep the targets (default: 0.95)"),
      .value("proof", "N", help: "days simulated for the proof (default: 1000)"),
      .value("seed", "N", help: "seed of the random numbers (default: the scenario's)"),
      .value("jobs", "N", short: "j", help: "threads (default: one a processor)"),
      .value(
        "write", "FILE", short: "w", help: "write the scenario with this staffing to a file",
        completion: .files),
      .flag("json", help: "print JSON"),
    ]
  ) { invocation, console in
    let path = invocation.arguments[0]
    let scenario = try ScenarioFile.read(path, console)
    switch try search(scenario, path, invocation, console) {
    case .success(let answer):
      if let file = invocation.value("write") {
        try StaffedScenario.write(answer.table, into: path, of: scenario, to: file)
      }
      let summary = StaffingSummary(answer: answer, scenario: scenario, console: console)
      console.write(invocation.flag("json") ? summary.json.formatted + "\n" : summary.text)
      return answer.meetsTargets ? .success : .checkFailed
    case .failure(.unattainable(let verdicts, let binding)):
      let refusal = StaffingRefusal(
        verdicts: verdicts, binding: binding, scenario: scenario, console: console)
      console.write(invocation.flag("json") ? refusal.json.formatted + "\n" : refusal.text)
      return .checkFailed
    case .failure(.noTargets):
      throw UsageError(
        "\(path): the scenario states no targets",
        hint: "add accept: { serviceLevel: 0.8 }, or answered and within to a queue")
    case .failure(.stopped):
      throw UsageError("interrupted before anything was simulated")
    }
  }

  /// Looks for a staffing as the options ask, with progress on a terminal.
  private static func search(
    _ scenario: Scenario, _ path: String, _ invocation: Invocation, _ console: Console
  ) throws -> Result<StaffingAnswer, StaffingSearch.Failure> {
    var search = StaffingSearch(scenario)
    if let pay = try invocation.number("budget", in: 0...1e12) { search.goal = .best(forPay: pay) }
    if invocation.flag("each-interval") { search.scope = .eachInterval }
    search.confidence = try invocation.number("confidence", in: 0.5...0.999_9) ?? 0.95
    search.proofReplications = try invocation.integer("proof", in: 10...100_000) ?? 1_000
    if let seed = try invocation.integer("seed", in: 0...(1 << 53)) { search.seed = UInt64(seed) }
    search.jobs =
      try invocation.integer("jobs", in: 1...1_024)
      ?? ProcessInfo.processInfo.activeProcessorCount
    let line = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    search.progress = { line.show(text(of: $0, console), done: $0.replications) }
    defer { line.clear() }
    return Interruption.watching { stop in
      search.stop = stop
      do throws(StaffingSearch.Failure) {
        return .success(try search.run())
      } catch {
        return .failure(error)
      }
    }
  }

  private static func text(of progress: StaffingSearch.Progress, _ console: Console) -> String {
    let pay = FigureText.number(progress.pay)
    return switch progress.step {
    case .starting: console.text(zh: "开始", en: "starting")
    case .moving: console.text(zh: "调整人数,成本 ¥\(pay)", en: "moving agents, ¥\(pay)")
    case .exchanging: console.text(zh: "尝试对换,成本 ¥\(pay)", en: "exchanging agents, ¥\(pay)")
    case .proving: console.text(zh: "验证,成本 ¥\(pay)", en: "proving, ¥\(pay)")
    case .removing: console.text(zh: "逐一减员验证", en: "taking each agent away")
    }
  }
}

/// A scenario file with another staffing in it.
enum StaffedScenario {
  /// Writes the scenario's own text with the agents of each pool replaced.
  static func write(
    _ table: StaffingTable, into path: String, of scenario: Scenario, to file: String
  ) throws {
    let source = try SourceText(contentsOf: path)
    let root = try JSON5Parser.parse(source)
    var edits = SourceEdits(source)
    for (pool, agents) in zip(scenario.pools, table.agents) {
      guard let value = root["pools"]?[pool.id] else { continue }
      let list = agents.map { String($0) }.joined(separator: ", ")
      edits.set("agents", of: value, to: "[\(list)]", insteadOf: "shifts")
    }
    try Hotline.write(edits.text, to: file)
  }
}
