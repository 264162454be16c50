/// One number in Chinese words: 三百二十五, 一万零五十, and as people shorten it, 两万三 and 一百五.
struct ChineseNumber {
  let value: Int

  /// `nil` if the words are no number, such as 二十二十六.
  init?(_ words: [SpokenNumberWords.Word]) {
    guard words.first?.singleDigit != 0, let value = Self.whole(words[...], below: 100_000_000)
    else { return nil }
    self.value = value
  }

  /// What stands before 亿 or 万, times that, and what stands after it.
  private static func whole(
    _ words: ArraySlice<SpokenNumberWords.Word>, below unit: Int
  ) -> Int? {
    guard unit > 1_000 else { return section(words) }
    guard let place = words.firstIndex(of: .chinese(unit)) else {
      return whole(words, below: unit / 10_000)
    }
    guard let many = section(words[..<place]), many > 0 else { return nil }
    let rest = words[(place + 1)...]
    guard !rest.isEmpty else { return many * unit }
    if rest.count == 1, let digit = rest.first?.singleDigit, digit > 0 {
      return many * unit + digit * unit / 10
    }
    return whole(rest, below: unit / 10_000).map { many * unit + $0 }
  }

  /// A number below 10,000, or `nil`.
  private static func section(_ words: ArraySlice<SpokenNumberWords.Word>) -> Int? {
    if words.count == 1, case .figures(let figures)? = words.first, figures.utf8.count <= 4 {
      return Int(figures)
    }
    var (value, lowest) = (0, 10_000)
    var digit: Int?
    var afterZero = false
    for word in words {
      if let next = word.singleDigit {
        guard digit == nil, !(next == 0 && afterZero) else { return nil }
        if next == 0 { afterZero = true } else { digit = next }
      } else if case .chinese(let unit) = word {
        // Only ten needs no digit before it: 十五.
        guard unit < lowest, let many = digit ?? (unit == 10 ? 1 : nil) else { return nil }
        (value, lowest) = (value + many * unit, unit)
        (digit, afterZero) = (nil, false)
      } else {
        return nil
      }
    }
    guard let digit else { return afterZero || value == 0 ? nil : value }
    let isShortened = !afterZero && (lowest == 100 || lowest == 1_000)
    return value + (isShortened ? digit * lowest / 10 : digit)
  }
}

/// One number in English words: "twenty one", "three hundred and five", "two thousand twenty six".
struct EnglishNumber {
  let value: Int

  /// `nil` if the words are no number, such as "twenty twenty six".
  init?(_ words: [SpokenNumberWords.Word]) {
    var rest = words[...]
    var (value, lowest) = (0, Int.max)
    repeat {
      guard let group = Self.group(&rest) else { return nil }
      guard case .scale(let unit)? = rest.first else {
        guard rest.isEmpty else { return nil }
        self.value = value + group
        return
      }
      guard unit < lowest, unit >= 1_000, group < 1_000 else { return nil }
      rest.removeFirst()
      (value, lowest) = (value + group * unit, unit)
      guard Self.skipsAnd(&rest) else { return nil }
    } while !rest.isEmpty
    self.value = value
  }

  /// A number below a hundred, alone or of hundreds, with what comes after these.
  private static func group(_ rest: inout ArraySlice<SpokenNumberWords.Word>) -> Int? {
    guard let first = belowHundred(&rest) else { return nil }
    guard rest.first == .scale(100) else { return first }
    rest.removeFirst()
    guard skipsAnd(&rest) else { return nil }
    var after = rest
    guard let second = belowHundred(&after) else { return first * 100 }
    rest = after
    return first * 100 + second
  }

  private static func belowHundred(_ rest: inout ArraySlice<SpokenNumberWords.Word>) -> Int? {
    guard let word = rest.popFirst() else { return nil }
    switch word {
    case .teen(let value): return value
    case .tens(let value):
      guard let digit = rest.first?.singleDigit, digit > 0 else { return value }
      rest.removeFirst()
      return value + digit
    case .article:
      if case .scale? = rest.first { return 1 }
      return nil
    case .digit, .figures: return word.singleDigit.flatMap { $0 > 0 ? $0 : nil }
    case .chinese, .scale, .times, .letterO, .and: return nil
    }
  }

  /// Leaves out an "and"; `false` if it is the last word.
  private static func skipsAnd(_ rest: inout ArraySlice<SpokenNumberWords.Word>) -> Bool {
    guard rest.first == .and else { return true }
    rest.removeFirst()
    return !rest.isEmpty
  }
}
