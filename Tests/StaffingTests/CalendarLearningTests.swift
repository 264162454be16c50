import Diagnostics
import Foundation
import Staffing
import Testing

@Suite struct CalendarLearningTests {
  /// Twenty weeks from 2026-03-02 (a Monday) of half days with 400 and 600 calls, multiplied.
  private func history(_ factor: (CivilDate, Int) -> Double) -> CallHistory {
    let first = CivilDate("2026-03-02")?.daysSince1970 ?? 0
    return CallHistory(
      intervalMinutes: 720,
      days: (0..<140).map { day in
        let date = CivilDate(daysSince1970: first + day)
        return .init(date: date, calls: [400 * factor(date, 0), 600 * factor(date, 1)])
      })
  }

  private func calendar(_ text: String) throws -> CalendarFactors {
    try CalendarFactors.read(SourceText(path: "calendar.json5", text: text))
  }

  private func calls(
    _ calendar: CalendarFactors, _ history: CallHistory, on date: String
  ) throws -> [Double] {
    let learnt = try calendar.learnt(from: history, file: "history.csv")
    let forecaster = try #require(Forecaster(history, calendar: learnt))
    return forecaster.calls(on: try #require(CivilDate(date)))
  }

  private static let holidays = """
    { days: [{ date: "2026-04-07", name: "fair", factor: "learn" },
             { date: "2026-06-10", name: "fair", factor: "learn" },
             { date: "2026-07-24", name: "fair", factor: "learn" }] }
    """

  @Test func `a day's size, shape and the day after are learnt from past ones`() throws {
    // Twice the mornings, four times the afternoons, and half as much again on the day after.
    let history = history { date, half in
      switch date.description {
      case "2026-04-07", "2026-06-10": half == 0 ? 2 : 4
      case "2026-04-08", "2026-06-11": 1.5
      default: 1
      }
    }
    let calendar = try calendar(Self.holidays)
    let fair = try calls(calendar, history, on: "2026-07-24")
    #expect(abs(fair[0] - 800) < 40 && abs(fair[1] - 2_400) < 120, "\(fair)")
    let after = try calls(calendar, history, on: "2026-07-25")
    #expect(abs(after[0] - 600) < 30, "\(after)")
    let usual = try calls(calendar, history, on: "2026-07-29")
    #expect(abs(usual[0] - 400) < 4 && abs(usual[1] - 600) < 6, "\(usual)")
    let effect = try calendar.learnt(from: history, file: "history.csv").learnt[0]
    #expect(effect.count == 2)
    // 800 + 2,400 calls instead of 1,000.
    #expect(abs(effect.factor - 3.2) < 0.01)
    #expect(effect.range.contains(3.2))
  }

  @Test func `past ones that differ make the range wide, and both ends can be asked for`() throws {
    let history = history { date, _ in
      date.description == "2026-04-07" ? 2 : date.description == "2026-06-10" ? 4 : 1
    }
    let learnt = try calendar(Self.holidays).learnt(from: history, file: "history.csv")
    let effect = learnt.learnt[0]
    // The geometric mean of two and four.
    #expect(abs(effect.factor - 8.0.squareRoot()) < 0.01)
    #expect(effect.range.lowerBound < 2 && effect.range.upperBound > 4)
    let day = try #require(CivilDate("2026-07-24"))
    let low = try #require(Forecaster(history, calendar: learnt.at(.low, from: day)))
    let high = try #require(Forecaster(history, calendar: learnt.at(.high, from: day)))
    let (few, many) = (low.calls(on: day).reduce(0, +), high.calls(on: day).reduce(0, +))
    #expect(abs(few - 1_000 * effect.range.lowerBound) < 20)
    #expect(abs(many - 1_000 * effect.range.upperBound) < 100)
  }

  @Test func `a promotion is learnt with its fading`() throws {
    // Six hours from noon on, three times as many; the file's intervals are half days.
    let text = """
      { promotions: [
        { at: "2026-05-05T12:00:00+08:00", lasts: "12h", name: "sale", factor: "learn" },
        { at: "2026-07-22T12:00:00+08:00", lasts: "12h", name: "sale", factor: "learn" }] }
      """
    let history = history { date, half in date.description == "2026-05-05" && half == 1 ? 3 : 1 }
    let sale = try calls(try calendar(text), history, on: "2026-07-22")
    #expect(abs(sale[0] - 400) < 4 && abs(sale[1] - 1_800) < 20, "\(sale)")
  }

  @Test func `what never was can't be learnt, and takes the planner's number with its range`()
    throws
  {
    let plain = history { _, _ in 1 }
    let unknown = try calendar(
      "{ days: [{ date: \"2026-07-24\", name: \"new\", factor: \"learn\" }] }")
    #expect(throws: ForecastFault.nothingToLearn("new", file: "history.csv")) {
      try unknown.learnt(from: plain, file: "history.csv")
    }
    let planned = try calendar("{ days: [{ date: \"2026-07-24\", factor: 3, range: [2, 5] }] }")
    let day = try #require(CivilDate("2026-07-24"))
    for (calendar, factor) in [
      (planned, 3.0), (planned.at(.low, from: day), 2), (planned.at(.high, from: day), 5),
    ] {
      let forecaster = try #require(Forecaster(plain, calendar: calendar))
      #expect(abs(forecaster.calls(on: day)[0] - 400 * factor) < 1)
    }
  }

  @Test(arguments: [
    ("{ days: [{ date: \"2026-07-24\", factor: \"learn\" }] }", "missing key \"name\""),
    ("{ days: [{ date: \"2026-07-24\", factor: 2, range: [3, 1] }] }", "the least and the largest"),
    ("{ days: [{ festival: \"easter\", factor: 2 }] }", "there is no festival \"easter\""),
    ("{ days: [{ date: \"2026-07-24\", factor: \"much\" }] }", "factor"),
  ])
  func `a wrong entry is refused`(text: String, message: String) {
    let error = #expect(throws: InvalidInput.self) { try calendar(text) }
    #expect(error?.diagnostics.contains { $0.message.contains(message) } == true)
  }

  @Test func `a moving festival brings its days of each year`() throws {
    let calendar = try CalendarFactors.read(
      SourceText(
        path: "calendar.json5",
        text: "{ days: [{ festival: \"new-year\", before: 1, after: 6, factor: 0.4 }] }"),
      festivals: ["new-year": [try #require(CivilDate("2026-02-17"))]])
    #expect(calendar.days.map(\.from.description) == ["2026-02-16"])
    #expect(calendar.days.map(\.to.description) == ["2026-02-23"])
  }

  /// Foundation's Chinese calendar is that of ICU.
  @Test func `the file of festivals has the days of the Chinese calendar`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Fixtures/Data/festivals.json5").standardized
    let festivals = try CalendarFactors.festivals(SourceText(contentsOf: file.path))
    var chinese = Calendar(identifier: .chinese)
    chinese.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let days = [
      "spring-festival": (1, 1), "lantern-festival": (1, 15), "dragon-boat-festival": (5, 5),
      "qixi": (7, 7), "mid-autumn-festival": (8, 15), "double-ninth-festival": (9, 9),
    ]
    #expect(Set(festivals.keys) == Set(days.keys).union(["qingming"]))
    for (name, dates) in festivals {
      #expect(dates.map(\.year) == Array(2020...2030), "\(name)")
      guard let (month, day) = days[name] else { continue }
      for date in dates {
        // Noon in Shanghai.
        let noon = Date(timeIntervalSince1970: Double(date.daysSince1970 * 86_400 + 4 * 3_600))
        let parts = chinese.dateComponents([.month, .day], from: noon)
        #expect(parts.month == month && parts.day == day, "\(name) \(date)")
      }
    }
  }
}
