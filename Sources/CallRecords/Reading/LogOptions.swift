package import Diagnostics
internal import Foundation

/// How a log is to be read, where its own text doesn't say.
package struct LogOptions: Sendable {
  /// What a file calls its columns, by our own names.
  package var columns: [String: String] = [:]
  /// In which order day, month and year stand where the year isn't first.
  package var dates: TableTime.DateOrder?
  /// Calls before this day are left out.
  package var from: CivilDate?
  /// Calls after this day are left out.
  package var to: CivilDate?
  /// Only calls of the type or queue of this name.
  package var queue: String?
  /// How far the centre's clocks are from UTC, by the moment; where times have no offset they are
  /// local already.
  var zone: TimeZone

  /// - Parameter timeZone: the name of a time zone, such as Asia/Shanghai; `nil` if there is none
  ///   of that name.
  package init?(timeZone: String = "Asia/Shanghai") {
    guard let zone = TimeZone(identifier: timeZone) else { return nil }
    self.zone = zone
  }

  /// Whether a moment, in local seconds, lies on the days asked for.
  func takes(_ at: Double) -> Bool {
    let day = Int((at / 86_400).rounded(.down))
    if let from, day < from.daysSince1970 { return false }
    if let to, day > to.daysSince1970 { return false }
    return true
  }

  /// Whether the calls of a type are asked for.
  func takes(type: String) -> Bool {
    queue == nil || queue == type || queue == CallLogBuilder.slug(type)
  }
}

extension LogOptions {
  /// How far the centre's clocks are from UTC at noon of a day since 1970-01-01, such as `+08:00`.
  package func offset(day: Int) -> String {
    let noon = Date(timeIntervalSince1970: Double(day) * 86_400 + 43_200)
    let minutes = zone.secondsFromGMT(for: noon) / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":" + two(abs(minutes) % 60)
  }
}
