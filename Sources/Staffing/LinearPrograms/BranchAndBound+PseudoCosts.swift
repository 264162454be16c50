extension BranchAndBound {
  /// What branching on a column has gained so far, per unit of distance.
  ///
  /// Source: M. Bénichou et al., "Experiments in mixed-integer linear programming", Mathematical
  /// Programming 1, 1971, doi:10.1007/BF01584074.
  struct PseudoCosts {
    private var gains: [(up: Double, ups: Double, down: Double, downs: Double)]
    private var total = (gain: 0.0, count: 0.0)

    init(columns: Int) { gains = Array(repeating: (0, 0, 0, 0), count: columns) }

    mutating func learn(column: Int, isUp: Bool, gain: Double, distance: Double) {
      let rate = max(0, gain) / max(distance, 1e-6)
      if isUp {
        gains[column].up += rate
        gains[column].ups += 1
      } else {
        gains[column].down += rate
        gains[column].downs += 1
      }
      total.gain += rate
      total.count += 1
    }

    func score(column: Int, fraction: Double) -> Double {
      let usual = total.count > 0 ? total.gain / total.count : 1
      let known = gains[column]
      let up = (known.ups > 0 ? known.up / known.ups : usual) * (1 - fraction)
      let down = (known.downs > 0 ? known.down / known.downs : usual) * fraction
      return max(up, 1e-6) * max(down, 1e-6)
    }
  }
}
