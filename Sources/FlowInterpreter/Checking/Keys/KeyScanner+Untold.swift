/// Keys without a verb right before them: what is called a key, what goes on after one that is told, and lists.
extension KeyScanner {
  /// Takes what is called a key: `1键充值`, `the 2 key for prescriptions`.
  mutating func findNamed() {
    for mention in mentions() where !isTaken(mention) && !prohibited.contains(mention.end) {
      let name = String(text[mention.start..<mention.end])
      let isCalledKey =
        name.hasSuffix("键")
        || name.hasSuffix(" key")
          && (endsClause(at: mention.end)
            || [" for ", " to ", " if ", " or ", " and "].contains { matches($0, at: mention.end) })
      guard isCalledKey else { continue }
      found.append(
        KeyOffer(key: mention.key, position: mention.start, end: mention.end, isTold: true))
    }
  }

  /// Takes `2 for sales` and `for sales, two` after a verb; `人工0`, `人工：0` and `0人工`.
  mutating func findContinued() {
    for mention in mentions() where !isTaken(mention) && isContinued(mention) {
      found.append(
        KeyOffer(key: mention.key, position: mention.start, end: mention.end, isTold: true))
    }
  }

  private func isContinued(_ mention: Mention) -> Bool {
    guard found.contains(where: { $0.isTold && $0.position < mention.start }) else { return false }
    let before = clauseBefore(mention.start)
    if isHan(at: mention.start - 1) || before.contains(where: \.isHan) {
      // At the end of its clause, with a name before it.
      return endsClause(at: mention.end) && before.count <= 12
        && !before.contains(where: \.isNumber)
        && !mention.isWord
    }
    if isHan(at: mention.end), before.isEmpty { return !mention.isWord }
    let follows = ["for ", "to ", "if "].contains { matches(" " + $0, at: mention.end) }
    let plain = String(before).split(separator: " ")
    if follows { return plain.last.map { ["or", "and", "then"].contains($0) } ?? true }
    guard endsClause(at: mention.end), mention.start > 0, plain.isEmpty || plain.count <= 6 else {
      return false
    }
    // `For sales, two.`
    let opening = plain.isEmpty ? clauseBefore(startOfClause(mention.start) - 1) : before
    return ["for ", "to ", "if "].contains { String(opening).hasPrefix($0) }
  }

  /// Takes `1查账单，2改套餐，3报故障` of a text that tells to choose: clauses that count from one, each with its name.
  mutating func findCounted() {
    guard Self.choosing.contains(where: { String(text).contains($0) }) else { return }
    var counted: [Mention] = []
    for mention in mentions() where !mention.isWord && !isTaken(mention) {
      let before = clauseBefore(mention.start)
      guard before.last.map({ ":：".contains($0) }) ?? true, isHan(at: mention.end),
        mention.end == mention.start + 1,
        mention.key.wholeNumberValue == counted.count + 1
          || counted.count >= 2 && "09".contains(mention.key)
      else { continue }
      counted.append(mention)
    }
    guard counted.count >= 2 else { return }
    found += counted.map {
      KeyOffer(key: $0.key, position: $0.start, end: $0.end, isTold: true)
    }
  }

  /// Takes `充值1，退款2，人工0。请选择。` and `充值，1；退款，2`: keys that end a clause, each with a name of its own,
  /// and `Sales is 1. Service is 2.`, counted from one.
  mutating func findChosen() {
    let isChoice = ["请选择", "按键", "您的选择:", "您的选择："].contains { String(text).contains($0) }
    var chosen: [(name: String, mention: Mention)] = []
    for mention in mentions() where !isTaken(mention) {
      guard endsClause(at: mention.end) || matches("、", at: mention.end),
        let name = nameBefore(mention)
      else { continue }
      if name.contains(where: \.isHan) ? isChoice : mention.key.wholeNumberValue == chosen.count + 1
      {
        chosen.append((name, mention))
      }
    }
    // `套餐1、套餐2` are things, not keys.
    guard chosen.count >= 2, Set(chosen.map(\.name)).count == chosen.count,
      Set(chosen.map(\.mention.key)).count == chosen.count
    else { return }
    found += chosen.map { name, mention in
      KeyOffer(
        key: mention.key, position: mention.start, end: mention.end,
        isTold: name.contains(where: \.isHan))
    }
  }

  /// What a key at the end of a clause is said to be for; `nil` if that is no name.
  private func nameBefore(_ mention: Mention) -> String? {
    var before = clauseBefore(mention.start)
    let start = startOfClause(mention.start)
    if before.isEmpty, start > 0, "，,".contains(text[start - 1]), mention.end < text.count,
      "；;。".contains(text[mention.end])
    {
      before = clauseBefore(start - 1)
    }
    if let colon = before.lastIndex(where: { ":：".contains($0) }) {
      before = before[(colon + 1)...]
    }
    guard (1...12).contains(before.count), !before.contains(where: \.isNumber),
      before.contains(where: \.isLetter)
    else { return nil }
    if before.contains(where: \.isHan) {
      for opening in ["请选择", "或者", "或", "和"] where before.starts(with: opening) {
        before.removeFirst(opening.count)
      }
      return mention.isWord || before.isEmpty || before.last == "第" ? nil : String(before)
    }
    let words = String(before).split(separator: " ")
    return words.count >= 2 && words.last == "is" ? words.dropLast().joined(separator: " ") : nil
  }

  private static let choosing = ["请选择", "您的选择", "按"]

  /// Takes `Option 1: accounts. Option 2: cards.`, where at least two are, or one that counts on from a key.
  mutating func findOptions() {
    let options = mentions().filter { mention in
      ["option", "选项"].contains(String(clauseBefore(mention.start)))
        && [":", "：", ",", "，", ".", " -", " –", " is ", " for "].contains {
          matches($0, at: mention.end)
        } && !isTaken(mention)
    }
    .map {
      // The word that calls it an option says nothing of what it is for.
      KeyOffer(
        key: $0.key, position: skippingSpaces(startOfClause($0.start)), end: $0.end,
        isTold: false, isOption: true)
    }
    let countsOn = options.contains { option in found.contains { option.countsOn(from: $0) } }
    if Set(options.map(\.key)).count >= 2 || countsOn { found += options }
  }

  /// Takes every key that is not named where any key will do: `按任意键继续`, `press any other key`.
  mutating func findAny() {
    for start in text.indices {
      guard let phrase = word(of: Self.anyKey, at: start), !isProhibited(start),
        // `1到3之间的任意键`, `any key from 1 to 3`, `the key`.
        !["之间的", "之间", "中的", "中", "以内的"].contains(where: { ends(with: $0, at: start) }),
        ![" from ", " between ", " of "].contains(where: {
          matches($0, at: start + phrase.count)
        }), !isLetter(at: start + phrase.count)
      else { continue }
      found += "1234567890*#".filter { key in !found.contains { $0.key == key } }.map {
        KeyOffer(key: $0, position: start, end: start + phrase.count, isTold: false)
      }
    }
  }

  private static let anyKey = [
    "任意键", "任意按键", "任意一键", "任意一个键", "任何键", "其他键", "其它键", "any key", "any other key", "any button",
    "any other button",
  ]

  /// Takes `Billing: 1. Sales: 2.` where no verb is, and at least two are.
  mutating func findListed() {
    let listed = mentions().filter { mention in
      guard !mention.isWord else { return false }
      let before = clauseBefore(mention.start)
      let isNamed = [":", "：", ""].contains {
        !$0.isEmpty && ends(with: $0, at: endOfText(mention.start))
      }
      let isFirst =
        before.isEmpty && [":", "：", ".", "、", "，", " -"].contains { matches($0, at: mention.end) }
      return isNamed && endsClause(at: mention.end) || isFirst && isHan(at: mention.end + 1)
    }
    guard Set(listed.map(\.key)).count >= 2 else { return }
    found += listed.map {
      KeyOffer(key: $0.key, position: $0.start, end: $0.end, isTold: false)
    }
  }
}
