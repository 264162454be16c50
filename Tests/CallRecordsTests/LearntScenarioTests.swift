import CallRecords
import Diagnostics
import QueueSimulator
import TestOutput
import Testing

/// What is learnt of simulated days is judged by what they were simulated from.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct LearntScenarioTests {
  private static let truth = """
    { scenario: "true", begins: "2026-04-20T00:00:00+08:00", lasts: "24h", interval: "30m",
      callTypes: {
        sales: { arrivals: { perHour: [\(rates(60))] }, queue: "sales", patience: { exponential: "4m" },
          handling: { lognormal: { mean: "4m", cv: 1 } }, wrapUp: "20s" },
        help: { arrivals: { perHour: [\(rates(30))] }, queue: "help", patience: { exponential: "2m" },
          handling: { exponential: "3m" }, wrapUp: "20s" } },
      queues: { sales: { pools: ["sellers"] }, help: { pools: ["helpers"] } },
      pools: { sellers: { shifts: [{ from: "08:00", to: "20:00", agents: 5 }] },
               helpers: { shifts: [{ from: "08:00", to: "20:00", agents: 2 }] } } }
    """

  /// Calls from 8 to 19 o'clock.
  private static func rates(_ perHour: Int) -> String {
    (0..<48).map { (16..<38).contains($0) ? "\(perHour)" : "0" }.joined(separator: ", ")
  }

  private static let log = Result {
    try SimulatedLog.read(SimulatedLog.table(SimulatedLog.scenario(truth), days: days))
  }
  private static let days = 9
  private static let learnt = Result { Calibration(try log.get()) }

  @Test func `the scenario that is learnt has no finding of lint`() throws {
    let calibration = try Self.learnt.get()
    let text = LearntScenario(
      calibration, name: "Learnt.json5", title: "Learnt", offset: "+08:00"
    ).text
    let (scenario, warnings) = try ScenarioReader.read(SourceText(path: "s.json5", text: text))
    #expect(warnings.map(\.message) == [])
    #expect(scenario.id == "learnt-json5")
    #expect(scenario.callTypes.map(\.id).sorted() == ["help", "sales"])
    #expect(scenario.lastsSeconds == 7 * 86_400)
    // Handling and arrivals are those that the calls were made with: 22 half hours of 30 calls on
    // seven days are 4,620.
    let sales = try #require(scenario.callTypes.first { $0.id == "sales" })
    #expect(abs(sales.handling.mean(interval: 0) - 240) < 20)
    guard case .perHour(let rates) = sales.arrivals else {
      Issue.record("arrivals must be rates")
      return
    }
    let calls = rates.reduce(0, +) / 2
    #expect((4_420.0...4_820).contains(calls))
  }

  @Test func `one day of the week can be written by itself`() throws {
    let text = LearntScenario(
      try Self.learnt.get(), name: "day", title: "Day", offset: "+08:00",
      date: CivilDate("2026-05-06")
    ).text
    let (scenario, warnings) = try ScenarioReader.read(SourceText(path: "s.json5", text: text))
    #expect(warnings.map(\.message) == [])
    #expect(scenario.begins.description == "2026-05-06T00:00:00+08:00")
    #expect(scenario.lastsSeconds == 86_400)
    guard case .byInterval(let agents)? = scenario.pools.last?.agents else {
      Issue.record("agents must be by interval")
      return
    }
    #expect(agents.count == 48)
    #expect(agents[24] > 0 && agents[0] == 0)
  }

  @Test func `agents who serve one type only become pools of their own`() throws {
    let calibration = try Self.learnt.get()
    #expect(calibration.agents.pools.count == 2)
    #expect(calibration.agents.pools.allSatisfy { $0.count == 1 })
    // Five and two agents at noon, of whom nobody is ever away.
    let noon = calibration.agents.cells.map { $0[0][24] }
    let names = calibration.agents.pools.map { calibration.log.types[$0[0]].id }
    for (name, cell) in zip(names, noon) {
      let truth = name == "sales" ? 5.0 : 2.0
      #expect(cell.low <= cell.best && cell.best <= cell.high)
      #expect(abs(cell.high - truth) < 0.3)
      #expect(cell.best > 0.8 * truth)
    }
  }

  @Test func `wrap-up that the log doesn't have is found in the gaps while callers wait`() throws {
    let wrapUp = try Self.learnt.get().centre.wrapUp
    #expect(wrapUp.observations > 100)
    // Times are cut to seconds and tenths, so that a gap of 20 s is told within one.
    #expect(abs(wrapUp.mean - 20) < 1)
    #expect(wrapUp.away < 0.02)
  }

  @Test func `patience is found though most callers are answered before it ends`() throws {
    let calibration = try Self.learnt.get()
    for (index, type) in calibration.log.types.enumerated() {
      let curve = calibration.centre.patience[index].curve
      let mean = type.id == "sales" ? 240.0 : 120
      // Half of exponential callers hang up within mean × log 2.
      let within = curve.interval(mean * 0.5)
      #expect(within.lowerBound - 0.02 <= 0.6065 && 0.6065 <= within.upperBound + 0.02)
    }
  }

  @Test func `the history counts every call once`() throws {
    let calibration = try Self.learnt.get()
    let rows = calibration.history.split(separator: "\n").dropFirst()
    let calls = rows.compactMap { Int($0.split(separator: ",")[1]) }.reduce(0, +)
    #expect(calls == calibration.log.calls.count)
  }

  @Test func `days that were kept back come out as they were`() throws {
    let log = try Self.log.get()
    let days = RecordedDay.days(of: log)
    let fitted = KeptDays.fitted(days.map(\.day))
    #expect(fitted.count == 7)
    let calibration = Calibration(log, fitted: fitted)
    let validation = Validation(
      days, fitted: fitted, centre: calibration.centre, intervalSeconds: 1_800, replications: 2)
    #expect(validation.scored.count == 2)
    let (actual, simulated) = validation.total
    #expect(abs(simulated.abandonment - actual.abandonment) < 0.03)
    let ratio = simulated.meanWait / actual.meanWait
    #expect((0.65...1.35).contains(ratio))
  }
}
