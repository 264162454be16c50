import QueueSimulator
import Testing

/// Calls of a type with a head start stand in line as if they had joined earlier.
@Suite struct HeadStartTests {
  /// The order in which the calls are answered, as type and number, and who gave up when.
  private func outcomes(_ queue: String, files: [String: String]) throws -> [String] {
    let scenario = """
      { scenario: "line", lasts: "20m", callTypes: {
          busy: { arrivals: { calls: "busy.csv" }, queue: "q", handling: "300s" },
          plain: { arrivals: { calls: "plain.csv" }, queue: "q", handling: "60s" },
          gold: { arrivals: { calls: "gold.csv" }, queue: "q", handling: "60s", headStart: "90s" } },
        queues: { q: { pools: ["p"]\(queue) } }, pools: { p: { agents: 1 } } }
      """
    return try ScenarioText.trace(scenario, files: files)
      .filter { $0.type > 0 }
      .sorted { $0.left < $1.left }
      .map { "\($0.type == 1 ? "plain" : "gold")\($0.call) \($0.outcome) \($0.left)" }
  }

  /// Gold of 95 and 200 stands as if of 5 and 110: before plain of 10, and after it but before 120.
  ///
  /// The agent is free at 300 and every 60 s after.
  @Test func `a head start changes the order alone`() throws {
    let order = try outcomes(
      "", files: ["busy.csv": "at\n0", "plain.csv": "at\n10\n120", "gold.csv": "at\n95\n200"])
    #expect(
      order == [
        "gold0 answered 300.0", "plain0 answered 360.0", "gold1 answered 420.0",
        "plain1 answered 480.0",
      ])
  }

  /// Joined at 20 and 110: both stand at 20, and who came first goes first.
  @Test func `who stands at one place goes by when they came`() throws {
    let order = try outcomes(
      "", files: ["busy.csv": "at\n0", "plain.csv": "at\n20", "gold.csv": "at\n110"])
    #expect(order == ["plain0 answered 300.0", "gold0 answered 360.0"])
  }

  /// Gold joins at 100: patience of 150 s ends at 250, a longest wait of 180 s at 280.
  @Test func `patience and the longest wait run from when the call joined`() throws {
    let patience = try outcomes(
      "", files: ["busy.csv": "at\n0", "plain.csv": "at\n", "gold.csv": "at,patience\n100,150"])
    #expect(patience == ["gold0 abandoned 250.0"])
    let longest = try outcomes(
      ", maxWait: { after: \"180s\", to: \"hangUp\" }",
      files: ["busy.csv": "at\n0", "plain.csv": "at\n", "gold.csv": "at\n100"])
    #expect(longest == ["gold0 turnedAway 280.0"])
  }
}
