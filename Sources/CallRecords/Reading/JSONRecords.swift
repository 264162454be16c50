internal import Diagnostics

/// The records of a JSON log: lines, a list, or an object that holds a list.
struct JSONRecords {
  /// Keys under which systems put their lists of records.
  private static let lists = [
    "conversations", "userDetails", "events", "Contacts", "records", "Records", "CallDetailRecord",
    "List", "Data",
  ]
  private static let deepest = 6

  /// Whether a file begins as JSON does.
  static func isJSON(_ head: [UInt8]) -> Bool {
    let first = head.prefix(4_096).first {
      ![0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0)
    }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Goes through the records of a file in order.
  /// - Parameter take: gets each record, or `nil` for a line that is none.
  /// - Throws: `InvalidInput` if the file as a whole is neither lines of JSON nor JSON, or what `take`
  ///   throws.
  static func each(
    _ file: PiecedFile, _ take: (JSONRecord?) throws(InvalidInput) -> Void
  ) throws(InvalidInput) {
    let head = try file.head()
    guard areLines(head) else {
      var document = try JSONDocument(TextPieces(file), lists: lists)
      while let value = try document.next() {
        for one in unfolded(value) { try take(one) }
      }
      return
    }
    var lines = LogLines(try TextPieces(file))
    while let line = try lines.next() {
      let bytes = lines.text.bytes.span.extracting(line)
      guard !isBlank(bytes) else { continue }
      guard let record = JSONRecord(bytes.extracting(markLength(bytes)..<bytes.count)) else {
        try take(nil)
        continue
      }
      for one in unfolded(record) { try take(one) }
    }
  }

  /// Whether a file is JSON line by line, as its first line tells.
  private static func areLines(_ head: [UInt8]) -> Bool {
    let bytes = head.span
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      if start == 0 { start = markLength(bytes) }
      let line = bytes.extracting(start..<max(start, end))
      if !isBlank(line) {
        guard let first = JSONRecord(line) else { return false }
        // A list in one line is lines only if another follows.
        return !first.isArray || !isBlank(bytes.extracting(end..<bytes.count))
      }
      start = end + 1
    }
    return false
  }

  private static func isBlank(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where ![0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
      return false
    }
    return true
  }

  /// The bytes of a byte order mark in front.
  private static func markLength(_ bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The records within a value, taken out of the lists that hold them.
  private static func unfolded(_ value: JSONRecord, depth: Int = 0) -> [JSONRecord] {
    if value.isArray { return value.elements.flatMap { unfolded($0, depth: depth + 1) } }
    guard value.isObject else { return [] }
    guard depth < deepest else { return [value] }
    for key in lists {
      guard let inner = value[key] else { continue }
      if inner.isArray || inner.isObject && key != "events" {
        return unfolded(inner, depth: depth + 1)
      }
    }
    return [value]
  }
}
