/// Whether a difference can be seen in what is printed of it.
enum ShownDifference {
  /// Whether a printed number is zero: a row of 0 ± 0 tells nothing, however sure it is.
  static func isNothing(_ text: String) -> Bool {
    !text.contains { ("1"..."9").contains($0) }
  }
}
