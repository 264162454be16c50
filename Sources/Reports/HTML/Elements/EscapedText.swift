internal import Diagnostics

/// Text of a person or a file as HTML, SVG and XML take it, where it can't change how its surroundings
/// look or are read.
///
/// Control characters, marks that turn the direction of writing and what XML 1.0 can't hold are shown
/// as what they are, strange: U+FFFD.
enum EscapedText {
  /// - Parameter keepsLines: whether line breaks and tabs stand as they are; in an attribute they
  ///   would become spaces (XML 1.0, 3.3.3).
  static func of(_ text: String, keepsLines: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t":
        if keepsLines {
          result.unicodeScalars.append(scalar)
        } else {
          result += "&#\(scalar.value);"
        }
      default:
        result.unicodeScalars.append(DisplayWidth.isControl(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
