internal import Foundation

/// Functions of real numbers, and random numbers that depend on their seed alone.
enum Numbers {
  static func log(_ x: Double) -> Double { Foundation.log(x) }
  static func exp(_ x: Double) -> Double { Foundation.exp(x) }

  /// The chance that a standard normal number is larger.
  static func normalTail(_ z: Double) -> Double { Foundation.erfc(z / 2.0.squareRoot()) / 2 }

  /// The mean; 0 of nothing.
  static func mean(_ values: some Collection<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The mean of squared differences from the mean, by n − 1; 0 of fewer than two.
  static func variance(_ values: some Collection<Double>) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  /// How many elements of an ascending list are at most a value.
  static func count(_ list: [Double], upTo value: Double) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Random numbers from a seed (SplitMix64; Steele, Lea, Flood, OOPSLA 2014).
struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In 0..<1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func index(_ count: Int) -> Int { min(count - 1, Int(uniform() * Double(count))) }

  /// Exponentially distributed, with a mean.
  mutating func exponential(mean: Double) -> Double { -mean * Numbers.log(1 - uniform()) }
}
