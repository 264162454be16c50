package import Diagnostics

/// The parts of a day in which a flow treats callers alike, as far as the clock decides.
///
/// A flow that never asks the time is the same all day. One that only has opening hours has a part
/// for each combination of open and closed, and one for each interval in which that changes, or soon
/// after which: callers are in the menu for a while. One whose
/// expressions ask the time may be different in every interval.
package struct WalkPeriods: Sendable {
  /// By interval, the part it belongs to.
  package let periodOfInterval: [Int]
  /// By part, its intervals.
  package let intervals: [[Int]]
  private let begins: Instant
  private let intervalSeconds: Double
  private let lastsSeconds: Double

  /// With more intervals than these, neighbours share a part.
  static let mostPeriods = 400
  /// Callers of an interval may meet what changes so long after it.
  private static let longestMenu = 600.0
  /// Whether it is open is asked so often at most; longer days are taken interval by interval.
  private static let mostQuestions = 1_000_000.0

  /// - Parameters:
  ///   - intervalSeconds: the length of an interval; the last may be shorter.
  ///   - count: how many there are.
  ///   - onDuty: who works when for `queues`, which calls leave where nobody does.
  package init(
    of library: FlowLibrary, begins: Instant, lastsSeconds: Double, intervalSeconds: Double,
    count: Int, onDuty: WalkedDuty? = nil, queues: [QueueRequest] = []
  ) {
    self.begins = begins
    self.intervalSeconds = intervalSeconds
    self.lastsSeconds = lastsSeconds
    let nodes = library.flows.flatMap(\.nodes)
    let calendars = nodes.compactMap { node -> OpeningHours? in
      if case .hours(let hours) = node.kind { hours.calendar } else { nil }
    }
    let questions =
      Double(count) * (intervalSeconds + Self.longestMenu) / 60
      * Double(calendars.count + queues.count)
    let asksTime =
      questions > Self.mostQuestions
      || nodes.contains { $0.expressions.contains { $0.tree.asksTime } }
    let width = (count + Self.mostPeriods - 1) / Self.mostPeriods
    var periodOfInterval: [Int] = []
    var intervals: [[Int]] = []
    var known: [[Bool]: Int] = [:]
    for interval in 0..<count {
      let state =
        asksTime
        ? nil
        : Self.state(
          from: begins + .seconds(Double(interval) * intervalSeconds), lasting: intervalSeconds
        ) { moment in
          calendars.map { $0.isOpen(at: moment) }
            + queues.map { onDuty?.hasNobody(for: $0, at: moment) ?? false }
        }
      let shared = state.map { known[$0] } ?? (interval % width > 0 ? periodOfInterval.last : nil)
      let period = shared ?? intervals.count
      if shared == nil {
        intervals.append([])
        if let state { known[state] = period }
      }
      intervals[period].append(interval)
      periodOfInterval.append(period)
    }
    self.periodOfInterval = periodOfInterval
    self.intervals = intervals
  }

  /// What holds all through an interval; `nil` if something of it changes within.
  private static func state(
    from start: Instant, lasting seconds: Double, _ state: (Instant) -> [Bool]
  ) -> [Bool]? {
    let first = state(start)
    // Opening hours are told to the minute.
    for minute in stride(from: 60, to: seconds + longestMenu, by: 60) {
      let moment = start + .seconds(minute)
      guard state(moment) == first else { return nil }
    }
    return first
  }

  /// When the calls of a part come: spread evenly over its intervals.
  ///
  /// - Parameter number: of the call within the part, from 0.
  package func moment(ofCall number: Int, period: Int) -> Instant {
    // Multiples of the golden ratio fill the intervals evenly, however many calls there are.
    let place = (Double(number) + 0.5) * 0.6180339887498949
    let share = place - place.rounded(.down)
    let own = intervals[period]
    let position = share * Double(own.count)
    let index = min(Int(position), own.count - 1)
    let start = Double(own[index]) * intervalSeconds
    let length = min(intervalSeconds, lastsSeconds - start)
    return begins + .seconds(start + (position - Double(index)) * length)
  }
}

extension ExpressionTree {
  /// Whether its value depends on what time it is.
  fileprivate var asksTime: Bool {
    var waiting = [self]
    while let tree = waiting.popLast() {
      switch tree {
      case .call(.minutesSince, _), .call(.hoursSince, _), .field(.given(.call), "at"): return true
      case .literal, .variable, .given, .field, .list, .not, .negate, .and, .or, .operation, .call,
        .conditional, .matches, .foreign:
        waiting += tree.operands
      }
    }
    return false
  }
}
