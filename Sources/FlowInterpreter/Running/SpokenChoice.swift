/// What a spoken answer to a question with choices comes to.
package enum SpokenChoice: Sendable, Hashable {
  /// The choice at this index.
  case chosen(Int)
  /// The longest words that were said belong to different choices: nothing tells which is meant.
  case undecided
  /// No choice's words were said.
  case none

  /// The choice whose word was said; the longest word decides.
  ///
  /// A word that stands inside a longer one ("解决" in "没解决") is thereby not heard. Where no word is
  /// said, a spoken digit is the key that it names.
  package init(_ text: String, among choices: [Choice]) {
    let heard = FoldedText(text)
    var (longest, found) = (0, Self.none)
    for (index, choice) in choices.enumerated() {
      for word in choice.foldedWords
      where word.characters.count >= longest && word.isSpoken(in: heard) {
        if word.characters.count > longest {
          (longest, found) = (word.characters.count, .chosen(index))
        } else if found != .chosen(index) {
          found = .undecided
        }
      }
    }
    if found == .none, let digits = SpokenEntry(text)?.digits, digits.count == 1,
      let index = choices.firstIndex(where: { digits == String($0.key) })
    {
      found = .chosen(index)
    }
    self = found
  }
}
