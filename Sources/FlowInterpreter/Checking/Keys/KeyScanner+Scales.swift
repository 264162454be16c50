/// Ranges of keys that stand without the verb right before them: `rate us from 1 to 5`, `any key from one to
/// five`, `1到5分`, `1 for poor, 2 for fair`.
extension KeyScanner {
  /// Takes ranges that a sentence about a rating has, or that keys or digits are said to be in.
  mutating func findScales() {
    var index = 0
    while index < text.count {
      guard let scale = scale(at: index) else {
        index += 1
        continue
      }
      index = scale.end
      let offers = (min(scale.first, scale.last)...max(scale.first, scale.last)).map {
        KeyOffer(
          key: Character(String($0)), position: scale.start, end: scale.end, isTold: scale.isTold)
      }
      found += offers.filter { offer in !found.contains { $0.key == offer.key } }
    }
  }

  private struct Scale {
    var (first, last, start, end): (Int, Int, Int, Int)
    /// Whether the caller is told to type one of them.
    var isTold: Bool
  }

  private func scale(at start: Int) -> Scale? {
    guard let (first, firstEnd) = digit(at: start), !isPartOfWord(before: start) else { return nil }
    let sentence = sentence(around: start)
    let isBetween = ends(with: "between ", at: start) || ends(with: "在", at: start)
    let joins = KeyWords.ranges + [" up to "] + (isBetween ? [" and "] : [])
    // `from 5, very good, to 1`: what the first one means may stand between them.
    let aside = asideAfter(firstEnd)
    guard let join = word(of: joins, at: aside),
      let (last, end) = digit(at: skippingSpaces(aside + join.count)), first != last,
      !KeyWords.measures.contains(where: { matches($0, at: end) && !Self.isPoint($0) }),
      !Self.scaleTimes.contains(where: sentence.contains), !isProhibited(start)
    else { return nil }
    let isRating = Self.ratings.contains(where: sentence.contains)
    let isOfKeys =
      Self.keyNouns.contains { ends(with: $0, at: start) }
      || Self.keysAfter.contains { matches($0, at: end) }
    guard isRating || isOfKeys && first < last else { return nil }
    let isTold = isOfKeys || Self.ratingVerbs.contains(where: sentence.contains)
    return Scale(first: first, last: last, start: start, end: end, isTold: isTold)
  }

  /// Takes what several digits are said to mean: `1 for poor, 2 for fair`, `1代表满意，2代表不满意`.
  mutating func findMeanings() {
    var meant: [KeyOffer] = []
    for index in text.indices {
      // `套餐1为10元` names a thing, no key.
      guard let (value, end) = digit(at: index), !isPartOfWord(before: index),
        index == 0 || !text[index - 1].isHan || text[index - 1] == "中",
        Self.meanings.contains(where: { matches($0, at: end) })
      else { continue }
      let key = Character(String(value))
      if !found.contains(where: { $0.key == key }), !meant.contains(where: { $0.key == key }) {
        meant.append(KeyOffer(key: key, position: index, end: end, isTold: false))
      }
    }
    if meant.count >= 2 { found += meant }
  }

  // MARK: Words

  private static let ratings = [
    "rate", "rating", "score", "scale", "satisfied", "satisfaction", "recommend", "how likely",
    "stars", "survey", "feedback", "打分", "评分", "评价", "满意", "分最", "几分", "打几",
  ]
  private static let ratingVerbs = [
    "rate ", "score ", "press ", "enter ", "choose ", "select ", "打分", "评分", "评价", "按", "输入", "选择",
  ]
  private static let keyNouns = [
    "key from ", "key between ", "digit from ", "digit between ", "number from ", "number between ",
    "numbers ", "keys ", "button from ", "option from ", "数字", "按键", "键盘", "键盘上的",
  ]
  private static let keysAfter = ["键", "号键", "的数字", "之间的数字", "之间的任意", "中的任意", "任意键", "的任意键", "数字键"]
  private static let meanings = [
    " for ", " means ", " meaning ", " being ", " is ", " = ", "代表", "表示", "为", "是",
  ]
  /// A sentence with one of these speaks of hours and days.
  private static let scaleTimes = [
    " open", "hours", "a.m", "p.m", " am ", " pm ", "monday", "friday", "minutes", "business day",
    "working day", "营业", "上午", "下午", "周一", "星期", "分钟", "小时", "工作日",
  ]

  private static func isPoint(_ measure: String) -> Bool {
    [" star", " point"].contains(measure)
  }

  // MARK: Reading

  /// One digit, in a figure or as a word, with its end past `分` or `星`.
  private func digit(at start: Int) -> (value: Int, end: Int)? {
    guard start < text.count else { return nil }
    var (value, end): (Int?, Int) = (nil, start + 1)
    if let (name, key) = KeyWords.names.first(where: { matches($0.0, at: start) }),
      name.first?.isASCII == true
    {
      (value, end) = (key.wholeNumberValue, start + name.count)
      if isLetter(at: end) { return nil }
    } else if let key = KeyWords.numerals[text[start]] ?? (text[start].isASCII ? text[start] : nil)
    {
      value = key.wholeNumberValue
      if isDigitOrNumeral(start - 1) || isDigitOrNumeral(end) { return nil }
      // 1.5, 1:30, $5 and letters that a digit belongs to.
      if start > 0, ".:/$¥￥".contains(text[start - 1]) || isLetter(at: start - 1) { return nil }
      if end + 1 < text.count, ".:/".contains(text[end]), isDigitOrNumeral(end + 1) { return nil }
      if isLetter(at: end) || matches("分钟", at: end) { return nil }
    }
    guard let value else { return nil }
    if ["分", "星"].contains(where: { matches($0, at: end) }) { end += 1 }
    return (value, end)
  }

  private func isDigitOrNumeral(_ index: Int) -> Bool {
    guard text.indices.contains(index) else { return false }
    return text[index].isASCII && text[index].isNumber || KeyWords.numerals[text[index]] != nil
      || "十百千万".contains(text[index])
  }

  private func isPartOfWord(before index: Int) -> Bool {
    isLetter(at: index - 1) || index > 0 && text[index] == "一" && "第统唯同".contains(text[index - 1])
  }

  /// Behind a few words between commas.
  private func asideAfter(_ index: Int) -> Int {
    guard matches(", ", at: index) else { return index }
    let rest = text[(index + 2)..<min(text.count, index + 30)]
    guard let comma = rest.firstIndex(of: ","), matches(" to ", at: comma + 1) else { return index }
    return comma + 1
  }

  private func sentence(around index: Int) -> String {
    var (start, end) = (index, index)
    while start > 0, !".。;；!！?？\n".contains(text[start - 1]) { start -= 1 }
    while end < text.count, !".。;；!！?？\n".contains(text[end]) { end += 1 }
    return String(text[start..<end])
  }

  func isProhibited(_ start: Int) -> Bool {
    let before = String(text[max(0, start - 16)..<start])
    return KeyWords.prohibitions.contains { before.contains($0) && $0 != "别" }
  }
}
