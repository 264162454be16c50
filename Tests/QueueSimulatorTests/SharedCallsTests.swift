import QueueSimulator
import Testing

/// One file of calls for all types of a scenario.
@Suite struct SharedCallsTests {
  private static let scenario = """
    { scenario: "day", begins: "2026-11-11T18:00:00+08:00", lasts: "2h", calls: "day.csv",
      callTypes: { recharge: { queue: "q", handling: "1m" }, refund: { queue: "q", handling: "2m" } },
      queues: { q: { pools: ["p"] } }, pools: { p: { agents: 5 } } }
    """

  private func starts(_ file: String) throws -> [String] {
    try ScenarioText.trace(Self.scenario, files: ["day.csv": file])
      .sorted { $0.arrived < $1.arrived }
      .map { "\($0.type) \($0.arrived) \(($0.talkEnds ?? 0) - $0.left)" }
  }

  @Test func `each line's call is of the type it says, at local times of the scenario`() throws {
    let file = """
      type,at,handling
      refund,2026-11-11 18:00:30,
      recharge,2026/11/11 18:05,90
      recharge,2026-11-11T18:10:07.5,
      refund,2026-11-11T10:20:00Z,30
      refund,2400,
      """
    #expect(
      try starts(file) == [
        "1 30.0 120.0", "0 300.0 90.0", "0 607.5 60.0", "1 1200.0 30.0", "1 2400.0 120.0",
      ])
  }

  @Test func `semicolons and tabs separate columns too`() throws {
    #expect(try starts("at;type\n60;refund\n") == ["1 60.0 120.0"])
    #expect(try starts("at\ttype\n60\trefund\n") == ["1 60.0 120.0"])
  }

  @Test(arguments: [
    (
      "at,type\n1,refunds\n",
      #"day.csv:2:3: error: type: there is no callType "refunds" (did you mean "refund"?)"#
    ),
    ("at\n1\n", #"day.csv:1:1: error: there is no column "type""#),
    ("at,type\n0x10,refund\n", #"day.csv:2:1: error: at: "0x10" is no time"#),
    ("at,type,handling\n1,refund,0x1p4\n", #"handling: "0x1p4" is no time in seconds"#),
    ("at,type,handling\n1,refund,inf\n", #"handling: "inf" is no time in seconds"#),
    ("at,type\n2026-11-12 18:00,refund\n", "day.csv:2:1: error: at: lies outside the day"),
    ("at,type\n2026-13-12 18:00,refund\n", #"at: "2026-13-12 18:00" is no time"#),
  ])
  func `a wrong line is refused at its place`(file: String, finding: String) {
    let findings = ScenarioText.findings(Self.scenario, files: ["day.csv": file])
    #expect(findings.contains { $0.contains(finding) }, "\(findings)")
  }

  @Test func `a type has either its own arrivals or those of the file`() {
    let text = Self.scenario.replacing(
      "recharge: { queue", with: "recharge: { arrivals: { perHour: 3 }, queue")
    let findings = ScenarioText.findings(text, files: ["day.csv": "at,type\n"])
    #expect(
      findings.contains {
        $0.contains(
          #"callType "recharge": arrivals: its calls come from the "calls" of the scenario"#)
      }, "\(findings)")
  }
}
