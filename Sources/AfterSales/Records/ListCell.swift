internal import Diagnostics

/// A list in one cell of a table: parts between semicolons, or a list of JSON where a part holds what
/// separates parts.
package enum ListCell {
  package static func parts(of text: String) -> [String] {
    json(text)
      ?? text.split { ";；|、".contains($0) }.map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
  }

  /// The text that ``parts(of:)`` reads so again.
  package static func text(_ parts: [String]) -> String {
    let joined = parts.joined(separator: ";")
    let isPlain =
      joined.first?.isWhitespace != true && joined.last?.isWhitespace != true
      && !TableNothing.isMeant(by: joined) && self.parts(of: joined) == parts
    return isPlain ? joined : JSONValue.array(parts.map { .text($0) }).compact
  }

  /// `nil` for what is no list of texts, such as a part `[VIP]`.
  private static func json(_ text: String) -> [String]? {
    guard text.hasPrefix("["),
      case .array(let elements)? = try? JSON5Parser.parse(SourceText(path: "", text: text)).content
    else { return nil }
    var parts: [String] = []
    for element in elements {
      guard case .text(let part) = element.content else { return nil }
      parts.append(part)
    }
    return parts
  }
}
