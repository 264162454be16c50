import ArgumentParsing
import CommandConsole
import Diagnostics
import FlowInterpreter
import HotlineCommands
import QueueSimulator
import TestOutput
import Testing

@Suite struct DemonstrationTests {
  /// Played once for all tests that look at it: it simulates an evening.
  private static let demonstration = play()

  private static func play() -> (status: ArgumentParsing.ExitStatus, text: String, errors: String) {
    let (output, errors) = (Recorder(), Recorder())
    // The commands that are shown are to be typed, with the number of an invented caller.
    output.declareClear()
    let status = Hotline.main(
      ["demo"], console: Console(write: output.append, writeError: errors.append, columns: 100))
    return (status, output.text, errors.text)
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `the demonstration is the same each time and anywhere`() throws {
    let elsewhere = try BareProcess("demo", in: "/")
    #expect(elsewhere.status == 0)
    #expect(elsewhere.errors.isEmpty)
    #expect(elsewhere.output == Self.demonstration.text)
  }

  @Test func `the demonstration tells of a call, its case and an evening`() {
    let first = Self.demonstration
    #expect(first.status == .success)
    #expect(first.errors.isEmpty)
    for expected in [
      "尊敬的贵宾周**", "“给我补发吧”", "已为您补发",
      "known caller", "139****9000", "充值没到账 › 找到订单 › 这一笔 › 补发",
      "taken up under acceptance number",
      "double-eleven-plan the service level is higher", "What it would take",
      "are understood", "calls went as they must",
    ] {
      #expect(first.text.contains(expected), "\(expected)")
    }
  }

  @Test func `the bars of the demonstration fit the terminal and stand below each other`() {
    let bars = Self.demonstration.text.split(separator: "\n").filter { $0.contains("■") }
    #expect(bars.count > 10)
    #expect(bars.allSatisfy { DisplayWidth.of(String($0)) <= 100 }, "\(bars)")
    #expect(Set(bars.map { $0.split(separator: "■")[0].count }).count == 1, "\(bars)")
  }

  @Test func `the demonstration shows nobody's name, and numbers only in commands to type`() {
    let text = Self.demonstration.text
    #expect(!text.contains("周建国"))
    let lines = text.split(separator: "\n").filter { $0.contains("13900139000") }
    #expect(lines.allSatisfy { $0.contains("hotline ") })
  }

  /// Found once for the evening as it is; whoever changes the evening looks for it anew.
  @Test func `what the demonstration says it takes is the same evening, and keeps its targets`()
    throws
  {
    let evening = try scenario("double-eleven")
    var staffed = try scenario("double-eleven-staffed")
    var study = Study(staffed)
    study.replications = 40
    let verdict = study.run().verdict
    #expect(verdict.map(\.holds) == [true, true, true, true])
    staffed.id = evening.id
    staffed.title = evening.title
    for pool in evening.pools.indices { staffed.pools[pool].agents = evening.pools[pool].agents }
    #expect(staffed == evening)
  }

  private func scenario(_ name: String) throws -> Scenario {
    try ScenarioReader.read(SourceText(contentsOf: "Fixtures/Scenarios/\(name).json5")).scenario
  }
}
