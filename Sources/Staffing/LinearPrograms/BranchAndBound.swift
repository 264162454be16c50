/// Finds the cheapest whole-numbered solution of a linear programme, with a proof of how good it is.
///
/// Branch and bound (A. H. Land and A. G. Doig, Econometrica 28(3), 1960, doi:10.2307/1910129) over
/// the dual simplex: each node tightens one bound of its parent and repairs the parent's basis.
/// The lowest bound is explored first, and every node dives to a leaf, so that solutions come
/// early and the gap is known at any time.
package struct BranchAndBound {
  /// When to stop before the optimum is proved.
  package struct Limits: Sendable {
    /// Stop when `(cost − bound) / cost` is at most this; 0 asks for a proof.
    package var gap: Double
    /// The most linear programmes to solve.
    package var nodes: Int
    /// Told now and then how far the search has come; `true` stops it.
    package var isStopped: @Sendable (Progress) -> Bool

    package init(
      gap: Double = 0, nodes: Int = 10_000_000,
      isStopped: @escaping @Sendable (Progress) -> Bool = { _ in false }
    ) {
      self.gap = gap
      self.nodes = nodes
      self.isStopped = isStopped
    }
  }

  /// How far a search has come.
  package struct Progress: Sendable {
    /// Of the best solution so far, if there is one.
    package var cost: Double?
    package var nodes: Int
  }

  /// What a search came to.
  package enum Outcome: Sendable {
    case solved(Solution)
    /// No whole numbers meet the rows.
    case infeasible
    /// The limits were reached before any solution was found.
    case unknown
  }

  /// Whole numbers that keep all rows.
  package struct Solution: Sendable {
    /// By column.
    package var values: [Int]
    /// Σ cost·x, in the unit of the columns' costs.
    package var cost: Double
    /// No solution costs less than this.
    package var bound: Double
    /// The linear programmes that were solved.
    package var nodes: Int

    /// The relative distance from the cost to the bound; 0 is a proved optimum.
    package var gap: Double { cost == 0 ? 0 : max(0, (cost - bound) / abs(cost)) }
  }

  private let program: LinearProgram
  private let limits: Limits
  /// Costs of whole numbers are multiples of this, so that bounds round up to one; 0 if unknown.
  private let costStep: Double
  private var simplex: DualSimplex
  private var applied: [Int] = []
  private var open = NodeHeap()
  private var best: (values: [Int], cost: Double)?
  private var nodes = 0
  /// The lowest bound of nodes whose numbers went bad or that were stopped: what lies below them is
  /// not known.
  private var lost = Double.infinity
  private var pseudoCosts: PseudoCosts

  private init(_ program: LinearProgram, limits: Limits) {
    self.program = program
    self.limits = limits
    costStep = Self.commonStep(of: program.columns.map(\.cost))
    simplex = DualSimplex(program)
    pseudoCosts = PseudoCosts(columns: program.columns.count)
  }

  /// Solves a programme in which every column must be a whole number.
  ///
  /// - Parameter start: a solution to begin with; one that breaks a row is passed over.
  package static func solve(
    _ program: LinearProgram, limits: Limits = Limits(), from start: [Int]? = nil
  ) -> Outcome {
    var search = Self(program, limits: limits)
    if let start { search.take(start) }
    return search.run()
  }

  // MARK: The search

  private mutating func run() -> Outcome {
    switch solveRelaxation() {
    case .optimal: break
    case .infeasible: return .infeasible
    case .gaveUp: return .unknown
    case .cutOff:
      // Nothing is cheaper than the solution that it began with.
      guard let best else { return .unknown }
      return .solved(Solution(values: best.values, cost: best.cost, bound: best.cost, nodes: 0))
    }
    open.push(Node(bound: simplex.objective, depth: 0, changes: nil, basis: simplex.basis))
    var lowest = Double.infinity
    while let node = open.pop() {
      if isProved(node.bound) || isOver() {
        lowest = node.bound
        break
      }
      dive(from: node)
    }
    lowest = min(lowest, lost)
    guard let best else { return lowest == .infinity ? .infeasible : .unknown }
    let bound = lowest == .infinity ? best.cost : min(rounded(lowest), best.cost)
    return .solved(Solution(values: best.values, cost: best.cost, bound: bound, nodes: nodes))
  }

  private var progress: Progress { Progress(cost: best?.cost, nodes: nodes) }

  /// Whether the limits are reached.
  private func isOver() -> Bool { nodes >= limits.nodes || limits.isStopped(progress) }

  private mutating func solveRelaxation() -> DualSimplex.Status {
    let (limits, progress) = (limits, progress)
    return simplex.solve(cutOff: cutOff) { limits.isStopped(progress) }
  }

  private func isProved(_ bound: Double) -> Bool {
    guard let best else { return false }
    let rounded = rounded(bound)
    return rounded >= best.cost - 1e-6 || best.cost - rounded <= limits.gap * abs(best.cost)
  }

  /// Follows one child at a time down to a leaf; the other child waits in the heap.
  private mutating func dive(from start: Node) {
    apply(start.changes)
    simplex.restore(start.basis)
    guard isSolved(above: start.bound) else { return }
    var changes = start.changes
    var depth = start.depth
    var bound = max(start.bound, simplex.objective)
    while true {
      nodes += 1
      guard let column = branchingColumn() else {
        if !record() { lost = min(lost, bound) }
        return
      }
      roundUp()
      if rounded(bound) >= cutOff { return }
      let value = simplex.values[column]
      let fraction = value - value.rounded(.down)
      let down = BoundChange(
        column: column, bounds: simplex.lower[column]...value.rounded(.down), parent: changes)
      let up = BoundChange(
        column: column, bounds: value.rounded(.up)...simplex.upper[column], parent: changes)
      // Up first: in covering, it is the way to solutions.
      let first = fraction > 0.3 ? up : down
      let second = fraction > 0.3 ? down : up
      // The other child waits with its parent's bound: to solve it now would cost this basis.
      open.push(Node(bound: bound, depth: depth + 1, changes: second, basis: simplex.basis))
      guard let next = bounded(first, parent: bound, fraction: fraction) else { return }
      changes = first
      depth += 1
      bound = next
      if nodes % 64 == 0, isOver() {
        open.push(Node(bound: bound, depth: depth, changes: changes, basis: simplex.basis))
        return
      }
    }
  }

  /// Solves a child and returns its bound, or `nil` if nothing better lies below it.
  private mutating func bounded(
    _ change: BoundChange, parent: Double, fraction: Double
  ) -> Double? {
    simplex.setBounds(of: change.column, change.bounds)
    applied.append(change.column)
    guard isSolved(above: parent) else { return nil }
    let bound = simplex.objective
    let isUp = change.bounds.lowerBound > program.columns[change.column].lower
    pseudoCosts.learn(
      column: change.column, isUp: isUp, gain: bound - parent,
      distance: isUp ? 1 - fraction : fraction)
    return rounded(bound) < cutOff ? bound : nil
  }

  /// Solves the relaxation; `false` if nothing better lies there, or it isn't known what does.
  private mutating func isSolved(above bound: Double) -> Bool {
    let status = solveRelaxation()
    if status == .gaveUp { lost = min(lost, bound) }
    return status == .optimal
  }

  private mutating func apply(_ changes: BoundChange?) {
    for column in applied {
      simplex.lower[column] = program.columns[column].lower
      simplex.upper[column] = program.columns[column].upper
    }
    applied.removeAll(keepingCapacity: true)
    var change = changes
    while let current = change {
      // The nearest change of a column is the tightest; those nearer the root must not widen it.
      if !applied.contains(current.column) {
        simplex.setBounds(of: current.column, current.bounds)
        applied.append(current.column)
      } else {
        let column = current.column
        let low = max(simplex.lower[column], current.bounds.lowerBound)
        let high = min(simplex.upper[column], current.bounds.upperBound)
        if low <= high { simplex.setBounds(of: column, low...high) }
      }
      change = current.parent
    }
  }

  /// A cost that a better solution must stay below.
  private var cutOff: Double {
    guard let best else { return .infinity }
    return best.cost - (costStep > 0 ? costStep * 0.999 : 1e-6)
  }

  private func rounded(_ bound: Double) -> Double {
    guard costStep > 0 else { return bound }
    return ((bound - 1e-6) / costStep).rounded(.up) * costStep
  }

  // MARK: Solutions

  private func branchingColumn() -> Int? {
    var chosen: Int?
    var bestScore = -1.0
    for column in 0..<program.columns.count {
      let value = simplex.values[column]
      let fraction = value - value.rounded(.down)
      if fraction < 1e-6 || fraction > 1 - 1e-6 { continue }
      let score = pseudoCosts.score(column: column, fraction: fraction)
      if score > bestScore {
        bestScore = score
        chosen = column
      }
    }
    return chosen
  }

  /// Takes the values as they are; `false` if rounding broke a row.
  private mutating func record() -> Bool {
    take((0..<program.columns.count).map { Int(simplex.values[$0].rounded()) })
  }

  /// Tries the fractional values rounded up, with what is then superfluous taken away again.
  private mutating func roundUp() {
    var values = program.columns.indices.map { column in
      Int((simplex.values[column] - 1e-6).rounded(.up))
    }
    var sums = sums(of: values)
    guard zip(program.rows, sums).allSatisfy({ Self.isMet($0, by: $1) }) else { return }
    let order = values.indices.filter { values[$0] > Int(program.columns[$0].lower) }
      .sorted { (program.columns[$0].cost, $1) > (program.columns[$1].cost, $0) }
    for column in order {
      let entries = program.columns[column].entries
      while values[column] > Int(program.columns[column].lower),
        entries.allSatisfy({
          Self.isMet(program.rows[$0.row], by: sums[$0.row] - $0.coefficient)
        })
      {
        values[column] -= 1
        for entry in entries { sums[entry.row] -= entry.coefficient }
      }
    }
    take(values)
  }

  /// Keeps whole numbers if they are the cheapest so far; `false` if they break a row.
  @discardableResult
  private mutating func take(_ values: [Int]) -> Bool {
    guard isFeasible(values) else { return false }
    let cost = program.cost(of: values)
    if cost < (best?.cost ?? .infinity) - 1e-9 { best = (values, cost) }
    return true
  }

  private func isFeasible(_ values: [Int]) -> Bool {
    for (value, column) in zip(values, program.columns)
    where Double(value) < column.lower - 1e-9 || Double(value) > column.upper + 1e-9 {
      return false
    }
    return zip(program.rows, sums(of: values)).allSatisfy { Self.isMet($0, by: $1) }
  }

  private func sums(of values: [Int]) -> [Double] {
    var sums = [Double](repeating: 0, count: program.rows.count)
    for (value, column) in zip(values, program.columns) where value != 0 {
      for entry in column.entries { sums[entry.row] += entry.coefficient * Double(value) }
    }
    return sums
  }

  private static func isMet(_ row: LinearProgram.Row, by sum: Double) -> Bool {
    switch row.sense {
    case .atLeast: sum >= row.rightHandSide - 1e-6
    case .atMost: sum <= row.rightHandSide + 1e-6
    case .equal: abs(sum - row.rightHandSide) <= 1e-6
    }
  }

  /// The greatest step that all costs are multiples of, to a hundredth; 0 if there is none.
  private static func commonStep(of costs: [Double]) -> Double {
    var step = 0
    for cost in costs {
      let cents = (cost * 100).rounded()
      guard abs(cents - cost * 100) < 1e-6, cents.magnitude < 1e12 else { return 0 }
      var (a, b) = (step, Int(cents.magnitude))
      while b != 0 { (a, b) = (b, a % b) }
      step = a
    }
    return Double(step) / 100
  }
}
