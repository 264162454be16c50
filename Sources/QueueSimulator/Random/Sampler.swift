/// A distribution made ready for drawing: a trivial value, with its lists in `SamplerTables`.
struct Sampler {
  enum Kind: UInt8 {
    case constant, exponential, lognormal, gamma, uniform, weibull, empirical, weighted, byInterval
  }

  var kind: Kind
  /// The value, mean, location, scale, or lower end.
  var first = 0.0
  /// The spread, shape, or width.
  var second = 0.0
  var offset: Int32 = 0
  var count: Int32 = 0

  static let zero = Sampler(kind: .constant)

  var isZero: Bool { kind == .constant && first == 0 }

  /// Whether it gives eight values at once.
  ///
  /// A lognormal's powers of e lie within the range of the eightfold exponential where its location
  /// and spread are those of times.
  var isDrawnByEights: Bool {
    kind == .exponential || kind == .lognormal && abs(first) + 9 * second < 700
  }

  /// The values that eight numbers in (0, 1) stand for, in seconds, each to the bit what one by one
  /// would give.
  @inline(__always)
  func draw(_ uniforms: SIMD8<Double>) -> SIMD8<Double> {
    kind == .exponential
      ? first * -RealFunctions.log(uniforms)
      : RealFunctions.exp(first + second * RealFunctions.normalQuantile(uniforms))
  }
}

/// The lists that samplers draw from.
struct SamplerTables {
  private var values: [Double] = []
  private var samplers: [Sampler] = []

  /// Makes a distribution ready.
  mutating func add(_ distribution: Distribution) -> Sampler {
    switch distribution {
    case .never: return Sampler(kind: .constant, first: .infinity)
    case .constant(let value): return Sampler(kind: .constant, first: value)
    case .exponential(let mean): return Sampler(kind: .exponential, first: mean)
    case .lognormal(let mean, let variation):
      if variation == 0 || mean == 0 { return Sampler(kind: .constant, first: mean) }
      let variance = RealFunctions.log(1 + variation * variation)
      return Sampler(
        kind: .lognormal, first: RealFunctions.log(mean) - variance / 2,
        second: variance.squareRoot())
    case .gamma(let mean, let variation):
      if variation == 0 || mean == 0 { return Sampler(kind: .constant, first: mean) }
      let shape = 1 / (variation * variation)
      return Sampler(kind: .gamma, first: mean / shape, second: shape)
    case .erlang(let mean, let stages):
      return Sampler(kind: .gamma, first: mean / Double(stages), second: Double(stages))
    case .uniform(let low, let high):
      return Sampler(kind: .uniform, first: low, second: high - low)
    case .weibull(let scale, let shape):
      return Sampler(kind: .weibull, first: scale, second: 1 / shape)
    case .empirical(let list):
      defer { values.append(contentsOf: list) }
      return Sampler(kind: .empirical, offset: Int32(values.count), count: Int32(list.count))
    case .weighted(let list):
      defer {
        var sum = 0.0
        for value in list {
          sum += value.weight
          values.append(sum)
        }
        values.append(contentsOf: list.map(\.seconds))
      }
      return Sampler(
        kind: .weighted, first: list.reduce(0) { $0 + $1.weight }, offset: Int32(values.count),
        count: Int32(list.count))
    case .byInterval(let parts):
      let made = parts.map { add($0) }
      defer { samplers.append(contentsOf: made) }
      return Sampler(kind: .byInterval, offset: Int32(samplers.count), count: Int32(made.count))
    }
  }

  /// Whether no value is ever drawn twice.
  func isContinuous(_ sampler: Sampler) -> Bool {
    switch sampler.kind {
    case .exponential, .gamma, .weibull: sampler.first > 0
    case .lognormal, .uniform: sampler.second > 0
    case .constant, .empirical, .weighted: false
    case .byInterval:
      samplers[Int(sampler.offset)..<Int(sampler.offset) + Int(sampler.count)]
        .allSatisfy(isContinuous)
    }
  }

  /// The value that random bits stand for, in seconds.
  /// - Parameter interval: in which the call arrived.
  @inline(__always)
  func draw(_ sampler: Sampler, _ bits: UInt64, interval: Int) -> Double {
    if sampler.kind == .exponential {
      return sampler.first * -RealFunctions.log(RandomKeys.uniform(bits))
    }
    if sampler.kind == .constant { return sampler.first }
    return drawOther(sampler, bits, interval: interval)
  }

  @inline(never)
  private func drawOther(_ sampler: Sampler, _ bits: UInt64, interval: Int) -> Double {
    let uniform = RandomKeys.uniform(bits)
    switch sampler.kind {
    case .constant, .exponential: return draw(sampler, bits, interval: interval)
    case .lognormal:
      return RealFunctions.exp(
        sampler.first + sampler.second * RealFunctions.normalQuantile(uniform))
    case .gamma: return sampler.first * Self.standardGamma(shape: sampler.second, bits)
    case .uniform: return sampler.first + sampler.second * uniform
    case .weibull:
      return sampler.first
        * RealFunctions.power(-RealFunctions.log(uniform), sampler.second)
    case .empirical:
      let index = min(Int(uniform * Double(sampler.count)), Int(sampler.count) - 1)
      return values[Int(sampler.offset) + index]
    case .weighted: return weightedValue(sampler, at: uniform * sampler.first)
    case .byInterval:
      let index = min(interval, Int(sampler.count) - 1)
      return draw(samplers[Int(sampler.offset) + index], bits, interval: interval)
    }
  }

  /// The first value whose weights so far exceed a place, by halving; one of weight 0 never is.
  private func weightedValue(_ sampler: Sampler, at place: Double) -> Double {
    let first = Int(sampler.offset)
    let count = Int(sampler.count)
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if values[first + middle] > place { high = middle } else { low = middle + 1 }
    }
    // Rounding may put the place at the very end, where values of no weight stand.
    while low > 0, values[first + low] == values[first + low - 1] { low -= 1 }
    return values[first + count + low]
  }

  /// A gamma variate of scale 1, from as many hashes of the bits as rejection takes.
  ///
  /// Source: Marsaglia, Tsang, "A simple method for generating gamma variables", ACM TOMS 26
  /// (2000), with its boost for shapes below 1.
  static func standardGamma(shape: Double, _ bits: UInt64) -> Double {
    var state = bits
    func next(_ state: inout UInt64) -> Double {
      state &+= RandomKeys.increment
      return RandomKeys.uniform(RandomKeys.mix(state))
    }
    if shape < 1 {
      let boost = RealFunctions.power(next(&state), 1 / shape)
      return boost * standardGamma(shape: shape + 1, RandomKeys.mix(state))
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = RealFunctions.normalQuantile(next(&state))
      let uniform = next(&state)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      // Most are accepted here, without a logarithm, and would be below as well.
      let square = x * x
      if uniform < 1 - 0.0331 * square * square { return d * v }
      if RealFunctions.log(uniform) < 0.5 * x * x + d - d * v + d * RealFunctions.log(v) {
        return d * v
      }
    }
  }
}
