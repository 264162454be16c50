/// Where an utterance names something that it doesn't mean: "不要充值", "not sales", "我不知道".
struct SpokenDenial {
  private let text: [Character]
  /// What is no answer although the words of one lie in it.
  private let phrases: [(whole: Range<Int>, hidden: Range<Int>)]

  init(_ text: FoldedText) {
    let characters = text.characters
    self.text = characters
    phrases = Self.noAnswers.flatMap { phrase, hidden in
      Self.places(of: phrase, in: characters).map {
        ($0..<($0 + phrase.count), $0..<($0 + hidden))
      }
    }
  }

  /// Whether a word at a place says nothing, or is what the caller doesn't want.
  func denies(_ place: Range<Int>) -> Bool {
    let isHidden = phrases.contains { whole, hidden in
      whole != place && hidden.lowerBound <= place.lowerBound
        && place.upperBound <= hidden.upperBound
    }
    if isHidden { return true }
    let word = text[place]
    var start = place.lowerBound
    if Self.consents.contains(where: {
      word.elementsEqual($0) || word.starts(with: $0) && word.count <= $0.count + 1
    }) {
      while let intensifier = Self.intensifiers.first(where: { ends(with: $0, at: start) }) {
        start -= intensifier.count
      }
      if ends(with: "不", at: start), !isAlternative(at: start - 1) { return true }
    }
    return Self.refusals.contains {
      ends(with: $0, at: place.lowerBound) && !isAlternative(at: place.lowerBound - $0.count)
    }
  }

  /// Whether 不 parts a word said twice, as in 是不是 and 要不要.
  private func isAlternative(at index: Int) -> Bool {
    index > 0 && index + 1 < text.count && text[index] == "不" && text[index - 1] == text[index + 1]
  }

  private func ends(with word: String, at end: Int) -> Bool {
    end >= word.count && text[(end - word.count)..<end].elementsEqual(word)
  }

  private static func places(of word: String, in text: [Character]) -> [Int] {
    guard word.count <= text.count else { return [] }
    return (0...(text.count - word.count)).filter { text[$0...].starts(with: word) }
  }

  /// What consents; with 不 before it, it is refused.
  private static let consents = ["可以", "好", "对", "行", "是", "要", "同意", "愿意", "需要", "满意", "正确"]
  private static let intensifiers = ["太", "很", "怎么", "是很", "大"]
  /// What stands right before what isn't wanted.
  private static let refusals = [
    "不是", "不要", "不想要", "不想", "不用", "不需要", "别给我转", "别转", "not ", "not the ", "not a ", "isn't ",
    "don't want ", "don't want the ", "do not want ", "don't need ", "not interested in ",
  ]
  /// With how many of its characters say nothing.
  private static let noAnswers: [(String, Int)] =
    [
      "不知道", "不清楚", "不确定", "不一定", "不好意思", "不客气", "对不起", "是不是", "要不要", "对不对", "好不好", "行不行",
      "可不可以", "能不能", "有没有", "没问题", "没关系", "no idea", "no problem", "no worries", "not sure",
    ].map { ($0, $0.count) } + [("yeah no", 4), ("yeah, no", 4)]
}
