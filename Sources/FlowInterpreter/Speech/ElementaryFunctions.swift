/// The exponential function and the logarithm from arithmetic alone, so that their last digits are the
/// same on every machine; those of C libraries differ.
enum ElementaryFunctions {
  private static let ln2 = 0.693_147_180_559_945_3

  /// e to the power of a number, which is held within -700…700; relative error below 1e-13.
  static func exp(_ x: Double) -> Double {
    let held = min(max(x, -700), 700)
    let doublings = (held / ln2).rounded()
    let rest = held - doublings * ln2
    // The power series; |rest| is at most 0.35.
    var (term, sum) = (1.0, 1.0)
    for n in 1...12 {
      term *= rest / Double(n)
      sum += term
    }
    return sum * Double(bitPattern: UInt64(Int64(doublings) + 1023) << 52)
  }

  /// The natural logarithm of a normal number above 0; absolute error below 1e-13 near 1.
  static func log(_ x: Double) -> Double {
    // log m = 2 artanh((m - 1) / (m + 1)) for the significand, 1 ≤ m < 2.
    let ratio = (x.significand - 1) / (x.significand + 1)
    var (power, sum) = (ratio, 0.0)
    for n in stride(from: 1.0, through: 27, by: 2) {
      sum += power / n
      power *= ratio * ratio
    }
    return 2 * sum + Double(x.exponent) * ln2
  }
}
