import QueueSimulator
import Testing

/// Small days whose every event was worked out by hand, beforehand.
@Suite struct HandWorkedTraceTests {
  /// What became of a call, in short: `answered 60.0-90.0` or `abandoned 53.0`.
  private func summary(_ record: TraceRecord) -> String {
    if record.outcome == .answered, let ends = record.talkEnds {
      return "\(record.call) answered \(record.left)-\(ends)"
    }
    return "\(record.call) \(record.outcome) \(record.left)"
  }

  private func summaries(_ trace: [TraceRecord]) -> [String] {
    trace.sorted { ($0.call, $0.left) < ($1.call, $1.left) }.map(summary)
  }

  @Test func `first come first served with two agents and impatient callers`() throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "fifo", lasts: "10m", callTypes: { x: { arrivals: { calls: "calls.csv" },
          queue: "q", handling: "1s" } }, queues: { q: { pools: ["a"] } }, pools: { a: { agents: 2 } } }
      """,
      files: [
        "calls.csv": """
        at,handling,patience
        0,100,60
        10,50,60
        15,30,60
        20,40,33
        25,20,90
        31,35,62.5
        95,10,20
        97,300,400
        """
      ])
    #expect(
      summaries(trace) == [
        "0 answered 0.0-100.0", "1 answered 10.0-60.0", "2 answered 60.0-90.0",
        "3 abandoned 53.0", "4 answered 90.0-110.0", "5 abandoned 93.5",
        "6 answered 100.0-110.0", "7 answered 110.0-410.0",
      ])
  }

  @Test func `agents taken off finish their calls and come back at once`() throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "shifts", lasts: "10m", callTypes: { x: { arrivals: { calls: "calls.csv" },
          queue: "q", handling: "1s" } }, queues: { q: { pools: ["a"] } },
        pools: { a: { shifts: [ { from: "0s", to: "100s", agents: 2 }, { from: "0s", to: "10m", agents: 1 },
          { from: "250s", to: "10m", agents: 1 } ] } } }
      """,
      files: [
        "calls.csv": """
        at,handling,patience
        50,80,500
        60,95,500
        70,45,500
        90,40,500
        105,60,500
        110,60,90
        120,30,500
        240,20,500
        """
      ])
    #expect(
      summaries(trace) == [
        "0 answered 50.0-130.0", "1 answered 60.0-155.0", "2 answered 70.0-115.0",
        "3 answered 155.0-195.0", "4 answered 195.0-255.0", "5 abandoned 200.0",
        "6 answered 250.0-280.0", "7 answered 255.0-275.0",
      ])
  }
}
