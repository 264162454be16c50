package import Diagnostics

/// The calls of each recorded day as `simulate` takes them, by the types of the learnt scenario.
package struct LearntTraces {
  private let calibration: Calibration
  /// By type of the log.
  private let classes: [[LearntClass]]
  /// By day since 1970, the places of its calls in the log.
  private let places: [Int: Range<Int>]

  package init(_ calibration: Calibration) {
    self.calibration = calibration
    classes = calibration.log.types.indices.map { LearntClass.all(of: $0, calibration) }
    places = Dictionary(uniqueKeysWithValues: calibration.log.days.map { ($0.day, $0.calls) })
  }

  /// The days that have calls in a queue, in order.
  package var days: [CivilDate] {
    calibration.days.numbers.map { CivilDate(daysSince1970: $0) }
  }

  /// All calls of a day that entered the menu or a queue: `at,type,handling,wrapUp`.
  ///
  /// What isn't known, such as how long who hung up would have talked, is left out and drawn anew.
  package func trace(of date: CivilDate) -> String {
    var text = "at,type,handling,wrapUp\n"
    let midnight = Double(date.daysSince1970) * 86_400
    guard let place = places[date.daysSince1970] else { return text }
    for call in calibration.log.calls[place] {
      guard let type = type(of: call) else { continue }
      text += "\(date)T\(Self.clock(call.at - midnight)),\(type),"
      if call.outcome == .answered { text += Self.seconds(call.talked) }
      text += ","
      if call.outcome == .answered, !call.wrapUp.isNaN { text += Self.seconds(call.wrapUp) }
      text += "\n"
    }
    return text
  }

  /// A scenario with these calls, and the agents of a usual day of that weekday.
  /// - Parameter offset: of the centre's clocks from UTC that day, such as +08:00.
  package func scenario(of date: CivilDate, offset: String) -> String {
    LearntScenario(
      calibration, name: "day-\(date)", title: "\(date)", offset: offset, date: date,
      calls: "\(date).csv"
    ).text
  }

  /// The type of the learnt scenario that a call belongs to; `nil` of calls that it doesn't have.
  private func type(of call: CallRecord) -> String? {
    switch call.outcome {
    case .answered, .abandoned, .callback, .hungUp: break
    case .blocked, .transferred: return nil
    }
    let type = Int(call.type)
    guard calibration.types[type].offered > 0 else { return nil }
    let own = classes[type].first { $0.priorities.contains(Int(call.priority)) }
    return (own ?? classes[type].first)?.id
  }

  /// A time of day with as many digits as it has, to the millisecond.
  private static func clock(_ seconds: Double) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let milliseconds = max(0, min(86_399_999, Int((seconds * 1_000).rounded())))
    let whole = milliseconds / 1_000
    var text = "\(two(whole / 3_600)):\(two(whole / 60 % 60)):\(two(whole % 60))"
    let rest = milliseconds % 1_000
    if rest > 0 { text += "." + "\(1_000 + rest)".dropFirst() }
    return text
  }

  private static func seconds(_ value: Float) -> String {
    JSONValue.number((Double(value) * 1_000).rounded() / 1_000).compact
  }
}
