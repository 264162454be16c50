internal import ParallelWork

/// Learning absences from days whose waits are known (Baum and Welch's iteration).
extension AbsenceModel {
  private static let rounds = 8
  /// An hour is drawn towards the day's mean as if that had been seen so many times.
  private static let pull = 30.0
  /// So many moments at which something can be told of an agent are enough to learn from.
  private static let enoughLooks = 2_000_000

  /// - Parameter days: their waits are looked at: while callers wait whom an agent serves, one in a
  ///   gap is away.
  init(
    learntFrom days: RecordedDays, types: Int, skills: SkillSets, wrapUp: WrapUpEstimate,
    jobs: Int
  ) {
    self.init(away: wrapUp.away)
    guard wrapUp.observations > 0 else { return }
    let gaps = Self.sample(days, types: types, skills: skills, wrapUp: wrapUp)
    let loop = OrderedLoop(threads: jobs)
    for _ in 0..<Self.rounds {
      let model = self
      let counts = loop.map(gaps.count) { gaps[$0].counts(model) }
      take(counts.reduce(into: AvailabilityGaps.Counts()) { $0 += $1 })
    }
  }

  /// The gaps of all days, or of so many of them as are enough, spread evenly over all.
  private static func sample(
    _ days: RecordedDays, types: Int, skills: SkillSets, wrapUp: WrapUpEstimate
  ) -> [AvailabilityGaps] {
    var chosen: [(index: Int, gaps: AvailabilityGaps)] = []
    var looks = 0
    for index in days.spreadIndices where looks < enoughLooks {
      let day = days[index]
      let gaps = AvailabilityGaps(
        day, skills: skills, wrapUp: wrapUp, waiting: day.waitingSpans(types: types))
      looks += gaps.lookCount
      chosen.append((index, gaps))
    }
    return chosen.sorted { $0.index < $1.index }.map(\.gaps)
  }

  private mutating func take(_ counts: AvailabilityGaps.Counts) {
    let ends = counts.ends.reduce(0, +)
    let time = counts.time.reduce(States(), +)
    guard ends > 0, time[2] > 0 else { return }
    let short = counts.shortAfter.reduce(0, +) / ends
    let long = counts.longAfter.reduce(0, +) / ends
    let shortBegun = counts.shortBegun.reduce(0, +)
    let begun = shortBegun + counts.longBegun.reduce(0, +)
    let rate = max(begun, 1e-3) / time[2]
    shortMean = min(max(time[0] / max(1, counts.shortEnded), 10), 36_000)
    longMean = min(max(time[1] / max(1, counts.longEnded), 60), 36_000)
    shortShare = begun > 0 ? shortBegun / begun : 0.5
    let pullTime = Self.pull / 2 / rate
    for hour in 0..<24 {
      let weight = counts.ends[hour] + Self.pull
      let one = (counts.shortAfter[hour] + Self.pull * short) / weight
      let other = (counts.longAfter[hour] + Self.pull * long) / weight
      afterTalk[hour] = States(one, other, max(0.01, 1 - one - other), 0)
      leaving[hour] = min(
        0.5,
        (counts.shortBegun[hour] + counts.longBegun[hour] + pullTime * rate)
          / (counts.time[hour][2] + pullTime))
    }
    prepare()
  }
}
