/// Figures as people read them: the same in every locale.
package enum FigureText {
  /// A dash where there is no figure.
  package static let none = "–"

  /// A number with so many decimals and groups of three, such as `20,134.5`.
  package static func number(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return none }
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((abs(value) * Double(scale)).rounded())
    var text = grouped(scaled / scale)
    if decimals > 0 {
      let fraction = String(scaled % scale)
      text += "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
    return value < 0 && scaled > 0 ? "-" + text : text
  }

  /// A share in 0…1 as per cent with one decimal, such as `81.3 %`.
  package static func percent(_ share: Double) -> String {
    share.isFinite ? number(share * 100, decimals: 1) + " %" : none
  }

  /// Seconds as people say them: `4.2s`, `48s`, `3m20s`, `1h05m`.
  package static func seconds(_ value: Double) -> String {
    guard value.isFinite, value < 1e12 else { return none }
    if value < 9.95 { return number(value, decimals: 1) + "s" }
    let whole = Int(value.rounded())
    if whole < 60 { return "\(whole)s" }
    if whole < 3_600 { return "\(whole / 60)m\(two(whole % 60))s" }
    return "\(whole / 3_600)h\(two(whole / 60 % 60))m"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func grouped(_ number: Int64) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
