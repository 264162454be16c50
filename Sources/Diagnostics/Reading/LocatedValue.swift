/// A JSON5 value that knows where in its file it stands.
package struct LocatedValue: Sendable {
  /// What a value holds.
  package enum Content: Sendable {
    case null
    case boolean(Bool)
    /// A number as it was written, so that money can be read exactly, beside its binary value.
    case number(Double, literal: String)
    case text(String)
    case array([LocatedValue])
    case object([Member])
  }

  /// One `key: value` of an object; duplicates are kept, for the reader to refuse.
  package struct Member: Sendable {
    package let key: String
    package let keyOffset: Int
    package let value: LocatedValue

    package init(key: String, keyOffset: Int, value: LocatedValue) {
      self.key = key
      self.keyOffset = keyOffset
      self.value = value
    }
  }

  package let content: Content
  /// The byte offset of the value's first character; of a text, its opening quote.
  package let offset: Int
  /// The byte offset just past the value.
  package let end: Int

  package init(_ content: Content, offset: Int, end: Int) {
    self.content = content
    self.offset = offset
    self.end = end
  }

  /// The value's kind in words, for "expected …, found …".
  package var kindName: Wording {
    switch content {
    case .null: Wording("null")
    case .boolean: Wording(zh: "true 或 false", en: "true or false")
    case .number: Wording(zh: "数字", en: "a number")
    case .text: Wording(zh: "文字", en: "text")
    case .array: Wording(zh: "列表", en: "a list")
    case .object: Wording(zh: "对象", en: "an object")
    }
  }

  /// The value of a key of an object, the first one if it is given twice.
  package subscript(key: String) -> LocatedValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }
}
