/// A key that a prompt tells the caller to press, as found in its text.
///
/// Found are keys after a verb (`请按1`, `按星号键`, `拨0`, `press 7 or 8`, `press the pound key`), ranges
/// (`按1到5`, `press 1 to 5`), and the two signs by name wherever they stand (`以井号键结束`). A number of
/// several digits is no key, and what a prompt tells the caller not to press is no offer.
struct KeyOffer: Hashable {
  var key: Character
  /// How many characters of the prompt's text come before it.
  var position: Int

  /// The offers of a text, in its order; one key may be offered twice.
  static func all(in text: String) -> [KeyOffer] {
    var scanner = Scanner(text)
    return scanner.scan()
  }

  private static let verbs = [
    "按下", "按一下", "按数字键", "按数字", "按", "拨打", "拨", "键入", "press the", "press", "dial", "push",
    "enter",
  ]
  private static let prohibitions = ["请勿", "不要", "勿", "别", "无需", "不用", "do not ", "don't "]
  private static let joins = ["或者", "或", "和", "与", "、", "/", " or ", " and ", "or ", "and "]
  private static let ranges = ["到", "至", "-", "－", "~", "～", " through ", " to "]
  private static let names: [(String, Character)] = [
    ("星号", "*"), ("米字", "*"), ("星", "*"), ("井号", "#"), ("井字", "#"), ("井", "#"),
    ("star", "*"), ("asterisk", "*"), ("pound", "#"), ("hash", "#"),
    ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("zero", "0"),
  ]
  private static let numerals: [Character: Character] = [
    "零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8",
    "九": "9", "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7",
    "８": "8",
    "９": "9", "＊": "*", "＃": "#",
  ]

  /// What an offer can begin with, so that a long text is passed over quickly.
  private static let beginnings: Set<Character> =
    Set(verbs.compactMap(\.first)).union(names.compactMap(\.0.first)).union("*#＊＃")

  private struct Scanner {
    let characters: [Character]
    var index = 0
    var offers: [KeyOffer] = []

    init(_ text: String) { characters = Array(text.lowercased()) }

    mutating func scan() -> [KeyOffer] {
      while index < characters.count {
        guard KeyOffer.beginnings.contains(characters[index]) else {
          index += 1
          continue
        }
        if let verb = word(of: KeyOffer.verbs, at: index) {
          let start = index
          index += verb.count
          let isProhibited = KeyOffer.prohibitions.contains { ends(with: $0, at: start) }
          takeList(from: start, counts: !isProhibited)
        } else if let (key, end) = signKey(at: index) {
          offers.append(KeyOffer(key: key, position: index))
          index = end
        } else {
          index += 1
        }
      }
      return offers
    }

    /// Takes `1`, `1或2`, `1到5` after a verb.
    private mutating func takeList(from start: Int, counts: Bool) {
      guard var (key, end) = key(at: skippingSpaces(index)) else { return }
      var found = [KeyOffer(key: key, position: start)]
      while true {
        if let range = word(of: KeyOffer.ranges, at: end),
          let (last, lastEnd) = self.key(at: skippingSpaces(end + range.count)),
          let from = key.wholeNumberValue, let to = last.wholeNumberValue, from < to
        {
          for digit in (from + 1)...to {
            found.append(KeyOffer(key: Character(String(digit)), position: start))
          }
          (key, end) = (last, lastEnd)
        } else if let join = word(of: KeyOffer.joins, at: end),
          let (next, nextEnd) = self.key(at: skippingSpaces(end + join.count))
        {
          found.append(KeyOffer(key: next, position: end + join.count))
          (key, end) = (next, nextEnd)
        } else {
          break
        }
      }
      index = end
      if counts { offers += found }
    }

    /// A key on its own, with the end of its name: `7`, `七键`, `#号键`, `star`.
    private func key(at start: Int) -> (Character, Int)? {
      guard start < characters.count else { return nil }
      let first = characters[start]
      let key: Character
      var end: Int
      if let (name, named) = KeyOffer.names.first(where: { matches($0.0, at: start) }) {
        key = named
        end = start + name.count
        if name.first?.isASCII == true, isLetter(at: end) { return nil }
      } else {
        key = KeyOffer.numerals[first] ?? first
        guard "0123456789*#".contains(key) else { return nil }
        end = start + 1
        let isNumeral = KeyOffer.numerals[first] != nil && !first.isWholeNumberASCIILike
        if end < characters.count, !"*#".contains(key) {
          let next = KeyOffer.numerals[characters[end]] ?? characters[end]
          let isAmount = next == "." && end + 1 < characters.count && characters[end + 1].isNumber
          // A number of several digits, an amount, or a word such as 一下.
          if next.isWholeNumber || isAmount || (isNumeral && "下次个共直定般些".contains(next)) {
            return nil
          }
        }
      }
      for suffix in ["号键", "字键", "键", "号", " key"] where matches(suffix, at: end) {
        end += suffix.count
        break
      }
      return (key, end)
    }

    /// `*` or `#` named together with the word for a key, which needs no verb.
    private func signKey(at start: Int) -> (Character, Int)? {
      guard let (key, end) = key(at: start), "*#".contains(key), end > start + 1 else { return nil }
      let spelled = String(characters[start..<end])
      return spelled.hasSuffix("键") || spelled.hasSuffix(" key") ? (key, end) : nil
    }

    private func skippingSpaces(_ start: Int) -> Int {
      var index = start
      while index < characters.count,
        characters[index].isWhitespace || "「“\"'".contains(characters[index])
      {
        index += 1
      }
      return index
    }

    private func isLetter(at index: Int) -> Bool {
      index < characters.count && characters[index].isASCII && characters[index].isLetter
    }

    private func matches(_ word: String, at start: Int) -> Bool {
      start >= 0 && characters[start...].prefix(word.count).elementsEqual(word)
    }

    private func ends(with word: String, at end: Int) -> Bool {
      end >= word.count && matches(word, at: end - word.count)
    }

    private func word(of words: [String], at start: Int) -> String? {
      guard start < characters.count else { return nil }
      return words.first { matches($0, at: start) }
    }
  }
}

extension Character {
  /// Whether it is a digit in its full-width form, which unlike 一 never begins a word.
  fileprivate var isWholeNumberASCIILike: Bool { "０１２３４５６７８９".contains(self) }
}

extension PromptSeries {
  /// The keys that any of the prompts offers.
  var offers: [(offer: KeyOffer, prompt: Prompt)] {
    prompts.flatMap { prompt in
      KeyOffer.all(in: prompt.text.literals).map { (offer: $0, prompt: prompt) }
    }
  }
}

extension Template {
  /// The text with `…` in the place of each expression.
  var literals: String {
    parts.map { part in
      if case .literal(let text) = part { text } else { "…" }
    }.joined()
  }
}
