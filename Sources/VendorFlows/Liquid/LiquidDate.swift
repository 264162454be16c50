internal import Diagnostics
internal import Foundation
internal import FlowInterpreter

/// Dates as Liquid's filter `date` writes them.
enum LiquidDate {
  /// A date in the form that `strftime` (POSIX) describes; what is no date stays as it is.
  static func text(_ text: String, format: String, now: String) -> String {
    let isNow = text == "now" || text == "today"
    let given = isNow ? now : text
    let seconds: Double
    var offset = 0
    if let instant = Instant(given) {
      seconds = Double(instant.milliseconds) / 1_000
      offset = instant.offset
    } else if let number = Double(given), number.magnitude < 1e12 {
      seconds = number
    } else if let day = CivilDate(String(given.prefix(10))),
      let instant = Instant("\(day)T00:00:00+00:00")
    {
      seconds = Double(instant.milliseconds) / 1_000
    } else {
      return text
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: offset) ?? .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second, .weekday, .dayOfYear],
      from: Date(timeIntervalSince1970: seconds))
    return formatted(parts, format, seconds: seconds, offset: offset)
  }

  private static let days = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func formatted(
    _ parts: DateComponents, _ format: String, seconds: Double, offset: Int
  ) -> String {
    func two(_ number: Int?) -> String {
      let text = String(number ?? 0)
      return text.count < 2 ? "0" + text : text
    }
    let hour = parts.hour ?? 0
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    let day = days[((parts.weekday ?? 1) - 1) % 7]
    let month = months[((parts.month ?? 1) - 1) % 12]
    var result = ""
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%", var code = rest.popFirst() else {
        result.append(character)
        continue
      }
      let isBare = code == "-"
      if isBare { code = rest.popFirst() ?? "-" }
      func number(_ value: Int?) -> String { isBare ? String(value ?? 0) : two(value) }
      func padded(_ value: Int) -> String { isBare || value > 9 ? "\(value)" : " \(value)" }
      let time = "\(two(hour)):\(two(parts.minute)):\(two(parts.second))"
      switch code {
      case "Y": result += String(parts.year ?? 0)
      case "y": result += two((parts.year ?? 0) % 100)
      case "m": result += number(parts.month)
      case "d": result += number(parts.day)
      case "e": result += padded(parts.day ?? 1)
      case "H": result += number(hour)
      case "k": result += padded(hour)
      case "I": result += number(twelve)
      case "l": result += padded(twelve)
      case "M": result += number(parts.minute)
      case "S": result += number(parts.second)
      case "p": result += hour < 12 ? "AM" : "PM"
      case "P": result += hour < 12 ? "am" : "pm"
      case "A": result += day
      case "a": result += String(day.prefix(3))
      case "B": result += month
      case "b", "h": result += String(month.prefix(3))
      case "j": result += String(parts.dayOfYear ?? 0)
      case "u": result += String((parts.weekday ?? 1) == 1 ? 7 : (parts.weekday ?? 1) - 1)
      case "w": result += String((parts.weekday ?? 1) - 1)
      case "s": result += String(Int64(seconds))
      case "F": result += "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
      case "T", "X": result += time
      case "r":
        result +=
          "\(two(twelve)):\(two(parts.minute)):\(two(parts.second)) \(hour < 12 ? "AM" : "PM")"
      case "c":
        result +=
          "\(day.prefix(3)) \(month.prefix(3)) \(padded(parts.day ?? 1)) \(time) \(parts.year ?? 0)"
      case "L":
        let milliseconds = String(Int64((seconds - seconds.rounded(.down)) * 1_000))
        result += String(repeating: "0", count: 3 - milliseconds.count) + milliseconds
      case "z", "Z":
        let (hours, minutes) = (offset.magnitude / 3_600, offset.magnitude / 60 % 60)
        result += "\(offset < 0 ? "-" : "+")\(two(Int(hours)))\(two(Int(minutes)))"
      case "R": result += "\(two(hour)):\(two(parts.minute))"
      case "D", "x":
        result += "\(two(parts.month))/\(two(parts.day))/\(two((parts.year ?? 0) % 100))"
      case "%": result += "%"
      default: result += "%\(code)"
      }
    }
    return result
  }
}
