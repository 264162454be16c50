/// Random numbers for one purpose of one call.
///
/// The state is the hash of (seed, call, purpose), so that a call's numbers depend neither on other
/// calls nor on what else is drawn: two versions of a flow meet the same callers, who do the same
/// wherever they are asked the same.
///
/// Source: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014, doi:10.1145/2660193.2660195).
struct WalkRandom {
  private var state: UInt64

  init(seed: UInt64, call: Int) {
    state = Self.mix(
      Self.mix(seed &+ Self.increment) ^ UInt64(truncatingIfNeeded: call) &* 0xD1B5_4A32_D192_ED03)
  }

  /// The numbers of the same call for another purpose.
  func stream(_ purpose: UInt64) -> WalkRandom {
    var other = self
    other.state = Self.mix(state ^ Self.mix(purpose &+ Self.increment))
    return other
  }

  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// A number in 0..<1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something happens that has this chance.
  mutating func happens(_ chance: Double) -> Bool { uniform() < chance }

  /// An index below a count, each as likely.
  mutating func index(below count: Int) -> Int { Int(uniform() * Double(count)) }

  /// An exponential number of mean 1, by comparisons alone, so that it is the same on every machine.
  ///
  /// Source: von Neumann, "Various techniques used in connection with random digits", NBS Applied
  /// Mathematics Series 12 (1951).
  mutating func exponential() -> Double {
    var whole = 0.0
    while true {
      let first = uniform()
      var last = first
      var isEven = true
      while true {
        let number = uniform()
        if number >= last { break }
        last = number
        isEven.toggle()
      }
      if isEven { return whole + first }
      whole += 1
    }
  }

  /// The same number for a text on every machine (FNV-1a).
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
