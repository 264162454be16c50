/// The words of an utterance that says a number, without fillers.
struct SpokenNumberWords {
  enum Word: Hashable {
    /// A digit in words, 0…9.
    case digit(Int)
    /// Digits that a recogniser wrote as figures, at least one.
    case figures(String)
    /// 十, 百, 千, 万 or 亿, by its value.
    case chinese(Int)
    /// 10…19.
    case teen(Int)
    /// 20, 30, … 90.
    case tens(Int)
    /// Hundred, thousand or million, by its value.
    case scale(Int)
    /// "Double" and "triple": how often the next digit is meant.
    case times(Int)
    /// "Oh", which among digits is a zero.
    case letterO
    case and
    /// "A", as in "a hundred".
    case article

    /// Whether it makes what is said one number rather than a row of digits.
    var isOfNumber: Bool {
      switch self {
      case .chinese, .teen, .tens, .scale: true
      case .digit, .figures, .times, .letterO, .and, .article: false
      }
    }

    /// A single digit, in words or as a figure.
    var singleDigit: Int? {
      switch self {
      case .digit(let value): value
      case .figures(let figures): figures.utf8.count == 1 ? Int(figures) : nil
      case .chinese, .teen, .tens, .scale, .times, .letterO, .and, .article: nil
      }
    }
  }

  private(set) var words: [Word] = []

  /// `nil` if anything else was said too.
  init?(_ text: FoldedText) {
    let characters = text.characters
    var index = 0
    var isAmount = false
    while index < characters.count {
      let character = characters[index]
      let said = words.count
      if !words.isEmpty, !isAmount,
        let currency = SpeechFillers.currencies.first(where: {
          Self.stands($0, at: index, in: characters)
        })
      {
        isAmount = true
        index += currency.count
      } else if let filler = SpeechFillers.aroundNumbers.first(where: {
        characters[index...].starts(with: $0)
      }) {
        index += filler.count
      } else if Self.isFigure(character) {
        let figures = characters[index...].prefix(while: Self.isFigure)
        words.append(.figures(String(figures)))
        index += figures.count
      } else if let word = Self.chinese[character] {
        words.append(word)
        index += 1
      } else if character.isLetter {
        let name = characters[index...].prefix { $0.isLetter && $0.isASCII || $0 == "'" }
        guard !name.isEmpty else { return nil }
        if let word = Self.english[String(name)] {
          words.append(word)
        } else if !SpeechFillers.englishAroundNumbers.contains(String(name)) {
          return nil
        }
        index += name.count
      } else {
        guard Self.isPause(at: index, in: characters) else { return nil }
        index += 1
      }
      // 五块三 is neither a number nor a row of digits.
      if isAmount, words.count > said { return nil }
    }
  }

  /// Whether a word of one script stands at a place as a whole.
  private static func stands(_ word: [Character], at index: Int, in text: [Character]) -> Bool {
    guard text[index...].starts(with: word) else { return false }
    let (end, isSpaced) = (index + word.count, word[0].isASCII)
    return !isSpaced || end == text.count || !(text[end].isASCII && text[end].isLetter)
  }

  private static func isFigure(_ character: Character) -> Bool { "0"..."9" ~= character }

  /// Whether a sign only parts what is said; a point between figures makes a fraction of them.
  private static func isPause(at index: Int, in characters: [Character]) -> Bool {
    guard characters[index] == "." else { return pauses.contains(characters[index]) }
    return index == 0 || index + 1 == characters.count || !isFigure(characters[index - 1])
      || !isFigure(characters[index + 1])
  }

  private static let pauses: Set<Character> = [
    " ", ",", "、", "。", "!", "?", ";", "\"", "“", "”", "'",
  ]

  private static let chinese: [Character: Word] = {
    var words: [Character: Word] = [
      "拾": .chinese(10), "佰": .chinese(100), "仟": .chinese(1_000), "〇": .digit(0), "幺": .digit(1),
      "两": .digit(2), "十": .chinese(10), "百": .chinese(100),
      "千": .chinese(1_000), "万": .chinese(10_000), "亿": .chinese(100_000_000),
    ]
    for (value, name) in "零一二三四五六七八九".enumerated() { words[name] = .digit(value) }
    // As amounts are written on cheques.
    for (value, name) in "壹贰叁肆伍陆柒捌玖".enumerated() { words[name] = .digit(value + 1) }
    return words
  }()

  private static let english: [String: Word] = {
    var words: [String: Word] = [
      "hundred": .scale(100), "thousand": .scale(1_000), "million": .scale(1_000_000),
      "double": .times(2), "triple": .times(3), "oh": .letterO, "o": .letterO, "and": .and,
      "a": .article,
    ]
    let digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    let teens = [
      "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
      "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for (value, name) in digits.enumerated() { words[name] = .digit(value) }
    for (value, name) in teens.enumerated() { words[name] = .teen(10 + value) }
    for (value, name) in tens.enumerated() { words[name] = .tens(20 + 10 * value) }
    return words
  }()
}
