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
  /// A word that stands inside a longer one ("解决" in "没解决") is thereby not heard, nor is what the caller
  /// says not to mean ("不要充值", "not sales"). Where no word is said, a spoken digit is the key that it names.
  package init(_ text: String, among choices: [Choice]) {
    let heard = FoldedText(text)
    let denial = SpokenDenial(heard)
    let said = choices.map { $0.foldedWords.map { (word: $0, places: $0.places(in: heard)) } }
    let refused = said.joined().flatMap(\.places).filter(denial.denies)
    func isMeant(_ place: Range<Int>) -> Bool {
      !denial.denies(place)
        && !refused.contains {
          $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound
        }
    }
    var (longest, found) = (0, Self.none)
    for (index, words) in said.enumerated() {
      for (word, places) in words
      where word.characters.count >= longest && places.contains(where: isMeant) {
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
