/// A question to Erlang B: lines without a place to wait.
package struct LossQuestion: Sendable {
  package let load: TrafficLoad
  package let lines: Int?
  /// The largest share of busy signals, above 0.
  package let target: Double?

  /// - Parameters:
  ///   - lines: how many there are; at least 0.
  ///   - target: the largest share of busy signals, above 0; needed without lines.
  package init(load: TrafficLoad, lines: Int?, target: Double?) {
    self.load = load
    self.lines = lines
    self.target = target
  }

  /// The fewest lines that reach the target.
  package var linesNeeded: Int? {
    target.map { ErlangB.linesNeeded(erlangs: load.erlangs, blocking: $0) }
  }

  /// Whether the lines given reach the target given; `nil` where one of them isn't.
  package var isTargetMet: Bool? {
    guard let lines, let target else { return nil }
    return ErlangB.blocking(erlangs: load.erlangs, lines: lines) <= target
  }

  /// The lines that are answered for: those given, else those needed.
  package var answered: Int { lines ?? linesNeeded ?? 0 }

  /// The share of the time that a line is in use.
  /// - Parameter blocking: the share of busy signals with these lines.
  package func occupancy(lines: Int, blocking: Double) -> Double {
    lines > 0 ? load.erlangs * (1 - blocking) / Double(lines) : 0
  }
}
