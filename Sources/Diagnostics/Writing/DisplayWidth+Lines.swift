extension DisplayWidth {
  /// The text with tabs as a space and control characters, which could steer a terminal, as `·`.
  package static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar == "\t" ? " " : isControl(scalar) ? "·" : scalar)
    }
    return String(result)
  }

  /// The same for a line of which others may have written any part: cut where it is so long that
  /// nobody reads it.
  package static func message(_ text: String) -> String {
    truncate(printable(text), to: longestMessage)
  }

  private static let longestMessage = 4_000

  /// The text in lines of at most so many columns, broken at spaces and between wide characters.
  ///
  /// A word longer than a line is broken where the line ends; there is always one line.
  package static func wrap(_ text: String, to columns: Int) -> [String] {
    // Most texts fit, and needn't be taken apart.
    if of(text) <= columns { return [trimmed(text)] }
    var lines: [String] = []
    var line = ""
    var width = 0
    for piece in pieces(of: text) {
      var piece = piece
      if width + of(piece) > columns, width > 0 {
        lines.append(trimmed(line))
        (line, width) = ("", 0)
        while piece.first == " " { piece.removeFirst() }
      }
      for character in piece {
        let step = of(String(character))
        if width + step > columns, width > 0 {
          lines.append(line)
          (line, width) = ("", 0)
        }
        line.append(character)
        width += step
      }
    }
    lines.append(trimmed(line))
    return lines
  }

  /// Words with the spaces before them, and wide characters one by one; closing punctuation stays
  /// with what it closes.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      let isWide = of(String(character)) == 2
      let joins =
        closing.contains(character)
        || (!isWide && character != " "
          && pieces.last?.last.map { of(String($0)) < 2 || $0 == " " } ?? false)
      if joins, !pieces.isEmpty {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  private static let closing: Set<Character> = ["，", "。", "；", "：", "？", "！", "、", "）", "”", "》"]

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
