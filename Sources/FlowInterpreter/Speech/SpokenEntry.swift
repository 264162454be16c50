/// A number, or a row of digits, that somebody said instead of typing it.
///
/// Only an utterance that is nothing else, fillers aside, is an entry: "我等了一个小时" tells of an hour and
/// is no 1. With 十, 百, 千, 万, or teens and tens, it is one number ("十五", "three hundred"), otherwise
/// a row of digits ("幺三八", "double four"); what mixes the two ("twenty twenty six") is neither.
package struct SpokenEntry: Sendable, Hashable {
  /// As they would have been typed, `0`…`9`.
  package let digits: String

  /// `nil` for what isn't an entry as a whole.
  package init?(_ text: String) {
    self.init(FoldedText(text))
  }

  private init?(_ text: FoldedText) {
    guard let words = SpokenNumberWords(text)?.words, !words.isEmpty else {
      guard let corrected = SpokenCorrection(text) else { return nil }
      // Only of numbers is one the correction of another.
      guard SpokenNumberWords(corrected.withdrawn)?.words.isEmpty == false,
        let meant = SpokenEntry(corrected.meant)
      else { return nil }
      self = meant
      return
    }
    guard let digits = words.contains(where: \.isOfNumber) ? Self.number(words) : Self.row(words)
    else { return nil }
    self.digits = digits
  }

  private static func row(_ words: [SpokenNumberWords.Word]) -> String? {
    var digits = ""
    var times = 1
    // "A three" is a 3.
    let isOne = words.first == .article && words.count == 2 && words[1].singleDigit != nil
    for word in words.dropFirst(isOne ? 1 : 0) {
      let said: String
      switch word {
      case .digit(let value): said = String(value)
      case .figures(let figures): said = figures
      case .letterO: said = "0"
      case .times(let count):
        guard times == 1 else { return nil }
        times = count
        continue
      case .chinese, .teen, .tens, .scale, .and, .article: return nil
      }
      guard times == 1 || said.utf8.count == 1 else { return nil }
      digits += String(repeating: said, count: times)
      times = 1
    }
    // "Oh" alone is no zero.
    return times == 1 && words != [.letterO] ? digits : nil
  }

  private static func number(_ words: [SpokenNumberWords.Word]) -> String? {
    let isChinese = words.contains {
      if case .chinese = $0 { return true }
      return false
    }
    let value = isChinese ? ChineseNumber(words)?.value : EnglishNumber(words)?.value
    return value.map { String($0) }
  }
}
