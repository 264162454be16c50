/// What databases, programs and people write into cells where nothing stands.
package enum TableNothing {
  private static let words: Set = [
    "NULL", "null", "(null)", "\\N", "N/A", "n/a", "nan", "NaN", "None", "-", "--", "—", "——", "/",
    "无", "空",
  ]
  private static let longest = 6
  /// The bytes that one of the words begins with.
  private static let beginnings = Set(words.compactMap(\.utf8.first))

  package static func isMeant(by text: String) -> Bool {
    text.utf8.count <= longest && words.contains(text)
  }

  package static func isMeant(by text: Span<UInt8>) -> Bool {
    guard (1...longest).contains(text.count), beginnings.contains(text[0]) else { return false }
    return words.contains(text.text)
  }
}
