/// Text that is HTML or SVG already; everything else is escaped on its way in.
package struct Markup: Sendable, Hashable {
  package let text: String

  private init(raw text: String) { self.text = text }

  /// Text of a person or a file, made harmless.
  package init(_ text: String) { self.text = EscapedText.of(text, keepsLines: true) }

  /// An element with its attributes in the order given, and its content.
  ///
  /// - Precondition: names of elements and attributes are written in the source, never read.
  package static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: [Markup] = []
  ) -> Markup {
    Markup(raw: tag(name, attributes) + content.map(\.text).joined() + "</\(name)>")
  }

  /// An element that has neither content nor end, such as `meta`.
  static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) -> Markup {
    Markup(raw: tag(name, attributes))
  }

  private static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) -> String {
    attributes.reduce("<\(name)") {
      $0 + " \($1.key)=\"\(EscapedText.of($1.value, keepsLines: true))\""
    } + ">"
  }

  /// An element whose content is text.
  package static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) -> Markup {
    element(name, attributes, [Markup(text)])
  }

  /// Pieces one after the other, a line each.
  package static func lines(_ parts: [Markup]) -> Markup {
    Markup(raw: parts.map(\.text).joined(separator: "\n"))
  }
}
