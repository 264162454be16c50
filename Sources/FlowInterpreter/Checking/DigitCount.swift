/// How many digits a prompt asks for, as found in its text: `8位`, `三到五位`, `an 8-digit code`.
enum DigitCount {
  /// The numbers of digits that a text names, in its order.
  static func all(in text: String) -> [ClosedRange<Int>] {
    // Full-width figures are figures.
    let characters = text.lowercased().map { character in
      character.wholeNumberValue.flatMap {
        (0...9).contains($0) && "０"..."９" ~= character ? Character(String($0)) : nil
      } ?? character
    }
    var found: [ClosedRange<Int>] = []
    var index = 0
    while index < characters.count {
      guard let (first, end) = number(characters, at: index) else {
        index += 1
        continue
      }
      var range = first...first
      var next = end
      if let after = joined(characters, at: end), let (last, end) = number(characters, at: after),
        last >= first
      {
        range = first...last
        next = end
      }
      if isFollowedByDigits(characters, at: next), (1...64).contains(range.lowerBound),
        range.upperBound <= 64
      {
        found.append(range)
      }
      index = next
    }
    return found
  }

  private static let han: [Character: Int] = [
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let english = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16,
  ]

  /// A number in digits, Chinese or English words, with its end.
  private static func number(_ text: [Character], at start: Int) -> (Int, Int)? {
    var end = start
    if text[start].isASCII, text[start].isNumber {
      while end < text.count, text[end].isASCII, text[end].isNumber { end += 1 }
      return Int(String(text[start..<end])).map { ($0, end) }
    }
    if han[text[start]] != nil || text[start] == "十" {
      while end < text.count, han[text[end]] != nil || text[end] == "十" { end += 1 }
      return chinese(text[start..<end]).map { ($0, end) }
    }
    guard text[start].isASCII, text[start].isLetter, start == 0 || !text[start - 1].isLetter else {
      return nil
    }
    while end < text.count, text[end].isASCII, text[end].isLetter { end += 1 }
    return english[String(text[start..<end])].map { ($0, end) }
  }

  /// `三`, `十`, `十三`, `二十`, `二十三`.
  private static func chinese(_ text: ArraySlice<Character>) -> Int? {
    guard let ten = text.firstIndex(of: "十") else {
      return text.count == 1 ? han[text[text.startIndex]] : nil
    }
    let (before, after) = (text[..<ten], text[(ten + 1)...])
    guard before.count <= 1, after.count <= 1 else { return nil }
    let tens = before.first.map { han[$0] ?? 1 } ?? 1
    return tens * 10 + (after.first.flatMap { han[$0] } ?? 0)
  }

  /// What stands between the ends of a range, with its end.
  private static func joined(_ text: [Character], at start: Int) -> Int? {
    let joins = ["位到", "位至", "到", "至", "-", "~", " to ", " or ", "或", "位或"]
    return joins.first { text[start...].starts(with: $0) }.map { start + $0.count }
  }

  private static func isFollowedByDigits(_ text: [Character], at end: Int) -> Bool {
    let rest = text[end...]
    if rest.starts(with: "位") {
      // 几位客人: people are counted by the same word.
      let people = ["位数", "位号", "位"]
      let after = rest.dropFirst()
      let isPeople = ["客", "乘", "旅", "同", "专", "用户", "老", "成", "家", "顾"].contains {
        after.starts(with: $0)
      }
      return !isPeople && people.contains { rest.starts(with: $0) }
    }
    return ["-digit", " digit", "数字密码", "个数字", " numbers", "-number"].contains {
      rest.starts(with: $0)
    }
  }
}
