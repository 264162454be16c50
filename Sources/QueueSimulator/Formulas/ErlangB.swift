/// Erlang's loss formula: lines without a waiting room (M/G/c/c).
///
/// Callers who find every line taken hear a busy signal and are gone. The law of the holding time
/// doesn't matter, its mean alone does. Source: D. L. Jagerman, Some properties of the Erlang
/// loss function (1974), https://doi.org/10.1002/j.1538-7305.1974.tb02756.x.
package enum ErlangB {
  /// The share of attempts that are blocked; numerator: busy signals, denominator: attempts.
  ///
  /// - Parameters:
  ///   - erlangs: the offered load, at least 0.
  ///   - lines: at least 0.
  /// - Complexity: O(`lines`).
  package static func blocking(erlangs: Double, lines: Int) -> Double {
    1 / (1 + freeToFull(erlangs: erlangs, lines: lines))
  }

  /// The fewest lines that block no more than a share of the attempts.
  ///
  /// - Parameter blocking: above 0 and at most 1.
  /// - Complexity: O(the answer).
  package static func linesNeeded(erlangs: Double, blocking: Double) -> Int {
    precondition(
      blocking > 0 && blocking <= 1, "the blocking must be above 0 and at most 1 (was \(blocking))")
    var lines = 0
    var ratio = 0.0
    while 1 / (1 + ratio) > blocking {
      lines += 1
      ratio = Double(lines) / erlangs * (1 + ratio)
    }
    return lines
  }

  /// How much likelier it is that a line is free than that all are taken: (1 − B) / B.
  ///
  /// All terms of this recursion are positive, so it loses no digits at any load; with far more
  /// lines than load it becomes infinite, that is, a blocking of 0.
  static func freeToFull(erlangs: Double, lines: Int) -> Double {
    precondition(erlangs >= 0 && erlangs.isFinite, "the load must be at least 0 (was \(erlangs))")
    precondition(lines >= 0, "lines must be at least 0 (was \(lines))")
    guard lines > 0 else { return 0 }
    var ratio = 0.0
    for line in 1...lines {
      ratio = Double(line) / erlangs * (1 + ratio)
      if ratio == .infinity { break }
    }
    return ratio
  }
}
