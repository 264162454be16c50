/// Hides the middle of what identifies a person, as it may be said aloud or shown.
package enum Mask {
  /// `王小明` as `王**`, `13800138000` as `138****8000`, other numbers and ids with a third shown.
  ///
  /// A text without letters or digits of ASCII is a name, of which the first character stays. Of
  /// eleven and more characters the first three and the last four stay, of fewer the first and the
  /// last sixth (at least one from four characters on).
  package static func hide(_ text: String) -> String {
    let characters = Array(text)
    let isName = !characters.contains { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let (head, tail): (Int, Int)
    switch characters.count {
    case 0: return ""
    case 1: (head, tail) = (0, 0)
    case _ where isName: (head, tail) = (1, 0)
    case 2...3: (head, tail) = (1, 0)
    case 4...10: (head, tail) = (max(1, characters.count / 6), max(1, characters.count / 6))
    default: (head, tail) = (3, 4)
    }
    let hidden = String(repeating: "*", count: characters.count - head - tail)
    return String(characters.prefix(head)) + hidden + String(characters.suffix(tail))
  }
}
