import Diagnostics
import Foundation
import Staffing
import Testing

/// Plans of several days: whose shifts are whose, and what longer and shorter shifts cost.
@Suite struct WorkingWeekTests {
  private func solved(
    _ text: String
  ) throws -> (cover: ShiftCover, need: StaffingNeed, plan: ShiftPlan) {
    let file = try ShiftPlanReader.read(SourceText(path: "week.json5", text: text))
    let need = try #require(file.need)
    return (try ShiftCover.solve(need, plan: file.plan), need, file.plan)
  }

  /// Seven days with one person from 08:00 to 16:00, in shifts of eight hours for 80.
  private func week(_ rules: String, available: String = "") -> String {
    let day =
      Array(repeating: 0, count: 8) + Array(repeating: 1, count: 8)
      + Array(repeating: 0, count: 8)
    let agents = (0..<7).flatMap { _ in day }.map(String.init).joined(separator: ", ")
    return """
      { pools: { front: { costPerHour: 10 \(available) } },
        patterns: { day: { lasts: "8h", starts: ["08:00"] } }, week: { \(rules) },
        need: { begins: "00:00", interval: "1h", agents: { front: [\(agents)] } } }
      """
  }

  @Test(arguments: [
    // Seven days by fives take two people, one day off at a time or two.
    ("", 2), ("daysOn: 7, inARow: 7", 1), ("daysOn: 7, inARow: 6", 2), ("daysOn: 3", 3),
    ("daysOn: 5, daysOff: 2", 2),
    // Three shifts of eight hours in a week of 24.
    ("hours: \"24h\"", 3), ("daysOn: 7, inARow: 7, rest: \"17h\"", 2),
  ])
  func `people have days off, rest and hours as the week says`(
    rules: String, people: Int
  ) throws {
    let (cover, need, plan) = try solved(week(rules))
    #expect(cover.cost == 7 * 80)
    let lines = cover.lines(of: "front", need: need, plan: plan)
    #expect(lines.people == people)
    #expect(lines.overtimeMinutes == 0)
    let begins = try #require(Instant("2026-11-09T00:00:00+08:00"))
    let roster = Roster(cover, need: need, plan: plan, begins: begins)
    #expect(roster.lines.count == 7)
    #expect(Set(roster.lines.map(\.person)).count == people)
  }

  @Test func `free days two at a time take no more people than the days do`() throws {
    // 61 shifts of eight hours, by fives thirteen people at least; fewest days first takes twenty. Who works
    // Monday to Friday, Wednesday to Sunday, or Monday, Tuesday and Friday to Sunday has two free days
    // together.
    let hours = [10, 9, 10, 10, 10, 6, 6].flatMap { people in
      (0..<24).map { (8..<16).contains($0) ? "\(people)" : "0" }
    }
    let (cover, need, plan) = try solved(
      """
      { pools: { front: { costPerHour: 10 } },
        patterns: { day: { lasts: "8h", starts: ["08:00"] } }, week: { daysOff: 2 },
        need: { begins: "00:00", interval: "1h",
                agents: { front: [\(hours.joined(separator: ", "))] } } }
      """)
    let lines = cover.lines(of: "front", need: need, plan: plan)
    #expect(lines.people == 13)
    // Nobody has a single free day between two at work.
    let begins = try #require(Instant("2026-11-09T00:00:00+08:00"))
    let roster = Roster(cover, need: need, plan: plan, begins: begins)
    for (person, own) in Dictionary(grouping: roster.lines, by: \.person) {
      let days = own.map { Int(($0.begins - begins).inSeconds / 86_400) }.sorted()
      #expect(days.count <= 5)
      #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 != 2 }, "\(person): \(days)")
    }
  }

  @Test func `overtime is worked where people would not do without it, and paid`() throws {
    let rules = "hours: \"24h\", overtime: { upTo: \"8h\", perHour: 5 }"
    let ample = try solved(week(rules, available: ", available: 3"))
    #expect(ample.cover.overtimePay(need: ample.need, plan: ample.plan) == 0)
    // Of seven shifts by two people one has four: eight hours beyond 24.
    let few = try solved(week(rules, available: ", available: 2"))
    #expect(few.cover.overtimePay(need: few.need, plan: few.plan) == 8 * 5)
    #expect(few.cover.short(need: few.need, plan: few.plan).isEmpty)
  }

  @Test func `a week that takes more people than there are says so`() throws {
    let (cover, need, plan) = try solved(week("hours: \"24h\"", available: ", available: 2"))
    let short = cover.short(need: need, plan: plan)
    #expect(short.map(\.pool) == ["front"])
    #expect(short.map(\.needed) == [3] && short.map(\.available) == [2])
  }

  @Test(arguments: [
    // Three hours and the hour not worked at 3; four and one at 10 + 5; two whole shifts.
    ("[1, 1, 1, 0, 0]", 33.0), ("[1, 1, 1, 1, 1]", 55), ("[2, 2, 2, 2, 0]", 80),
  ])
  func `shifts are lengthened and shortened at their price`(
    agents: String, pay: Double
  ) throws {
    let (cover, _, _) = try solved(
      """
      { pools: { front: { costPerHour: 10 } },
        patterns: { part: { lasts: "4h", starts: ["09:00"], overtime: { upTo: "1h", perHour: 5 },
                            sendHome: { upTo: "1h", every: "1h", perHour: 3 } } },
        need: { begins: "09:00", interval: "1h", agents: { front: \(agents) } } }
      """)
    #expect(cover.cost == pay)
  }

  @Test(arguments: [
    ("week: { daysOn: 9 }", "daysOn"), ("week: { rest: \"11x\" }", "rest"),
    ("week: { overtime: { upTo: \"8h\" } }", "overtime is what goes beyond hours"),
    ("week: { dayson: 5 }", "daysOn"),
  ])
  func `wrong rules of a week are refused at their place`(week: String, message: String) throws {
    let text = """
      { pools: { front: {} }, patterns: { a: { lasts: "4h", starts: ["09:00"] } }, \(week) }
      """
    let error = #expect(throws: InvalidInput.self) {
      try ShiftPlanReader.read(SourceText(path: "week.json5", text: text))
    }
    let told = error.map { "\($0.diagnostics.map(\.message))" } ?? ""
    #expect(told.contains(message), "\(told)")
  }

  @Test func `nobody is sent home before the shift has begun`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try ShiftPlanReader.read(
        SourceText(
          path: "s.json5",
          text: """
            { pools: { p: {} }, patterns: { a: { lasts: "1h", starts: ["09:00"],
              sendHome: { upTo: "1h", perHour: 3 } } } }
            """))
    }
    #expect(error?.diagnostics.first?.message.contains("sendHome") == true)
  }
}
