internal import Diagnostics

/// What a caller has at hand to type, by a word of the prompt that asks for it.
struct CallerKnowledge {
  private let known: [Population.KnownDigits]

  /// Beside what the population says, callers know their newest order, their newest complaint and
  /// their own number.
  init(_ caller: Population.Caller, _ data: DirectoryData) {
    let never = Instant(milliseconds: .min)
    var known = caller.knows
    if let number = caller.number {
      let orders = data.ordersOfCaller[number] ?? []
      let cases = data.cases.values.filter { $0.caller == number }
        .sorted { ($0.openedAt ?? never, $0.id) > ($1.openedAt ?? never, $1.id) }
      let own: [([String], String?)] = [
        (["受理", "工单", "case"], cases.first?.id), (["订单", "order"], orders.first),
        (["手机", "电话", "phone"], number),
      ]
      for (words, digits) in own {
        guard let digits, PopulationReader.isDigits(digits) else { continue }
        known += words.map { .init(word: $0, digits: digits) }
      }
    }
    self.known = known
  }

  /// What the caller types at a node: what its prompts ask for by name, else the first that fits.
  ///
  /// What the flow checks by an expression is left to the flow.
  func answer(to collect: Collect) -> String? {
    let fitting = known.filter { fits($0.digits, collect) }
    let asked = collect.prompt.prompts.map(\.text.source).joined().lowercased()
    return (fitting.first { asked.contains(part: $0.word.lowercased()) } ?? fitting.first)?.digits
  }

  private func fits(_ digits: String, _ collect: Collect) -> Bool {
    collect.digits.contains(digits.utf8.count)
      && collect.pattern?.matchesWhole(digits) ?? true
  }
}
