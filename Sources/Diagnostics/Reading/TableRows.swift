/// Goes through the rows of a table in pieces, without a text for each field.
///
/// The rules are those of ``CSVTable`` and ``CSVReader``: what one of them takes, the other takes. A
/// quote that isn't closed within `longestField` bytes counts as never closed.
package struct TableRows {
  /// Where a field lies in the bytes of `text`, without its quotes.
  package typealias Field = Range<Int>

  /// Rows that were passed over, for one reason; the message is that of the first.
  package struct Fault: Sendable, Hashable {
    package var message: Wording
    package var rows: Int
    fileprivate var code: Code
  }

  fileprivate enum Code: Sendable, Hashable { case columns, syntax }

  private enum Found {
    case row, skipped
    case fault(Code, Wording)
    /// The piece ends within the row.
    case cut
    case end
  }

  /// The fields of the row; as many as the table has columns, at least.
  package private(set) var fields: [Field] = []
  /// In order of the first row of each.
  package private(set) var faults: [Fault] = []
  /// What `fields` lie in, as offsets in its bytes.
  package private(set) var text: TextPieces
  /// The line on which the row begins, from 1.
  package private(set) var line: Int
  /// The line at `position`.
  private var nextLine: Int
  private var position: Int
  private let separator: UInt8
  private let columnCount: Int
  /// Fields of the row at hand whose quotes or guards must be taken off.
  private var marked: [Int] = []

  private static let longestField = 16 << 20
  private static let quote = UInt8(ascii: "\"")

  /// - Parameters:
  ///   - text: from the file's beginning.
  ///   - table: the table of the text's beginning, which tells its heading.
  package init(_ text: TextPieces, after table: CSVTable) {
    self.text = text
    position = table.headingEnd
    nextLine = 1 + Self.lineEnds(text.bytes.span, 0..<table.headingEnd)
    line = nextLine
    separator = table.separator
    columnCount = table.columnCount
  }

  /// The bytes before the row.
  package var passed: Int { text.passed + position }

  /// Goes to the next row.
  /// - Returns: whether there is one.
  /// - Throws: `InvalidInput` if the file can't be read on.
  package mutating func next() throws(InvalidInput) -> Bool {
    while true {
      switch find() {
      case .row:
        if !marked.isEmpty { unmark() }
        if isEmpty { continue }
        return true
      case .skipped: continue
      case .fault(let code, let message): note(code, message)
      case .cut:
        try text.advance(past: position)
        position = 0
      case .end: return false
      }
    }
  }

  private mutating func note(_ code: Code, _ message: Wording) {
    if let index = faults.firstIndex(where: { $0.code == code }) {
      faults[index].rows += 1
    } else {
      faults.append(Fault(message: message, rows: 1, code: code))
    }
  }

  private var isEmpty: Bool {
    (fields.count > 1 || columnCount > 1) && fields.allSatisfy(\.isEmpty)
  }

  // MARK: Fields

  /// Finds the fields of the row at `position`, and goes behind it if it is whole.
  private mutating func find() -> Found {
    // Of its own, so that the row's places can be noted while it is looked at.
    let held = text.bytes
    let bytes = held.span
    let count = bytes.count
    fields.removeAll(keepingCapacity: true)
    marked.removeAll(keepingCapacity: true)
    let blank = position
    while position < count, Self.isLineEnd(bytes[position]) { position += 1 }
    nextLine += Self.lineEnds(bytes, blank..<position)
    line = nextLine
    guard position < count else { return text.isLast ? .end : .cut }
    var index = position
    while true {
      let start = index
      if index < count, bytes[index] == Self.quote {
        index += 1
        var isClosed = false
        while index < count {
          if bytes[index] != Self.quote {
            index += 1
          } else if index + 1 < count, bytes[index + 1] == Self.quote {
            index += 2
          } else {
            index += 1
            isClosed = true
            break
          }
        }
        // The byte behind a quote tells whether it closes.
        if index >= count, !text.isLast, isClosed || index - start < Self.longestField {
          return .cut
        }
        guard isClosed else {
          skipLine(from: start)
          return .fault(
            .syntax, Wording(zh: "引号没有结束", en: "the quoted field is never closed"))
        }
        if index < count, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
          skipLine(from: index)
          return .fault(
            .syntax, Wording(zh: "引号结束后还有文字", en: "text follows the closing quote"))
        }
        marked.append(fields.count)
      } else {
        while index < count, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
          index += 1
        }
        if start < index, bytes[start] == UInt8(ascii: "'") { marked.append(fields.count) }
      }
      fields.append(start..<index)
      guard index < count else {
        guard text.isLast || index - position > Self.longestField else { return .cut }
        break
      }
      guard bytes[index] == separator else { break }
      index += 1
    }
    // Only fields in quotes have line ends within.
    for place in marked { nextLine += Self.lineEnds(bytes, fields[place]) }
    position = index
    return judged
  }

  /// Whether the fields at hand are a row of the table.
  private var judged: Found {
    if fields.count == columnCount { return .row }
    let bytes = text.bytes.span
    func isEmpty(_ field: Field) -> Bool {
      field.isEmpty || field.count == 2 && bytes[field.lowerBound] == Self.quote
    }
    if fields.count > columnCount, fields[columnCount...].allSatisfy(isEmpty) { return .row }
    if fields.count > 1 || columnCount > 1, fields.allSatisfy(isEmpty) { return .skipped }
    return .fault(
      .columns,
      Wording(
        zh: "应有 \(columnCount) 个字段，实际 \(fields.count) 个",
        en: "expected \(columnCount) fields, found \(fields.count)"))
  }

  /// How many lines end in a range of bytes, by LF, CR or both.
  private static func lineEnds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var lines = 0
    for index in range where isLineEnd(bytes[index]) {
      let isPair =
        bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if !isPair { lines += 1 }
    }
    return lines
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func skipLine(from start: Int) {
    let held = text.bytes
    let bytes = held.span
    position = start
    while position < bytes.count, !Self.isLineEnd(bytes[position]) { position += 1 }
  }

  /// Takes off quotes, and the `'` that keeps a text from being a formula.
  private mutating func unmark() {
    for place in marked {
      var field = fields[place]
      if text.bytes[field.lowerBound] == Self.quote {
        var end = field.lowerBound + 1
        var index = end
        while index < field.upperBound - 1 {
          text.bytes[end] = text.bytes[index]
          index += text.bytes[index] == Self.quote ? 2 : 1
          end += 1
        }
        field = field.lowerBound + 1..<end
      }
      if CSVCell.hasGuard(text.bytes.span.extracting(field)) {
        field = field.lowerBound + 1..<field.upperBound
      }
      fields[place] = field
    }
  }
}
