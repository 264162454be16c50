/// What a random number decides; each purpose has streams of its own.
enum Purpose: Int, CaseIterable {
  case arrivals, dayFactor, patience, balking, handling, wrapUp, menu, containment
  case transfer, transferHandling, transferWrapUp
  case busyRedial, busyDelay, abandonedRedial, abandonedDelay, unresolvedRedial, unresolvedDelay
  case callbackAccepted, callbackRing, callbackReached, agentChoice
  case dispersion, absence

  static let count = Purpose.absence.rawValue + 1
}

/// Random numbers as a pure function of who asks for what.
///
/// A number is the SplitMix64 hash of (seed, replication, owner, purpose, call number, attempt),
/// so a call keeps its traits in whatever order and number others are drawn: two variants of a
/// scenario with one seed face the same callers (common random numbers).
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; the
/// mixer is Stafford's variant 13.
enum RandomKeys {
  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }

  /// The key of a stream.
  /// - Parameter owner: the id of the call type, or an empty text for the day as a whole, so that
  ///   the order in which types are listed doesn't matter.
  static func stream(seed: UInt64, replication: Int, owner: String, purpose: Purpose) -> UInt64 {
    stream(seed: seed, replication: replication, owner: owner, purposeNumber: purpose.rawValue)
  }

  /// The same of a purpose beyond those that every scenario has.
  static func stream(
    seed: UInt64, replication: Int, owner: String, purposeNumber: Int
  ) -> UInt64 {
    var state = mix(seed &+ increment)
    state = mix(state ^ UInt64(truncatingIfNeeded: replication) &* 0xD1B5_4A32_D192_ED03)
    for byte in owner.utf8 { state = mix(state ^ UInt64(byte) &+ increment) }
    return mix(state &+ UInt64(purposeNumber + 1) &* increment)
  }

  /// The random bits of a call's first attempt.
  @inline(__always)
  static func bits(_ stream: UInt64, call: Int) -> UInt64 {
    mix(stream &+ UInt64(truncatingIfNeeded: call) &* increment)
  }

  /// The numbers in (0, 1) of the first attempts of eight calls, one after the other.
  @inline(__always)
  static func uniforms(_ stream: UInt64, from call: Int) -> SIMD8<Double> {
    var bits = SIMD8<UInt64>()
    for lane in 0..<8 { bits[lane] = Self.bits(stream, call: call &+ lane) }
    let numbers = unsafe unsafeBitCast(
      (bits &>> 12) | 0x3FF0_0000_0000_0000, to: SIMD8<Double>.self)
    return (numbers - 1) + 0x1p-53
  }

  /// The random bits of any attempt, or of any try within one.
  static func bits(_ stream: UInt64, call: Int, attempt: Int, part: Int = 0) -> UInt64 {
    let first = bits(stream, call: call)
    if attempt <= 1, part == 0 { return first }
    let later = UInt64(truncatingIfNeeded: attempt) &* 0xA24B_AED4_963E_E407
    return mix(first ^ later &+ UInt64(truncatingIfNeeded: part) &* 0x9FB2_1C65_1E98_DF25)
  }

  /// A number in (0, 1), both ends excluded.
  @inline(__always)
  static func uniform(_ bits: UInt64) -> Double {
    // A number in 1..<2 by its bits, less 1 and up by half a step: no conversion is needed.
    (Double(bitPattern: bits &>> 12 | 0x3FF0_0000_0000_0000) - 1) + 0x1p-53
  }
}
