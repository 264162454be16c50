/// The gaps between the talks of a day's agents, with all that tells whether they were available.
///
/// It goes by who handled calls when, and by log-ons and pauses where the log has them. If another agent of the same skill took a call during a gap,
/// the agent of the gap was passed by, which is the less likely the fewer were available.
struct AvailabilityGaps: Sendable {
  /// A moment at which something can be told of an agent in a gap.
  struct Look: Sendable {
    /// Seconds since midnight.
    var at: Double
    /// From when the states step on to here: the look before, or an earlier one if this is within half a
    /// second of it.
    var since = 0.0
    /// The talk of another agent that began; -1 where callers waited.
    var talk: Int
    /// The probability that the wrap-up is over.
    var ready: Double
    /// The probability, so far, that the agent was available.
    var available = 0.5
  }

  struct Gap: Sendable {
    var agent: Int
    var from: Double
    var to: Double
    /// The talk that ended it.
    var ending: Int
    var looks: [Look]
    /// From when the states step on to the end.
    var lastSince: Double
    /// What is to be believed at each look by what came before, once the day is solved.
    var filtered: [AbsenceModel.States] = []
    /// By the model: the states after the talk that began it.
    var after = AbsenceModel.States()
    /// How likely its end is by the state then.
    var end = AbsenceModel.States()
  }

  /// By agent, in order; those who were logged on and took no call have no talks.
  let talks: [(agent: Int, talks: [RecordedDay.Talk], types: [Int])]
  let duties: [Int: AgentDuty]
  /// When talks begin, with their agent, type and whether they followed at once upon another.
  let starts: [(at: Double, agent: Int, type: Int, isQuick: Bool)]
  let startTimes: [Double]
  /// Gaps that are longer than wrap-up.
  var gaps: [Gap] = []
  /// By hour of the day: how many talks were followed by another of the same agent.
  private(set) var ends = [Double](repeating: 0, count: 24)
  /// How many agents of a gap were available when each talk began, as far as is known.
  var crowd: [Double] = []

  /// At how many moments something can be told of an agent.
  var lookCount: Int { gaps.reduce(0) { $0 + $1.looks.count } }

  /// - Parameter waiting: when calls of each type waited, where that may be known; `nil` of a day
  ///   whose waits are hidden.
  init(
    _ day: RecordedDay, skills: SkillSets, wrapUp: WrapUpEstimate,
    waiting: [[Range<Double>]]? = nil
  ) {
    duties = day.duties
    talks = day.staff.map { ($0.agent, $0.talks, skills.types(of: $0.agent, talks: $0.talks)) }
    var starts: [(at: Double, agent: Int, type: Int, isQuick: Bool)] = []
    for (agent, talks, _) in talks {
      var ended = -Double.infinity
      for talk in talks {
        starts.append((talk.from, agent, talk.type, talk.from - ended <= AbsenceModel.quick))
        ended = max(ended, talk.to)
      }
    }
    starts.sort { ($0.at, $0.agent) < ($1.at, $1.agent) }
    self.starts = starts
    startTimes = starts.map(\.at)
    crowd = [Double](repeating: 0, count: starts.count)
    var united: [[Int]: [Range<Double>]] = [:]
    for (agent, talks, types) in talks {
      var spans: [Range<Double>] = []
      if let waiting {
        if united[types] == nil {
          united[types] = RecordedDay.united(types.flatMap { waiting[$0] })
        }
        spans = united[types] ?? []
      }
      let known = Set(types)
      guard var ended = talks.first?.to else { continue }
      for talk in talks.dropFirst() {
        defer { ended = max(ended, talk.to) }
        // What the log itself says of a gap needs no telling.
        if duties[agent]?.away(ended, talk.from).isEmpty == false { continue }
        ends[AbsenceModel.hour(ended)] += 1
        guard talk.from - ended > wrapUp.bound else { continue }
        gaps.append(gap(agent, ended, talk.from, known, spans, wrapUp))
      }
    }
  }

  private func gap(
    _ agent: Int, _ from: Double, _ to: Double, _ known: Set<Int>, _ waiting: [Range<Double>],
    _ wrapUp: WrapUpEstimate
  ) -> Gap {
    func ready(_ time: Double) -> Double {
      let second = Int(time - from)
      return second < wrapUp.surviving.count ? 1 - wrapUp.surviving[max(0, second)] : 1
    }
    var looks: [Look] = []
    var place = Numbers.count(startTimes, upTo: from + 3)
    while place < starts.count, starts[place].at < to {
      if starts[place].agent != agent, known.contains(starts[place].type) {
        looks.append(
          Look(at: starts[place].at, talk: place, ready: ready(starts[place].at)))
      }
      place += 1
    }
    var ending = place
    while ending < starts.count, starts[ending].at == to, starts[ending].agent != agent {
      ending += 1
    }
    if !waiting.isEmpty {
      for span in waiting where span.upperBound > from && span.lowerBound < to {
        var at = max(span.lowerBound, from) + AbsenceModel.quick
        while at < min(span.upperBound, to - AbsenceModel.quick) {
          looks.append(Look(at: at, talk: -1, ready: ready(at)))
          at += 30
        }
      }
      looks.sort { $0.at < $1.at }
    }
    var since = from
    for index in looks.indices {
      looks[index].since = since
      if (looks[index].at - since).rounded() > 0 { since = looks[index].at }
    }
    return Gap(
      agent: agent, from: from, to: to, ending: min(ending, starts.count - 1), looks: looks,
      lastSince: since)
  }
}
