import Diagnostics
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

  @Test func `a file is read as a spreadsheet writes it, with its names in Chinese`() throws {
    let table =
      "类型;进线时间;处理时长\r\nrefund;2026/11/11 19:00;120,5\r\n\"refund\";2026年11月11日 19:01;\"1,200\"\r\n"
    #expect(try starts(table) == ["1 3600.0 120.5", "1 3660.0 1200.0"])
  }

  /// `类型` and `时间` in GB 18030-2005.
  private static let gb18030: [UInt8] =
    [0xC0, 0xE0, 0xD0, 0xCD, 0x2C, 0xCA, 0xB1, 0xBC, 0xE4, 0x0A] + Array("refund,60\n".utf8)
  /// The lower byte first, with its mark.
  private static let utf16: [UInt8] =
    [0xFF, 0xFE] + Array("type\tat\nrefund\t60\n".utf8.map { [$0, 0] }.joined())

  @Test(arguments: [gb18030, utf16])
  func `a file may be in another encoding than UTF-8`(bytes: [UInt8]) throws {
    let source = SourceText(path: "day.json5", text: Self.scenario)
    let trace = Study(try ScenarioReader.read(source) { _ in bytes }.scenario).trace(replication: 0)
    #expect(trace.map(\.arrived) == [60])
    #expect(trace.map(\.type) == [1])
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
    ("at\n1\n", #"day.csv:1:1: error: missing column "type""#),
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
