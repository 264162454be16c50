package import Diagnostics
/// What the numbers of a chart count, and so how they are written.
package enum ChartUnit: Sendable, Hashable {
  /// Calls, callers or agents, averaged over days.
  case count
  /// A proportion 0…1, as per cent.
  case share
  /// Times, in seconds.
  case seconds
  case yuan

  package func text(_ value: Double, _ language: Language) -> String {
    guard value.isFinite else { return FigureText.none }
    switch self {
    case .count: return FigureText.number(value, decimals: abs(value) < 99.95 ? 1 : 0)
    case .share: return FigureText.number(value * 100, decimals: 1) + "%"
    case .seconds:
      let text = Self.duration(abs(value), language)
      return value < 0 ? "−" + text : text
    case .yuan:
      let text = "¥" + FigureText.number(abs(value), decimals: abs(value) < 99.5 ? 2 : 0)
      return value < 0 ? "−" + text : text
    }
  }

  /// A value with the half-width of its interval, such as `81.3% ± 0.4`.
  package func text(_ value: Double, halfWidth: Double, _ language: Language) -> String {
    let text = text(value, language)
    // A figure that is the same every day has no interval worth showing.
    guard value.isFinite, halfWidth.isFinite, halfWidth > 0 else { return text }
    switch self {
    case .share: return text + " ± " + FigureText.number(halfWidth * 100, decimals: 1)
    default: return text + " ± " + self.text(halfWidth, language)
    }
  }

  /// A difference with its sign and half-width; of shares in percentage points.
  package func difference(_ value: Double, halfWidth: Double, _ language: Language) -> String {
    guard value.isFinite else { return FigureText.none }
    let sign = value > 0 ? "+" : value < 0 ? "−" : ""
    if self == .share {
      let points = language.text(zh: " 个百分点", en: " pp")
      return sign + FigureText.number(abs(value) * 100, decimals: 1) + " ± "
        + FigureText.number(halfWidth * 100, decimals: 1) + points
    }
    return sign + text(abs(value), halfWidth: halfWidth, language)
  }

  /// A tick of an axis whose ticks are `step` apart.
  func tick(_ value: Double, step: Double, _ language: Language) -> String {
    switch self {
    case .count: FigureText.number(value, decimals: Self.decimals(step))
    case .share: FigureText.number(value * 100, decimals: Self.decimals(step * 100)) + "%"
    case .seconds:
      value == 0 ? "0" : step < 10 ? text(value, language) : Self.duration(value, language)
    case .yuan: "¥" + FigureText.number(value, decimals: Self.decimals(step))
    }
  }

  /// How many decimals it takes, up to three, to write multiples of a round step as they are.
  private static func decimals(_ step: Double) -> Int {
    var (places, scaled) = (0, step)
    while places < 3, abs(scaled - scaled.rounded()) > 1e-9 * max(1, scaled) {
      places += 1
      scaled *= 10
    }
    return places
  }

  /// Seconds as people say them; round minutes and hours without what follows.
  private static func duration(_ seconds: Double, _ language: Language) -> String {
    guard seconds < 1e12 else { return FigureText.none }
    let (hour, minute, second) =
      language == .chinese ? ("小时", "分", "秒") : ("h", "m", "s")
    if seconds < 9.95 { return FigureText.number(seconds, decimals: 1) + second }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole)\(second)" }
    let (large, small, unit, part) =
      whole < 3_600
      ? (whole / 60, whole % 60, minute, second)
      : (whole / 3_600, whole / 60 % 60, hour, minute)
    if small == 0 { return "\(large)\(unit)" }
    return "\(large)\(unit)" + (small < 10 ? "0\(small)" : "\(small)") + part
  }

  /// What an axis may step by, times any power of ten; of times, in seconds.
  var niceSteps: [Double] {
    self == .seconds
      ? [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600] : [1, 2, 2.5, 5]
  }
}
