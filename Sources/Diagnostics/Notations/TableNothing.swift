/// What databases, programs and people write into cells where nothing stands.
package enum TableNothing {
  private static let words: Set = [
    "NULL", "null", "(null)", "\\N", "N/A", "n/a", "nan", "NaN", "None", "-", "--", "—", "——", "/",
    "无", "空",
  ]
  private static let longest = 6
  /// By byte, whether one of the words begins with it: asked of each cell of millions of rows.
  private static let beginnings = (UInt8.min...UInt8.max).map { byte in
    words.contains { $0.utf8.first == byte }
  }

  package static func isMeant(by text: String) -> Bool {
    text.utf8.count <= longest && words.contains(text)
  }

  package static func isMeant(by text: Span<UInt8>) -> Bool {
    guard (1...longest).contains(text.count), beginnings[Int(text[0])] else { return false }
    return words.contains(text.text)
  }
}
