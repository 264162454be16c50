/// Logarithm, exponential and kin from basic arithmetic alone.
///
/// The C library's versions differ from one system to the next in the last bit; these give the
/// same bits wherever IEEE 754 arithmetic does. No product is fused with a sum.
///
/// Source of `log` and `exp`: the reductions and minimax coefficients of fdlibm (Sun Microsystems,
/// 1993); errors are below one unit in the last place.
package enum RealFunctions {
  private static let logarithmOfTwoHigh = 6.93147180369123816490e-01
  private static let logarithmOfTwoLow = 1.90821492927058770002e-10
  /// fdlibm's Lg1…Lg7, of the series of a logarithm.
  private static let l1 = 6.666666666666735130e-01
  private static let l2 = 3.999999999940941908e-01
  private static let l3 = 2.857142874366239149e-01
  private static let l4 = 2.222219843214978396e-01
  private static let l5 = 1.818357216161805012e-01
  private static let l6 = 1.531383769920937332e-01
  private static let l7 = 1.479819860511658591e-01

  /// fdlibm's P1…P5, of the series of an exponential.
  private static let e1 = 1.66666666666666019037e-01
  private static let e2 = -2.77777777770155933842e-03
  private static let e3 = 6.61375632143793436117e-05
  private static let e4 = -1.65339022054652515390e-06
  private static let e5 = 4.13813679705723846039e-08

  /// The natural logarithm of a positive, finite, normal number.
  @inline(__always)
  static func log(_ x: Double) -> Double {
    let shifted = x.bitPattern &+ 0x0009_5F62_0000_0000
    // 2⁵² added to a small integer is that integer in the low bits, so no conversion is needed.
    let exponent =
      Double(bitPattern: (shifted &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1_023)
    let mantissa = Double(
      bitPattern: (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_0000_0000)
    let f = mantissa - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = w * (l2 + w * (l4 + w * l6))
    let odd = z * (l1 + w * (l3 + w * (l5 + w * l7)))
    let half = 0.5 * f * f
    let tail = s * (half + (even + odd)) + exponent * logarithmOfTwoLow
    return exponent * logarithmOfTwoHigh - ((half - tail) - f)
  }

  /// The natural logarithms of eight numbers in (0, 1), each to the bit what `log` gives.
  ///
  /// Processors do two to eight of them in the time of one.
  @inline(__always)
  static func log(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let shifted = bits(x) &+ 0x0009_5F62_0000_0000
    let exponent = reals((shifted &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1_023)
    let mantissa = reals((shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_0000_0000)
    let f = mantissa - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = w * (l2 + w * (l4 + w * l6))
    let odd = z * (l1 + w * (l3 + w * (l5 + w * l7)))
    let half = 0.5 * f * f
    let tail = s * (half + (even + odd)) + exponent * logarithmOfTwoLow
    return exponent * logarithmOfTwoHigh - ((half - tail) - f)
  }

  @inline(__always)
  private static func bits(_ x: SIMD8<Double>) -> SIMD8<UInt64> {
    unsafe unsafeBitCast(x, to: SIMD8<UInt64>.self)
  }

  @inline(__always)
  private static func reals(_ x: SIMD8<UInt64>) -> SIMD8<Double> {
    unsafe unsafeBitCast(x, to: SIMD8<Double>.self)
  }

  /// e to a power; 0 below -700 and infinite above 700.
  static func exp(_ x: Double) -> Double {
    if x < -700 { return 0 }
    if x > 700 { return .infinity }
    // A number this large has no bits for fractions: added, it rounds, and the integer stands in
    // the low bits of the sum.
    let shifted = x * 1.44269504088896338700 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let high = x - k * logarithmOfTwoHigh
    let low = k * logarithmOfTwoLow
    let r = high - low
    let t = r * r
    let tail = t * (e1 + t * (e2 + t * (e3 + t * (e4 + t * e5))))
    let c = r - tail
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return y * Double(bitPattern: (shifted.bitPattern &+ 1_023) &<< 52)
  }

  /// e to eight powers in -700…700, each to the bit what `exp` gives.
  @inline(__always)
  static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let shifted = x * 1.44269504088896338700 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let high = x - k * logarithmOfTwoHigh
    let low = k * logarithmOfTwoLow
    let r = high - low
    let t = r * r
    let tail = t * (e1 + t * (e2 + t * (e3 + t * (e4 + t * e5))))
    let c = r - tail
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return y * reals((bits(shifted) &+ 1_023) &<< 52)
  }

  /// A positive number to a power.
  static func power(_ base: Double, _ exponent: Double) -> Double { exp(exponent * log(base)) }

  /// The gamma function of a number in 0.5…171.
  ///
  /// Source: Lanczos's approximation with g = 7 and nine coefficients; relative error below 1e-13.
  static func gamma(_ x: Double) -> Double {
    let coefficients = [
      676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
      12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ]
    let z = x - 1
    var sum = 0.99999999999980993
    for (index, coefficient) in coefficients.enumerated() {
      sum += coefficient / (z + Double(index + 1))
    }
    let t = z + 7.5
    return 2.5066282746310002 * exp((z + 0.5) * log(t) - t) * sum
  }

  /// The standard normal quantile of a probability in (0, 1).
  ///
  /// Source: Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
  /// Applied Statistics 37 (1988), routine PPND16; relative error about 1e-16.
  package static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(r, centreNumerator) / polynomial(r, centreDenominator)
    }
    var r = (-log(min(p, 1 - p))).squareRoot()
    let magnitude: Double
    if r <= 5 {
      r -= 1.6
      magnitude = polynomial(r, middleNumerator) / polynomial(r, middleDenominator)
    } else {
      r -= 5
      magnitude = polynomial(r, tailNumerator) / polynomial(r, tailDenominator)
    }
    return q < 0 ? -magnitude : magnitude
  }

  /// The quantiles of eight probabilities, each to the bit what `normalQuantile` gives.
  @inline(__always)
  static func normalQuantile(_ p: SIMD8<Double>) -> SIMD8<Double> {
    let q = p - 0.5
    let r = 0.180625 - q * q
    var result = q * polynomial(r, centreNumerator) / polynomial(r, centreDenominator)
    for lane in 0..<8 where abs(q[lane]) > 0.425 { result[lane] = normalQuantile(p[lane]) }
    return result
  }

  private typealias Coefficients = (
    Double, Double, Double, Double, Double, Double, Double, Double
  )

  @inline(__always)
  private static func polynomial(_ x: Double, _ c: Coefficients) -> Double {
    ((((((c.7 * x + c.6) * x + c.5) * x + c.4) * x + c.3) * x + c.2) * x + c.1) * x + c.0
  }

  @inline(__always)
  private static func polynomial(_ x: SIMD8<Double>, _ c: Coefficients) -> SIMD8<Double> {
    // The compiler gives up on one expression.
    let upper: SIMD8<Double> = ((c.7 * x + c.6) * x + c.5) * x + c.4
    let middle: SIMD8<Double> = (upper * x + c.3) * x + c.2
    return (middle * x + c.1) * x + c.0
  }

  private static let centreNumerator: Coefficients = (
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727
  )
  private static let centreDenominator: Coefficients = (
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
    21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852854561
  )
  private static let middleNumerator: Coefficients = (
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055,
    3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177,
    0.0227238449892691845833, 7.7454501427834140764e-4
  )
  private static let middleDenominator: Coefficients = (
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
    0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4,
    1.05075007164441684324e-9
  )
  private static let tailNumerator: Coefficients = (
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5,
    2.01033439929228813265e-7
  )
  private static let tailDenominator: Coefficients = (
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
    7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
    2.04426310338993978564e-15
  )
}
