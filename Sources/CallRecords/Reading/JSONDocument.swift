internal import Diagnostics

/// The values of a JSON text that is too large to be read at once: the elements of its lists.
///
/// An object that isn't small is gone into, and the lists that it holds under known keys with it.
struct JSONDocument {
  private enum Container { case list, object }

  private var text: TextPieces
  private let lists: [String]
  private var position = 0
  private var open: [Container] = []
  private var line = 1

  /// A larger object must be one that holds lists.
  private static let largestRecord = 16 << 20
  private static let deepest = 64

  init(_ text: TextPieces, lists: [String]) throws(InvalidInput) {
    self.text = text
    self.lists = lists
    if text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next object; `nil` after the last.
  /// - Throws: `InvalidInput` if the text is no JSON.
  mutating func next() throws(InvalidInput) -> JSONRecord? {
    while let byte = try mark() {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard open.popLast() != nil else {
          throw failure(Wording(zh: "这里应为值，实际是结尾", en: "expected a value, found its end"))
        }
        position += 1
      case UInt8(ascii: "["): try enter(.list)
      case UInt8(ascii: "{"):
        guard let end = try end(atMost: Self.largestRecord) else {
          try enter(.object)
          continue
        }
        guard let record = JSONRecord(text.bytes.span.extracting(position..<end)) else {
          throw refusal(of: Array(text.bytes[position..<end]))
        }
        position = end
        return record
      default:
        if open.last == .object { try skipMember() } else { try skipValue() }
      }
    }
    guard open.isEmpty else {
      throw failure(
        Wording(zh: "应为 ']' 或 '}'，实际到了文件结尾", en: "expected ']' or '}', found the end of the file"))
    }
    return nil
  }

  private mutating func enter(_ container: Container) throws(InvalidInput) {
    guard open.count < Self.deepest else {
      throw failure(
        Wording(
          zh: "列表和对象嵌套超过 \(Self.deepest) 层",
          en: "lists and objects are nested over \(Self.deepest) levels"))
    }
    open.append(container)
    position += 1
  }

  /// Goes over a key, and over its value unless records are under it.
  private mutating func skipMember() throws(InvalidInput) {
    guard let end = try end(atMost: Self.largestRecord), end > position + 2 else {
      throw failure(Wording(zh: "这里应为键", en: "expected a key"))
    }
    let key = text.bytes.span.extracting(position + 1..<end - 1).text
    position = end
    guard try mark() == UInt8(ascii: ":") else {
      throw failure(Wording(zh: "键后面应为 ':'", en: "expected ':' after a key"))
    }
    position += 1
    let value = try mark()
    let holds = value == UInt8(ascii: "[") || value == UInt8(ascii: "{") && key != "events"
    if !(lists.contains(key) && holds) { try skipValue() }
  }

  private mutating func skipValue() throws(InvalidInput) {
    guard let end = try end(atMost: Self.largestRecord), end > position else {
      throw failure(Wording(zh: "这里应为值", en: "expected a value"))
    }
    position = end
  }

  /// The next byte that is no space; `nil` at the end.
  private mutating func mark() throws(InvalidInput) -> UInt8? {
    while true {
      while position < text.bytes.count {
        let byte = text.bytes[position]
        if byte != 0x20, !(0x09...0x0D).contains(byte) { return byte }
        position += 1
      }
      if text.isLast { return nil }
      try advance()
    }
  }

  private mutating func advance() throws(InvalidInput) {
    line += text.bytes[..<position].count { $0 == 0x0A }
    try text.advance(past: position)
    position = 0
  }

  /// Where the value at `position` ends; `nil` if it has more bytes than told.
  /// - Throws: `InvalidInput` if the file ends within it.
  private mutating func end(atMost limit: Int) throws(InvalidInput) -> Int? {
    var extent = Extent()
    var index = position
    while true {
      if let end = extent.end(in: text.bytes.span, from: &index) { return end }
      if text.isLast {
        if extent.isBare { return index }
        throw refusal(of: Array(text.bytes[position...]))
      }
      if index - position > limit { return nil }
      index -= position
      try advance()
    }
  }

  // MARK: Faults

  private func failure(_ message: Wording) -> InvalidInput {
    let before = text.bytes[..<min(position, text.bytes.count)].count { $0 == 0x0A }
    return InvalidInput([
      Diagnostic(
        .error, "syntax", file: text.path, place: SourcePlace(line: line + before, column: 1),
        message)
    ])
  }

  /// What is wrong with a value, as the reader of JSON5 says it.
  private func refusal(of bytes: [UInt8]) -> InvalidInput {
    do throws(InvalidInput) {
      _ = try JSON5Parser.parse(SourceText(path: text.path, bytes: bytes))
      return failure(
        Wording(
          zh: "应为 JSON，实际是只有 JSON5 才允许的写法", en: "expected JSON, found what JSON5 alone allows"))
    } catch {
      let before = text.bytes[..<min(position, text.bytes.count)].count { $0 == 0x0A }
      return InvalidInput(
        error.diagnostics.map { found in
          var found = found
          if let place = found.place {
            found.place = SourcePlace(line: place.line + line - 1 + before, column: place.column)
          }
          return found
        })
    }
  }
}

/// Finds where a value ends, by its quotes and brackets.
private struct Extent {
  private var depth = 0
  private var isQuoted = false
  private var isEscaped = false
  /// Whether it is a number or a word, which end with the text.
  private(set) var isBare = false

  /// - Parameter index: where to go on; moved to the end of the bytes if the value ends later.
  mutating func end(in bytes: Span<UInt8>, from index: inout Int) -> Int? {
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        index += 1
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
          if depth == 0 { return index }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        if isBare { return index }
        isQuoted = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if isBare { return index }
        depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return index }
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09...0x0D:
        if depth == 0 { return index }
      default: if depth == 0 { isBare = true }
      }
      index += 1
    }
    return nil
  }
}
