internal import Foundation

/// Makes UTF-8 of UTF-16 and GB18030, piece by piece.
struct TableDecoder {
  private let encoding: TableEncoding
  private let path: String
  private var isBigEndian: Bool?
  /// Bytes of a character that a piece ended within.
  private var carried: [UInt8] = []
  private var lines = 1

  /// A line of GB18030 that is longer is no text.
  private static let longestLine = 16 << 20

  init(_ encoding: TableEncoding, path: String) {
    self.encoding = encoding
    self.path = path
  }

  /// The text of a piece, as far as it has whole characters.
  /// - Throws: `InvalidInput` if it has bytes that are none of the encoding.
  mutating func decode(_ piece: [UInt8]) throws(InvalidInput) -> [UInt8] {
    carried += piece
    switch encoding {
    case .utf8: return take(carried.count)
    case .utf16: return try utf16(upTo: carried.count / 2 * 2, isLast: false)
    case .gb18030:
      // A line break is no part of a longer character, so that whole lines can be told by it.
      guard let end = carried.lastIndex(of: 0x0A) else {
        guard carried.count <= Self.longestLine else { throw refusal() }
        return []
      }
      return try gb18030(upTo: end + 1)
    }
  }

  /// The text of what was carried over.
  /// - Throws: `InvalidInput` if the file ends within a character.
  mutating func finish() throws(InvalidInput) -> [UInt8] {
    switch encoding {
    case .utf8: return take(carried.count)
    case .utf16:
      guard carried.count % 2 == 0 else { throw refusal() }
      return try utf16(upTo: carried.count, isLast: true)
    case .gb18030: return try gb18030(upTo: carried.count)
    }
  }

  private mutating func take(_ count: Int) -> [UInt8] {
    let text = Array(carried.prefix(count))
    carried.removeFirst(count)
    return text
  }

  private mutating func gb18030(upTo end: Int) throws(InvalidInput) -> [UInt8] {
    let bytes = take(end)
    guard let text = String(data: Data(bytes), encoding: TableEncoding.gb18030Name),
      !text.contains("\u{FFFD}")
    else { throw refusal(in: bytes) }
    lines += bytes.count { $0 == 0x0A }
    return Array(text.utf8)
  }

  private mutating func utf16(upTo end: Int, isLast: Bool) throws(InvalidInput) -> [UInt8] {
    if isBigEndian == nil {
      let start = carried.starts(with: [0xFF, 0xFE]) || carried.starts(with: [0xFE, 0xFF]) ? 2 : 0
      isBigEndian = TableEncoding.utf16Order(carried) ?? false
      carried.removeFirst(start)
      return try utf16(upTo: max(0, end - start), isLast: isLast)
    }
    let isBig = isBigEndian == true
    func unit(_ index: Int) -> UInt16 {
      let (first, second) = (UInt16(carried[index]), UInt16(carried[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var end = end
    // The first half of a pair waits for the other.
    if !isLast, end >= 2, unit(end - 2) & 0xFC00 == 0xD800 { end -= 2 }
    let text = String(
      decoding: stride(from: 0, to: end, by: 2).map(unit), as: UTF16.self)
    guard !text.contains("\u{FFFD}") else { throw refusal(in: Array(text.utf8)) }
    lines += text.utf8.count { $0 == 0x0A }
    carried.removeFirst(end)
    return Array(text.utf8)
  }

  /// - Parameter bytes: the lines in which the fault lies.
  private func refusal(in bytes: [UInt8] = []) -> InvalidInput {
    let message =
      encoding == .utf16
      ? Wording(zh: "文件不到结尾就不是 UTF-16 了", en: "the file is no UTF-16 to its end")
      : Wording(
        zh: "这里既不是 UTF-8，也不是 GB18030", en: "the file is neither UTF-8 nor GB18030 text here")
    var line = lines
    if encoding == .gb18030 {
      // Each line is a text of its own, so the first that is none is the one.
      for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let decoded = String(data: Data(text), encoding: TableEncoding.gb18030Name)
        if decoded?.contains("\u{FFFD}") ?? true { break }
        line += 1
      }
    }
    return InvalidInput([
      Diagnostic(
        .error, "encoding", file: path, place: SourcePlace(line: line, column: 1), message,
        hint: Wording(zh: "另存为 UTF-8", en: "save it as UTF-8"))
    ])
  }
}
