import Diagnostics
import Foundation
import QueueSimulator
import Staffing
import Testing

@Suite struct HiringTests {
  /// Eight weeks, Monday to Friday, of 100 calls each in the half hours from nine to eleven.
  ///
  /// For 100 calls in half an hour of 180 seconds each, 80 % within 20 seconds, pyworkforce's own example
  /// says 14 agents: 14 × 2 hours × 5 days are 140 hours at work a week.
  private static let history: CallHistory = {
    let first = CivilDate("2026-10-05")?.daysSince1970 ?? 0
    let days = (0..<56).map { day -> CallHistory.Day in
      let isOpen = day % 7 < 5
      return .init(
        date: CivilDate(daysSince1970: first + day),
        calls: (0..<48).map { isOpen && (18..<22).contains($0) ? 100 : 0 })
    }
    return CallHistory(intervalMinutes: 30, days: days)
  }()

  private static let head = """
    people: 50, hoursPerWeek: 4, shrinkage: 0.3, answered: 0.8, within: "20s", handling: "3m"
    """

  private func plan(_ more: String) throws -> HiringPlan {
    try HiringPlan.read(SourceText(path: "hiring.json5", text: "{ \(Self.head), \(more) }"))
  }

  private func outlook(
    _ more: String, weeks: Int, calendar: CalendarFactors = CalendarFactors()
  ) throws -> HiringOutlook {
    let plan = try plan(more)
    let ahead = try #require(
      WeeksAhead(
        Self.history, calendar: calendar, count: weeks, yearlyGrowth: plan.yearlyGrowth))
    return try HiringOutlook(ahead, plan: plan, handling: nil)
  }

  /// Worked by hand.
  ///
  /// 140 hours at work are 200 paid ones with 30 % away, and 50 people of four hours. Of 50, 0.96 are
  /// left a month, and 0.96^(7 · 12/365.25) = 0.990656 a week: after six weeks 47.261, 2.739 too
  /// few. Somebody who begins now is there then with 0.945228, so three must begin at once. A week
  /// later 46.820 + 3 · 0.936396 = 49.629 are there, so one more begins next week.
  @Test func `four per cent a month leaving and six weeks of training, as worked by hand`() throws {
    let outlook = try outlook("attrition: { perMonth: 0.04 }, training: { weeks: 6 }", weeks: 9)
    let weeks = outlook.weeks
    #expect(weeks.map(\.monday.description).first == "2026-11-30")
    for week in weeks {
      #expect(abs(week.calls.value - 2_000) < 1e-6)
      #expect(abs(week.hours - 140) < 1e-9)
      #expect(abs(week.needed.value - 50) < 1e-9)
    }
    for (number, left) in [(0, 50.0), (1, 49.533), (6, 47.261), (7, 46.820), (8, 46.382)] {
      #expect(abs(weeks[number].there.value - left) < 5e-4)
    }
    #expect(weeks.map(\.starting) == [3, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(weeks.map(\.startedInAll) == [3, 4, 4, 4, 4, 4, 4, 4, 4])
    #expect(abs(weeks[5].shortThen - (50 - 47.707)) < 5e-4)
    #expect(abs(weeks[6].thereThen - (47.261 + 3 * 0.945228)) < 1e-3)
    // Eight weeks on, three who have been there eight weeks and one who has for seven.
    #expect(abs(weeks[8].thereThen - (46.382 + 3 * 0.927646 + 0.936396)) < 1e-3)
    #expect(weeks.map(\.isTooNear) == Array(repeating: true, count: 6) + [false, false, false])
    #expect(weeks[6...].allSatisfy { $0.shortThen == 0 })
  }

  @Test func `those hired already learn, and do week by week more of what others do`() throws {
    let outlook = try outlook(
      """
      training: { weeks: 2, ramp: [0.25, 0.5] },
      hires: [{ starts: "2026-12-02", people: 8 }, { starts: "2026-11-23", people: 4 }]
      """, weeks: 7)
    // The four began a week before the first; the eight, on a Wednesday, count from the next Monday.
    #expect(outlook.weeks.map(\.there.value) == [50, 51, 52, 56, 58, 62, 62])
    #expect(outlook.weeks.map(\.inTraining) == [4, 8, 8, 0, 0, 0, 0])
    #expect(outlook.weeks.allSatisfy { $0.starting == 0 })
  }

  @Test func `people begin in classes, in time to do as much as others when they are missed`()
    throws
  {
    let outlook = try outlook(
      "attrition: { perMonth: 0.04 }, training: { weeks: 2, ramp: [0.5] }, classSize: 12", weeks: 10
    )
    // In the fourth week 50 · 0.990656³ = 48.610 are there, the first that hiring can help; twelve
    // are enough for all the others.
    #expect(outlook.weeks.map(\.starting) == [12] + Array(repeating: 0, count: 9))
    #expect(outlook.weeks[2].thereThen - outlook.weeks[2].there.value < 6)
  }

  @Test func `growth and holidays change what is needed`() throws {
    let calendar = try CalendarFactors.read(
      SourceText(
        path: "c.json5", text: "{ days: [{ from: \"2026-12-07\", to: \"2026-12-13\", factor: 0 }] }"
      ))
    let outlook = try outlook("growth: { perYear: 0.2 }", weeks: 54, calendar: calendar)
    #expect(outlook.weeks[1].needed.value == 0)
    // The Monday a year later is 364 days after the first; both have one day's growth in common.
    let year = outlook.weeks[52].calls.value / outlook.weeks[0].calls.value
    #expect(abs(year - pow(1.2, 364 / 365.25)) < 1e-9)
    #expect(outlook.weeks[52].needed.value > outlook.weeks[0].needed.value)
  }

  @Test func `a steady history leaves a small range, and who leaves is chance`() throws {
    let weeks = try outlook("attrition: { perMonth: 0.04 }", weeks: 7).weeks
    #expect(weeks[6].calls.range80.map { $0.upperBound - $0.lowerBound < 300 } == true)
    // 50 people of whom 0.945228 are left: √(50 · 0.945228 · 0.054772) = 1.609; 80 % are 1.2816 of it.
    let there = try #require(weeks[6].there.range80)
    #expect(abs(there.upperBound - there.lowerBound - 2 * 1.2816 * 1.609) < 2e-3)
  }

  @Test(arguments: [
    ("attrition: 0.04", "attrition: expected an object, found 0.04"),
    ("attrition: { perMonth: 4 }", "attrition: perMonth: 4 is not in 0…0.95"),
    ("attrition: { perWeek: 0.1, perYear: 0.5 }", "attrition: expected one of"),
    ("growth: {}", "growth: expected one of"),
    ("training: { week: 6 }", "training: unknown key \"week\" (did you mean \"weeks\"?)"),
    ("training: { weeks: 6, ramp: [0.5, 2] }", "training: ramp[1]: 2 is not in 0…1"),
    ("hires: [{ starts: \"soon\", people: 1 }]", "hires[0]: starts: \"soon\" is no date"),
    ("hires: [{ people: 1 }]", "hires[0]: missing key \"starts\""),
    ("patience: \"0s\"", "patience: must be longer than 0s"),
    ("classSize: 0", "classSize: 0 is not in"),
    ("occupancy: 0", "occupancy: 0 is not in 0.05…1"),
  ])
  func `what is wrong in a plan is told at its place`(more: String, message: String) throws {
    let error = try #require(throws: InvalidInput.self) { try plan(more) }
    #expect(error.diagnostics.contains { $0.message.hasPrefix(message) }, "\(error.diagnostics)")
    #expect(error.diagnostics.allSatisfy { $0.place?.line == 1 && ($0.place?.column ?? 0) > 80 })
  }

  @Test func `all that is missing in a plan is told at once`() throws {
    let source = SourceText(path: "hiring.json5", text: "{ shrinkage: 2 }")
    let error = try #require(throws: InvalidInput.self) { try HiringPlan.read(source) }
    for key in ["people", "hoursPerWeek", "answered", "within"] {
      #expect(error.diagnostics.contains { $0.message == "missing key \"\(key)\"" })
    }
    #expect(error.diagnostics.contains { $0.message.hasPrefix("shrinkage: 2") })
  }

  @Test func `the sample plan is the one of the documentation, and says what stands beside it`()
    throws
  {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    func text(_ path: String) throws -> String {
      try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
    let sample = try text("Fixtures/Hiring/hiring.json5")
    #expect(try text("Documentation/Forecasting.md").contains("```json5\n\(sample)```\n"))
    let plan = try HiringPlan.read(SourceText(path: "hiring.json5", text: sample))
    #expect(plan.people == 50 && plan.hires.map(\.people) == [6] && plan.classSize == 4)
    #expect((5...9).map(plan.productivity) == [0, 0.5, 0.75, 0.9, 1])
    #expect(plan.lead == 9)
    // Of 100, 96 are left after a month of 365.25 / 12 days.
    #expect(abs(pow(1 - plan.attritionPerWeek, 365.25 / 12 / 7) - 0.96) < 1e-12)
    #expect(abs(plan.yearlyGrowth - 0.2) < 1e-12)
    #expect(plan.patienceSeconds == 120 && plan.handlingSeconds == 330)
    #expect(plan.target.serviceLevel == .init(share: 0.8, withinSeconds: 20))
    #expect(plan.target.maximumOccupancy == 0.9)
  }

  @Test func `without any handling time nothing can be said`() throws {
    let source = SourceText(
      path: "hiring.json5",
      text: "{ people: 5, hoursPerWeek: 40, answered: 0.8, within: \"20s\" }")
    let ahead = try #require(WeeksAhead(Self.history, count: 4))
    let plan = try HiringPlan.read(source)
    #expect(throws: HiringOutlook.Failure.noHandling) {
      try HiringOutlook(ahead, plan: plan, handling: nil)
    }
  }
}
