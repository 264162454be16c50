internal import Diagnostics

/// Text with styles in it, as ECMA-48 writes them ("select graphic rendition", `ESC [ … m`), which
/// take no columns.
///
/// No other control sequence is expected: what comes from outside has been through
/// `DisplayWidth.printable`.
package enum StyledText {
  private static let escape: Unicode.Scalar = "\u{1B}"
  static let reset = "\u{1B}[0m"

  /// How many columns the text takes.
  package static func width(of text: String) -> Int {
    guard text.unicodeScalars.contains(escape) else { return DisplayWidth.of(text) }
    var width = 0
    forEachScalar(of: text) { scalar, isStyle in
      if !isStyle { width += DisplayWidth.of(scalar) }
      return true
    }
    return width
  }

  /// The beginning of the text that fits in a number of columns, with `…` where it was cut.
  package static func truncate(_ text: String, to columns: Int) -> String {
    guard text.unicodeScalars.contains(escape) else {
      return DisplayWidth.truncate(text, to: columns)
    }
    if width(of: text) <= columns { return text }
    guard columns > 0 else { return "" }
    var result = String.UnicodeScalarView()
    var width = 1
    forEachScalar(of: text) { scalar, isStyle in
      if !isStyle { width += DisplayWidth.of(scalar) }
      if width > columns { return false }
      result.append(scalar)
      return true
    }
    return String(result) + "…" + reset
  }

  /// The text with its styles, on one line and without other controls.
  static func printable(_ text: String) -> String {
    HarmlessText.of(text, keepsStyles: true, keepsLines: false)
  }

  /// Calls `body` for each scalar with whether it is part of a style, until it returns false.
  static func forEachScalar(
    of text: String, _ body: (_ scalar: Unicode.Scalar, _ isStyle: Bool) -> Bool
  ) {
    var isStyle = false
    for scalar in text.unicodeScalars {
      if scalar == escape { isStyle = true }
      guard body(scalar, isStyle) else { return }
      if scalar == "m" { isStyle = false }
    }
  }
}
