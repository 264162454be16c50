import Diagnostics
import Staffing
import Testing

@Suite struct CallHistoryDoorTests {
  private func read(
    _ text: String, _ options: CallHistoryReader.Options = .init()
  ) throws -> CallHistories {
    try CallHistoryReader.read(SourceText(path: "history.csv", text: text), options)
  }

  private func message(_ text: String) -> String {
    let error = #expect(throws: InvalidInput.self) { try read(text) }
    return error?.diagnostics.map { "\($0.headline) \($0.hint?.en ?? "")" }.joined(separator: "\n")
      ?? ""
  }

  @Test func `a spreadsheet's dates, thousands and Chinese names are taken`() throws {
    let text = "开始时间;来电数;业务\n2026/9/7 0:00;1,234;充值\n2026/9/7 12:00;¥5;充值\n"
    let histories = try read(text)
    #expect(histories.total.days[0].calls == [1_234, 5])
    #expect(histories.types.map(\.type) == ["充值"])
    #expect(histories.found?.en == "read as UTF-8, separated by semicolons")
  }

  @Test func `dates that can be read two ways ask for their order`() throws {
    let text = "at,calls\n7/9/2026 0:00,1\n8/9/2026 12:00,2\n"
    #expect(message(text).contains("2:1: error: at: it can't be told which is the day"))
    let months = try read(text, .init(dates: .mdy))
    #expect(months.total.days.map(\.date.description) == ["2026-07-09", "2026-08-09"])
    let told = try read("at,calls\n7/9/2026 0:00,1\n13/9/2026 12:00,2\n")
    #expect(told.total.days.map(\.date.description) == ["2026-09-07", "2026-09-13"])
  }

  @Test func `a type that Excel turned into a number is refused with what it did`() {
    let text = "at,type,calls\n2026-09-07T00:00,1.38E+10,3\n2026-09-07T12:00,x,3\n"
    #expect(message(text).contains("2:18: error: type: \"1.38E+10\" is what a spreadsheet made"))
    #expect(message(text).contains("15 digits"))
  }

  @Test func `hexadecimal is no number of calls`() {
    #expect(message("at,calls\n2026-09-07T00:00,0x10\n").contains("found \"0x10\""))
  }

  /// Four weeks of two types; a has a hundred calls in each half day, b five.
  private func typed(withZeros: Bool = false, without missing: (Int, Int, String) -> Bool) -> String
  {
    var rows = "at,type,calls\n"
    let first = CivilDate("2026-09-07")?.daysSince1970 ?? 0
    for day in 0..<28 {
      for (half, hour) in ["00", "12"].enumerated() {
        for (type, calls) in [("a", 100), ("b", withZeros && day == 0 ? 0 : 5)]
        where !missing(day, half, type) {
          rows += "\(CivilDate(daysSince1970: first + day))T\(hour):00,\(type),\(calls)\n"
        }
      }
    }
    return rows
  }

  @Test func `a missing row of a busy type is a gap, of a rare one a zero`() throws {
    let histories = try read(typed { day, half, type in day == 10 && half == 1 && type == "a" })
    #expect(try histories.history(of: "a", in: "").days[10].calls == [100, nil])
    #expect(histories.total.days[10].calls == [105, nil])
    let rare = try read(typed { day, half, type in day == 10 && half == 1 && type == "b" })
    #expect(try rare.history(of: "b", in: "").days[10].calls == [5, 0])
    #expect(rare.total.days[10].calls == [105, 100])
  }

  @Test func `where a type's file writes zeros, a missing row is a gap`() throws {
    let histories = try read(
      typed(withZeros: true) { day, half, type in day == 10 && half == 1 && type == "b" })
    #expect(try histories.history(of: "b", in: "").days[10].calls == [5, nil])
  }

  @Test func `rows that are missing here and there cost the forecast nothing`() throws {
    let whole = try read(typed { _, _, _ in false })
    // Every thirty-first half day of the busy type.
    let holes = try read(typed { day, half, type in type == "a" && (2 * day + half) % 31 == 30 })
    func monday(_ histories: CallHistories) throws -> Double {
      let forecaster = try #require(Forecaster(histories.total))
      return forecaster.calls(on: try #require(CivilDate("2026-10-05"))).reduce(0, +)
    }
    #expect(abs(try monday(whole) - 210) < 0.5)
    #expect(abs(try monday(holes) - 210) < 0.5)
  }

  @Test func `a type that begins late doesn't take the days before from the others`() throws {
    let histories = try read(typed { day, _, type in type == "b" && day < 14 })
    #expect(histories.total.days[3].calls == [100, 100])
    #expect(try histories.history(of: "b", in: "").days[3].calls == [nil, nil])
  }

  @Test func `handling times are means by calls, by weekday and interval`() throws {
    // Mornings take 100 seconds; afternoons 200, on Mondays 300; mornings have two types.
    var rows = "at,type,calls,handling\n"
    let first = CivilDate("2026-09-07")?.daysSince1970 ?? 0
    for day in 0..<28 {
      let date = CivilDate(daysSince1970: first + day)
      rows += "\(date)T00:00,a,3000,1m20s\n\(date)T00:00,b,1000,160\n"
      rows += "\(date)T12:00,a,4000,\(date.weekday == 0 ? 300 : 200)\n"
    }
    let handling = try #require(HandlingForecast(try read(rows).total))
    // 3,000 calls of 80 s and 1,000 of 160 s are 100 s on average. Means of more calls than the
    // wider ones count for are hardly drawn towards them.
    let monday = handling.seconds(on: try #require(CivilDate("2026-10-05")))
    let tuesday = handling.seconds(on: try #require(CivilDate("2026-10-06")))
    #expect(abs(monday[0] - 100) < 1)
    #expect(abs(monday[1] - 300) < 3)
    #expect(abs(tuesday[1] - 200) < 3)
    #expect(
      HandlingForecast(try read("at,calls\n2026-09-07T00:00,1\n2026-09-07T12:00,1\n").total) == nil)
  }
}
