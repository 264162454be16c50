internal import Diagnostics

/// Text that is HTML or SVG already; everything else is escaped on its way in.
package struct Markup: Sendable, Hashable {
  package let text: String

  private init(raw text: String) { self.text = text }

  /// Text of a person or a file, made harmless.
  package init(_ text: String) { self.text = Self.escaped(text) }

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
    attributes.reduce("<\(name)") { $0 + " \($1.key)=\"\(escaped($1.value))\"" } + ">"
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

  /// Control characters and marks that turn the direction of writing would let one text change how
  /// its surroundings look; they are shown as what they are, strange.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isStrange = scalar.value < 0x20 || DisplayWidth.isControl(scalar)
        result.unicodeScalars.append(isStrange ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
