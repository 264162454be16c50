import CallRecords
import Diagnostics
import QueueSimulator
import Testing

/// Who is there is told by log-ons and pauses where a log has them.
@Suite struct AgentEventTests {
  /// Five agents from 8 to 20 o'clock, with calls from 9 to 18, on three days from a Monday on.
  private static let truth = """
    { scenario: "true", begins: "2026-04-20T00:00:00+08:00", lasts: "24h", interval: "30m",
      callTypes: { sales: { arrivals: { perHour: [RATES] }, queue: "sales",
        patience: { exponential: "4m" }, handling: { exponential: "4m" } } },
      queues: { sales: { pools: ["sellers"] } },
      pools: { sellers: { shifts: [{ from: "08:00", to: "20:00", agents: 5 }] } } }
    """.replacing(
      "RATES", with: (0..<48).map { (18..<36).contains($0) ? "50" : "0" }.joined(separator: ", "))

  private static let days = 3

  /// The days as a queue_log, with lines of agents' events at seconds of each day.
  private func log(_ events: [(at: Int, text: String)]) throws -> CallLog {
    let scenario = try SimulatedLog.scenario(Self.truth)
    let midnight = scenario.begins.civil.date.daysSince1970 * 86_400 - 8 * 3_600
    var lines = SimulatedLog.queueLog(scenario, days: Self.days).split(separator: "\n")
      .map { (Int($0.prefix { $0 != "|" }) ?? 0, String($0)) }
    for day in 0..<Self.days {
      for event in events {
        let at = midnight + day * 86_400 + event.at
        lines.append((at, "\(at)|NONE|\(event.text)"))
      }
    }
    lines.sort { $0.0 < $1.0 }
    return try SimulatedLog.read(lines.map(\.1).joined(separator: "\n") + "\n")
  }

  private static let noon = 12 * 3_600

  private static func agents(_ event: String, at: Int, queue: String = "sales")
    -> [(at: Int, text: String)]
  {
    (0..<5).map { (at, "\(queue)|Agent/0-\($0)|\(event)") }
  }

  private func cells(_ log: CallLog) throws -> [AgentsOnDuty.Cell] {
    try #require(Calibration(log).agents.cells.first?.first)
  }

  @Test func `agents who are logged on are there before the first and after the last call`() throws
  {
    let log = try log(
      Self.agents("ADDMEMBER|", at: 8 * 3_600) + Self.agents("REMOVEMEMBER|", at: 20 * 3_600))
    let cells = try cells(log)
    for index in 0..<48 {
      let cell = cells[index]
      #expect(cell.high == ((16..<40).contains(index) ? 5 : 0), "\(index)")
      #expect(cell.low <= cell.best && cell.best <= cell.high)
    }
    // Nobody is ever away: 5 agents for 12 hours are 120 agent-intervals.
    let best = cells.reduce(0) { $0 + $1.best }
    #expect(best > 0.95 * 120)
    // Without events there is nobody to be seen before nine.
    #expect(try self.cells(self.log([]))[16].high == 0)
  }

  @Test func `who is paused is logged on, but not there`() throws {
    let pause = Self.noon..<Self.noon + 1_800
    func cells(_ paused: String, _ resumed: String, queue: String) throws -> AgentsOnDuty.Cell {
      let events =
        Self.agents("ADDMEMBER|", at: 8 * 3_600) + Self.agents("REMOVEMEMBER|", at: 20 * 3_600)
        + [
          (pause.lowerBound, "\(queue)|Agent/0-4|\(paused)"),
          (pause.upperBound, "\(queue)|Agent/0-4|\(resumed)"),
        ]
      return try self.cells(try log(events))[24]
    }
    for cell in [
      try cells("PAUSE|lunch", "UNPAUSE|", queue: "sales"),
      try cells("PAUSEALL|lunch", "UNPAUSEALL|", queue: "NONE"),
    ] {
      #expect(cell.high == 5)
      // The log's calls know nothing of the pause; what the agent talked stays.
      #expect(cell.best <= 4 + cell.low / 5 * 1.5)
      #expect(cell.best >= cell.low)
    }
  }

  @Test func `who is in two queues goes when the last is left`() throws {
    let log = try log(
      Self.agents("ADDMEMBER|", at: 8 * 3_600)
        + Self.agents("ADDMEMBER|", at: 8 * 3_600, queue: "help")
        + Self.agents("REMOVEMEMBER|", at: Self.noon, queue: "help")
        + Self.agents("REMOVEMEMBER|", at: 20 * 3_600))
    #expect(try cells(log)[30].high == 5)
  }

  @Test func `a member who is never removed is told by calls`() throws {
    let log = try log([]), members = try self.log(Self.agents("ADDMEMBER|", at: 8 * 3_600))
    for (member, other) in zip(try cells(members), try cells(log)) {
      #expect(abs(member.low - other.low) < 1e-9)
    }
    // Nobody is seen at eight, though all are members then.
    #expect(try cells(members)[16].high == 0)
  }

  @Test func `activities of TaskRouter's workers are log-ons, pauses and log-offs`() throws {
    func event(_ second: Int, _ activity: String) -> String {
      """
      { "event_type": "worker.activity.update", "event_date_ms": \(1_776_650_000_000 + second * 1_000), \
      "event_data": { "worker_sid": "WK1", "worker_activity_name": "\(activity)" } }

      """
    }
    let call = """
      { "event_type": "task.created", "event_date_ms": 1776650100000, "event_data": { "task_sid": "WT1" } }
      { "event_type": "task-queue.entered", "event_date_ms": 1776650100000, "event_data": { "task_sid": "WT1", "task_queue_name": "help" } }
      { "event_type": "task.canceled", "event_date_ms": 1776650130000, "event_data": { "task_sid": "WT1" } }

      """
    let log = try SimulatedLog.read(
      event(0, "Available") + call + event(200, "Lunch") + event(300, "Available")
        + event(900, "Offline"))
    #expect(log.agentEvents.map(\.kind) == [.logOn, .pause, .logOn, .logOff])
    #expect(log.agentEvents.map { $0.at - log.agentEvents[0].at } == [0, 200, 300, 900])
  }
}
