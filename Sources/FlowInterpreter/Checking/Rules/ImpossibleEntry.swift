internal import Diagnostics

extension LintRule {
  static let impossibleEntry = LintRule(
    "impossible-entry", .error, "A pattern or check that no entry can pass",
    advice: """
      Whatever the caller types is wrong, until they give up: the pattern asks for another number of \
      digits than `digits` allows, or for letters, or the check compares with what digits never are.
      """,
    ofValues: { node, values in
      guard case .collect(let collect) = node.kind else { return [] }
      if let pattern = collect.pattern, pattern.matchesEntry(of: collect.digits) == false {
        return [
          Spot(
            at: node.offset,
            "\(node.title): no entry of \(collect.digits.phrase) matches \(pattern.source.prefix(60))"
          )
        ]
      }
      guard let check = collect.check else { return [] }
      let truths = values.of(check.tree).truths
      guard !truths.isEmpty, !truths.contains(true) || collect.refusesEveryEntry else { return [] }
      return [
        Spot(
          at: check.offset,
          "\(node.title): no entry of \(collect.digits.phrase) passes \"\(check.source.prefix(60))\""
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
  var phrase: String {
    lowerBound == upperBound
      ? "\(lowerBound) digit\(lowerBound == 1 ? "" : "s")" : "\(lowerBound) to \(upperBound) digits"
  }
}
