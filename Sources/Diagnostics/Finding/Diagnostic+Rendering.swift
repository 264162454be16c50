extension Diagnostic {
  /// The finding on one line, as compilers print it: `file:line:column: error: message`.
  package var headline: String {
    let position = place.map { "\(file):\($0.line):\($0.column)" } ?? file
    return "\(position): \(severity.rawValue): \(Self.printable(message))"
  }

  /// The finding with the line it lies in, a caret under the place, the hint and the notes.
  package var rendered: String {
    var lines = [headline]
    if let place, let excerpt, !excerpt.isEmpty {
      let (text, caretColumn) = Self.window(of: excerpt, around: place.column)
      let number = String(place.line)
      let margin = String(repeating: " ", count: number.count)
      lines.append(" \(number) | \(text)")
      lines.append(" \(margin) | \(String(repeating: " ", count: caretColumn))^")
    }
    if let hint { lines.append("   = help: \(Self.printable(hint))") }
    for note in notes {
      lines.append(
        "\(note.file):\(note.place.line):\(note.place.column): note: \(Self.printable(note.message))"
      )
    }
    return lines.joined(separator: "\n")
  }

  /// At most this many columns of a line are shown, so that a megabyte on one line stays readable.
  private static let windowWidth = 96

  /// The part of a line around a column, and how many terminal columns stand before that column.
  private static func window(of line: String, around column: Int) -> (String, Int) {
    var scalars = Array(line.unicodeScalars.prefix(column - 1 + windowWidth))
    var caret = min(column - 1, scalars.count)
    var prefix = ""
    if caret > windowWidth / 2 {
      let dropped = caret - windowWidth / 2
      scalars.removeFirst(dropped)
      caret -= dropped
      prefix = "…"
    }
    let before = prefix + printable(String(String.UnicodeScalarView(scalars[..<caret])))
    var text = before
    var width = DisplayWidth.of(text)
    for scalar in scalars[caret...] {
      let piece = printable(String(scalar))
      width += DisplayWidth.of(piece)
      if width > windowWidth {
        text += "…"
        break
      }
      text += piece
    }
    return (text, DisplayWidth.of(before))
  }

  /// The text with tabs as a space and control characters, which could steer a terminal, as `·`.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: DisplayWidth.isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar == "\t" ? " " : DisplayWidth.isControl(scalar) ? "·" : scalar)
    }
    return String(result)
  }
}
