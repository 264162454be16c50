/// A moment, with the offset from UTC it was written in: `2026-11-11T20:05:00+08:00`.
package struct Instant: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package var milliseconds: Int64
  /// Seconds east of UTC, for printing; it does not take part in comparisons.
  package var offset: Int

  package init(milliseconds: Int64, offset: Int = 0) {
    self.milliseconds = milliseconds
    self.offset = offset
  }

  /// Reads ISO 8601 with an offset: `2026-11-11T20:05[:00[.123]](Z|±hh:mm|±hhmm|±hh)`.
  ///
  /// `nil` if the text is none, names no such moment, or lies outside of the years 1800…9000: far
  /// from the ends of the calendar, so that no duration added to it leaves that.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes.count <= 35, let date = CivilDate(String(text.prefix(10))),
      (1800...9000).contains(date.year),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      let hour = CivilDate.number(bytes[11..<13]), let minute = CivilDate.number(bytes[14..<16]),
      hour < 24, minute < 60
    else { return nil }
    var index = 16
    var milliseconds = Int64(0)
    if bytes[index] == UInt8(ascii: ":") {
      guard bytes.count >= index + 4, let second = CivilDate.number(bytes[17..<19]), second < 60
      else { return nil }
      milliseconds = Int64(second) * 1_000
      index = 19
      if bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
        let digits = bytes[(index + 1)...].prefix { (48...57).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        let padded = Array(digits.prefix(3)) + Array(repeating: 48, count: max(0, 3 - digits.count))
        milliseconds += Int64(CivilDate.number(padded[...]) ?? 0)
        index += 1 + digits.count
      }
    }
    guard let offset = Self.offset(of: bytes[index...]) else { return nil }
    let minutes = Int64(date.daysSince1970) * 1_440 + Int64(hour * 60 + minute)
    self.milliseconds = minutes * 60_000 + milliseconds - Int64(offset) * 1_000
    self.offset = offset
  }

  private static func offset(of bytes: ArraySlice<UInt8>) -> Int? {
    var bytes = Array(bytes)
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    if bytes.count == 6, bytes[3] == UInt8(ascii: ":") { bytes.remove(at: 3) }
    if bytes.count == 3 { bytes += "00".utf8 }
    guard bytes.count == 5, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = CivilDate.number(bytes[1..<3]), let minutes = CivilDate.number(bytes[3..<5]),
      hours <= 18, minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
  }

  package static func == (a: Self, b: Self) -> Bool { a.milliseconds == b.milliseconds }

  package func hash(into hasher: inout Hasher) { hasher.combine(milliseconds) }

  package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

  /// The moment that much later, to the millisecond, at the same offset.
  package static func + (instant: Self, duration: Duration) -> Self {
    Self(
      milliseconds: instant.milliseconds + duration.wholeMilliseconds, offset: instant.offset)
  }

  /// The time from `b` to `a`, exact to the millisecond; negative if `a` is earlier.
  package static func - (a: Self, b: Self) -> Duration {
    .milliseconds(a.milliseconds - b.milliseconds)
  }

  /// The day and the milliseconds since its midnight at the instant's own offset.
  package var civil: (date: CivilDate, millisecondOfDay: Int64) {
    let local = milliseconds + Int64(offset) * 1_000
    var days = local / 86_400_000
    var rest = local % 86_400_000
    if rest < 0 {
      days -= 1
      rest += 86_400_000
    }
    return (CivilDate(daysSince1970: Int(days)), rest)
  }
}

extension Instant: CustomStringConvertible {
  /// The moment in ISO 8601 at its own offset, with milliseconds only where there are some.
  package var description: String {
    let (date, milliseconds) = civil
    let seconds = Int(milliseconds / 1_000)
    var text = "\(date)T\(Self.two(seconds / 3_600)):\(Self.two(seconds / 60 % 60))"
    text += ":\(Self.two(seconds % 60))"
    if milliseconds % 1_000 != 0 {
      text += "." + CivilDate.padded(Int(milliseconds % 1_000), to: 3)
    }
    if offset == 0 { return text + "Z" }
    let minutes = abs(offset) / 60
    return text + (offset < 0 ? "-" : "+") + Self.two(minutes / 60) + ":" + Self.two(minutes % 60)
  }

  /// The hour and minute at its own offset, such as `20:30`.
  package var clock: String { String(description.dropFirst(11).prefix(5)) }

  private static func two(_ number: Int) -> String { CivilDate.padded(number, to: 2) }
}

extension Instant: Codable {
  /// The years 1800…9000, as in texts, in milliseconds.
  private static let told = Int64(-5_364_662_400_000)...221_876_928_000_000

  /// Reads milliseconds and offset, and nothing that arithmetic with moments could choke on.
  /// - Throws: `DecodingError`.
  package init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    milliseconds = try parts.decode(Int64.self)
    offset = try parts.decode(Int.self)
    guard Self.told.contains(milliseconds), abs(Int64(clamping: offset)) <= 18 * 3_600 + 3_540
    else {
      throw DecodingError.dataCorruptedError(in: parts, debugDescription: "no such moment")
    }
  }

  /// See `Encodable`.
  /// - Throws: `EncodingError`.
  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.unkeyedContainer()
    try parts.encode(milliseconds)
    try parts.encode(offset)
  }
}
