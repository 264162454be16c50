internal import Diagnostics

extension LintRule {
  static let hoursWithoutLength = LintRule(
    "hours-without-length", .error,
    Wording(zh: "营业时间的开始和结束相同", en: "Opening hours that begin and end at the same time"),
    advice: Wording(
      zh: """
        结束时刻不含在内，所以 `09:00-09:00` 长度为零。全天写 `00:00-24:00`；休息日不要写。
        """,
      en: """
        Ends are exclusive, so `09:00-09:00` has no length. Write `00:00-24:00` for a whole day, and \
        leave the day out if it is closed.
        """),
    atNode: { node, _ in
      guard case .hours(let hours) = node.kind else { return [] }
      let calendar = hours.calendar
      let times =
        calendar.weekly.map(\.times) + calendar.openOn.compactMap(\.times)
        + calendar.yearly.compactMap(\.times)
      return times.filter { $0.from == $0.to }.prefix(1).map { time in
        Spot(
          at: node.offset,
          Wording(
            zh:
              "\(node.title.zh)\(hours.source.zh)的营业时间是 \(time.beginning) 到 \(time.beginning)，等于没有",
            en:
              "\(node.title.en)\(hours.source.en) is open from \(time.beginning) to \(time.beginning), which is no time at all"
          )
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

extension Hours {
  /// Which shared calendar the hours come from, to be put behind the node's title.
  var source: Wording {
    sharedCalendar.map { Wording(zh: "（日历“\($0)”）", en: " (calendar \"\($0)\")") } ?? Wording("")
  }
}
