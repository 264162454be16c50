/// The gamma distribution with scale 1, from basic arithmetic alone.
package enum GammaDistribution {
  /// The value below which a share Φ(z) of the distribution lies, for z a standard normal quantile.
  ///
  /// A quantile by z and not by a probability keeps both tails exact: beyond the median the upper
  /// tail is solved for.
  /// - Parameter shape: above 0.
  package static func quantile(shape: Double, ofNormal z: Double) -> Double {
    // Wilson, Hilferty, "The distribution of chi-square", PNAS 17 (1931): a cube of a normal, exact
    // to 1e-10 for shapes as large as these.
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    let cube = shape * root * root * root
    if shape > 1e7 { return cube }
    let tail = normalTail(abs(z))
    let isUpper = z > 0
    if tail == 0 { return isUpper ? .infinity : 0 }
    let logGamma = logarithmOfGamma(shape)
    /// The tail in question at x less the one sought; falls with x for the upper tail.
    func excess(_ x: Double) -> Double {
      let parts = tails(shape: shape, x, logGamma: logGamma)
      return isUpper ? tail - parts.upper : parts.lower - tail
    }
    var low = 0.0
    var high = max(1, shape)
    while excess(high) < 0, high < 1e300 { high *= 2 }
    // A first value: the cube, and for small shapes the power law of the lower end.
    var x = cube
    if !(x > low && x < high) {
      x = RealFunctions.exp(
        (RealFunctions.log(isUpper ? max(1 - tail, 1e-300) : tail) + logGamma
          + RealFunctions.log(shape)) / shape)
    }
    for _ in 0..<200 {
      if !(x > low && x < high) { x = low + (high - low) / 2 }
      if x <= 0 { return 0 }
      let error = excess(x)
      if error == 0 { return x }
      if error > 0 { high = x } else { low = x }
      let density = RealFunctions.exp((shape - 1) * RealFunctions.log(x) - x - logGamma)
      let step = density > 0 ? error / density : .infinity
      let next = x - step
      if abs(step) <= 1e-13 * x || high - low <= 1e-15 * high { return x }
      x = next
    }
    return x
  }

  /// The shares of the distribution below and above a value.
  ///
  /// Source: Press et al., Numerical Recipes, 6.2: the series below shape + 1, Lentz's continued
  /// fraction above.
  package static func tails(
    shape: Double, _ x: Double, logGamma: Double
  ) -> (lower: Double, upper: Double) {
    guard x > 1e-300 else { return (0, 1) }
    let front = RealFunctions.exp(shape * RealFunctions.log(x) - x - logGamma)
    if x < shape + 1 {
      var term = 1 / shape
      var sum = term
      var divisor = shape
      while term > sum * 1e-17 {
        divisor += 1
        term *= x / divisor
        sum += term
      }
      let lower = min(1, sum * front)
      return (lower, 1 - lower)
    }
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...1_000_000 {
      let a = -Double(step) * (Double(step) - shape)
      b += 2
      d = a * d + b
      if abs(d) < tiny { d = tiny }
      c = b + a / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      fraction *= change
      if abs(change - 1) < 1e-16 { break }
    }
    let upper = min(1, front * fraction)
    return (1 - upper, upper)
  }

  /// The share of the standard normal distribution above a number from 0 on.
  ///
  /// It is half the upper tail of the gamma distribution of shape ½ at z²/2.
  package static func normalTail(_ z: Double) -> Double {
    tails(shape: 0.5, z * z / 2, logGamma: 0.57236494292470008707).upper / 2
  }

  /// The logarithm of the gamma function of a positive number.
  ///
  /// Source: Stirling's series from 12 on, with the recurrence below; error about 1e-14.
  package static func logarithmOfGamma(_ value: Double) -> Double {
    var x = value
    var product = 1.0
    while x < 12 {
      product *= x
      x += 1
    }
    let square = 1 / (x * x)
    let series =
      (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680)))) / x
    let log = (x - 0.5) * RealFunctions.log(x) - x + 0.91893853320467274178 + series
    return log - RealFunctions.log(product)
  }
}
