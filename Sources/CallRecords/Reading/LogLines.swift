internal import Diagnostics

/// The lines of a log that have anything in them.
struct LogLines {
  /// What the lines lie in, as offsets in its bytes.
  private(set) var text: TextPieces
  private var position = 0

  /// A longer line is cut there.
  static let longest = 64 << 20

  init(_ text: TextPieces) { self.text = text }

  /// The next line without its end; `nil` after the last.
  /// - Throws: `InvalidInput` if the file can't be read on.
  mutating func next() throws(InvalidInput) -> Range<Int>? {
    var searched = position
    while true {
      searched = Self.lineEnd(text.bytes.span, from: searched)
      let count = text.bytes.count
      let isCut = searched - position > Self.longest
      guard searched < count || text.isLast || isCut else {
        searched -= position
        try text.advance(past: position)
        position = 0
        continue
      }
      var end = searched
      if end > position, text.bytes[end - 1] == 0x0D { end -= 1 }
      let line = position..<end
      position = min(searched + (isCut ? 0 : 1), count)
      searched = position
      if !line.isEmpty { return line }
      if text.isLast, position == count { return nil }
    }
  }

  private static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }
}
