/// A cell of comma-separated values (RFC 4180), written so that a spreadsheet shows it and runs
/// nothing.
///
/// A text that begins with `= + - @`, in half or full width, tab, a line end or `'` gets a leading `'`,
/// which ``CSVReader`` takes off again: a spreadsheet would take it for a formula (CWE-1236; one in Chinese
/// or Japanese those in full width too), or the reader for one that was kept from being one. Numbers, times
/// and telephone numbers begin with a sign and mean it.
package struct CSVCell: Sendable, Hashable {
  /// As it stands in the file.
  fileprivate let written: String

  /// What people or files named; control characters but line breaks and tabs become `·`.
  package static func text(_ text: String) -> CSVCell {
    let isGuarded = text.unicodeScalars.first.map(Self.isGuarded) ?? false
    let harmless = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          DisplayWidth.isControl(scalar) && !"\n\r\t".unicodeScalars.contains(scalar)
            ? "·" : scalar
        }))
    return CSVCell(written: quoted(isGuarded ? "'" + harmless : harmless))
  }

  /// A number, a time, a word of the program, or a telephone number.
  package static func figure(_ text: String) -> CSVCell { CSVCell(written: quoted(text)) }

  /// A figure; one that is no number is left empty.
  package static func figure(_ number: Double) -> CSVCell {
    figure(number.isFinite ? String(number) : "")
  }

  package static func figure(_ number: Int) -> CSVCell { figure(String(number)) }

  /// Whether a spreadsheet, or the reader, would take a text that begins so for something else.
  static func isGuarded(_ scalar: Unicode.Scalar) -> Bool {
    "=+-@＝＋－＠\t\r\n'".unicodeScalars.contains(scalar)
  }

  /// Whether a `'` that was put in front stands at the beginning of a text.
  static func hasGuard(_ text: Span<UInt8>) -> Bool {
    guard text.count > 1, text[0] == UInt8(ascii: "'") else { return false }
    // The longest of those that are guarded has three bytes.
    let next = text.extracting(1..<min(4, text.count)).text.unicodeScalars.first
    return next.map(isGuarded) ?? false
  }

  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isPlain =
      !scalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
      && scalars.first?.properties.isWhitespace != true
      && scalars.last?.properties.isWhitespace != true
    if isPlain { return text }
    var result = "\""
    for scalar in scalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// Comma-separated values, row by row.
package enum CSVRow {
  /// What tells a spreadsheet that a file is UTF-8.
  package static let byteOrderMark = "\u{FEFF}"

  /// - Parameter end: what ends the line; RFC 4180 has CR LF.
  package static func line(_ cells: [CSVCell], end: String = "\n") -> String {
    cells.map(\.written).joined(separator: ",") + end
  }

  /// The names of the columns.
  package static func line(_ columns: String..., end: String = "\n") -> String {
    columns.joined(separator: ",") + end
  }
}
