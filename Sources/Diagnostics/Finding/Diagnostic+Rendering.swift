extension Diagnostic {
  /// The finding on one line, as compilers print it: `file:line:column: error: message`.
  package var headline: String { headline(in: .english) }

  private func headline(in language: Language) -> String {
    let file = DisplayWidth.printable(file)
    let position = place.map { "\(file):\($0.line):\($0.column)" } ?? file
    let message = DisplayWidth.message(language.text(wording))
    return "\(position): \(language.text(severity.wording)): \(message)"
  }

  /// The finding with the line it lies in, a caret under the place, the hint and the notes.
  package var rendered: String { rendered(in: .english) }

  /// The same in a language.
  package func rendered(in language: Language) -> String {
    var lines = [headline(in: language)]
    if let place, let excerpt, !excerpt.isEmpty {
      let (text, caretColumn) = Self.window(
        of: excerpt, around: max(1, place.column - excerptStart), isCut: excerptStart > 0)
      let number = String(place.line)
      let margin = String(repeating: " ", count: number.count)
      lines.append(" \(number) | \(text)")
      lines.append(" \(margin) | \(String(repeating: " ", count: caretColumn))^")
    }
    if let hint { lines.append(Self.help(hint, in: language)) }
    for note in notes {
      let place = "\(note.place.line):\(note.place.column)"
      let kind = language.text(Severity.note.wording)
      let message = DisplayWidth.message(language.text(note.message))
      lines.append("\(DisplayWidth.printable(note.file)):\(place): \(kind): \(message)")
    }
    return lines.joined(separator: "\n")
  }

  /// The line under something that is wrong that says how to do it right.
  package static func help(_ hint: Wording, in language: Language) -> String {
    "   = \(language.text(zh: "提示", en: "help")): \(DisplayWidth.message(language.text(hint)))"
  }

  /// At most this many columns of a line are shown, so that a megabyte on one line stays readable.
  private static let windowWidth = 96

  /// The part of a line around a column, and how many terminal columns stand before that column.
  private static func window(
    of line: String, around column: Int, isCut: Bool
  ) -> (String, Int) {
    var scalars = Array(line.unicodeScalars.prefix(column - 1 + windowWidth))
    var caret = min(column - 1, scalars.count)
    var columns = 0
    var start = caret
    while start > 0, columns + DisplayWidth.of(scalars[start - 1]) <= windowWidth / 2 {
      start -= 1
      columns += DisplayWidth.of(scalars[start])
    }
    scalars.removeFirst(start)
    caret -= start
    let prefix = start > 0 || isCut ? "…" : ""
    let before =
      prefix + DisplayWidth.printable(String(String.UnicodeScalarView(scalars[..<caret])))
    var text = before
    var width = DisplayWidth.of(text)
    for scalar in scalars[caret...] {
      let piece = DisplayWidth.printable(String(scalar))
      width += DisplayWidth.of(piece)
      if width > windowWidth {
        text += "…"
        break
      }
      text += piece
    }
    return (text, DisplayWidth.of(before))
  }
}

extension Diagnostic.Severity: Worded {
  package var wording: Wording {
    switch self {
    case .error: Wording(zh: "错误", en: rawValue)
    case .warning: Wording(zh: "警告", en: rawValue)
    case .note: Wording(zh: "说明", en: rawValue)
    }
  }
}
