/// A text as people read it, in the two languages of the desk.
package struct Wording: Hashable, Sendable, Codable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that is the same in both, such as something to type.
  ///
  /// It has to be said: what is written as a plain text would be in one language only.
  package init(_ text: String) { self.init(zh: text, en: text) }
}

extension Wording {
  package static let empty = Wording("")

  package var isEmpty: Bool { self == .empty }

  /// Names that are the same in both, such as those of choices, between the commas of each.
  package static func list(_ names: some Sequence<String>) -> Wording {
    Wording(zh: names.joined(separator: "、"), en: names.joined(separator: ", "))
  }

  /// Words to type, the same in both, with spaces between them.
  package static func words(_ words: some Sequence<String>) -> Wording {
    Wording(words.joined(separator: " "))
  }

  /// The same behind the place that it is about, such as an option or the path of a key.
  package func at(_ place: String) -> Wording {
    place.isEmpty ? self : Wording(zh: "\(place)：\(zh)", en: "\(place): \(en)")
  }

  package func at(_ place: Wording) -> Wording {
    Wording(zh: "\(place.zh)：\(zh)", en: "\(place.en): \(en)")
  }

  package static func + (a: Wording, b: Wording) -> Wording {
    Wording(zh: a.zh + b.zh, en: a.en + b.en)
  }

  /// The same with each of its texts changed.
  package func map(_ change: (String) throws -> String) rethrows -> Wording {
    Wording(zh: try change(zh), en: try change(en))
  }
}

extension DefaultStringInterpolation {
  /// Only there to be told of: a text in both languages within one of them is a slip.
  @available(*, deprecated, message: "say in which language: .zh or .en")
  package mutating func appendInterpolation(_ wording: Wording) { appendLiteral(wording.en) }
}

/// A value that people see under a name of its own, or an error that they read.
package protocol Worded {
  var wording: Wording { get }
}

/// What also says how to do it right, where that is known.
package protocol Hinted: Worded {
  var hint: Wording? { get }
}
