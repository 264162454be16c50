internal import AfterSales
package import ArgumentParsing
package import Diagnostics

/// How text stands out on a terminal (ECMA-48, "select graphic rendition").
package enum TextStyle: Int {
  case bold = 1
  case dim = 2
  case inverse = 7
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36
}

extension Console {
  /// The text with styles where colours are wanted, else as it is.
  package func styled(_ text: String, _ styles: TextStyle...) -> String {
    guard usesColor, !text.isEmpty, !styles.isEmpty else { return text }
    let codes = styles.map { String($0.rawValue) }.joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }

  /// Terms in the language of the desk, as a list.
  package func list(_ terms: [some Worded]) -> String {
    terms.map { text($0.wording) }.joined(separator: text(zh: "、", en: ", "))
  }
}
