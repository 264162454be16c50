import Diagnostics
import Testing

@Suite struct NotationTests {
  @Test(arguments: [
    ("90s", 90_000), ("1m30s", 90_000), ("250ms", 250), ("2h", 7_200_000), ("3d", 259_200_000),
    ("1.5s", 1_500), ("0s", 0), ("1h1ms", 3_600_001), ("0.001s", 1), ("2d3h4m5s6ms", 183_845_006),
    ("10000d", 864_000_000_000),
  ])
  func `durations`(_ row: (text: String, milliseconds: Int64)) throws {
    let duration = try #require(DurationNotation.parse(row.text))
    #expect(duration.wholeMilliseconds == row.milliseconds)
    #expect(DurationNotation.parse(DurationNotation.format(duration)) == duration)
  }

  @Test(arguments: [
    "", "5", "s", "1.s", ".5s", "-1s", "1 s", "1s1m", "1s1s", "1x", "0.0001s", "1e3s", "10001d",
    "1..5s",
    "９s", "99999999999999999999d", "1m 30s", "9999999999999999d",
  ])
  func `what is no duration`(_ text: String) { #expect(DurationNotation.parse(text) == nil) }

  @Test func `durations print shortest, exact to the millisecond`() {
    #expect(DurationNotation.format(.milliseconds(90_061_001)) == "1d1h1m1s1ms")
    #expect(DurationNotation.format(.milliseconds(-1_500)) == "-1s500ms")
    #expect(DurationNotation.format(.zero) == "0s")
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
    ("2026-11-11T20:05:00+08:00", 1_794_398_700_000, "2026-11-11T20:05:00+08:00"),
    ("2026-11-11T20:05+08:00", 1_794_398_700_000, "2026-11-11T20:05:00+08:00"),
    ("2026-11-11T20:05:00+0800", 1_794_398_700_000, "2026-11-11T20:05:00+08:00"),
    ("2026-11-11T20:05:00+08", 1_794_398_700_000, "2026-11-11T20:05:00+08:00"),
    ("1970-01-01T00:00:00,5Z", 500, "1970-01-01T00:00:00.500Z"),
    ("1970-01-01T00:00:00.123Z", 123, "1970-01-01T00:00:00.123Z"),
    ("1970-01-01T00:00:00.1Z", 100, "1970-01-01T00:00:00.100Z"),
    ("1969-12-31T23:59:59.999-00:30", 1_799_999, "1969-12-31T23:59:59.999-00:30"),
    ("2024-02-29T00:00:00Z", 1_709_164_800_000, "2024-02-29T00:00:00Z"),
  ])
  func `instants`(_ row: (text: String, milliseconds: Int64, printed: String)) throws {
    let instant = try #require(Instant(row.text))
    #expect(instant.milliseconds == row.milliseconds)
    #expect(instant.description == row.printed)
  }

  @Test(arguments: [
    "", "2026-11-11", "2026-11-11T20:05:00", "2026-02-30T00:00:00Z", "2026-11-11T24:00:00Z",
    "2026-11-11T20:60:00Z", "2026-11-11T20:05:60Z", "2026-11-11 20:05:00Z",
    "2026-11-11T20:05:00+8:00", "2026-11-11T20:05:00+8", "2026-11-11T20:05:00+080",
    "2026-11-11T20:05:00+08:60", "2026-11-11T20:05:00+19:00", "2026-11-11T20:05:00.Z",
    "2026-11-11T20:05:00.1234567890Z", "２026-11-11T20:05:00Z", "2026-11-11T20:05:00Zx",
    "2026-11-11T20:05:",
    "2026-11-11T20:05:0",
  ])
  func `what is no instant`(_ text: String) { #expect(Instant(text) == nil) }

  @Test func `instants at different offsets are the same moment`() throws {
    let a = try #require(Instant("2026-11-11T20:05:00+08:00"))
    let b = try #require(Instant("2026-11-11T12:05:00Z"))
    #expect(a == b && a.hashValue == b.hashValue && !(a < b))
    #expect((a + .seconds(90)).description == "2026-11-11T20:06:30+08:00")
    #expect(a + .seconds(90) - b == .seconds(90))
  }

  // Weekdays by the calendar: 0 is Monday.
  @Test(arguments: [
    ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2026-11-11", 20_768, 2),
    ("0001-01-01", -719_162, 0),
    ("9999-12-31", 2_932_896, 4), ("1969-12-31", -1, 2), ("1969-12-28", -4, 6),
  ])
  func `dates`(_ row: (text: String, days: Int, weekday: Int)) throws {
    let date = try #require(CivilDate(row.text))
    #expect((date.daysSince1970, date.weekday) == (row.days, row.weekday))
    #expect(CivilDate(daysSince1970: row.days) == date)
    #expect(date.description == row.text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "2026-04-31",
    "20261111",
  ])
  func `what is no date`(_ text: String) { #expect(CivilDate(text) == nil) }

  @Test(arguments: [
    ("12", 1_200, "12.00"), ("12.5", 1_250, "12.50"), ("0.05", 5, "0.05"), ("-0.05", -5, "-0.05"),
    ("¥1,200.00", 120_000, "1200.00"), ("¥3", 300, "3.00"), ("1.100", 110, "1.10"),
    ("+7", 700, "7.00"),
    ("10000000000.00", 1_000_000_000_000, "10000000000.00"),
  ])
  func `money is exact to the cent`(_ row: (text: String, cents: Int64, printed: String)) throws {
    let money = try #require(Money(row.text))
    #expect(money.cents == row.cents)
    #expect(money.description == row.printed)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "1.005", "1,00", "1,2345", ",100", "1e3", "abc", "1.2.3", "10000000000.01",
    "--1",
    "99999999999999999999999", "99999999999999999999", "10000000000.01", "１",
  ])
  func `what is no money`(_ text: String) { #expect(Money(text) == nil) }

  @Test func `ids and names of variables`() {
    #expect(["a", "a-1", "ask-order2"].allSatisfy(Identifier.isID))
    #expect(!["", "A", "1a", "-a", "a_b", "中", "a b"].contains(where: Identifier.isID))
    #expect(["a", "_", "aB_1"].allSatisfy(Identifier.isVariable))
    #expect(!["", "1a", "a-b", "中", "a.b"].contains(where: Identifier.isVariable))
  }
}
