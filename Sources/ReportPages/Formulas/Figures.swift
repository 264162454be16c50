internal import Foundation

/// Figures as planners read them; the same on every machine.
package enum Figures {
  /// A share in per cent with one decimal; very small ones with more.
  static func percent(_ share: Double) -> String {
    let places = share > 0 && share < 0.0005 ? 4 : 1
    return "\(fixed(share * 100, places: places)) %"
  }

  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "∞" }
    return "\(fixed(seconds, places: seconds < 1_000 ? 1 : 0)) s"
  }

  /// Seconds as they were given, with no more decimals than they had.
  static func givenSeconds(_ seconds: Double) -> String { "\(number(seconds)) s" }

  /// A number with up to two decimals.
  package static func number(_ number: Double) -> String {
    guard number.isFinite else { return "∞" }
    var text = fixed(number, places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func fixed(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), value)
  }
}
