internal import Diagnostics

/// The records of a JSON log: lines, a list, or an object that holds a list.
enum JSONRecords {
  /// Keys under which systems put their lists of records.
  private static let lists = [
    "conversations", "events", "Contacts", "records", "Records", "CallDetailRecord", "List", "Data",
  ]

  /// Whether a file begins as JSON does.
  static func isJSON(_ file: SourceText) -> Bool {
    let first = file.bytes.prefix(4_096).first {
      ![0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0)
    }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Goes through the records of a file in order.
  /// - Parameter take: gets each record, or `nil` for a line that is none.
  /// - Throws: `InvalidInput` if the file as a whole is neither lines of JSON nor JSON.
  static func each(
    _ file: SourceText, _ take: (LocatedValue?) -> Void
  ) throws(InvalidInput) {
    let lines = file.bytes.split(separator: 0x0A).filter { line in
      line.contains { ![0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    }
    if let first = lines.first, record(first) != nil, lines.count > 1 || !isList(first) {
      for line in lines {
        guard let record = record(line) else {
          take(nil)
          continue
        }
        for one in unfolded(record) { take(one) }
      }
      return
    }
    for one in unfolded(try JSON5Parser.parse(file)) { take(one) }
  }

  private static func isList(_ line: ArraySlice<UInt8>) -> Bool {
    line.first { $0 != 0x20 } == UInt8(ascii: "[")
  }

  private static func record(_ line: ArraySlice<UInt8>) -> LocatedValue? {
    try? JSON5Parser.parse(SourceText(path: "", bytes: Array(line)))
  }

  /// The records within a value, taken out of the lists that hold them.
  private static func unfolded(_ value: LocatedValue, depth: Int = 0) -> [LocatedValue] {
    switch value.content {
    case .array(let elements): return elements.flatMap { unfolded($0, depth: depth + 1) }
    case .object:
      guard depth < 6 else { return [value] }
      for key in lists {
        guard let inner = value[key] else { continue }
        switch inner.content {
        case .array: return unfolded(inner, depth: depth + 1)
        case .object where key != "events": return unfolded(inner, depth: depth + 1)
        default: continue
        }
      }
      return [value]
    default: return []
    }
  }
}

extension LocatedValue {
  /// The text at a path of keys; a number as it was written.
  func text(_ keys: String...) -> String? {
    var value = self
    for key in keys {
      guard let next = value[key] else { return nil }
      value = next
    }
    switch value.content {
    case .text(let text): return text
    case .number(_, let literal): return literal
    default: return nil
    }
  }

  /// The elements of a list under a key; empty where there is none.
  func elements(_ key: String) -> [LocatedValue] {
    guard case .array(let elements)? = self[key]?.content else { return [] }
    return elements
  }

  /// The seconds since 1970 of an instant in ISO 8601, or of a number of seconds or milliseconds.
  func epoch(_ keys: String...) -> Double? {
    var value = self
    for key in keys {
      guard let next = value[key] else { return nil }
      value = next
    }
    switch value.content {
    case .text(let text):
      if let instant = Instant(text) { return Double(instant.milliseconds) / 1_000 }
      return Double(text).flatMap(Self.seconds)
    case .number(let number, _): return Self.seconds(number)
    default: return nil
    }
  }

  /// A moment as systems count it: beyond 1e11 in milliseconds, beyond 1e14 in microseconds.
  private static func seconds(_ number: Double) -> Double? {
    guard number > 0, number < 1e17 else { return nil }
    return number > 1e14 ? number / 1e6 : number > 1e11 ? number / 1_000 : number
  }
}
