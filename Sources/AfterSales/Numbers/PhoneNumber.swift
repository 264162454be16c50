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
