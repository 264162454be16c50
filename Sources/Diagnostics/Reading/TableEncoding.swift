internal import Foundation

/// How the text of a table is written down, which its bytes tell.
package enum TableEncoding: Sendable, Hashable {
  case utf8, utf16
  /// What spreadsheets in Chinese write, GBK and GB2312 being parts of it.
  case gb18030

  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .gb18030: "GB18030"
    }
  }

  /// A table's text in UTF-8, with the lines and columns it has in the file.
  ///
  /// A byte order mark tells UTF-16; without one a zero in every other byte does. Else what is no
  /// UTF-8 is taken for GB18030.
  /// - Throws: `InvalidInput` if it is none of these, with the place of the first byte that is no
  ///   UTF-8.
  package static func decoded(
    _ source: SourceText
  ) throws(InvalidInput) -> (source: SourceText, encoding: TableEncoding) {
    let bytes = source.bytes
    if workbooks.contains(where: bytes.starts) {
      throw refusal(
        Wording(zh: "这是表格软件的工作簿，不是文本", en: "this is a spreadsheet's workbook, and no text"),
        source, at: 0, hint: workbookHint)
    }
    if utf32Marks.contains(where: bytes.starts) {
      throw refusal(Wording(zh: "这是 UTF-32", en: "this is UTF-32"), source, at: 0)
    }
    if let isBigEndian = utf16Order(bytes) {
      let start = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
      guard let text = utf16(bytes[start...], isBigEndian: isBigEndian) else {
        throw refusal(
          Wording(zh: "UTF-16 文件不完整", en: "the file is no UTF-16 to its end"), source,
          at: bytes.count)
      }
      return (SourceText(path: source.path, text: text), .utf16)
    }
    guard let offset = TextEncoding.firstInvalidOffset(bytes) else { return (source, .utf8) }
    guard let text = String(data: Data(bytes), encoding: gb18030Name), !text.contains("\u{FFFD}")
    else {
      throw refusal(
        Wording(
          zh: "这里既不是 UTF-8，也不是 GB18030", en: "the file is neither UTF-8 nor GB18030 text here"),
        source, at: offset)
    }
    return (SourceText(path: source.path, text: text), .gb18030)
  }

  /// What workbooks begin with: those that are archives (`.xlsx`, `.ods`), and older ones (`.xls`).
  private static let workbooks: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
  ]
  private static let utf32Marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
  /// What to do with a workbook.
  package static let workbookHint = Wording(
    zh: "在表格软件里把这一页另存为 CSV UTF-8", en: "save the sheet as CSV UTF-8 in the spreadsheet")

  /// How a file is written, from all of its bytes.
  /// - Throws: `InvalidInput` if it can't be read. Whether it is GB18030 where it is no UTF-8 shows
  ///   only as it is decoded.
  package init(of file: PiecedFile) throws(InvalidInput) {
    var pieces = try file.pieces()
    var carried: [UInt8] = []
    var isFirst = true
    while let piece = try pieces.next() {
      if isFirst, Self.utf16Order(piece) != nil {
        self = .utf16
        return
      }
      isFirst = false
      carried += piece
      let invalid = TextEncoding.firstInvalidOffset(carried)
      // A character may go on in the next piece.
      if let invalid, invalid + 3 < carried.count {
        self = .gb18030
        return
      }
      carried.removeFirst(invalid ?? carried.count)
    }
    self = carried.isEmpty ? .utf8 : .gb18030
  }

  /// Core Foundation's number of GB18030, which Foundation has no name for.
  static var gb18030Name: String.Encoding { String.Encoding(rawValue: 0x8000_0632) }

  /// Whether UTF-16 begins with the higher byte; `nil` if it is none.
  static func utf16Order(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    let head = bytes.prefix(min(64, bytes.count / 2 * 2))
    guard head.count >= 4 else { return nil }
    let zeros = head.enumerated().filter { $0.element == 0 }.map { $0.offset % 2 }
    guard 2 * zeros.count >= head.count / 2 else { return nil }
    if zeros.allSatisfy({ $0 == 1 }) { return false }
    return zeros.allSatisfy { $0 == 0 } ? true : nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    let text = String(decoding: units, as: UTF16.self)
    return text.contains("\u{FFFD}") ? nil : text
  }

  private static func refusal(
    _ message: Wording, _ source: SourceText, at offset: Int,
    hint: Wording = Wording(zh: "另存为 UTF-8", en: "save it as UTF-8")
  ) -> InvalidInput {
    InvalidInput([Diagnostic(.error, "encoding", in: source, at: offset, message, hint: hint)])
  }
}
