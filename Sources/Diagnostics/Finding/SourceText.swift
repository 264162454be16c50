/// The text of one input file, able to say where an offset lies and what its line reads.
package struct SourceText: Sendable, Hashable {
  /// The path as the user gave it, shown in front of every finding.
  package let path: String
  package let bytes: [UInt8]
  /// Offsets at which lines begin; the first is 0, or 3 behind a byte order mark.
  ///
  /// Lines end with LF, CR LF or a lone CR.
  private let lineStarts: [Int]
  /// How many of the bytes are of the file itself.
  private let ownCount: Int
  /// The files it was laid over, with the offsets at which their bytes begin.
  private let further: [Further]

  private struct Further: Sendable {
    let start: Int
    let source: SourceText
  }

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    // A byte order mark in front is no part of the first line.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var starts = [start]
    for (index, byte) in bytes.enumerated() {
      let isLoneReturn =
        byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if byte == 0x0A || isLoneReturn { starts.append(index + 1) }
    }
    lineStarts = starts
    ownCount = bytes.count
    further = []
  }

  /// The file with others behind it, so that one offset tells the file as well as the place in it.
  private init(_ own: SourceText, over others: [SourceText]) {
    var bytes = own.bytes
    var further: [Further] = []
    for other in others {
      bytes.append(0x0A)
      further.append(Further(start: bytes.count, source: other))
      bytes += other.bytes
    }
    path = own.path
    lineStarts = own.lineStarts
    ownCount = own.bytes.count
    self.bytes = bytes
    self.further = further
  }

  /// The same text laid over others: what stands at offset n of the first of them has the offset
  /// `bytes.count + 1 + n` now, and so on for those that follow.
  package func laid(over others: [SourceText]) -> SourceText {
    SourceText(self, over: others)
  }

  /// The path of the file that an offset lies in.
  package func path(at offset: Int) -> String {
    part(at: offset).map { $0.source.path(at: $0.offset) } ?? path
  }

  /// The other file that an offset lies in, and where there.
  private func part(at offset: Int) -> (source: SourceText, offset: Int)? {
    further.last { $0.start <= offset }.map { ($0.source, offset - $0.start) }
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package static func == (a: Self, b: Self) -> Bool { a.path == b.path && a.bytes == b.bytes }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(bytes)
  }

  /// The place of a byte offset; an offset past the end is the place just after the last byte.
  /// - Complexity: O(log lines + length of the line)
  package func place(at offset: Int) -> SourcePlace {
    if let part = part(at: offset) { return part.source.place(at: part.offset) }
    let offset = min(max(offset, 0), ownCount)
    let line = lineIndex(containing: offset)
    var column = 1
    for index in lineStarts[line]..<max(offset, lineStarts[line]) where bytes[index] & 0xC0 != 0x80
    { column += 1 }
    return SourcePlace(line: line + 1, column: column)
  }

  /// The text of a line (counted from 1) without its line end; bytes that are no UTF-8 show as U+FFFD.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : ownCount
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A line that is longer, in bytes, is cut around the place of a finding.
  private static let longestExcerpt = 2_000

  /// The line of a place, or of a long line the part around it and how many characters were cut off
  /// before: many findings in one line of megabytes must not each keep a copy of it.
  func excerpt(around offset: Int, at place: SourcePlace) -> (text: String, start: Int) {
    if let part = part(at: offset) { return part.source.excerpt(around: part.offset, at: place) }
    let start = lineStarts[place.line - 1]
    let end = place.line < lineStarts.count ? lineStarts[place.line] : ownCount
    guard end - start > Self.longestExcerpt else { return (line(place.line), 0) }
    let offset = min(max(offset, start), end)
    var from = max(start, offset - Self.longestExcerpt / 2)
    while from < offset, bytes[from] & 0xC0 == 0x80 { from += 1 }
    var to = min(end, offset + Self.longestExcerpt / 2)
    while to > offset, to < bytes.count, bytes[to] & 0xC0 == 0x80 { to -= 1 }
    while to > from, bytes[to - 1] == 0x0A || bytes[to - 1] == 0x0D { to -= 1 }
    let shown = bytes[from..<max(from, min(offset, to))].count { $0 & 0xC0 != 0x80 }
    let text = String(decoding: bytes[from..<to], as: UTF8.self)
    return (text, max(0, place.column - 1 - shown))
  }

  private func lineIndex(containing offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
