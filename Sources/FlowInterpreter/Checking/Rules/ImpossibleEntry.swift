internal import Diagnostics

extension LintRule {
  static let impossibleEntry = LintRule(
    "impossible-entry", .error,
    Wording(zh: "怎么输入都通不过的格式或校验", en: "A pattern or check that no entry can pass"),
    advice: Wording(
      zh: """
        来电者输什么都算错，直到放弃：格式要的位数不在 `digits` 范围内，或要字母；或校验拿输入和不可能的值比。
        """,
      en: """
        Whatever the caller types is wrong, until they give up: the pattern asks for another number of \
        digits than `digits` allows, or for letters, or the check compares with what digits never are.
        """),
    ofValues: { node, values in
      guard case .collect(let collect) = node.kind else { return [] }
      if let pattern = collect.pattern,
        pattern.matchesEntry(of: EntryLengths(collect.digits)) == false
      {
        return [
          Spot(
            at: node.offset,
            Wording(
              zh:
                "\(node.title.zh)：\(collect.digits.phrase.zh)的输入都不符合 \(pattern.source.prefix(60))",
              en:
                "\(node.title.en): no entry of \(collect.digits.phrase.en) matches \(pattern.source.prefix(60))"
            )
          )
        ]
      }
      guard let check = collect.check else { return [] }
      let truths = values.of(check.tree).truths
      guard !truths.isEmpty, !truths.contains(true) || collect.refusesEveryEntry else { return [] }
      return [
        Spot(
          at: check.offset,
          Wording(
            zh: "\(node.title.zh)：\(collect.digits.phrase.zh)的输入都通不过“\(check.source.prefix(60))”",
            en:
              "\(node.title.en): no entry of \(collect.digits.phrase.en) passes \"\(check.source.prefix(60))\""
          )
        )
      ]
    })
}

extension Collect {
  /// Whether all entries were tried, because there are few, and none is taken.
  fileprivate var refusesEveryEntry: Bool {
    guard digits.upperBound <= 3, let check, check.tree.asksOnlyForInput else { return false }
    let call = IncomingCall(id: "", at: Instant(milliseconds: 0), caller: .null)
    var scope = Scope(variables: [], call: call)
    for length in digits {
      var most = 1
      for _ in 0..<length { most *= 10 }
      for number in 0..<most {
        let plain = length == 0 ? "" : String(number)
        let entry = String(repeating: "0", count: length - plain.count) + plain
        guard pattern?.matchesWhole(entry) ?? true else { continue }
        scope.input = .text(entry)
        // A check that faults takes no entry.
        if (try? check.holds(in: scope)) == true { return false }
      }
    }
    return true
  }
}

extension ExpressionTree {
  fileprivate var asksOnlyForInput: Bool {
    parts.allSatisfy { part in
      switch part {
      case .variable, .given(.caller), .given(.call): false
      case .call(.minutesSince, _), .call(.hoursSince, _): false
      default: true
      }
    }
  }
}

extension ClosedRange<Int> {
  /// As numbers of digits: `6 digits`, `4 to 6 digits`.
  var phrase: Wording {
    lowerBound == upperBound
      ? Wording(
        zh: "\(lowerBound) 位数字", en: "\(lowerBound) digit\(lowerBound == 1 ? "" : "s")")
      : Wording(
        zh: "\(lowerBound) 至 \(upperBound) 位数字", en: "\(lowerBound) to \(upperBound) digits")
  }
}
