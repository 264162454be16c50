import Diagnostics
import Foundation
import Staffing
import Testing

@Suite struct ShiftCoverTests {
  /// The published day as a shift file: 48 half hours, four kinds of shifts, a night premium.
  static func publishedDay() throws -> (file: String, optimum: Double) {
    let day = try Facts.read().shift_covering
    let patterns = day.templates.map { template -> String in
      let breaks = template.break_patterns.map { slots in
        "[" + slots.map { "{ after: \"\($0 * 30)m\", lasts: \"30m\" }" }.joined(separator: ", ")
          + "]"
      }
      let every = template.starts.contains("half") ? "30m" : "1h"
      return """
        "\(template.name)": { lasts: "\(template.length * 30)m",
          starts: { from: "00:00", to: "23:30", every: "\(every)" },
          breaks: [\(breaks.joined(separator: ", "))], fixedCost: \(template.fixed_cost) }
        """
    }
    let file = """
      { title: "published day", wrapAround: true, pools: { front: { costPerHour: 40 } },
        patterns: { \(patterns.joined(separator: ",\n")) },
        premiums: [{ from: "00:00", to: "06:00", perHour: 6 }],
        need: { begins: "00:00", interval: "30m", agents: { front: \(day.required) } } }
      """
    return (file, day.optimal_cost)
  }

  private func read(_ text: String) throws -> (ShiftPlan, StaffingNeed) {
    let file = try ShiftPlanReader.read(SourceText(path: "shifts.json5", text: text))
    return (file.plan, try #require(file.need))
  }

  @Test func `the published day is covered at the published optimum, and that is proved`() throws {
    let (text, optimum) = try Self.publishedDay()
    let (plan, need) = try read(text)
    let cover = try ShiftCover.solve(need, plan: plan)
    #expect(cover.cost == optimum)
    #expect(cover.gap == 0)
    let agents = cover.agents(of: "front", need: need, plan: plan)
    #expect(zip(agents, need.agents[0].byInterval).allSatisfy { $0 >= $1 })
    let pay = cover.shifts.reduce(0) { $0 + Double($1.people) * $1.cost }
    #expect(abs(pay - optimum) < 1e-6)
  }

  /// Two hours at one agent and two at two, worked in shifts of two or four hours.
  private static let small = """
    { pools: { front: { available: AVAILABLE, costPerHour: 10 } },
      patterns: { long: { lasts: "4h", starts: ["09:00"] },
                  short: { lasts: "2h", starts: ["09:00", "11:00"], atMost: MOST } },
      need: { begins: "09:00", interval: "1h", agents: { front: [1, 1, 2, 2] } } }
    """

  private func small(available: Int, most: Int) throws -> (ShiftPlan, StaffingNeed) {
    try read(
      Self.small.replacingOccurrences(of: "AVAILABLE", with: "\(available)")
        .replacingOccurrences(of: "MOST", with: "\(most)"))
  }

  @Test func `the cheapest shifts are taken`() throws {
    let (plan, need) = try small(available: 9, most: 9)
    let cover = try ShiftCover.solve(need, plan: plan)
    // One of 4 hours (or two of 2) and one of 2 hours: six paid hours in either case.
    #expect(cover.cost == 60)
    #expect(cover.agents(of: "front", need: need, plan: plan) == [1, 1, 2, 2])
  }

  @Test func `a limit on a kind of shift makes the cover dearer`() throws {
    let (plan, need) = try small(available: 9, most: 0)
    #expect(try ShiftCover.solve(need, plan: plan).cost == 80)
  }

  @Test(arguments: [
    // Two people are needed at once, and one of them for only two hours.
    (available: 1, most: 9, least: 0, ShiftCover.Binding.available),
    (available: 9, most: 20, least: 10, .available),
    (available: 9, most: 0, least: 1, .patterns),
    (available: 1, most: 0, least: 1, .both),
  ])
  func `limits that leave too few are told apart`(
    available: Int, most: Int, least: Int, binding: ShiftCover.Binding
  ) throws {
    var (plan, need) = try small(available: available, most: most)
    plan.patterns[1].atLeast = least
    #expect(throws: ShiftCover.Failure.limitsTooTight(pools: ["front"], binding: binding)) {
      try ShiftCover.solve(need, plan: plan)
    }
  }

  @Test func `what is too large to be solved is refused at once`() throws {
    let (plan, need) = try read(
      """
      { pools: { front: {} },
        patterns: { a: { lasts: "1h", starts: { from: "00:00", to: "23:59", every: "1m" } } },
        need: { begins: "00:00", interval: "1m", agents: { front: [ZEROS] } } }
      """.replacing("ZEROS", with: Array(repeating: "0", count: 5_001).joined(separator: ",")))
    // Three and a half days touch five at most, with 1,440 starts each.
    #expect(
      throws: ShiftCover.Failure.tooLarge(pools: ["front"], rows: 5_001, columns: 5 * 1_440)
    ) { try ShiftCover.solve(need, plan: plan) }
  }

  @Test func `all intervals that no shift reaches are named, of all pools`() throws {
    let (plan, need) = try read(
      """
      { pools: { front: {}, back: {}, night: {} },
        patterns: { day: { lasts: "2h", starts: ["09:00"] } },
        need: { begins: "08:00", interval: "1h",
                agents: { front: [2, 1, 1, 1], back: [0, 1, 1, 0], night: [0, 0, 0, 1] } } }
      """)
    #expect(
      throws: ShiftCover.Failure.uncovered([
        .init(pool: "front", intervals: [0, 3]), .init(pool: "night", intervals: [3]),
      ])
    ) { try ShiftCover.solve(need, plan: plan) }
  }

  /// Two from seven to eight in the evening, one an hour before and two after: four shifts of eight
  /// hours at least; 6–14, 7–15 and 14–22 twice are four that send nobody where nobody is needed.
  @Test func `among rosters of the same pay one sends nobody where nobody is needed`() throws {
    let (plan, need) = try read(
      """
      { pools: { front: { costPerHour: 40 } },
        patterns: { full: { lasts: "8h", starts: { from: "00:00", to: "23:00", every: "1h" } } },
        need: { begins: "00:00", interval: "1h", agents: { front: [
          0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 0, 0] } } }
      """)
    let cover = try ShiftCover.solve(need, plan: plan)
    #expect(cover.cost == 4 * 8 * 40 && cover.gap == 0)
    #expect(cover.shifts.allSatisfy { (360...840).contains($0.start) })
  }

  @Test
  func `a shift that begins before the evening counts where it reaches into it, and is paid whole`()
    throws
  {
    let (plan, need) = try read(
      """
      { pools: { front: { costPerHour: 10 } }, patterns: { late: { lasts: "8h", starts: ["15:00"] } },
        need: { begins: "18:00", interval: "1h", agents: { front: [1, 1, 1, 1, 1, 0] } } }
      """)
    let cover = try ShiftCover.solve(need, plan: plan)
    #expect(cover.cost == 80)
    #expect(cover.shifts.map(\.start) == [-180])
  }

  @Test func `a break is unpaid, and covers nothing`() throws {
    let (plan, need) = try read(
      """
      { pools: { front: { costPerHour: 10 } },
        patterns: { day: { lasts: "4h", starts: ["09:00"], breaks: [[{ after: "2h", lasts: "1h" }]] } },
        need: { begins: "09:00", interval: "1h", agents: { front: [1, 1, 0, 1] } } }
      """)
    let cover = try ShiftCover.solve(need, plan: plan)
    #expect(cover.cost == 30)
    #expect(cover.agents(of: "front", need: need, plan: plan) == [1, 1, 0, 1])
  }

  @Test func `a roster has a line a person with breaks in it, as CSV and as a calendar`() throws {
    let (plan, need) = try read(
      """
      { pools: { front: { costPerHour: 10 } },
        patterns: { day: { lasts: "4h", starts: ["09:00"], breaks: [[{ after: "2h", lasts: "1h" }]] } },
        need: { begins: "09:00", interval: "1h", agents: { front: [2, 2, 0, 2] } } }
      """)
    let cover = try ShiftCover.solve(need, plan: plan)
    let begins = try #require(Instant("2026-11-11T09:00:00+08:00"))
    let roster = Roster(cover, need: need, plan: plan, begins: begins)
    #expect(
      roster.csv == """
        person,pool,pattern,begins,ends,breaks,cost\r
        front-001,front,day,2026-11-11T09:00:00+08:00,2026-11-11T13:00:00+08:00,\
        2026-11-11T11:00:00+08:00/2026-11-11T12:00:00+08:00,30.00\r
        front-002,front,day,2026-11-11T09:00:00+08:00,2026-11-11T13:00:00+08:00,\
        2026-11-11T11:00:00+08:00/2026-11-11T12:00:00+08:00,30.00\r\n
        """)
    let events = roster.iCalendar(breaksAs: "breaks").components(separatedBy: "\r\n")
    #expect(events.filter { $0 == "BEGIN:VEVENT" }.count == 2)
    #expect(events.contains("DTSTART:20261111T010000Z"))
    #expect(events.contains("DESCRIPTION:breaks 11:00-12:00"))
    #expect(events.last == "" && events.dropLast().last == "END:VCALENDAR")
  }

  @Test
  func `names that would break a line of a calendar or a table are written so that they don't`()
    throws
  {
    let (plan, need) = try read(
      """
      { pools: { "a;b\\nc": {} }, patterns: { "d,\\u0007e": { lasts: "1h", starts: ["09:00"] } },
        need: { begins: "09:00", interval: "1h", agents: { "a;b\\nc": [1] } } }
      """)
    let cover = try ShiftCover.solve(need, plan: plan)
    let begins = try #require(Instant("2026-11-11T09:00:00+08:00"))
    let roster = Roster(cover, need: need, plan: plan, begins: begins)
    let lines = roster.iCalendar(breaksAs: "breaks").components(separatedBy: "\r\n")
    #expect(lines.contains("SUMMARY:a\\;b\\nc-001 d\\,e"))
    #expect(lines.contains("UID:a\\;b\\nc-001-20261111T010000Z@hotline"))
    #expect(roster.csv.contains("\r\n\"a;b\nc-001\",\"a;b\nc\",\"d,·e\",2026"))
  }

  @Test func `quotes are doubled in a table, and no line of a calendar has over 75 octets`() throws
  {
    let name = "a\"" + String(repeating: "早班", count: 40)
    let (plan, need) = try read(
      """
      { pools: { p: {} }, patterns: { '\(name)': { lasts: "1h", starts: ["09:00"] } },
        need: { begins: "09:00", interval: "1h", agents: { p: [1] } } }
      """)
    let begins = try #require(Instant("2026-11-11T09:00:00+08:00"))
    let roster = Roster(
      try ShiftCover.solve(need, plan: plan), need: need, plan: plan, begins: begins)
    #expect(roster.csv.contains(",\"a\"\"" + String(repeating: "早班", count: 40) + "\","))
    let calendar = roster.iCalendar(breaksAs: "breaks")
    let lines = calendar.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(
      calendar.replacingOccurrences(of: "\r\n ", with: "").contains("SUMMARY:p-001 \(name)\r\n"))
  }

  @Test func `a premium may run past midnight`() throws {
    let (plan, need) = try read(
      """
      { pools: { p: { costPerHour: 10 } }, patterns: { night: { lasts: "8h", starts: ["22:00"] } },
        premiums: [{ from: "22:00", to: "06:00", perHour: 6 }],
        need: { begins: "22:00", interval: "1h", agents: { p: [1, 1, 1, 1, 1, 1, 1, 1] } } }
      """)
    #expect(try ShiftCover.solve(need, plan: plan).cost == 8 * 16)
  }

  @Test(arguments: [
    ("{ pools: {}, patterns: {}, shift: 1 }", "1:28: error: unknown key \"shift\""),
    ("{ pools: {}, patterns: { a: { starts: [] } } }", "missing key \"lasts\""),
    (
      "{ pools: { p: {} }, patterns: {}, need: { begins: \"00:00\", interval: \"1h\", agents: { p: [] } } }",
      "agents: p: expected an interval at least"
    ),
    ("{ pools: {}, patterns: { a: { lasts: \"90s\", starts: [] } } }", "expected whole minutes"),
    ("{ pools: {}, patterns: { a: { lasts: \"8h\", starts: [\"25:00\"] } } }", "found \"25:00\""),
    (
      "{ pools: { front: {} }, patterns: { a: { lasts: \"8h\", starts: [], pools: [\"frnt\"] } } }",
      "names no pool \"frnt\" (did you mean \"front\"?)"
    ),
    (
      "{ pools: {}, patterns: { a: { lasts: \"8h\", starts: [], atLeast: 3, atMost: 2 } } }",
      "atMost 2 lies below atLeast 3"
    ),
  ])
  func `a wrong shift file is refused with the place`(text: String, message: String) {
    let error = #expect(throws: InvalidInput.self) {
      try ShiftPlanReader.read(SourceText(path: "shifts.json5", text: text))
    }
    let found = error?.diagnostics.map(\.headline).joined(separator: "\n") ?? ""
    #expect(found.contains(message), "\(found)")
  }
}
