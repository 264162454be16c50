import Diagnostics
import FlowInterpreter
import Testing

/// Flows walked in tests.
enum Walked {
  /// Callers who never err, hesitate or give up, with parts to change it.
  static func population(
    callers: String = "{ number: '13800138000', goals: 'refund' }",
    goals: String = "refund: { words: ['退款'], says: ['我要退款'] }, person: { words: ['人工'] }",
    habits: String = "", nodes: String = "", data: String = ""
  ) -> String {
    let exact = [
      "speaks: 0", "silent: 0", "wrong: 0", "mistaken: 0", "bargeIn: 0", "reaction: '0s'",
      "hangUp: { perSecond: 0, perPrompt: 0 }",
    ]
    let given = habits.isEmpty ? [] : [habits]
    let kept = exact.filter { line in
      !habits.contains(line.prefix { $0 != ":" } + ":")
    }
    return """
      { population: "people", \(data) goals: { \(goals) }, callers: [\(callers)],
        behaviour: { \((kept + given).joined(separator: ", ")), nodes: { \(nodes) } } }
      """
  }

  static func read(_ text: String) throws -> Population {
    let log = DiagnosticLog()
    let population = PopulationReader.read(
      SourceText(path: "people.json5", text: text), log: log)
    for diagnostic in log.diagnostics { Issue.record("\(diagnostic.rendered)") }
    return try #require(population)
  }

  /// A flow "f" of nodes that begins at "a", walked by a population.
  static func run(
    _ nodes: String, _ population: String = population(), calls: Int = 100, seed: UInt64 = 1,
    jobs: Int = 1, more: [String: String] = [:], at: Instant = Fixture.usualTime,
    goals: Set<Int>? = nil, variables: String = ""
  ) throws -> FlowWalk.Result {
    let flow = """
      { flow: "f", language: "zh-CN", start: "a", variables: { \(variables) }, nodes: { \(nodes) } }
      """
    let sources = more.merging(["f": flow]) { $1 }
      .map { SourceText(path: "\($0.key).json5", text: $0.value) }
    let log = DiagnosticLog()
    let library = FlowLibrary.read(["f"], in: FlowFolder(sources), log: log)
    for diagnostic in log.diagnostics { Issue.record("\(diagnostic.rendered)") }
    let walk = FlowWalk(
      "f", of: try #require(library), population: try read(population), goals: goals, seed: seed,
      jobs: jobs)
    return try #require(walk).run(calls: calls) { _ in at }
  }

  /// A menu of 10 s: 1 for a refund, 0 for a person, which are queues.
  static let menu = """
    a: { type: "menu", prompt: { text: "请选择", seconds: 10 }, exhausted: "bye", choices: [
      { key: "1", label: "退款", words: ["退"], next: "refund" },
      { key: "0", label: "人工", next: "person" } ] },
    refund: { type: "queue", skill: "refund", priority: "2" },
    person: { type: "queue", skill: "general" },
    bye: { type: "hangup" }
    """
}
