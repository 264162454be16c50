package import ArgumentParsing
package import Diagnostics

extension Console {
  /// A time span with its largest units, such as `71小时5分` or `5d3h`; in days from four days on,
  /// since the limits are promised in hours.
  package func span(_ duration: Duration) -> String {
    let seconds = abs(duration.wholeMilliseconds) / 1_000
    let units: [(Int64, String, String)] = [
      (86_400, "天", "d"), (3_600, "小时", "h"), (60, "分", "m"), (1, "秒", "s"),
    ]
    let first =
      units.firstIndex { seconds >= ($0.0 == 86_400 ? 4 * $0.0 : $0.0) } ?? units.count - 1
    var text = ""
    var rest = seconds
    for unit in units[first...].prefix(2) {
      let count = rest / unit.0
      rest %= unit.0
      if count > 0 || text.isEmpty { text += "\(count)" + self.text(zh: unit.1, en: unit.2) }
    }
    return text
  }

  /// A moment as people at the desk read it: month, day and time; with the year in another year.
  package func moment(_ instant: Instant, now: Instant) -> String {
    let local = Instant(milliseconds: instant.milliseconds, offset: now.offset)
    let text = local.description
    let day = local.civil.date.year == now.civil.date.year ? text.dropFirst(5) : text[...]
    return day.prefix(while: { $0 != "T" }) + " " + local.clock
  }
}
