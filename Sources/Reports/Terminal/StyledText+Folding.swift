internal import Diagnostics

extension StyledText {
  /// The text with its lines as wide as a screen at most.
  ///
  /// What is too wide goes on below, two columns further in than the line began, in the style that it had.
  /// - Parameter columns: of the screen; at least 20 count.
  package static func folded(_ text: String, to columns: Int) -> String {
    let room = max(20, columns)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line in
        width(of: String(line)) <= room ? [String(line)] : lines(of: String(line), within: room)
      }.joined(separator: "\n")
  }

  private static func lines(of line: String, within room: Int) -> [String] {
    let margin = min(line.prefix { $0 == " " }.count, room / 2)
    let (first, further) = (room - margin, room - margin - 2)
    // Broken as plain text; then the styles go where they stood.
    let plain = plain(String(line.dropFirst(margin)))
    let head = DisplayWidth.wrap(plain, to: first)[0]
    let rest = plain.dropFirst(head.count).drop { $0 == " " }
    let broken = [head] + (rest.isEmpty ? [] : DisplayWidth.wrap(String(rest), to: further))
    let space = String(repeating: " ", count: margin)
    return styled(broken, as: String(line.dropFirst(margin))).enumerated().map { index, line in
      space + (index > 0 ? "  " : "") + line
    }
  }

  /// The text without its styles.
  package static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    forEachScalar(of: text) { scalar, isStyle in
      if !isStyle { plain.append(scalar) }
      return true
    }
    return String(plain)
  }

  /// Lines with the styles of the text that they were broken from, which lacks nothing but spaces.
  private static func styled(_ lines: [String], as text: String) -> [String] {
    var pieces: [(scalar: Unicode.Scalar, isStyle: Bool)] = []
    forEachScalar(of: text) { scalar, isStyle in
      pieces.append((scalar, isStyle))
      return true
    }
    var next = pieces[...]
    /// The styles in force, as they were written.
    var style = ""
    func takeStyles(into line: inout String) {
      while let piece = next.first, piece.isStyle {
        var code = ""
        while let part = next.first {
          next.removeFirst()
          code.unicodeScalars.append(part.scalar)
          if part.scalar == "m" { break }
        }
        line += code
        style = code == reset ? "" : style + code
      }
    }
    return lines.map { line in
      var result = style
      for scalar in line.unicodeScalars {
        takeStyles(into: &result)
        // Spaces at which the text was broken.
        while let piece = next.first, piece.scalar != scalar {
          next.removeFirst()
          takeStyles(into: &result)
        }
        next = next.dropFirst()
        result.unicodeScalars.append(scalar)
      }
      takeStyles(into: &result)
      return style.isEmpty ? result : result + reset
    }
  }
}
