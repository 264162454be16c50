internal import Diagnostics

/// A value of JSON (RFC 8259) within the bytes of one record, read without building a tree.
///
/// The values stand in a list in the order of the text, each with the place of what follows it, so that
/// a key is found by hopping over the values before.
struct JSONRecord {
  fileprivate enum Kind: UInt8 { case object, array, text, number, word }

  fileprivate struct Node {
    /// The bytes of the value; of a text those between its quotes.
    var start: Int32
    var end: Int32
    /// The place of the value after it.
    var next: Int32
    var kind: Kind
    /// Whether a text has a backslash.
    var isEscaped = false
  }

  /// All values of one record; members are a key and its value, one after the other.
  fileprivate final class Page: Sendable {
    let bytes: [UInt8]
    let nodes: [Node]

    init(bytes: [UInt8], nodes: [Node]) {
      self.bytes = bytes
      self.nodes = nodes
    }
  }

  private let page: Page
  private let place: Int

  private init(_ page: Page, _ place: Int) {
    self.page = page
    self.place = place
  }

  /// `nil` if the bytes are no JSON.
  init?(_ bytes: Span<UInt8>) {
    var scan = JSONScan()
    guard let nodes = scan.nodes(of: bytes) else { return nil }
    page = Page(bytes: bytes.array, nodes: nodes)
    place = 0
  }

  private var node: Node { page.nodes[place] }

  var isObject: Bool { node.kind == .object }
  var isArray: Bool { node.kind == .array }

  /// The value of a key; `nil` where there is none, or this is no object.
  subscript(key: String) -> JSONRecord? {
    guard node.kind == .object else { return nil }
    let end = Int(node.next)
    var member = place + 1
    while member < end {
      if isNamed(page.nodes[member], key) { return JSONRecord(page, member + 1) }
      member = Int(page.nodes[member + 1].next)
    }
    return nil
  }

  private func isNamed(_ member: Node, _ key: String) -> Bool {
    let letters = key.utf8
    guard letters.count == Int(member.end - member.start) else { return false }
    var index = Int(member.start)
    for letter in letters {
      if page.bytes[index] != letter { return false }
      index += 1
    }
    return true
  }

  /// The elements of a list; empty where it is none.
  var elements: [JSONRecord] {
    guard node.kind == .array else { return [] }
    var result: [JSONRecord] = []
    var element = place + 1
    while element < Int(node.next) {
      result.append(JSONRecord(page, element))
      element = Int(page.nodes[element].next)
    }
    return result
  }

  /// The elements of a list under a key; empty where there is none.
  func elements(_ key: String) -> [JSONRecord] { self[key]?.elements ?? [] }

  /// The text at a path of keys; a number as it was written.
  func text(_ keys: String...) -> String? {
    guard let value = value(keys) else { return nil }
    let node = value.node
    switch node.kind {
    case .text, .number:
      let raw = page.bytes[Int(node.start)..<Int(node.end)]
      return node.isEscaped ? Self.unescaped(raw) : String(decoding: raw, as: UTF8.self)
    case .object, .array, .word: return nil
    }
  }

  /// The seconds since 1970 of an instant in ISO 8601, or of a number of seconds or milliseconds.
  func epoch(_ keys: String...) -> Double? {
    guard let value = value(keys) else { return nil }
    let node = value.node
    guard node.kind == .text || node.kind == .number else { return nil }
    let held = page.bytes
    let bytes = held.span.extracting(Int(node.start)..<Int(node.end))
    if let number = TableNumber.decimal(bytes) { return Self.seconds(number) }
    if let time = TableTime(bytes), let offset = time.offset {
      let days = Double(time.date.daysSince1970) * 86_400
      return days + Double(time.milliseconds - Int64(offset) * 1_000) / 1_000
    }
    return Double(bytes.text).flatMap(Self.seconds)
  }

  private func value(_ keys: [String]) -> JSONRecord? {
    var value = self
    for key in keys {
      guard let next = value[key] else { return nil }
      value = next
    }
    return value
  }

  /// A moment as systems count it: beyond 1e11 in milliseconds, beyond 1e14 in microseconds.
  private static func seconds(_ number: Double) -> Double? {
    guard number > 0, number < 1e17 else { return nil }
    return number > 1e14 ? number / 1e6 : number > 1e11 ? number / 1_000 : number
  }

  /// A text with escapes; one that is broken is left as it was written.
  private static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    let quoted = [UInt8(ascii: "\"")] + raw + [UInt8(ascii: "\"")]
    let value = try? JSON5Parser.parse(SourceText(path: "", bytes: quoted))
    if case .text(let text)? = value?.content { return text }
    return String(decoding: raw, as: UTF8.self)
  }
}

/// Goes once over the bytes of a value and notes where its parts lie.
private struct JSONScan {
  private var nodes: [JSONRecord.Node] = []
  private var position = 0

  private static let deepest = 64

  /// The values in the order of the text; `nil` if the bytes are no JSON.
  mutating func nodes(of bytes: Span<UInt8>) -> [JSONRecord.Node]? {
    guard bytes.count < Int(Int32.max) else { return nil }
    nodes.reserveCapacity(bytes.count / 16)
    skipSpace(bytes)
    guard value(bytes, depth: 0) else { return nil }
    skipSpace(bytes)
    return position == bytes.count ? nodes : nil
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count,
      bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position])
    { position += 1 }
  }

  private mutating func value(_ bytes: Span<UInt8>, depth: Int) -> Bool {
    guard position < bytes.count, depth < Self.deepest else { return false }
    switch bytes[position] {
    case UInt8(ascii: "{"): return list(bytes, .object, closedBy: UInt8(ascii: "}"), depth)
    case UInt8(ascii: "["): return list(bytes, .array, closedBy: UInt8(ascii: "]"), depth)
    case UInt8(ascii: "\""): return text(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return token(bytes, .number)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return token(bytes, .word)
    default: return false
    }
  }

  private mutating func list(
    _ bytes: Span<UInt8>, _ kind: JSONRecord.Kind, closedBy end: UInt8, _ depth: Int
  ) -> Bool {
    let place = nodes.count
    nodes.append(.init(start: Int32(position), end: 0, next: 0, kind: kind))
    position += 1
    skipSpace(bytes)
    var isFirst = true
    while position < bytes.count, bytes[position] != end {
      if !isFirst {
        guard bytes[position] == UInt8(ascii: ",") else { return false }
        position += 1
        skipSpace(bytes)
      }
      isFirst = false
      if kind == .object {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), text(bytes) else {
          return false
        }
        skipSpace(bytes)
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return false }
        position += 1
        skipSpace(bytes)
      }
      guard value(bytes, depth: depth + 1) else { return false }
      skipSpace(bytes)
    }
    guard position < bytes.count else { return false }
    position += 1
    nodes[place].end = Int32(position)
    nodes[place].next = Int32(nodes.count)
    return true
  }

  private mutating func text(_ bytes: Span<UInt8>) -> Bool {
    position += 1
    let start = position
    var isEscaped = false
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        isEscaped = true
        position += 1
      }
      position += 1
    }
    guard position < bytes.count else { return false }
    nodes.append(
      .init(
        start: Int32(start), end: Int32(position), next: Int32(nodes.count + 1), kind: .text,
        isEscaped: isEscaped))
    position += 1
    return true
  }

  /// A number or a word, which end where a comma, a space or a closing mark stands.
  private mutating func token(_ bytes: Span<UInt8>, _ kind: JSONRecord.Kind) -> Bool {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        position += 1
        continue
      default: break
      }
      break
    }
    nodes.append(
      .init(
        start: Int32(start), end: Int32(position), next: Int32(nodes.count + 1), kind: kind))
    let word = bytes.extracting(start..<position)
    if kind == .number { return TableNumber.decimal(word) != nil || Double(word.text) != nil }
    return ["true", "false", "null"].contains(word.text)
  }
}
