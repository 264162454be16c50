/// Times as tables have them, local or with an offset from UTC.
package struct TableTime: Sendable, Hashable {
  /// In which order day, month and year stand where the year isn't first.
  package enum DateOrder: String, Sendable, CaseIterable {
    case dmy, mdy, ymd
  }

  package let date: CivilDate
  /// Since midnight.
  package let milliseconds: Int64
  /// Seconds east of UTC; `nil` for a local time.
  package let offset: Int?

  /// Reads `2026-04-20T09:00`, with an offset or without, `2026-04-20 09:00:30`, `2026/4/20 9:00`,
  /// `2026年4月20日 9:00`, `2026年4月20日9时5分`, `2026/4/20 下午 9:00`, `20260420090000`, fractions of a
  /// second behind all of them, and in the order told `20/4/2026 9:00`, `4/20/2026 9:00 PM`.
  ///
  /// `nil` if the text is none, or its order isn't told. A date alone is its midnight.
  package init?(_ text: String, order: DateOrder? = nil) {
    if let plain = Self.plain(text.utf8) {
      self = plain
    } else if let instant = Instant(String(text.map { $0 == " " ? "T" : $0 })) {
      let (date, milliseconds) = instant.civil
      self.init(date: date, milliseconds: milliseconds, offset: instant.offset)
    } else {
      self.init(parts: text, order: order)
    }
  }

  /// Milliseconds since 1970-01-01T00:00Z.
  /// - Parameter offset: seconds east of UTC, for a local time.
  package func epoch(local offset: Int) -> Int64 {
    Int64(date.daysSince1970) * 86_400_000 + milliseconds - Int64(self.offset ?? offset) * 1_000
  }

  init(date: CivilDate, milliseconds: Int64, offset: Int?) {
    self.date = date
    self.milliseconds = milliseconds
    self.offset = offset
  }

  /// The form that most files have, `2026-04-20T09:00`, which is read in passing.
  private static func plain(_ text: String.UTF8View) -> TableTime? {
    guard text.count == 16 else { return nil }
    var numbers = [0, 0, 0, 0, 0]
    var field = 0
    for (index, byte) in text.enumerated() {
      switch index {
      case 4, 7:
        guard byte == UInt8(ascii: "-") else { return nil }
        field += 1
      case 10:
        guard byte == UInt8(ascii: "T") || byte == UInt8(ascii: " ") else { return nil }
        field += 1
      case 13:
        guard byte == UInt8(ascii: ":") else { return nil }
        field += 1
      default:
        guard (48...57).contains(byte) else { return nil }
        numbers[field] = 10 * numbers[field] + Int(byte - 48)
      }
    }
    guard let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]),
      numbers[3] < 24, numbers[4] < 60
    else { return nil }
    return TableTime(
      date: date, milliseconds: Int64(numbers[3] * 60 + numbers[4]) * 60_000, offset: nil)
  }

  private init?(parts text: String, order: DateOrder?) {
    if let compact = Self.compact(text) {
      self = compact
      return
    }
    let halves = text.replacing("上午", with: " AM ").replacing("下午", with: " PM ")
    let split = halves.split { " T日\u{A0}\u{202F}".contains($0) }
    guard let day = split.first, split.count <= 3,
      let date = Self.date(String(day), order: order),
      let milliseconds = Self.clock(split.dropFirst().map(String.init))
    else { return nil }
    self.init(date: date, milliseconds: milliseconds, offset: nil)
  }

  /// Fourteen digits without marks.
  private static func compact(_ text: String) -> TableTime? {
    guard isNumber(text[...], digits: 14...14) else { return nil }
    let digits = Array(text.utf8).map { Int($0 - 48) }
    func number(_ from: Int, _ count: Int) -> Int {
      digits[from..<from + count].reduce(0) { 10 * $0 + $1 }
    }
    let (hour, minute, second) = (number(8, 2), number(10, 2), number(12, 2))
    guard let date = CivilDate(year: number(0, 4), month: number(4, 2), day: number(6, 2)),
      (1900...2199).contains(number(0, 4)), hour < 24, minute < 60, second < 60
    else { return nil }
    return TableTime(
      date: date, milliseconds: Int64((hour * 60 + minute) * 60 + second) * 1_000, offset: nil)
  }

  /// The three numbers of a date in their order, such as `20/4/2026`; `nil` if they aren't three.
  private static func numbers(_ text: String) -> [(value: Int, digits: Int)]? {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
    guard parts.count == 3 else { return nil }
    var numbers: [(Int, Int)] = []
    for part in parts {
      guard isNumber(part, digits: 1...4), let number = Int(part) else { return nil }
      numbers.append((number, part.utf8.count))
    }
    return numbers
  }

  private static func isNumber(_ text: Substring, digits: ClosedRange<Int>) -> Bool {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func date(_ text: String, order: DateOrder?) -> CivilDate? {
    guard let numbers = numbers(text) else { return nil }
    let values = numbers.map(\.value)
    if numbers[0].digits == 4 {
      return CivilDate(year: values[0], month: values[1], day: values[2])
    }
    func year(_ place: Int) -> Int? {
      switch numbers[place].digits {
      case 4: values[place]
      case 2: 2000 + values[place]
      default: nil
      }
    }
    switch order {
    case .ymd?: return year(0).flatMap { CivilDate(year: $0, month: values[1], day: values[2]) }
    case .dmy?: return year(2).flatMap { CivilDate(year: $0, month: values[1], day: values[0]) }
    case .mdy?: return year(2).flatMap { CivilDate(year: $0, month: values[0], day: values[1]) }
    case nil: return nil
    }
  }

  /// The milliseconds of a clock's time, with AM or PM before or behind it.
  private static func clock(_ parts: [String]) -> Int64? {
    let half = parts.first { ["AM", "PM"].contains($0.uppercased()) }?.uppercased()
    let clocks = parts.filter { !["AM", "PM"].contains($0.uppercased()) }
    guard let clock = clocks.first else { return half == nil ? 0 : nil }
    guard clocks.count == 1, parts.count <= 2 else { return nil }
    let marked = withColons(clock)
    var numbers = marked.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(numbers.count) else { return nil }
    var fraction: Int64 = 0
    if numbers.count == 3, let mark = numbers[2].firstIndex(where: { $0 == "." || $0 == "," }) {
      let digits = numbers[2][numbers[2].index(after: mark)...]
      guard isNumber(digits, digits: 1...9) else { return nil }
      fraction = Int64((digits + "00").prefix(3)) ?? 0
      numbers[2] = numbers[2][..<mark]
    }
    guard numbers.allSatisfy({ Self.isNumber($0, digits: 1...2) }) else { return nil }
    let values = numbers.compactMap { Int($0) }
    var hour = values[0]
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "PM" ? 12 : 0)
    }
    let second = values.count == 3 ? values[2] : 0
    guard hour < 24, values[1] < 60, second < 60 else { return nil }
    return Int64((hour * 60 + values[1]) * 60 + second) * 1_000 + fraction
  }

  /// A clock's time such as `9时5分30秒`, `9点5分` or `9时` as `9:5:30`, `9:5`, `9:00`.
  private static func withColons(_ clock: String) -> String {
    guard let hour = clock.firstIndex(where: { "时点".contains($0) }) else { return clock }
    var rest = String(clock[clock.index(after: hour)...])
    if rest.isEmpty { return clock[..<hour] + ":00" }
    if rest.hasSuffix("秒") || rest.hasSuffix("分") { rest.removeLast() }
    return clock[..<hour] + ":" + rest.replacing("分", with: ":")
  }

  // MARK: Orders

  /// In which order the days and months of many times stand, if they tell it.
  package enum FoundOrder: Sendable, Hashable {
    /// No time leaves it open.
    case notNeeded
    case found(DateOrder)
    /// No day is beyond the twelfth.
    case ambiguous
  }

  /// - Parameter texts: those of a column.
  package static func order(of texts: some Sequence<String>) -> FoundOrder {
    var isNeeded = false
    for text in texts {
      let day = text.prefix { $0 != " " && $0 != "T" }
      guard let numbers = numbers(String(day)), numbers[0].digits < 4 else { continue }
      isNeeded = true
      if numbers[0].value > 12, numbers[2].digits == 4 { return .found(.dmy) }
      if numbers[1].value > 12, numbers[2].digits == 4 { return .found(.mdy) }
    }
    return isNeeded ? .ambiguous : .notNeeded
  }
}
