/// When agents may have been available: one day out of all that fit what is known.
extension AvailabilityGaps {
  /// How long agents are there before their first call and after their last, if nobody else takes
  /// calls meanwhile; in seconds.
  private static let edgeMean = 300.0
  private static let longestEdge = 1_800.0

  /// Draws when each agent was there and not away, talks included, in seconds since midnight.
  /// - Parameter model: by which the day was solved.
  /// - Returns: in the order of `talks`.
  func draw(_ model: AbsenceModel, _ numbers: inout SeededNumbers) -> [[Range<Double>]] {
    var away: [Int: [Range<Double>]] = [:]
    for gap in gaps { away[gap.agent, default: []] += draw(gap, model, &numbers) }
    return talks.map { agent, talks, types in
      let absences = (away[agent] ?? []).filter { $0.upperBound - $0.lowerBound >= 1 }
      let presence = presence(agent, talks, Set(types), &numbers)
      guard let pauses = duties[agent]?.pauses, !pauses.isEmpty else {
        return RecordedDay.spans(presence, without: absences)
      }
      // Nobody who talks is paused.
      let talking = RecordedDay.united(talks.filter { $0.to > $0.from }.map { $0.from..<$0.to })
      let idle = RecordedDay.spans(RecordedDay.united(pauses), without: talking)
      return RecordedDay.spans(presence, without: RecordedDay.united(absences + idle))
    }
  }

  /// When an agent was there, absences not taken off: logged on or, where the log doesn't say, from
  /// somewhat before the first talk to somewhat after the last.
  private func presence(
    _ agent: Int, _ talks: [RecordedDay.Talk], _ known: Set<Int>,
    _ numbers: inout SeededNumbers
  ) -> [Range<Double>] {
    if let loggedOn = duties[agent]?.loggedOn {
      return RecordedDay.united(
        loggedOn + talks.filter { $0.to > $0.from }.map { $0.from..<$0.to })
    }
    guard let first = talks.first?.from else { return [] }
    let last = talks.reduce(0) { max($0, $1.to) }
    let start = max(0, first - edge(from: first, known, step: -1, &numbers))
    let end = last + edge(from: last, known, step: 1, &numbers)
    return end > start ? [start..<end] : []
  }

  /// Draws the absences of a gap, from its end backwards.
  private func draw(
    _ gap: Gap, _ model: AbsenceModel, _ numbers: inout SeededNumbers
  ) -> [Range<Double>] {
    let count = gap.looks.count
    var states = [Int](repeating: AbsenceModel.available, count: count + 2)
    let lastStep = model.transition(from: gap.lastSince, over: gap.to - gap.lastSince)
    let last = count > 0 ? gap.filtered[count - 1] : gap.after
    states[count] = Self.pick(last * (lastStep?.backward(gap.end) ?? gap.end), &numbers)
    for index in (0..<count).reversed() {
      let before = index > 0 ? gap.filtered[index - 1] : gap.after
      let look = gap.looks[index]
      guard let step = model.transition(from: look.since, over: look.at - look.since) else {
        states[index] = states[index + 1]
        continue
      }
      let next = states[index + 1]
      states[index] = Self.pick(
        before * AbsenceModel.States(step[0][next], step[1][next], step[2][next], 0), &numbers)
    }
    let times = [gap.from] + gap.looks.map(\.at) + [gap.to]
    var result: [Range<Double>] = []
    var since: Double?
    for index in times.indices {
      let isAway = states[index] != AbsenceModel.available
      var at = times[index]
      if index > 0, isAway != (states[index - 1] != AbsenceModel.available) {
        at = times[index - 1] + numbers.uniform() * (times[index] - times[index - 1])
      }
      if isAway, since == nil { since = at }
      if !isAway, let start = since {
        result.append(start..<max(start, at))
        since = nil
      }
    }
    return result
  }

  private static func pick(_ weights: AbsenceModel.States, _ numbers: inout SeededNumbers) -> Int {
    var rest = numbers.uniform() * weights.sum()
    for index in 0..<2 {
      rest -= weights[index]
      if rest < 0 { return index }
    }
    return AbsenceModel.available
  }

  /// Draws how long an agent was there beyond the first or last talk: the longer, the more calls
  /// others took meanwhile.
  private func edge(
    from time: Double, _ known: Set<Int>, step: Int, _ numbers: inout SeededNumbers
  ) -> Double {
    var place = Numbers.count(startTimes, upTo: time)
    if step < 0 { while place > 0, startTimes[place - 1] >= time { place -= 1 } }
    if step < 0 { place -= 1 }
    let drawn = min(numbers.exponential(mean: Self.edgeMean), Self.longestEdge)
    while starts.indices.contains(place) {
      let distance = abs(starts[place].at - time)
      if distance >= drawn { break }
      if known.contains(starts[place].type) {
        let passed =
          starts[place].isQuick ? AbsenceModel.passedByQuick : 1 - 1 / (crowd[place] + 2)
        if numbers.uniform() > passed { return distance }
      }
      place += step
    }
    return drawn
  }
}
