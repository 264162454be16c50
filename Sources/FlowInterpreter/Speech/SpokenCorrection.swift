/// What somebody said who corrected themselves: "one, no, two", "不是1，是2".
struct SpokenCorrection {
  /// What was taken back.
  let withdrawn: FoldedText
  /// What was said in its place, as far as it goes.
  let meant: FoldedText

  /// The first correction in an utterance; `nil` if there is none.
  init?(_ text: FoldedText) {
    let characters = text.characters
    if let (end, separators) = Self.denial(characters) {
      for separator in separators {
        guard let place = Self.place(of: separator, in: characters, from: end) else { continue }
        self.init(characters, withdrawn: end..<place.lowerBound, meant: place.upperBound)
        return
      }
    }
    let places = Self.markers.compactMap { Self.place(of: $0, in: characters, from: 1) }
    // The earliest, and of those the longest.
    guard
      let place = places.min(by: {
        ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count)
      })
    else { return nil }
    self.init(characters, withdrawn: 0..<place.lowerBound, meant: place.upperBound)
  }

  private init(_ text: [Character], withdrawn: Range<Int>, meant: Int) {
    self.withdrawn = FoldedText(String(text[withdrawn]))
    self.meant = FoldedText(String(text[meant...]))
  }

  /// Where what is denied begins, if the utterance begins by denying it, and what may stand behind it.
  private static func denial(_ text: [Character]) -> (end: Int, separators: [String])? {
    for (opening, separators) in denials where text.starts(with: opening) {
      return (opening.count, separators)
    }
    return nil
  }

  private static let denials: [(String, [String])] = [
    ("不是", [",是", ", 是", "，是", "是", "，", ","]), ("not ", [", but ", " but ", ", it's ", ", "]),
  ]

  private static let markers = [
    "不对", "啊不", "哦不", "说错了", "错了", "应该是", "不不", "，不，", ",不,", " no ", ", no, ", ", no ",
    ", sorry, ",
    ", sorry ", " sorry ", " i mean ", ", i mean, ", ", i mean ", " make that ", ", make that ",
    ", wait, ", " rather ", ", actually, ", ", actually ",
  ]

  private static func place(
    of word: String, in text: [Character], from start: Int
  ) -> Range<Int>? {
    let word = Array(word)
    guard start >= 0, start + word.count <= text.count else { return nil }
    return (start...(text.count - word.count)).first { text[$0...].starts(with: word) }.map {
      $0..<($0 + word.count)
    }
  }
}
