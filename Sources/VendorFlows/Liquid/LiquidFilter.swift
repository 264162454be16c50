internal import Diagnostics
internal import Foundation
internal import FlowInterpreter

/// The filters of Liquid that Studio has.
enum LiquidFilter {
  static let names: Set = [
    "append", "prepend", "upcase", "downcase", "capitalize", "strip", "lstrip", "rstrip",
    "strip_newlines", "strip_html", "newline_to_br", "replace", "replace_first", "remove",
    "remove_first", "split", "join", "first", "last", "size", "slice", "default", "plus", "minus",
    "times", "divided_by", "modulo", "round", "ceil", "floor", "abs", "at_least", "at_most", "date",
    "to_json", "json", "escape", "url_encode", "url_decode", "truncate", "reverse", "sort", "uniq",
    "map", "compact", "concat", "base64_encode", "shuffle", "to_string", "escape_once",
    "remove_last", "replace_last", "sort_natural", "sum", "truncatewords", "where",
    "base64_decode", "cgi_escape", "find", "find_index", "has", "normalize_whitespace", "reject",
    "xml_escape",
  ]

  /// - Parameter now: the moment of the call, for `date`.
  static func apply(
    _ name: String, to value: Value, _ arguments: [Value], now: String
  ) -> Value {
    let text = value.asText
    let first = arguments.first ?? .null
    let second = arguments.count > 1 ? arguments[1] : .null
    switch name {
    case "append": return .text(text + first.asText)
    case "prepend": return .text(first.asText + text)
    case "upcase": return .text(text.uppercased())
    case "downcase": return .text(text.lowercased())
    case "capitalize": return .text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    case "strip": return .text(text.trimmingSpaces)
    case "lstrip": return .text(String(text.drop(while: \.isWhitespace)))
    case "rstrip":
      return .text(String(String(text.reversed().drop(while: \.isWhitespace)).reversed()))
    case "strip_newlines": return .text(text.filter { !$0.isNewline })
    case "strip_html": return .text(SpokenMarkup(text).text)
    case "newline_to_br": return .text(text.replacing("\n", with: "<br />\n"))
    case "replace": return .text(Self.replace(first.asText, in: text, with: second.asText))
    case "replace_first":
      return .text(Self.replace(first.asText, in: text, with: second.asText, atMost: 1))
    case "remove": return .text(Self.replace(first.asText, in: text, with: ""))
    case "remove_first": return .text(Self.replace(first.asText, in: text, with: "", atMost: 1))
    case "remove_last": return .text(Self.replaceLast(first.asText, in: text, with: ""))
    case "replace_last":
      return .text(Self.replaceLast(first.asText, in: text, with: second.asText))
    case "split":
      let separator = first.asText
      if separator.isEmpty { return .list(text.prefix(1_000).map { .text(String($0)) }) }
      return .list(
        text.split(separator: separator, maxSplits: 1_000, omittingEmptySubsequences: false).map {
          .text(String($0))
        })
    case "join":
      return .text(
        value.listed.map(\.asText).joined(separator: first == .null ? " " : first.asText))
    case "first": return value.listed.first ?? .null
    case "last": return value.listed.last ?? .null
    case "size":
      if case .list(let elements) = value { return .number(Number(elements.count)) }
      if case .record(let fields) = value { return .number(Number(fields.count)) }
      return .number(Number(text.count))
    case "slice":
      if case .list(let elements) = value {
        return .list(Self.slice(elements, from: first, count: second))
      }
      return .text(String(Self.slice(Array(text), from: first, count: second)))
    case "default":
      let isEmpty = value == .null || value == .text("") || value == .boolean(false)
      return isEmpty ? first : value
    case "date": return .text(LiquidDate.text(text, format: first.asText, now: now))
    case "to_json", "json": return .text(value.json.compact)
    case "truncatewords":
      return .text(
        Self.truncate(
          text, toWords: first == .null ? 15 : first.whole ?? 15, ending: Self.ellipsis(second)))
    case "escape_once":
      let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      return .text(Self.escape(plain.replacing("&amp;", with: "&")))
    case "escape", "xml_escape": return .text(Self.escape(text))
    case "url_encode", "cgi_escape": return .text(Self.formEncoded(text))
    case "url_decode":
      let spaced = text.replacing("+", with: " ")
      return .text(spaced.removingPercentEncoding ?? spaced)
    case "base64_encode": return .text(Data(text.utf8).base64EncodedString())
    case "base64_decode":
      let bytes = Data(base64Encoded: text)
      return .text(bytes.flatMap { String(data: $0, encoding: .utf8) } ?? "")
    case "truncate":
      let most = first == .null ? 50 : first.whole ?? 50
      let end = Self.ellipsis(second)
      return .text(text.count <= most ? text : text.prefix(max(most - end.count, 0)) + end)
    case "normalize_whitespace":
      return .text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    case "reverse": return .list(value.listed.reversed())
    case "sort_natural":
      return .list(value.listed.sorted { $0.asText.lowercased() < $1.asText.lowercased() })
    case "sum":
      let parts = value.listed.map { first == .null ? $0 : $0.part(first.asText) }
      return parts.reduce(Number?(Number(0))) { $0?.adding($1.numeric) }.map(Value.number) ?? .null
    case "where", "reject":
      return .list(value.listed.filter { $0.has(first, second) == (name == "where") })
    case "find": return value.listed.first { $0.has(first, second) } ?? .null
    case "find_index":
      return value.listed.firstIndex { $0.has(first, second) }.map { .number(Number($0)) } ?? .null
    case "has": return .boolean(value.listed.contains { $0.has(first, second) })
    case "sort":
      func key(_ element: Value) -> Value { first == .null ? element : element.part(first.asText) }
      return .list(value.listed.sorted { Self.isInOrder(key($0), key($1)) })
    case "uniq":
      var seen: Set<Value> = []
      return .list(value.listed.filter { seen.insert($0).inserted })
    case "compact": return .list(value.listed.filter { $0 != .null })
    case "concat": return .list(value.listed + first.listed)
    case "map": return .list(value.listed.map { $0.part(first.asText) })
    case "to_string": return .text(text)
    case "shuffle": return value
    default: return Self.calculate(name, value, first)
    }
  }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  /// As forms are sent: letters, digits and `-_.~` as they are, spaces as `+`.
  private static func formEncoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      case UInt8(ascii: " "): "+"
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  private static func ellipsis(_ given: Value) -> String {
    given == .null ? "..." : given.asText
  }

  /// Numbers by their size, everything else by its text.
  private static func isInOrder(_ a: Value, _ b: Value) -> Bool {
    if case .number(let a) = a, case .number(let b) = b { return a < b }
    return a.asText < b.asText
  }

  private static func replace(
    _ part: String, in text: String, with other: String, atMost limit: Int = .max
  ) -> String {
    part.isEmpty ? text : text.replacing(part, with: other, maxReplacements: limit)
  }

  private static func replaceLast(
    _ part: String, in text: String, with other: String
  ) -> String {
    guard !part.isEmpty, let last = text.ranges(of: part).last else { return text }
    return text.replacingCharacters(in: last, with: other)
  }

  private static func truncate(
    _ text: String, toWords count: Int, ending: String
  ) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count <= count
      ? text : words.prefix(max(count, 1)).joined(separator: " ") + ending
  }

  private static func slice<Element>(
    _ elements: [Element], from start: Value, count: Value
  ) -> [Element] {
    var from = start.whole ?? 0
    if from < 0 { from += elements.count }
    guard elements.indices.contains(from) else { return [] }
    let length = count == .null ? 1 : max(count.whole ?? 1, 0)
    return Array(elements[from..<(from + min(length, elements.count - from))])
  }

  // MARK: Numbers

  private static func calculate(_ name: String, _ value: Value, _ other: Value) -> Value {
    let a = value.numeric
    let b = other.numeric
    let result: Number?
    switch name {
    case "plus": result = a.adding(b)
    case "minus": result = a.subtracting(b)
    case "times": result = a.multiplied(by: b)
    case "divided_by":
      let quotient = a.divided(by: b)
      // Whole numbers stay whole.
      result = a.integer != nil && b.integer != nil ? quotient.map(Self.floor) : quotient
    case "modulo": result = a.remainder(dividingBy: b)
    case "round": result = a.rounded(toDecimals: other.whole ?? 0)
    case "ceil": result = Number(0).subtracting(floor(a.negated))
    case "floor": result = floor(a)
    case "abs": result = a < Number(0) ? a.negated : a
    case "at_least": result = max(a, b)
    case "at_most": result = min(a, b)
    default: return value
    }
    return result.map(Value.number) ?? .null
  }

  private static func floor(_ number: Number) -> Number {
    guard let rounded = number.rounded(toDecimals: 0) else { return number }
    return rounded > number ? rounded.subtracting(Number(1)) ?? rounded : rounded
  }
}

extension Value {
  /// The elements of a list; anything else is a list of itself.
  var listed: [Value] {
    switch self {
    case .list(let elements): elements
    case .null: []
    case .boolean, .number, .text, .record: [self]
    }
  }

  /// A number, also of a text that begins with one; 0 for all else.
  var numeric: Number {
    switch self {
    case .number(let number): return number
    case .text(let text):
      if let number = Number(text.trimmingSpaces) { return number }
      return Number(String(text.trimmingSpaces.prefix { $0.isNumber })) ?? Number(0)
    case .null, .boolean, .list, .record: return Number(0)
    }
  }

  var whole: Int? { numeric.integer }

  /// Whether a field has a value, or any that counts as true.
  fileprivate func has(_ field: Value, _ wanted: Value) -> Bool {
    let part = part(field.asText)
    return wanted == .null ? part != .null && part != .boolean(false) : part == wanted
  }

  /// A field of a record, or an element of a list by its number, `first`, `last` or `size`.
  func part(_ name: String) -> Value {
    switch self {
    case .record(let fields): return fields[name] ?? .null
    case .list(let elements):
      switch name {
      case "first": return elements.first ?? .null
      case "last": return elements.last ?? .null
      case "size": return .number(Number(elements.count))
      default:
        guard var index = Int(name) else { return .null }
        if index < 0 { index += elements.count }
        return elements.indices.contains(index) ? elements[index] : .null
      }
    case .text(let text): return name == "size" ? .number(Number(text.count)) : .null
    case .null, .boolean, .number: return .null
    }
  }
}
