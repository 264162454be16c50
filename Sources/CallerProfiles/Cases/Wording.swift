/// A term as people read it, in the two languages of the desk.
package struct Wording: Hashable, Sendable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}

/// A value that agents see under a name of its own.
package protocol Worded {
  var wording: Wording { get }
}
