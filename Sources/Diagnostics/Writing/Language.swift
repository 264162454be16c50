/// The language of what people read; code, files and what is wrong in files stay English.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"

  /// The language of a locale (`zh_CN.UTF-8`) or a BCP 47 tag (`zh-CN`): Chinese for `zh` and its
  /// regions, English for everything else.
  package init(of locale: String) {
    self = locale.prefix(while: \.isLetter) == "zh" ? .chinese : .english
  }

  /// The BCP 47 tag that tells a browser which characters and voice to use.
  package var tag: String { self == .chinese ? "zh-CN" : "en" }
}

/// What writes for people, in the language that they read.
package protocol Localized {
  var language: Language { get }
}

extension Language: Localized {
  package var language: Language { self }
}

extension Localized {
  package func text(_ wording: Wording) -> String {
    language == .chinese ? wording.zh : wording.en
  }

  package func text(zh chinese: String, en english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// ``text(zh:en:)`` for values that write many texts: Chinese first.
  package func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
}
