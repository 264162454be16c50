import CallRecords
import Testing

/// The same simulated calls as other systems would write them down.
@Suite struct RenderedLogTests {
  private static let truth = """
    { scenario: "true", begins: "2026-04-20T00:00:00+08:00", lasts: "4h", interval: "30m",
      callTypes: {
        sales: { arrivals: { perHour: 60 }, queue: "sales", patience: { exponential: "2m" },
          handling: { lognormal: { mean: "4m", cv: 1 } } },
        help: { arrivals: { perHour: 30 }, queue: "help", patience: { exponential: "1m" },
          handling: { exponential: "2m" } } },
      queues: { sales: { pools: ["all"] }, help: { pools: ["all"] } },
      pools: { all: { agents: 4 } } }
    """

  private func figures(_ log: CallLog, _ id: String) throws -> (
    answered: Int, abandoned: Int, talked: Double, waited: Double
  ) {
    let type = try #require(log.types.firstIndex { $0.id == id })
    let own = log.calls.filter { Int($0.type) == type }
    let answered = own.filter { $0.outcome == .answered }
    return (
      answered.count, own.count - answered.count,
      answered.reduce(0) { $0 + Double($1.talked) } / Double(answered.count),
      own.reduce(0) { $0 + Double($1.waited) } / Double(own.count)
    )
  }

  @Test func `a table, a queue_log and Connect's records of the same calls say the same`() throws {
    let scenario = try SimulatedLog.scenario(Self.truth)
    let table = try SimulatedLog.read(SimulatedLog.table(scenario, days: 2))
    let others = [
      try SimulatedLog.read(SimulatedLog.queueLog(scenario, days: 2)),
      try SimulatedLog.read(SimulatedLog.connect(scenario, days: 2)),
    ]
    for log in others {
      #expect(log.setAside.isEmpty)
      #expect(log.days.map(\.day) == table.days.map(\.day))
      for id in ["sales", "help"] {
        let (one, other) = (try figures(table, id), try figures(log, id))
        #expect(one.answered == other.answered)
        #expect(one.abandoned == other.abandoned)
        // A queue_log has whole seconds, cut off at both ends.
        #expect(abs(one.talked - other.talked) < 0.5)
        #expect(abs(one.waited - other.waited) < 0.5)
      }
    }
  }
}
