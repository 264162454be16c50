internal import Diagnostics

/// How flows write opening hours: `mon-fri 09:00-21:00`, `2026-02-15/2026-02-23 10:00-16:00`.
enum OpeningHoursNotation {
  /// What is wrong with a text, for people.
  struct Problem: Error {
    let message: Wording
    let hint: Wording
  }

  private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  // MARK: Weekly hours

  /// Reads days and times, such as `mon-fri 09:00-21:00`, `sat,sun 10:00-18:00`, `fri-mon 22:00-02:00`,
  /// `daily 08:00-22:00`.
  static func weekly(_ text: String) throws(Problem) -> OpeningHours.WeeklyRange {
    let words = text.split(separator: " ")
    guard words.count == 2, words[0].utf8.count <= 100 else {
      throw Problem(
        message: Wording(
          zh: "'\(text.prefix(40))' 不是营业时间", en: "'\(text.prefix(40))' is no opening time"),
        hint: Wording(zh: "写作 \"mon-fri 09:00-21:00\"", en: "write \"mon-fri 09:00-21:00\""))
    }
    var days = [Bool](repeating: false, count: 7)
    let named = words[0] == "daily" ? "mon-sun" : words[0]
    for part in named.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let first = try day(ends[0])
      let last = ends.count == 2 ? try day(ends[1]) : first
      var current = first
      days[current] = true
      while current != last {
        current = (current + 1) % 7
        days[current] = true
      }
    }
    return OpeningHours.WeeklyRange(days: days, times: try times(words[1]))
  }

  private static func day(_ name: Substring) throws(Problem) -> Int {
    guard let index = dayNames.firstIndex(of: String(name)) else {
      throw Problem(
        message: Wording(
          zh: "'\(name.prefix(40))' 不是星期", en: "'\(name.prefix(40))' is no day of the week")
          + Suggestion.guess(at: String(name), in: dayNames),
        hint: Wording(
          zh: "可写 \(dayNames.joined(separator: "、"))，或 daily",
          en: "days are \(dayNames.joined(separator: ", ")), or daily"))
    }
    return index
  }

  // MARK: Dates

  /// Reads a date or a range of dates: `2026-10-01`, `2026-02-15/2026-02-23`; where it is allowed,
  /// times may follow: `2026-02-16 10:00-16:00`.
  static func dates(_ text: String, mayHaveTimes: Bool) throws(Problem) -> OpeningHours.DateRange {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let ends = (words.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard (1...(mayHaveTimes ? 2 : 1)).contains(words.count), (1...2).contains(ends.count) else {
      throw Problem(
        message: Wording(zh: "'\(text.prefix(40))' 不是日期", en: "'\(text.prefix(40))' is no date"),
        hint: Wording(
          zh: "写作 \"2026-10-01\" 或 \"2026-02-15/2026-02-23\"",
          en: "write \"2026-10-01\" or \"2026-02-15/2026-02-23\""))
    }
    let from = try date(ends[0])
    let to = ends.count == 2 ? try date(ends[1]) : from
    guard from <= to else {
      throw Problem(
        message: Wording(zh: "\(to) 早于 \(from)", en: "\(to) is before \(from)"),
        hint: Wording(zh: "先写早的日期", en: "write the earlier date first"))
    }
    return OpeningHours.DateRange(
      from: from, to: to, times: words.count == 2 ? try times(words[1]) : nil)
  }

  /// Reads a day of every year or a range of them: `10-01/10-07`, `12-30/01-02`; times may follow
  /// for days that are open shorter: `12-24 09:00-12:00`.
  static func yearly(_ text: String) throws(Problem) -> OpeningHours.YearlyRange {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let ends = (words.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(words.count), (1...2).contains(ends.count) else {
      throw Problem(
        message: Wording(
          zh: "'\(text.prefix(40))' 不是一年里的日子", en: "'\(text.prefix(40))' is no day of the year"),
        hint: Wording(
          zh: "写作 \"10-01\" 或 \"10-01/10-07\"", en: "write \"10-01\" or \"10-01/10-07\""))
    }
    let from = try yearDay(ends[0])
    return OpeningHours.YearlyRange(
      from: from, to: ends.count == 2 ? try yearDay(ends[1]) : from,
      times: words.count == 2 ? try times(words[1]) : nil)
  }

  private static func yearDay(_ text: Substring) throws(Problem) -> OpeningHours.YearDay {
    // 2000 has every day that any year has.
    guard let date = CivilDate("2000-\(text)") else {
      throw Problem(
        message: Wording(
          zh: "'\(text.prefix(40))' 不是一年里的日子", en: "'\(text.prefix(40))' is no day of the year"),
        hint: Wording(
          zh: "月和日写作 10-01；某一年的日期写在 closedOn 里",
          en: "write month and day as 10-01, for dates of one year use closedOn"))
    }
    return OpeningHours.YearDay(month: date.month, day: date.day)
  }

  private static func date(_ text: Substring) throws(Problem) -> CivilDate {
    guard let date = CivilDate(String(text)) else {
      throw Problem(
        message: Wording(zh: "'\(text.prefix(40))' 不是日期", en: "'\(text.prefix(40))' is no date"),
        hint: Wording(zh: "写作 2026-10-01", en: "write it as 2026-10-01"))
    }
    return date
  }

  // MARK: Times

  private static func times(_ text: Substring) throws(Problem) -> OpeningHours.TimeRange {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = minute(ends[0]), let to = minute(ends[1]), from < 24 * 60
    else {
      throw Problem(
        message: Wording(
          zh: "'\(text.prefix(40))' 不是时刻", en: "'\(text.prefix(40))' are no times of day"),
        hint: Wording(zh: "写作 09:00-21:00", en: "write them as 09:00-21:00"))
    }
    return OpeningHours.TimeRange(from: from, to: to)
  }

  /// A time of day as `09:00`, up to `24:00`.
  private static func minute(_ text: Substring) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      bytes.enumerated().allSatisfy({ $0.offset == 2 || (0x30...0x39).contains($0.element) })
    else { return nil }
    let hour = Int(bytes[0] - 0x30) * 10 + Int(bytes[1] - 0x30)
    let minute = Int(bytes[3] - 0x30) * 10 + Int(bytes[4] - 0x30)
    guard minute < 60, hour < 24 || hour == 24 && minute == 0 else { return nil }
    return hour * 60 + minute
  }
}
