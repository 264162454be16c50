/// What a file calls its columns, as `--columns at=开始时间,calls=话务量` says it.
package struct ColumnNames: Sendable, Hashable {
  /// The file's names by our own.
  package let names: [String: String]

  /// `nil` if the text is no list of `OURS=THEIRS`, names a column that isn't known, or one twice.
  package init?(_ text: String, known: [String]) {
    var names: [String: String] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, known.contains(String(sides[0])),
        names.updateValue(String(sides[1]), forKey: String(sides[0])) == nil
      else { return nil }
    }
    self.names = names
  }
}
