internal import Diagnostics

extension LintRule {
  static let hoursWithoutLength = LintRule(
    "hours-without-length", .error, "Opening hours that begin and end at the same time",
    advice: """
      Ends are exclusive, so `09:00-09:00` has no length. Write `00:00-24:00` for a whole day, and \
      leave the day out if it is closed.
      """,
    atNode: { node, _ in
      guard case .hours(let hours) = node.kind else { return [] }
      let times = hours.calendar.weekly.map(\.times) + hours.calendar.openOn.compactMap(\.times)
      return times.filter { $0.from == $0.to }.prefix(1).map { time in
        Spot(
          at: node.offset,
          "\(node.title) is open from \(time.beginning) to \(time.beginning), which is no time at all"
        )
      }
    })
}

extension OpeningHours.TimeRange {
  fileprivate var beginning: String {
    let (hour, minute) = from.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
