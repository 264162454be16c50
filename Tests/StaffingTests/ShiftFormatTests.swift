import Diagnostics
import Foundation
import QueueSimulator
import Staffing
import Testing

/// The shift files that users are shown are read and solved.
@Suite struct ShiftFormatTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `the example of the documentation is covered, and that is proved`() throws {
    let page = try text("Documentation/ShiftFormat.md")
    let start = try #require(page.range(of: "```json5\n"))
    let end = try #require(page.range(of: "\n```\n", range: start.upperBound..<page.endIndex))
    let file = try ShiftPlanReader.read(
      SourceText(path: "ShiftFormat.md", text: String(page[start.upperBound..<end.lowerBound])))
    let need = try #require(file.need)
    let cover = try ShiftCover.solve(need, plan: file.plan)
    #expect(cover.gap == 0)
    for (pool, agents) in need.agents {
      let covered = cover.agents(of: pool, need: need, plan: file.plan)
      #expect(zip(covered, agents).allSatisfy { $0 >= $1 })
    }
  }

  @Test func `the example of a week is read`() throws {
    let page = try text("Documentation/ShiftFormat.md")
    let start = try #require(page.range(of: "```json5\nweek: {"))
    let end = try #require(page.range(of: "\n```\n", range: start.upperBound..<page.endIndex))
    let file = try ShiftPlanReader.read(
      SourceText(
        path: "ShiftFormat.md",
        text: "{ pools: {}, patterns: {}, week: {" + page[start.upperBound..<end.lowerBound] + "}"))
    let week = file.plan.week
    #expect(week.daysOn == 5 && week.inARow == 6 && week.daysOff == 2)
    #expect(week.restMinutes == 11 * 60 && week.minutes == 40 * 60)
    #expect(week.overtime == .init(minutes: 8 * 60, perHour: 20))
  }

  @Test func `the sample shifts cover an evening, and the scenario has just those agents then`()
    throws
  {
    let plan = try ShiftPlanReader.read(
      SourceText(path: "evening.json5", text: text("Fixtures/Shifts/evening.json5"))
    ).plan
    let scenario = try ScenarioReader.read(
      SourceText(path: "s.json5", text: text("Fixtures/Scenarios/double-eleven.json5"))
    ).scenario
    let table = StaffingTable(agents: [
      [50, 50, 55, 65, 210, 210, 195, 110, 66, 62, 58, 58],
      [34, 35, 34, 38, 130, 127, 114, 55, 35, 35, 34, 35],
    ])
    let need = try #require(StaffingNeed(table, of: scenario, pools: ["front", "senior"]))
    var limits = ShiftCover.Limits()
    limits.gap = 0.01
    let cover = try ShiftCover.solve(need, plan: plan, limits: limits)
    #expect(try #require(cover.gap) <= 0.01)
    let staffed = cover.applied(to: scenario, need: need, plan: plan)
    for (index, pool) in staffed.pools.enumerated() {
      var whole = pool
      whole.shrinkage = 0
      let steps = staffed.staffing(of: whole)
      let covered = cover.agents(of: pool.id, need: need, plan: plan)
      for interval in table.agents[index].indices {
        let span = scenario.interval(interval)
        let there = steps.last { $0.at <= span.lowerBound }?.agents
        #expect(there == covered[interval])
        #expect(covered[interval] >= table.agents[index][interval])
      }
    }
  }
}
