/// Which of several choices fits what a caller wants, by words alone.
///
/// It knows labels and words, not keys, so that callers find their way through an edited flow too.
struct ChoiceRule {
  /// What the caller wants, the most telling word first.
  private let words: [String]

  init(words: [String]) { self.words = words.map { $0.lowercased() } }

  /// The first of the caller's words that fits a choice decides; of several choices that fit it,
  /// the one that has more of it in common, then the first, choices by key before intents.
  /// - Returns: its index, `nil` if no word fits any.
  func choice(among options: [NamedOption]) -> Int? {
    let named = options.map { ([$0.name] + $0.words).map { $0.lowercased() } }
    for word in words {
      var best: (index: Int, length: Int)?
      for (index, names) in named.enumerated() {
        let length = names.map { Self.common(word, $0) }.max() ?? 0
        if length > best?.length ?? 0 { best = (index, length) }
      }
      if let best { return best.index }
    }
    return nil
  }

  /// The length of the shorter text if the longer one contains it, else 0.
  private static func common(_ a: String, _ b: String) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    if b.contains(part: a) { return a.count }
    return a.contains(part: b) ? b.count : 0
  }
}
