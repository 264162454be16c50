import Diagnostics
import Testing

@Suite struct TableNotationTests {
  @Test(arguments: [
    ("12", 12.0), ("-0.5", -0.5), ("1,234", 1_234), ("1,234,567.25", 1_234_567.25),
    ("¥1,234.50", 1_234.5), ("￥12", 12), ("1 234", 1_234), ("1.2e3", 1_200),
  ])
  func `numbers are read as spreadsheets write them`(_ row: (text: String, value: Double)) {
    #expect(TableNumber.parse(row.text) == row.value)
  }

  @Test(arguments: ["", "many", "12,34", "1,2345", "0x10", "nan", "inf", "1,234.5,6", "--1", "."])
  func `what is no number is none`(text: String) {
    #expect(TableNumber.parse(text) == nil)
  }

  @Test func `between semicolons a comma may be a decimal one`() {
    #expect(TableNumber.parse("12,5", separator: UInt8(ascii: ";")) == 12.5)
    #expect(TableNumber.parse("1,234", separator: UInt8(ascii: ";")) == 1_234)
  }

  @Test func `a number that a spreadsheet has rounded is recognised`() {
    #expect(TableNumber.isScientific("1.38E+10"))
    #expect(TableNumber.isScientific("4e-3"))
    #expect(TableNumber.isScientific("1,38E+10"))
    for plain in ["13800138000", "E", "1E", "E+5", "1E+", "a1E+5", "order-1e+5"] {
      #expect(!TableNumber.isScientific(plain), "\(plain)")
    }
  }

  @Test(arguments: [
    "2026-04-20T09:05", "2026-04-20 09:05", "2026/4/20 9:05", "2026-4-20 9:05:00",
    "2026年4月20日 9:05", "2026.4.20 9:05", "2026/4/20 上午 9:05", "2026年4月20日上午9:05:00",
    "2026-04-20 09:05:00.000", "20260420090500", "2026年4月20日9时5分", "2026年4月20日 9点05分00秒",
  ])
  func `times with the year in front need no order`(text: String) throws {
    let time = try #require(TableTime(text))
    #expect(time.date == CivilDate("2026-04-20"))
    #expect(time.milliseconds == (9 * 60 + 5) * 60_000)
    #expect(time.offset == nil)
  }

  @Test func `days and months stand in the order that is told`() throws {
    #expect(TableTime("3/4/2026 9:05") == nil)
    #expect(TableTime("3/4/2026 9:05", order: .dmy)?.date == CivilDate("2026-04-03"))
    #expect(TableTime("3/4/2026 9:05", order: .mdy)?.date == CivilDate("2026-03-04"))
    #expect(TableTime("26/4/3 9:05", order: .ymd)?.date == CivilDate("2026-04-03"))
    let night = try #require(TableTime("3/4/2026 12:05 AM", order: .mdy))
    let noon = try #require(TableTime("3/4/2026 1:05 PM", order: .mdy))
    #expect(night.milliseconds == 5 * 60_000)
    #expect(noon.milliseconds == (13 * 60 + 5) * 60_000)
  }

  @Test(arguments: [
    "2026/4/20 下午 1:05:30", "2026-04-20 下午1:05:30", "2026-04-20 1:05:30 PM", "20260420130530",
    "2026/4/20 13:05:30",
  ])
  func `afternoons are told in Chinese and English, before and behind the time`(text: String) throws
  {
    let time = try #require(TableTime(text))
    #expect(time.date == CivilDate("2026-04-20"))
    #expect(time.milliseconds == ((13 * 60 + 5) * 60 + 30) * 1_000)
  }

  @Test func `fractions of a second are kept without an offset, too`() {
    #expect(TableTime("2026-04-20 00:00:01.25")?.milliseconds == 1_250)
    #expect(TableTime("2026-04-20 00:00:01.250999")?.milliseconds == 1_250)
    #expect(TableTime("2026-04-20T00:00:01.25Z")?.milliseconds == 1_250)
  }

  @Test(arguments: [
    "yesterday", "2026-02-30 09:00", "2026-04-20 13:00 PM", "2026-04-20 PM", "20261320090000",
    "2026-04-20 09:00:00.", "2026-04-20 9:00 AM PM", "2026-04-20 24:00", "2026-04-20 9", "9:00", "",
  ])
  func `what is no time is none`(text: String) {
    #expect(TableTime(text, order: .dmy) == nil)
  }

  @Test func `a column tells its order where a day is beyond the twelfth`() {
    #expect(TableTime.order(of: ["1/2/2026 9:00", "13/2/2026 9:00"]) == .found(.dmy))
    #expect(TableTime.order(of: ["1/2/2026 9:00", "2/13/2026 9:00"]) == .found(.mdy))
    #expect(TableTime.order(of: ["1/2/2026 9:00", "2/3/2026 9:00"]) == .ambiguous)
    #expect(TableTime.order(of: ["2026/2/1 9:00"]) == .notNeeded)
  }

  @Test func `an offset is kept with its time`() {
    let time = TableTime("2026-04-20T09:05:00+08:00")
    #expect(time?.offset == 28_800)
    #expect(time?.date == CivilDate("2026-04-20"))
  }
}
