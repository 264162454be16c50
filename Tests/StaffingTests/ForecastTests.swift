import Diagnostics
import Staffing
import Testing

@Suite struct ForecastTests {
  /// Four weeks of half days: 100 calls in the morning and 200 in the afternoon, none at night;
  /// half of that at weekends.
  private func steady(factor: (Int) -> Double = { _ in 1 }) -> String {
    var rows = "at,calls\n"
    let first = CivilDate("2026-09-07")?.daysSince1970 ?? 0
    for day in 0..<28 {
      let date = CivilDate(daysSince1970: first + day)
      let level = (date.weekday >= 5 ? 0.5 : 1) * factor(day)
      rows += "\(date)T00:00,0\n\(date) 06:00,\(100 * level)\n"
      rows += "\(date)T12:00:00+08:00,\(200 * level)\n\(date)T18:00,0\n"
    }
    return rows
  }

  private func history(_ text: String) throws -> CallHistory {
    try CallHistoryReader.read(SourceText(path: "history.csv", text: text)).total
  }

  @Test func `a steady history is carried on, weekdays and times of day apart`() throws {
    let forecaster = try #require(Forecaster(try history(steady())))
    let monday = forecaster.calls(on: try #require(CivilDate("2026-10-05")))
    let sunday = forecaster.calls(on: try #require(CivilDate("2026-10-11")))
    for (calls, expected) in zip(monday + sunday, [0.0, 100, 200, 0, 0, 50, 100, 0]) {
      #expect(abs(calls - expected) < 1e-6 * 200)
    }
    #expect(forecaster.intervalMinutes == 360)
    #expect(abs(forecaster.trendPerDay) < 1e-9)
  }

  @Test func `a holiday in the past doesn't drag the forecast down, one ahead does`() throws {
    let calendar = try CalendarFactors.read(
      SourceText(
        path: "calendar.json5",
        text: """
          { days: [{ from: "2026-09-28", to: "2026-10-04", factor: 0.4 },
                   { date: "2026-10-06", factor: 0.4, name: "国庆" }],
            promotions: [{ at: "2026-10-05T12:00:00+08:00", lasts: "3h", factor: 3 }] }
          """))
    let text = steady { $0 >= 21 ? 0.4 : 1 }
    let forecaster = try #require(Forecaster(try history(text), calendar: calendar))
    let monday = forecaster.calls(on: try #require(CivilDate("2026-10-05")))
    let tuesday = forecaster.calls(on: try #require(CivilDate("2026-10-06")))
    // Half of the afternoon is promoted threefold: (1 + 3) / 2 = 2 times 200.
    for (calls, expected) in zip(monday + tuesday, [0.0, 100, 400, 0, 0, 40, 80, 0]) {
      #expect(abs(calls - expected) < 1e-6 * 400)
    }
  }

  @Test func `a growing level is followed`() throws {
    let forecaster = try #require(Forecaster(try history(steady { 1 + 0.02 * Double($0) })))
    #expect(forecaster.trendPerDay > 0)
    let monday = forecaster.calls(on: try #require(CivilDate("2026-10-05")))
    #expect(monday[1] > 130)
  }

  @Test func `one call type of several is picked by its column`() throws {
    let text =
      "at,type,calls\n2026-09-07T00:00,refund,3\n2026-09-07T00:00,recharge,5\n"
      + "2026-09-07T12:00,refund,4\n2026-09-07T12:00,recharge,6\n"
    let histories = try CallHistoryReader.read(SourceText(path: "history.csv", text: text))
    #expect(histories.types.map(\.type) == ["recharge", "refund"])
    #expect(try histories.history(of: "refund", in: "history.csv").days[0].calls == [3, 4])
    #expect(histories.total.days[0].calls == [8, 10])
  }

  @Test func `a type without a row had no calls where another type has one`() throws {
    let text = "at,type,calls\n2026-09-07T00:00,a,3\n2026-09-07T00:00,b,5\n2026-09-07T12:00,a,4\n"
    let histories = try CallHistoryReader.read(SourceText(path: "history.csv", text: text))
    #expect(try histories.history(of: "b", in: "history.csv").days[0].calls == [5, 0])
  }

  @Test func `intervals that a weekday never has are closed, and none are called gaps`() throws {
    let rows = steady().split(separator: "\n").filter { row in
      !row.contains("T00:00,") && !row.contains("T18:00,")
    }
    let forecaster = try #require(Forecaster(try history(rows.joined(separator: "\n"))))
    let monday = forecaster.calls(on: try #require(CivilDate("2026-10-05")))
    for (calls, expected) in zip(monday, [0.0, 100, 200, 0]) {
      #expect(abs(calls - expected) < 1e-6 * 200)
    }
    #expect(forecaster.filledIntervals == 0)
  }

  @Test func `gaps are filled from the same weekday, single intervals and whole days`() throws {
    // One morning and a whole Wednesday are missing.
    let rows = steady().split(separator: "\n").filter { row in
      !row.hasPrefix("2026-09-15 06:00") && !row.hasPrefix("2026-09-23")
    }
    let forecaster = try #require(Forecaster(try history(rows.joined(separator: "\n"))))
    for (date, morning) in [("2026-10-06", 100.0), ("2026-10-07", 100), ("2026-10-11", 50)] {
      let calls = forecaster.calls(on: try #require(CivilDate(date)))
      #expect(abs(calls[1] - morning) < 1e-4 * morning)
    }
    #expect(forecaster.filledIntervals == 5)
  }

  /// Days of two intervals each.
  private func history(_ days: Int, calls: (Int) -> [Double?]) -> CallHistory {
    CallHistory(
      intervalMinutes: 720,
      days: (0..<days).map { .init(date: CivilDate(daysSince1970: 20_703 + $0), calls: calls($0)) })
  }

  @Test func `a day with figures for half of its intervals counts as known`() {
    #expect(Forecaster(history(14) { $0 == 7 ? [5, nil] : [5, 5] }) != nil)
    #expect(Forecaster(history(14) { $0 == 7 ? [nil, nil] : [5, 5] }) == nil)
  }

  @Test func `gaps are filled as the weeks around them were, not as the whole history was`() throws
  {
    // After ten weeks of many calls come ten of few, whose last week lacks its afternoons.
    let forecaster = try #require(
      Forecaster(history(140) { $0 < 70 ? [500, 500] : $0 < 133 ? [5, 5] : [5, nil] }))
    let next = forecaster.calls(on: CivilDate(daysSince1970: 20_703 + 140))
    #expect(next.reduce(0, +) < 15)
  }

  @Test func `growth dies out the farther ahead one looks`() throws {
    let forecaster = try #require(
      Forecaster(history(140) { [Double(50 + 2 * $0), Double(50 + 2 * $0)] }))
    #expect(forecaster.trendPerDay > 0.001)
    func calls(weeksAhead: Int) -> Double {
      forecaster.calls(on: CivilDate(daysSince1970: 20_703 + 139 + 7 * weeksAhead)).reduce(0, +)
    }
    // What is left of a trend after fifteen weeks is 0.97¹⁰⁵, a twenty-fifth.
    #expect(calls(weeksAhead: 15) > calls(weeksAhead: 1))
    #expect(calls(weeksAhead: 30) < 1.05 * calls(weeksAhead: 15))
  }

  @Test func `a weekday without any figure is closed`() throws {
    let rows = steady().split(separator: "\n").filter { row in
      !["2026-09-13", "2026-09-20", "2026-09-27", "2026-10-04"].contains { row.hasPrefix($0) }
    }
    let forecaster = try #require(Forecaster(try history(rows.joined(separator: "\n"))))
    let (sunday, monday) = (
      forecaster.calls(on: try #require(CivilDate("2026-10-11"))),
      forecaster.calls(on: try #require(CivilDate("2026-10-12")))
    )
    #expect(sunday == [0, 0, 0, 0])
    #expect(abs(monday[2] - 200) < 1e-4 * 200)
  }

  @Test func `an hour that comes twice when clocks go back counts twice, under one local time`()
    throws
  {
    let text = "at,calls\n2026-10-25T02:00:00+02:00,7\n2026-10-25T02:00:00+01:00,5\n"
    #expect(try history(text).days[0].calls.compactMap { $0 } == [12])
  }

  @Test func `thirteen days are too few to learn a week from`() throws {
    let history = try history(steady())
    let short = CallHistory(intervalMinutes: 360, days: Array(history.days.prefix(13)))
    #expect(Forecaster(short) == nil)
    #expect(BackTest(history, weeks: 4) == nil)
    #expect(BackTest(history, weeks: 2) != nil)
  }

  @Test func `a day that doesn't exist is named once in a calendar`() {
    let text = "{ days: [{ date: \"2026-02-30\", factor: 2 }] }"
    let error = #expect(throws: InvalidInput.self) {
      try CalendarFactors.read(SourceText(path: "calendar.json5", text: text))
    }
    #expect(
      error?.diagnostics.map(\.headline) == [
        "calendar.json5:1:18: error: days[0]: date: \"2026-02-30\" is no date"
      ])
  }

  @Test(arguments: [
    ("", "the file is empty"),
    ("time,calls\n1,2\n", "missing column \"at\""),
    ("at,calls\n2026-09-07T00:00,many\n", "2:18: error: calls: expected a number"),
    ("at,calls\nyesterday,3\n", "2:1: error: at: \"yesterday\" is no time"),
    ("at,calls\n2026-09-07T00:00\n", "expected 2 fields, found 1"),
    ("at,calls\n2026-09-07T00:00,-1\n", "from 0"),
    ("at,calls\n2026-09-07T00:01,1\n2026-09-07T00:02,1\n", "no common interval"),
    ("at,calls\n2026-09-07T00:00,\"1\n", "never closed"),
    (
      "at,calls\n2026-09-07T00:00,1\n2026-09-07 00:00,2\n",
      "3:1: error: at: \"2026-09-07 00:00\" is"
    ),
    ("at,calls\n1999-09-07T00:00,1\n2026-09-07T00:00,2\n", "over twenty years"),
  ])
  func `a wrong history is refused with the place`(text: String, message: String) {
    let error = #expect(throws: InvalidInput.self) { try history(text) }
    let found = error?.diagnostics.map(\.headline).joined(separator: "\n") ?? ""
    #expect(found.contains(message), "\(found)")
  }
}
