extension TableTime {
  /// The same of a text that lies in bytes.
  ///
  /// What most programs write is read in passing: `2026-04-20T09:00:30`, `2026/4/20 9:00`, with `Z` or
  /// an offset such as `+08:00` behind whole notations.
  package init?(_ bytes: Span<UInt8>, order: DateOrder? = nil) {
    if let common = Self.common(bytes) {
      self = common
    } else {
      self.init(bytes.text, order: order)
    }
  }

  /// `nil` where a slower look is needed.
  private static func common(_ bytes: Span<UInt8>) -> TableTime? {
    var index = 0
    guard let year = number(bytes, &index, digits: 4), isDateMark(bytes, &index),
      let month = number(bytes, &index, digits: 2), isDateMark(bytes, &index),
      let day = number(bytes, &index, digits: 2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if index == bytes.count { return TableTime(date: date, milliseconds: 0, offset: nil) }
    let isWhole = index == 10
    guard skip(bytes, &index, UInt8(ascii: "T")) || skip(bytes, &index, UInt8(ascii: " ")) else {
      return nil
    }
    guard let hour = number(bytes, &index, digits: 2), hour < 24,
      skip(bytes, &index, UInt8(ascii: ":")),
      let minute = number(bytes, &index, digits: 2), minute < 60
    else { return nil }
    var second = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      index += 1
      guard let seconds = number(bytes, &index, digits: 2), seconds < 60 else { return nil }
      second = seconds
    }
    let milliseconds = Int64((hour * 60 + minute) * 60 + second) * 1_000
    if index == bytes.count {
      return TableTime(date: date, milliseconds: milliseconds, offset: nil)
    }
    guard isWhole, index == 19, (1800...9000).contains(year),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    return instant(bytes, date, milliseconds)
  }

  /// The end of a moment with an offset, behind its whole seconds.
  private static func instant(
    _ bytes: Span<UInt8>, _ date: CivilDate, _ milliseconds: Int64
  ) -> TableTime? {
    var index = 19
    var fraction: Int64 = 0
    if skip(bytes, &index, UInt8(ascii: ".")) {
      let start = index
      while index < bytes.count, index - start < 9, (48...57).contains(bytes[index]) {
        if index - start < 3 { fraction = 10 * fraction + Int64(bytes[index] - 48) }
        index += 1
      }
      guard index > start else { return nil }
      for _ in 0..<max(0, 3 - (index - start)) { fraction *= 10 }
    }
    let offset: Int
    if index + 1 == bytes.count, bytes[index] == UInt8(ascii: "Z") {
      offset = 0
    } else {
      guard index + 6 == bytes.count else { return nil }
      let sign = bytes[index]
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
      index += 1
      guard let hours = number(bytes, &index, digits: 2), hours <= 18,
        skip(bytes, &index, UInt8(ascii: ":")),
        let minutes = number(bytes, &index, digits: 2), minutes < 60, index == bytes.count
      else { return nil }
      let seconds = hours * 3_600 + minutes * 60
      offset = sign == UInt8(ascii: "-") ? -seconds : seconds
    }
    return TableTime(date: date, milliseconds: milliseconds + fraction, offset: offset)
  }

  private static func isDateMark(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
    skip(bytes, &index, UInt8(ascii: "-")) || skip(bytes, &index, UInt8(ascii: "/"))
      || skip(bytes, &index, UInt8(ascii: "."))
  }

  private static func skip(_ bytes: Span<UInt8>, _ index: inout Int, _ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// A number of four digits, or of one or two.
  private static func number(_ bytes: Span<UInt8>, _ index: inout Int, digits: Int) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, index - start < digits, (48...57).contains(bytes[index]) {
      value = 10 * value + Int(bytes[index] - 48)
      index += 1
    }
    let count = index - start
    return count == digits || digits == 2 && count == 1 ? value : nil
  }
}
