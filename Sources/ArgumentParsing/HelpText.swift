internal import Diagnostics

/// The prose of a help text as a terminal of 100 columns shows it.
enum HelpText {
  private static let columns = 98

  /// The text with every paragraph that is too wide filled anew; what is indented, such as examples,
  /// stays as it is.
  static func filled(_ text: String) -> String {
    var lines: [String] = []
    var paragraph: [String] = []
    func end() {
      let isWide = paragraph.contains { DisplayWidth.of($0) > columns }
      lines += isWide ? DisplayWidth.wrap(joined(paragraph), to: columns) : paragraph
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.isEmpty || line.first == " " else {
        paragraph.append(line)
        continue
      }
      end()
      lines.append(line)
    }
    end()
    return lines.joined(separator: "\n")
  }

  /// The lines as one; between wide characters stands no space.
  private static func joined(_ lines: [String]) -> String {
    lines.reduce("") { text, line in
      guard let before = text.last, let after = line.first else { return text + line }
      let isClose = isWide(before) && isWide(after)
      return text + (isClose ? "" : " ") + line
    }
  }

  private static func isWide(_ character: Character) -> Bool {
    DisplayWidth.of(String(character)) == 2
  }
}
