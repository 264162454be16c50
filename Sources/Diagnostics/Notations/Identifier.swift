/// The names that files give to things.
package enum Identifier {
  /// Whether a text is an id: `[a-z][a-z0-9-]*`.
  package static func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLower(first) else { return false }
    return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// Whether a text is the name of a variable: `[A-Za-z_][A-Za-z0-9_]*`.
  package static func isVariable(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
  }

  /// A name made an id: small letters and digits, everything else a dash.
  ///
  /// - Parameter kind: stands in front where the name doesn't begin with a letter.
  package static func slug(of name: String, kind: String) -> String {
    var slug = ""
    for byte in name.lowercased().utf8 {
      if isLower(byte) || isDigit(byte) {
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
      if slug.utf8.count >= longestSlug { break }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    if slug.isEmpty { return kind }
    return isID(slug) ? slug : "\(kind)-\(slug)"
  }

  /// No file has a longer name.
  private static let longestSlug = 255

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}
