import QueueSimulator
import Testing

@Suite struct LineTests {
  /// Rates go up and down, so that lines become short and plentiful again many times; agents wrap up
  /// for longer than they talk, which holds no line.
  private static func day(lines: Int, wrapUp: String, handling: String) throws -> [TraceRecord] {
    let scenario = try ScenarioText.read(
      """
      { scenario: "lines", lasts: "4h", interval: "30m", lines: \(lines), atEnd: "cut",
        callTypes: {
          a: { arrivals: { perHour: [40, 900, 20, 1200, 120, 1500, 40, 300] },
            queue: "a", ivr: { lasts: { exponential: "20s" }, contained: 0.2 },
            patience: { exponential: "90s" }, handling: \(handling), wrapUp: \(wrapUp),
            transfer: { to: "b", share: 0.2, handling: { exponential: "60s" }, wrapUp: \(wrapUp) },
            redial: { busy: { share: 0.5, delay: { exponential: "3m" } },
              unresolved: { share: 0.2, delay: { exponential: "10m" } } } } },
        queues: { a: { pools: ["p"] }, b: { pools: ["q"] } },
        pools: { p: { agents: 60 }, q: { agents: 20 } } }
      """)
    return Study(scenario).trace(replication: 0)
  }

  @Test(
    arguments: [1, 5, 12, 50],
    [
      ("{ exponential: \"4m\" }", "{ exponential: \"100s\" }"),
      ("\"2m\"", "{ exponential: \"100s\" }"),
      ("\"2m\"", "\"90s\""),
    ])
  func `a call gets a line exactly where fewer are held than there are, each until its talk ends`(
    lines: Int, times: (wrapUp: String, handling: String)
  ) throws {
    let trace = try Self.day(lines: lines, wrapUp: times.wrapUp, handling: times.handling)
    let held = trace.filter { $0.outcome != .blocked }
    let ends = held.map { $0.talkEnds ?? $0.left }.sorted()
    let starts = held.map { $0.isTransferred ? $0.joined : $0.arrived }.sorted()
    /// How many hold a line when somebody dials; who hangs up at that very moment no longer does.
    func inUse(at time: Double) -> Int {
      Self.count(below: time, in: starts) - Self.count(upTo: time, in: ends)
    }
    let dials = trace.filter { !$0.isTransferred }
    let wrong = dials.filter { (inUse(at: $0.arrived) < lines) != ($0.outcome != .blocked) }
    #expect(wrong.isEmpty, "\(wrong.count) of \(dials.count)")
    let blocked = dials.count - wrong.count - held.count { !$0.isTransferred }
    #expect(blocked > 0 && blocked < dials.count, "the lines are short at times")
  }

  /// How many of ascending numbers lie below one.
  private static func count(below limit: Double, in numbers: [Double]) -> Int {
    numbers.firstIndex { $0 >= limit } ?? numbers.count
  }

  private static func count(upTo limit: Double, in numbers: [Double]) -> Int {
    numbers.firstIndex { $0 > limit } ?? numbers.count
  }
}
