/// The last door before a terminal or a log: what gets through is text, whatever names, titles and
/// files hold.
///
/// A name that must stay on its line has been through `DisplayWidth.printable` before; here lines
/// can't be told apart any more.
package enum HarmlessText {
  /// - Parameters:
  ///   - keepsStyles: whether "select graphic rendition" (ECMA-48, `ESC [ … m`) passes.
  ///   - keepsLines: whether line breaks and tabs pass.
  package static func of(_ text: String, keepsStyles: Bool, keepsLines: Bool = true) -> String {
    func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
      DisplayWidth.isControl(scalar) && !(keepsLines && (scalar == "\n" || scalar == "\t"))
    }
    let mayStay = text.unicodeScalars.allSatisfy { !isUnwanted($0) && !DisplayWidth.isMark($0) }
    if mayStay { return text }
    var marks = 0
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      let style = keepsStyles && scalar == "\u{1B}" ? styleLength(rest) : 0
      if style > 0 {
        result.append(contentsOf: rest.prefix(style))
        rest = rest.dropFirst(style)
        continue
      }
      rest = rest.dropFirst()
      marks = DisplayWidth.isMark(scalar) ? marks + 1 : 0
      if marks > mostMarks {
        if marks == mostMarks + 1 { result.append("·") }
        continue
      }
      let isEndOfLine = keepsLines && scalar == "\r" && rest.first == "\n"
      result.append(isUnwanted(scalar) && !isEndOfLine ? "·" : scalar)
    }
    return String(result)
  }

  /// No language needs more marks on a letter; a pile of them covers the lines above and below.
  private static let mostMarks = 8

  /// How many scalars from the beginning are a style; 0 if it is none.
  private static func styleLength(_ text: Substring.UnicodeScalarView) -> Int {
    let parameters = text.dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }
    guard text.dropFirst().first == "[", parameters.count <= 16,
      text.dropFirst(2 + parameters.count).first == "m"
    else { return 0 }
    return parameters.count + 3
  }
}
