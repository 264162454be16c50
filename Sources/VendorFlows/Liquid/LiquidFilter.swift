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
      return .number(Number(text.count))
    case "slice": return .text(Self.slice(text, from: first, count: second))
    case "default":
      let isEmpty = value == .null || value == .text("") || value == .boolean(false)
      return isEmpty ? first : value
    case "date": return .text(Self.date(text, format: first.asText, now: now))
    case "to_json", "json": return .text(value.json.compact)
    case "truncatewords": return .text(Self.truncate(text, toWords: first.whole ?? 15))
    case "escape_once":
      let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      return .text(Self.escape(plain.replacing("&amp;", with: "&")))
    case "escape": return .text(Self.escape(text))
    case "url_encode":
      return .text(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text)
    case "url_decode": return .text(text.removingPercentEncoding ?? text)
    case "base64_encode": return .text(Data(text.utf8).base64EncodedString())
    case "truncate":
      let most = first.whole ?? 50
      return .text(text.count <= most ? text : text.prefix(max(most - 3, 0)) + "...")
    case "reverse": return .list(value.listed.reversed())
    case "sort_natural":
      return .list(value.listed.sorted { $0.asText.lowercased() < $1.asText.lowercased() })
    case "sum":
      let parts = value.listed.map { first == .null ? $0 : $0.part(first.asText) }
      return parts.reduce(Number?(Number(0))) { $0?.adding($1.numeric) }.map(Value.number) ?? .null
    case "where":
      return .list(
        value.listed.filter { element in
          let part = element.part(first.asText)
          return second == .null ? part != .null && part != .boolean(false) : part == second
        })
    case "sort": return .list(value.listed.sorted { $0.asText < $1.asText })
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

  private static func truncate(_ text: String, toWords count: Int) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count <= count
      ? text : words.prefix(max(count, 1)).joined(separator: " ") + "..."
  }

  private static func slice(_ text: String, from start: Value, count: Value) -> String {
    let characters = Array(text)
    var from = start.whole ?? 0
    if from < 0 { from += characters.count }
    guard characters.indices.contains(from) else { return "" }
    let end = min(from + max(count.whole ?? 1, 0), characters.count)
    return String(characters[from..<end])
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

  // MARK: Dates

  /// A date in the form that `strftime` (POSIX) describes; what is no date stays as it is.
  private static func date(_ text: String, format: String, now: String) -> String {
    let isNow = text == "now" || text == "today"
    let given = isNow ? now : text
    let seconds: Double
    var offset = 0
    if let instant = Instant(given) {
      seconds = Double(instant.milliseconds) / 1_000
      offset = instant.offset
    } else if let number = Double(given), number.magnitude < 1e12 {
      seconds = number
    } else if let day = CivilDate(String(given.prefix(10))),
      let instant = Instant("\(day)T00:00:00+00:00")
    {
      seconds = Double(instant.milliseconds) / 1_000
    } else {
      return text
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: offset) ?? .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second, .weekday, .dayOfYear],
      from: Date(timeIntervalSince1970: seconds))
    return formatted(parts, format, seconds: seconds)
  }

  private static let days = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func formatted(
    _ parts: DateComponents, _ format: String, seconds: Double
  ) -> String {
    func two(_ number: Int?) -> String {
      let text = String(number ?? 0)
      return text.count < 2 ? "0" + text : text
    }
    let hour = parts.hour ?? 0
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    let day = days[((parts.weekday ?? 1) - 1) % 7]
    let month = months[((parts.month ?? 1) - 1) % 12]
    var result = ""
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%", var code = rest.popFirst() else {
        result.append(character)
        continue
      }
      let isBare = code == "-"
      if isBare { code = rest.popFirst() ?? "-" }
      func number(_ value: Int?) -> String { isBare ? String(value ?? 0) : two(value) }
      switch code {
      case "Y": result += String(parts.year ?? 0)
      case "y": result += two((parts.year ?? 0) % 100)
      case "m": result += number(parts.month)
      case "d", "e": result += number(parts.day)
      case "H", "k": result += number(hour)
      case "I", "l": result += number(twelve)
      case "M": result += number(parts.minute)
      case "S": result += number(parts.second)
      case "p": result += hour < 12 ? "AM" : "PM"
      case "P": result += hour < 12 ? "am" : "pm"
      case "A": result += day
      case "a": result += String(day.prefix(3))
      case "B": result += month
      case "b", "h": result += String(month.prefix(3))
      case "j": result += String(parts.dayOfYear ?? 0)
      case "u": result += String((parts.weekday ?? 1) == 1 ? 7 : (parts.weekday ?? 1) - 1)
      case "w": result += String((parts.weekday ?? 1) - 1)
      case "s": result += String(Int64(seconds))
      case "F": result += "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
      case "T": result += "\(two(hour)):\(two(parts.minute)):\(two(parts.second))"
      case "R": result += "\(two(hour)):\(two(parts.minute))"
      case "D": result += "\(two(parts.month))/\(two(parts.day))/\(two((parts.year ?? 0) % 100))"
      case "%": result += "%"
      default: result += "%\(code)"
      }
    }
    return result
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
