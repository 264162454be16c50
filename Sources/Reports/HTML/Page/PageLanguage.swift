package import Diagnostics

/// The language of a page.
package enum PageLanguage: String, Sendable, CaseIterable {
  case chinese = "zh-CN"
  case english = "en"

  package func text(zh chinese: String, en english: String) -> String {
    self == .chinese ? chinese : english
  }

  package func text(_ wording: Wording) -> String {
    text(zh: wording.zh, en: wording.en)
  }
}
