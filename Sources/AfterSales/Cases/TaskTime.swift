package import Diagnostics

/// A time in the future as it is told to a customer, never earlier than it is.
package enum TaskTime {
  /// Up to so long it is told as a time span, after that as a time of the day.
  private static let longestSpan = Duration.seconds(2 * 3_600)

  /// Such as `30分钟内`, `今天20点35分前` or `11月12日9点前`.
  package static func spoken(_ due: Instant, at now: Instant) -> String {
    let left = due - now
    if left <= longestSpan {
      // A part of a minute is told as a whole one.
      return "\(max(1, (left.wholeMilliseconds + 59_999) / 60_000))分钟内"
    }
    let (day, today) = (due.dayInChina, now.dayInChina)
    let days = day.daysSince1970 - today.daysSince1970
    let date =
      switch days {
      case 0: "今天"
      case 1: "明天"
      default: "\(day.month)月\(day.day)日"
      }
    let minutes = Instant(milliseconds: due.milliseconds, offset: 28_800).civil.millisecondOfDay
    let minute = (minutes + 59_999) / 60_000
    let rest = minute % 60 == 0 ? "" : "\(minute % 60)分"
    return "\(date)\(minute / 60)点\(rest)前"
  }
}
