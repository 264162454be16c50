/// Numbers by chance, the same for the same seed.
///
/// Source: G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8(14), 2003,
/// doi:10.18637/jss.v008.i14.
package struct SeededNumbers: Sendable {
  private var state: UInt64

  /// - Precondition: `seed` isn't 0.
  package init(seed: UInt64) {
    precondition(seed != 0, "SeededNumbers.seed must not be 0 (was 0)")
    state = seed
  }

  package mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}
