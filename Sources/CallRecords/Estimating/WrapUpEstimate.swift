/// What agents do after a talk before they take the next call, from gaps while callers waited.
///
/// An agent who ends a talk while calls wait that the agent serves would take one at once: how long
/// it takes until then is wrap-up, or an absence. Where the queue runs empty first, the time is cut
/// short, so the times are Kaplan and Meier's. Up to `bound` they count as wrap-up; who takes longer
/// was away.
package struct WrapUpEstimate: Sendable {
  /// How often a talk ended while calls waited.
  package let observations: Int
  /// In seconds.
  package let bound: Double
  /// The share of talks after which an agent is away for longer than `bound`.
  package let away: Double
  /// Of those that aren't away: the values in seconds with their shares, which sum to 1.
  package let values: [(seconds: Double, share: Double)]
  /// By whole seconds up to `bound`: the share of agents who haven't taken a call yet.
  let surviving: [Double]

  /// In seconds.
  package var mean: Double { values.reduce(0) { $0 + $1.seconds * $1.share } }

  /// So many observations, or the log's own wrap-up, are needed for an estimate.
  private static let enough = 50

  /// - Parameter recorded: the lengths of wrap-up that the log has, in seconds.
  init(_ days: RecordedDays, types: Int, skills: SkillSets, recorded: [Double]) {
    var seen: [KaplanMeier.Observation] = []
    for day in days { Self.observe(day, types, skills, &seen) }
    let curve = KaplanMeier(seen)
    observations = seen.count
    guard seen.count >= Self.enough else {
      bound = 60
      away = 0
      let own = recorded.sorted()
      values =
        own.isEmpty
        ? [(0, 1)]
        : (0..<20).map { (own[min(own.count - 1, (2 * $0 + 1) * own.count / 40)], 0.05) }
      surviving = [Double](repeating: 0, count: 61)
      return
    }
    let median = curve.quantile(0.5) ?? 10
    let last = min(max((6 * median).rounded(), 30), 600)
    bound = last
    away = curve.surviving(last)
    surviving = (0...Int(last)).map { curve.surviving(Double($0)) }
    var masses: [(seconds: Double, share: Double)] = []
    var before = 1.0
    for (second, share) in surviving.enumerated() where before - share > 0 {
      masses.append((Double(second), before - share))
      before = share
    }
    let total = masses.reduce(0) { $0 + $1.share }
    values = total > 0 ? masses.map { ($0.seconds, $0.share / total) } : [(0, 1)]
  }

  private static func observe(
    _ day: RecordedDay, _ types: Int, _ skills: SkillSets,
    _ seen: inout [KaplanMeier.Observation]
  ) {
    let spans = day.waitingSpans(types: types)
    var united: [[Int]: [Range<Double>]] = [:]
    for (agent, talks) in day.talksByAgent.sorted(by: { $0.key < $1.key }) {
      let set = skills.types(of: agent, talks: talks)
      if united[set] == nil { united[set] = RecordedDay.united(set.flatMap { spans[$0] }) }
      guard let waiting = united[set] else { continue }
      let starts = waiting.map(\.lowerBound)
      for (index, talk) in talks.enumerated() {
        let place = Numbers.count(starts, upTo: talk.to) - 1
        guard place >= 0, waiting[place].upperBound > talk.to else { continue }
        let end = waiting[place].upperBound
        let next = index + 1 < talks.count ? talks[index + 1].from : .infinity
        guard next >= talk.to else { continue }
        // Who pauses or leaves ends the wrap-up unseen.
        if let away = day.duties[agent]?.away(talk.to, min(next, end)).first {
          seen.append(.init(time: away.lowerBound - talk.to, isEnded: false))
          continue
        }
        seen.append(
          next <= end
            ? .init(time: next - talk.to, isEnded: true)
            : .init(time: end - talk.to, isEnded: false))
      }
    }
  }
}
