/// A value to be written as JSON, with its members in the order given.
///
/// The same value gives the same bytes on every machine: numbers print in their shortest exact
/// form, never by locale.
package enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// A binary number; infinities and NaN, which JSON lacks, are written as `null`.
  case number(Double)
  /// A number already in decimal form, such as an exact amount.
  case decimal(String)
  case text(String)
  case array([JSONValue])
  case object([Member])

  /// A key of an object with its value.
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object from pairs; a pair whose value is `nil` is left out.
  package static func object(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members: pairs.map { ($0.key, $0.value) })
  }

  /// An object from pairs that were made one by one; a pair whose value is `nil` is left out.
  package static func object(members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue {
  /// The value as JSON, indented by two spaces; lists of scalars stay on one line.
  package var formatted: String {
    var text = ""
    write(into: &text, indent: 0)
    return text
  }

  /// The value as JSON on one line.
  package var compact: String {
    var text = ""
    write(into: &text, indent: nil)
    return text
  }

  private func write(into text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += Self.literal(number)
    case .decimal(let decimal): text += decimal
    case .text(let string): text += Self.quoted(string)
    case .array(let elements):
      let inline = elements.allSatisfy(\.isScalar)
      Self.writeList(
        elements, open: "[", close: "]", into: &text, indent: inline ? nil : indent
      ) { element, text, inner in element.write(into: &text, indent: inner) }
    case .object(let members):
      Self.writeList(members, open: "{", close: "}", into: &text, indent: indent) {
        member, text, inner in
        text += Self.quoted(member.key) + (inner == nil ? ":" : ": ")
        member.value.write(into: &text, indent: inner)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], open: String, close: String, into text: inout String, indent: Int?,
    write: (Element, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indent.map { $0 + 2 }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += inner == nil ? ", " : "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      write(element, &text, inner)
    }
    if let indent, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func literal(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if let integer = Int64(exactly: number), integer.magnitude < 1 << 53 { return String(integer) }
    return String(number)
  }

  /// A text in quotes, with the escapes of RFC 8259; control and line separators are escaped.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if DisplayWidth.isControl(scalar) {
          for unit in UTF16.encode(scalar) ?? .init() {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
