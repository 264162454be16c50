/// A text as people read it, in the two languages of the desk.
package struct Wording: Hashable, Sendable, Codable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that is the same in both, such as something to type.
  package init(_ text: String) { self.init(zh: text, en: text) }
}

extension Wording: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

/// A value that people see under a name of its own, or an error that they read.
package protocol Worded {
  var wording: Wording { get }
}

/// What also says how to do it right, where that is known.
package protocol Hinted: Worded {
  var hint: Wording? { get }
}
