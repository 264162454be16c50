import Diagnostics

/// How much memory a replication takes.
extension ScenarioCheck {
  /// Callers who may be there at once, in the menu, in line, or about to dial again.
  ///
  /// Each takes 170 bytes, and up to 300 while room is made for more, so that a replication stays
  /// below 2 GB. Callers who have left take nothing: a day of any number will do.
  static let mostPresent = 6_000_000.0

  /// Whether all who may be there at once fit in memory.
  func checkMemory() {
    var present = 0.0
    for index in scenario.callTypes.indices {
      present += callersAtOnce(of: index)
      guard present > Self.mostPresent else { continue }
      let count = Int(min(present, 1e15))
      reader.error(
        "too-many-callers", at: places.arrivals[index],
        Wording(
          zh: "callType“\(scenario.callTypes[index].id)”：同时在线的来电者可达 \(count) 人，内存装不下"
            + "（最多 \(Int(Self.mostPresent))）",
          en:
            "callType \"\(scenario.callTypes[index].id)\": \(count) callers may be there at once, "
            + "more than fit in memory (\(Int(Self.mostPresent)))"),
        hint: Wording(
          zh: "让来电者更早挂断、少重拨，或把一天改短",
          en: "let callers hang up sooner or dial again fewer times, or make the day shorter"))
      return
    }
  }

  /// So many of a type are there at once on an average day, if nobody is answered: those who come in
  /// as many of the busiest intervals as a caller sees.
  private func callersAtOnce(of index: Int) -> Double {
    let type = scenario.callTypes[index]
    let profile = ArrivalProfile(of: index, in: scenario)
    var calls = [Double](repeating: 0, count: scenario.intervalCount)
    func interval(_ time: Double) -> Int {
      min(max(0, Int(time / scenario.intervalSeconds)), scenario.intervalCount - 1)
    }
    for call in profile.traced { calls[interval(call.at)] += 1 }
    for piece in profile.pieces {
      // A piece may reach over many intervals.
      for part in interval(piece.from)...interval(piece.to.nextDown) {
        let span = scenario.interval(part)
        let overlap = min(piece.to, span.upperBound) - max(piece.from, span.lowerBound)
        calls[part] += piece.calls * max(0, overlap) / max(piece.to - piece.from, 1e-9)
      }
    }
    let seen = stay(of: type) / scenario.intervalSeconds
    return calls.sorted(by: >).enumerated().reduce(0) { sum, next in
      sum + next.element * min(1, max(0, seen - Double(next.offset)))
    }
  }

  /// How long a caller who is never answered is there, in seconds, dialling again included.
  ///
  /// Of those who never hang up `checkLoad` says how many there will be.
  private func stay(of type: Scenario.CallType) -> Double {
    func longest(_ distribution: Distribution?) -> Double {
      guard let distribution else { return 0 }
      return (0..<scenario.intervalCount).map { distribution.mean(interval: $0) }
        .filter(\.isFinite).max() ?? 0
    }
    let attempt = longest(type.menu?.lasts) + longest(type.patience)
    let again =
      [type.redial?.busy, type.redial?.abandoned].map { chance -> (Double, Double) in
        (chance?.share ?? 0, longest(chance?.delay))
      }.max { $0.0 < $1.0 } ?? (0, 0)
    // Each redials with the same chance, so that there are 1 / (1 - share) attempts on average.
    let attempts = min(1 / max(1 - again.0, 1e-6), Double(type.redial?.attempts ?? .max))
    return attempts * attempt + max(0, attempts - 1) * again.1
  }
}
