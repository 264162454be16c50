internal import Diagnostics

/// A telephone number in its one canonical form (`PhoneNotation`), however it was written.
package struct PhoneNumber: Hashable, Sendable {
  package let clear: ClearText

  package var canonical: String { clear.unmasked }

  private init(canonical: String) { clear = ClearText(canonical, .number) }

  package var masked: String { clear.masked }
}

extension PhoneNumber: CustomStringConvertible {
  package var description: String { masked }
}

extension PhoneNumber {
  /// Reads a number in any usual notation; `nil` if the text is none.
  package init?(_ text: String) {
    guard let canonical = PhoneNotation.canonical(text) else { return nil }
    self.init(canonical: canonical)
  }
}

extension PhoneNumber {
  /// Whether somebody can have the number: abroad, a mobile of 11 digits, a line with its area code
  /// (`0` and 9 to 11 digits) or a free one (`400`, `800`); no service number such as 12345, and none that
  /// lacks a digit.
  package var isSomebodys: Bool {
    let digits = canonical
    if digits.hasPrefix("+") || PhoneNotation.isPlainMobile(digits) { return true }
    if digits.hasPrefix("0") { return (10...12).contains(digits.utf8.count) }
    return digits.utf8.count == 10 && (digits.hasPrefix("400") || digits.hasPrefix("800"))
  }
}
