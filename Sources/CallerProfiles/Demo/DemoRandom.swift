internal import AfterSales

/// The random numbers that choose invented data; the same ones for the same seed.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
struct DemoRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0..<`bound`, all alike.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// One of them, as often as its weight says.
  mutating func pick<Value>(_ weighted: [(Value, Int)]) -> Value {
    var rest = below(weighted.reduce(0) { $0 + $1.1 })
    for (value, weight) in weighted {
      rest -= weight
      if rest < 0 { return value }
    }
    return weighted[0].0
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
