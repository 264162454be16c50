/// Student's t distribution: the quantile that 95 % confidence intervals take, and its tails.
enum StudentDistribution {
  /// The 0.975 quantile.
  ///
  /// Source: P(|T| > t) is the regularised incomplete beta function I_x(ν/2, 1/2) at
  /// x = ν/(ν + t²) (Abramowitz & Stegun 26.7.1), by Lentz's continued fraction, inverted by
  /// bisection. Beyond 10,000 degrees of freedom the expansion 26.7.5 is exact to 1e-12.
  /// - Precondition: `degreesOfFreedom` is at least 1.
  static func quantile975(degreesOfFreedom: Int) -> Double {
    precondition(
      degreesOfFreedom >= 1,
      "StudentDistribution: degreesOfFreedom must be at least 1 (was \(degreesOfFreedom))")
    let freedom = Double(degreesOfFreedom)
    if degreesOfFreedom > 10_000 {
      let z = 1.959963984540054
      let cube = z * z * z
      return z + (cube + z) / (4 * freedom)
        + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom)
    }
    let beta = betaFunction(degreesOfFreedom)
    var low = 1.9
    var high = 13.0
    while high - low > 1e-14 * high {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      let tails = tailProbability(t: middle, freedom: freedom, beta: beta)
      if tails > 0.05 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(|T| > |t|), 0…1: how likely a mean so far from nothing is where there is nothing.
  /// - Precondition: `degreesOfFreedom` is at least 1.
  static func tails(beyond t: Double, degreesOfFreedom: Int) -> Double {
    precondition(
      degreesOfFreedom >= 1,
      "StudentDistribution: degreesOfFreedom must be at least 1 (was \(degreesOfFreedom))")
    guard t != 0 else { return 1 }
    return tailProbability(
      t: abs(t), freedom: Double(degreesOfFreedom), beta: betaFunction(degreesOfFreedom))
  }

  /// P(|T| > t).
  private static func tailProbability(t: Double, freedom: Double, beta: Double) -> Double {
    let x = freedom / (freedom + t * t)
    let a = freedom / 2
    let front = RealFunctions.power(x, a) * (1 - x).squareRoot() / beta
    if x < (a + 1) / (a + 2.5) { return front * fraction(x, a, 0.5) / a }
    return 1 - front * fraction(1 - x, 0.5, a) / 0.5
  }

  /// B(ν/2, 1/2) by recurrence from B(1/2, 1/2) = π and B(1, 1/2) = 2.
  private static func betaFunction(_ degreesOfFreedom: Int) -> Double {
    var value = degreesOfFreedom % 2 == 0 ? 2 : Double.pi
    var a = degreesOfFreedom % 2 == 0 ? 1 : 0.5
    while a < Double(degreesOfFreedom) / 2 {
      value *= a / (a + 0.5)
      a += 1
    }
    return value
  }

  /// The continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8).
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var c = 1.0
    var d = 1 / (1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      value *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return value
  }
}
