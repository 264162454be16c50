/// Looks for the keys that a text offers.
struct KeyScanner {
  let text: [Character]
  var found: [KeyOffer] = []
  /// What the text tells not to press, by where it ends.
  var prohibited: Set<Int> = []

  init(_ text: String) {
    // One character for one, so that positions are those of the text.
    self.text = text.map { character in
      let small = character.lowercased()
      let only = small.count == 1 ? small.first ?? character : character
      return Self.narrow[only] ?? only
    }
  }

  private static let narrow: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("０１２３４５６７８９＊＃’", "0123456789*#'"))

  mutating func offers() -> [KeyOffer] {
    findTold()
    findNamed()
    findScales()
    findCounted()
    findChosen()
    if found.contains(where: \.isTold) { findContinued() } else { findListed() }
    findOptions()
    findMeanings()
    findAny()
    return found.sorted { ($0.position, $0.end) < ($1.position, $1.end) }
  }

  // MARK: After a verb, and signs

  private mutating func findTold() {
    var index = 0
    while index < text.count {
      if let verb = word(of: KeyWords.verbs, at: index), isWord(verb, at: index) {
        let start = index
        index += verb.count
        let isProhibited =
          KeyWords.prohibitions.contains { ends(with: $0, at: start) }
          && !["分别", "特别", "级别", "类别"].contains { ends(with: $0, at: start) }
        takeList(from: start, counts: !isProhibited)
      } else if let (key, end) = signAlone(at: index) {
        found.append(KeyOffer(key: key, position: index, end: end, isTold: true))
        index = end
      } else {
        index += 1
      }
    }

    /// An English word must not go on, or be the end of another.
    func isWord(_ word: String, at start: Int) -> Bool {
      guard word.first?.isASCII == true else { return true }
      return !isLetter(at: start - 1) && !isLetter(at: start + word.count)
    }
  }

  /// Takes `1`, `1或2`, `1, 2 or 3`, `1到5` after a verb.
  private mutating func takeList(from start: Int, counts: Bool) -> Void {
    var index = skippingSpaces(start + (word(of: KeyWords.verbs, at: start)?.count ?? 0))
    while let filler = word(of: KeyWords.between, at: index) {
      index = skippingSpaces(index + filler.count)
    }
    guard var (key, end) = key(at: index, mayRange: true) else { return }
    var list = [KeyOffer(key: key, position: start, end: end, isTold: true)]
    while true {
      if let range = word(of: KeyWords.ranges, at: end),
        let (last, lastEnd) = self.key(at: skippingSpaces(end + range.count)),
        let from = key.wholeNumberValue, let to = last.wholeNumberValue, from < to
      {
        list += ((from + 1)...to).map {
          KeyOffer(key: Character(String($0)), position: start, end: lastEnd, isTold: true)
        }
        (key, end) = (last, lastEnd)
      } else if let join = word(of: KeyWords.joins + [", ", "，"], at: end),
        let (next, nextEnd) = self.key(at: skippingSpaces(end + join.count)),
        ![", ", "，"].contains(join) || endsClause(at: nextEnd) || joins(at: nextEnd)
      {
        list.append(
          KeyOffer(key: next, position: end + join.count, end: nextEnd, isTold: true))
        (key, end) = (next, nextEnd)
      } else {
        break
      }
    }
    if counts { found += list } else { prohibited.formUnion(list.map(\.end)) }
  }

  private func joins(at index: Int) -> Bool {
    word(of: KeyWords.joins + [", "], at: index) != nil
  }

  /// `*` or `#` named together with the word for a key, or as what ends an entry.
  private func signAlone(at start: Int) -> (Character, Int)? {
    guard "*#星米井saph".contains(text[start]), !isLetter(at: start - 1),
      let (key, end) = key(at: start), "*#".contains(key)
    else { return nil }
    let spelled = String(text[start..<end])
    if spelled.hasSuffix("键") || spelled.hasSuffix(" key") || spelled.hasSuffix(" sign") {
      return (key, end)
    }
    let isEnd = ["结束", "确认"].contains { matches($0, at: end) }
    return isEnd && (ends(with: "以", at: start) || ends(with: "用", at: start)) ? (key, end) : nil
  }

  // MARK: Mentions and clauses

  /// A key that stands alone in the text.
  struct Mention {
    var key: Character
    var start: Int
    var end: Int
    /// Whether it is spelt, not a digit.
    var isWord: Bool
  }

  func mentions() -> [Mention] {
    text.indices.compactMap { index in
      let isWord = !(text[index].isASCII && text[index].isNumber)
      guard !isWord || text[index].isASCII && !isLetter(at: index - 1),
        let (key, end) = key(at: index), key.isNumber || isWord
      else { return nil }
      return Mention(key: key, start: index, end: end, isWord: isWord)
    }
  }

  func isTaken(_ mention: Mention) -> Bool {
    found.contains { $0.position <= mention.start && mention.end <= $0.end }
  }

  func startOfClause(_ index: Int) -> Int {
    var start = index
    while start > 0, !",，.。;；!！?？、\n".contains(text[start - 1]) { start -= 1 }
    return start
  }

  func clauseBefore(_ index: Int) -> ArraySlice<Character> {
    guard index > 0 else { return [] }
    var clause = text[startOfClause(index)..<index]
    while clause.first?.isWhitespace == true { clause.removeFirst() }
    while clause.last?.isWhitespace == true { clause.removeLast() }
    return clause
  }

  func endOfText(_ index: Int) -> Int {
    var end = index
    while end > 0, text[end - 1].isWhitespace { end -= 1 }
    return end
  }

  func endsClause(at index: Int) -> Bool {
    let next = skippingSpaces(index)
    return next >= text.count || ",，.。;；!！?？\n".contains(text[next])
  }

  // MARK: Keys

  /// A key on its own, with the end of its name: `7`, `七键`, `#号键`, `star`.
  private func key(at start: Int, mayRange: Bool = false) -> (Character, Int)? {
    guard start < text.count else { return nil }
    let key: Character
    var end: Int
    if let (name, named) = KeyWords.names.first(where: { matches($0.0, at: start) }) {
      key = named
      end = start + name.count
      if name.first?.isASCII == true, isLetter(at: end) || isLetter(at: start - 1) { return nil }
    } else {
      let first = text[start]
      key = KeyWords.numerals[first] ?? first
      guard "0123456789*#".contains(key) else { return nil }
      end = start + 1
      guard isAlone(key, from: start, to: end) else { return nil }
      if KeyWords.numerals[first] != nil, end < text.count, text[end].isHan,
        !KeyWords.afterNumeral.contains(text[end])
      {
        return nil
      }
    }
    let isSign = "*#".contains(key)
    // 3人 is a number of people, 0人工 the way to one.
    if !isSign, !matches("人工", at: end),
      KeyWords.measures.contains(where: { matches($0, at: end) })
    {
      return nil
    }
    for suffix in ["号键", "字键", "键", "号", " key", " sign"] where matches(suffix, at: end) {
      // 1号线, 5号 (a day): no key is called so.
      if suffix == "号", !isSign, end + 1 < text.count, text[end + 1].isHan { return nil }
      end += suffix.count
      break
    }
    return (key, end)
  }

  /// Whether a digit or sign is no part of a longer number, amount, time or code.
  private func isAlone(_ key: Character, from start: Int, to end: Int) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      text.indices.contains(index) && (text[index].isNumber && text[index].isASCII)
    }
    func isNumeral(_ index: Int) -> Bool {
      isDigit(index) || text.indices.contains(index) && KeyWords.numerals[text[index]] != nil
        || text.indices.contains(index) && "十百千".contains(text[index])
    }
    if key == "*" || key == "#" { return !isDigit(end) && !isDigit(start - 2) || !isDigit(end) }
    if isNumeral(end) || isNumeral(start - 1) { return false }
    if isLetter(at: end) || isLetter(at: start - 1) { return false }
    if start > 0, "$¥￥*".contains(text[start - 1]) { return false }
    // 1.5, 1:30, 24/7, 1-800, and a row that is spelt digit by digit.
    if end + 1 < text.count, ".:/,".contains(text[end]), isDigit(end + 1) { return false }
    if start > 1, ".:/,-".contains(text[start - 1]), isDigit(start - 2), !isRange(start - 1) {
      return false
    }
    if end + 1 < text.count, text[end] == "-", isLetter(at: end + 1) { return false }
    if end + 2 < text.count, text[end] == "-", isDigit(end + 1), isDigit(end + 2) { return false }
    return !(end < text.count && text[end] == " " && isDigit(end + 1))
      && !(start > 1 && text[start - 1] == " " && isDigit(start - 2))
  }

  /// Whether a hyphen joins two single digits.
  private func isRange(_ index: Int) -> Bool {
    guard text[index] == "-", index > 0, index + 1 < text.count else { return false }
    let (before, after) = (index - 2, index + 2)
    let isFirstLong = text.indices.contains(before) && text[before].isNumber
    let isLastLong = text.indices.contains(after) && text[after].isNumber
    return !isFirstLong && !isLastLong
  }

  // MARK: Characters

  func skippingSpaces(_ start: Int) -> Int {
    var index = start
    while index < text.count, text[index].isWhitespace || "「『“”\"'".contains(text[index]) {
      index += 1
    }
    return index
  }

  func isHan(at index: Int) -> Bool { text.indices.contains(index) && text[index].isHan }

  func isLetter(at index: Int) -> Bool {
    text.indices.contains(index) && text[index].isASCII && text[index].isLetter
  }

  func matches(_ word: String, at start: Int) -> Bool {
    start >= 0 && start < text.count && text[start...].starts(with: word)
  }

  func ends(with word: String, at end: Int) -> Bool {
    end >= word.count && matches(word, at: end - word.count)
  }

  func word(of words: [String], at start: Int) -> String? {
    guard start < text.count else { return nil }
    return words.first { matches($0, at: start) }
  }
}

extension Character {
  var isHan: Bool {
    unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
  }
}
