/// When an agent was logged on and paused on one day, as the log's own events say.
package struct AgentDuty: Sendable, Hashable {
  /// Seconds since midnight; `nil` where a log-on or log-off is missing.
  var loggedOn: [Range<Double>]?
  /// Seconds since midnight.
  var pauses: [Range<Double>] = []

  /// When the agent can't have been available between two moments: paused or not logged on.
  func away(_ from: Double, _ to: Double) -> [Range<Double>] {
    guard to > from else { return [] }
    var spans = pauses
    if let loggedOn {
      var start = from
      for span in loggedOn {
        if span.lowerBound > start { spans.append(start..<span.lowerBound) }
        start = max(start, span.upperBound)
      }
      if to > start { spans.append(start..<to) }
    }
    return RecordedDay.united(
      spans.filter { $0.upperBound > from && $0.lowerBound < to }.map { $0.clamped(to: from..<to) })
  }
}

/// The duties of all agents whose events a log has.
///
/// A span of being logged on that has no beginning or end in the log, or is longer than anybody works,
/// says nothing of its days: then agents are told by their calls, less their pauses.
struct AgentDuties: Sendable {
  /// By day since 1970, then by agent.
  private var days: [Int: [Int: AgentDuty]] = [:]

  /// In seconds: members who are never removed are no agents at work.
  private static let longestShift = 16.0 * 3_600

  init(_ log: CallLog) {
    guard !log.agentEvents.isEmpty else { return }
    for (agent, events) in Dictionary(grouping: log.agentEvents, by: \.agent) {
      add(Int(agent), events, of: log)
    }
  }

  subscript(day: Int) -> [Int: AgentDuty] { days[day] ?? [:] }

  private mutating func add(_ agent: Int, _ events: [AgentEvent], of log: CallLog) {
    var standing = AgentStanding()
    var loggedOn: [Range<Double>] = []
    var paused: [Range<Double>] = []
    // Who pauses or leaves first was there before.
    var onSince: Double? = events[0].kind == .logOn ? nil : -.infinity
    var pausedSince: Double?
    for event in events {
      standing.take(event)
      if standing.isOn, onSince == nil { onSince = event.at }
      if !standing.isOn, let since = onSince {
        loggedOn.append(since..<event.at)
        onSince = nil
      }
      let isPaused = standing.isOn && !standing.isReady
      if isPaused, pausedSince == nil { pausedSince = event.at }
      if !isPaused, let since = pausedSince {
        paused.append(since..<event.at)
        pausedSince = nil
      }
    }
    if let onSince { loggedOn.append(onSince ..< .infinity) }
    let first = log.calls.first?.at ?? 0
    let last = log.calls.last?.at ?? 0
    for span in loggedOn {
      let isKnown = span.upperBound - span.lowerBound <= Self.longestShift
      Self.eachDay(span.clamped(to: min(first, events[0].at)..<max(last, events[0].at) + 1)) {
        day, part in
        var duty = days[day, default: [:]][agent] ?? AgentDuty(loggedOn: [])
        if isKnown { duty.loggedOn?.append(part) } else { duty.loggedOn = nil }
        days[day, default: [:]][agent] = duty
      }
    }
    for span in paused where span.upperBound - span.lowerBound <= Self.longestShift {
      Self.eachDay(span) { day, part in
        days[day, default: [:]][agent, default: AgentDuty()].pauses.append(part)
      }
    }
  }

  /// The parts of a span by day, in seconds since midnight.
  private static func eachDay(_ span: Range<Double>, _ take: (Int, Range<Double>) -> Void) {
    guard span.lowerBound < span.upperBound else { return }
    var day = Int((span.lowerBound / 86_400).rounded(.down))
    while Double(day) * 86_400 < span.upperBound {
      let midnight = Double(day) * 86_400
      let part = (span.lowerBound - midnight)..<(span.upperBound - midnight)
      take(day, part.clamped(to: 0..<86_400))
      day += 1
    }
  }
}

/// In which queues an agent is logged on at a moment, and in which of them paused.
private struct AgentStanding {
  /// Whether the agent is paused there; −1 stands for all queues.
  private var places: [Int32: Bool] = [:]
  private var isPausedEverywhere = false

  var isOn: Bool { !places.isEmpty }

  /// Whether calls of any queue may come.
  var isReady: Bool {
    guard isOn, !isPausedEverywhere else { return false }
    let own = places.filter { $0.key >= 0 }
    return (own.isEmpty ? places : own).values.contains(false)
  }

  mutating func take(_ event: AgentEvent) {
    let isEverywhere = event.place < 0
    switch event.kind {
    case .logOn:
      places[event.place] = false
      if isEverywhere { isPausedEverywhere = false }
    case .logOff:
      if isEverywhere { places = [:] } else { places[event.place] = nil }
      if places.isEmpty { isPausedEverywhere = false }
    case .pause:
      if isEverywhere { isPausedEverywhere = true } else { places[event.place] = true }
      if places.isEmpty { places[-1] = true }
    case .resume:
      isPausedEverywhere = false
      if isEverywhere {
        places = places.mapValues { _ in false }
      } else {
        places[event.place] = false
      }
      if places.isEmpty { places[-1] = false }
    }
  }
}
