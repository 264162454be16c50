/// A calendar day of a log, what is known apart from what is to be foretold.
package struct RecordedDay: Sendable {
  /// A call joined the queue.
  package struct Arrival: Sendable, Hashable {
    /// Seconds since midnight.
    var joined: Double
    var type: Int
  }

  /// An agent handled a call.
  package struct Talk: Sendable, Hashable {
    var agent: Int
    var type: Int
    /// Seconds since midnight.
    var from: Double
    /// Seconds since midnight, which may be after the day's end.
    var to: Double
  }

  /// What became of a call that joined the queue.
  package struct Fate: Sendable, Hashable {
    package var type: Int
    /// Seconds since midnight.
    package var joined: Double
    /// In seconds.
    package var waited: Double
    package var isAbandoned: Bool
    var priority: Int
    /// Who answered; -1 where nobody did or the log doesn't say.
    var agent: Int

    /// Seconds since midnight.
    var left: Double { joined + waited }
  }

  /// Since 1970-01-01.
  package let day: Int
  /// By time.
  package let arrivals: [Arrival]
  /// With an agent, by time of their beginning.
  let talks: [Talk]
  /// The lengths of all talks, those of unknown agents too, by time of their beginning.
  let lengths: [Talk]
  /// In the order of `arrivals`; a simulation of the day never looks at them.
  package let fates: [Fate]
  /// By agent, of those whose log-ons or pauses the log has.
  let duties: [Int: AgentDuty]

  init(_ day: Int, _ calls: ArraySlice<CallRecord>, duties: [Int: AgentDuty] = [:]) {
    self.day = day
    self.duties = duties
    let midnight = Double(day) * 86_400
    let offered = calls.filter(\.isOffered).sorted { $0.joined < $1.joined }
    arrivals = offered.map { Arrival(joined: $0.joined - midnight, type: Int($0.type)) }
    fates = offered.map {
      Fate(
        type: Int($0.type), joined: $0.joined - midnight, waited: Double($0.waited),
        isAbandoned: $0.outcome == .abandoned, priority: Int($0.priority),
        agent: $0.outcome == .answered ? Int($0.agent) : -1)
    }
    lengths = offered.filter { $0.outcome == .answered }.map {
      Talk(
        agent: Int($0.agent), type: Int($0.type), from: $0.left - midnight,
        to: $0.talkEnded - midnight)
    }.sorted { $0.from < $1.from }
    talks = lengths.filter { $0.agent >= 0 }
  }

  /// The days of a log that have offered calls.
  package static func days(of log: CallLog) -> RecordedDays { RecordedDays(log) }

  /// Each agent's talks, by time.
  var talksByAgent: [Int: [Talk]] { Dictionary(grouping: talks, by: \.agent) }

  /// All who talked or were logged on, in order, with their talks by time.
  var staff: [(agent: Int, talks: [Talk])] {
    var talks = talksByAgent
    for (agent, duty) in duties where duty.loggedOn?.isEmpty == false {
      talks[agent, default: []] += []
    }
    return talks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// When an agent was there, absences not taken off: logged on or, where the log doesn't say, from the
  /// first talk to the end of the last.
  func presence(of agent: Int, _ talks: [Talk]) -> [Range<Double>] {
    if let loggedOn = duties[agent]?.loggedOn {
      return Self.united(loggedOn + talks.filter { $0.to > $0.from }.map { $0.from..<$0.to })
    }
    guard let first = talks.first else { return [] }
    let end = talks.reduce(first.to) { max($0, $1.to) }
    return end > first.from ? [first.from..<end] : []
  }

  /// When calls of each type waited, as disjoint spans in order.
  func waitingSpans(types: Int) -> [[Range<Double>]] {
    var spans = [[Range<Double>]](repeating: [], count: types)
    for fate in fates where fate.waited > 0 { spans[fate.type].append(fate.joined..<fate.left) }
    return spans.map(Self.united)
  }

  /// What is left of disjoint spans in order without others in order.
  static func spans(_ spans: [Range<Double>], without others: [Range<Double>]) -> [Range<Double>] {
    var result: [Range<Double>] = []
    var next = 0
    for span in spans {
      var from = span.lowerBound
      while next < others.count, others[next].upperBound <= from { next += 1 }
      var place = next
      while place < others.count, others[place].lowerBound < span.upperBound {
        if others[place].lowerBound > from { result.append(from..<others[place].lowerBound) }
        from = max(from, others[place].upperBound)
        place += 1
      }
      if from < span.upperBound { result.append(from..<span.upperBound) }
    }
    return result
  }

  /// Spans put together where they overlap or touch.
  static func united(_ spans: [Range<Double>]) -> [Range<Double>] {
    var result: [Range<Double>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, span.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
  }
}
