internal import Diagnostics

extension Value {
  /// A field of a record; `null` if it is missing, and for `null`.
  func field(_ name: String) throws(Fault) -> Value {
    switch self {
    case .record(let fields): return fields[name] ?? .null
    case .null: return .null
    case .boolean, .number, .text, .list:
      throw Fault("\(kindName) has no field '\(name.prefix(40))'")
    }
  }

  /// A text that expressions may make has at most so many UTF-8 bytes: over half an hour of speech.
  ///
  /// Without a limit a loop that doubles a text would exhaust memory before it is stopped.
  package static let maximumTextLength = 20_000

  /// A text as a value.
  /// - Throws: `Fault` if it is longer than `maximumTextLength`.
  static func limited(_ text: String) throws(Fault) -> Value {
    guard text.utf8.count <= maximumTextLength else {
      throw Fault("a text is longer than \(maximumTextLength) bytes")
    }
    return .text(text)
  }

  /// The value as it is spoken: `null` as nothing, a list with `、`, or a comma, between its elements.
  ///
  /// - Parameter language: a BCP 47 tag; all but `zh` and its regions are spoken as English is.
  /// - Throws: `Fault` for a record.
  package func spoken(in language: String = "zh-CN") throws(Fault) -> String {
    switch self {
    case .null: return ""
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .number(let number): return number.description
    case .text(let text): return text
    case .list(let elements):
      var result = ""
      for (index, element) in elements.enumerated() {
        let between = Language(of: language).say("、", ", ")
        result += (index == 0 ? "" : between) + (try element.spoken(in: language))
        guard result.utf8.count <= Self.maximumTextLength else {
          throw Fault("a text is longer than \(Self.maximumTextLength) bytes")
        }
      }
      return result
    case .record: throw Fault("a record is no text; name one of its fields")
    }
  }
}
