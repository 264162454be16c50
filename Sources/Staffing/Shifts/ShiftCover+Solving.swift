extension ShiftCover {
  /// Covers the need of some pools, given by index.
  static func solve(
    pools: [Int], _ need: StaffingNeed, _ plan: ShiftPlan, until end: ContinuousClock.Instant,
    _ limits: BranchAndBound.Limits
  ) throws(Failure) -> ShiftCover {
    let names = pools.map { need.agents[$0].pool }
    let rows = pools.count * need.intervals
    let columns = names.reduce(0) { $0 + possibleShifts(of: $1, need, plan) }
    guard rows <= most.rows, columns <= most.columns else {
      throw .tooLarge(pools: names, rows: rows, columns: columns)
    }
    let (program, candidates) = try programme(pools, need, plan)
    var rough = limits
    rough.gap = max(limits.gap, roughGap)
    switch BranchAndBound.solve(program, limits: rough) {
    case .infeasible:
      throw .limitsTooTight(pools: names, binding: try binding(pools, need, plan, limits))
    case .unknown: throw .stopped(pools: names)
    case .solved(var solution):
      if solution.gap > limits.gap {
        let blocks = candidates.map { candidate in names.firstIndex(of: candidate.shift.pool) ?? 0 }
        refine(&solution, of: program, blocks: blocks, until: end, limits)
      }
      solution.values = atWorkInNeed(solution, of: program, candidates, until: end, limits)
      let shifts = zip(candidates, solution.values).compactMap { candidate, people -> Shift? in
        guard people > 0 else { return nil }
        var shift = candidate.shift
        shift.people = people
        return shift
      }
      return ShiftCover(
        shifts: shifts, cost: solution.cost, bound: solution.bound, nodes: solution.nodes)
    }
  }

  /// A roster this near to its bound is found at once; from there on, pools are improved by twos
  /// before the search for a proof, which goes faster the better the roster it has to beat.
  private static let roughGap = 0.005
  /// The part of the time that improving by twos may take.
  private static let pairsShare = 0.4
  /// What two pools may take at most, in nodes.
  private static let pairNodes = 2_000
  /// What sending nobody where nobody is needed may take at most, in nodes.
  private static let idleNodes = 2_000

  private static func refine(
    _ solution: inout BranchAndBound.Solution, of program: LinearProgram, blocks: [Int],
    until end: ContinuousClock.Instant, _ limits: BranchAndBound.Limits
  ) {
    let now = ContinuousClock.now
    let pairsEnd = now + max(.zero, end - now) * pairsShare
    var search = BlockSearch(
      program: program, blocks: blocks,
      limits: BranchAndBound.Limits(
        nodes: pairNodes,
        isStopped: { limits.isStopped($0) || ContinuousClock.now >= pairsEnd }))
    let values = search.improved(solution.values)
    let done = solution.nodes + search.nodes
    let outcome = BranchAndBound.solve(program, limits: limits, from: values)
    // The bound of the rough search holds on, and so does its roster if there was no time for more.
    guard case .solved(var better) = outcome else {
      solution.values = values
      solution.cost = program.cost(of: values)
      solution.nodes = done
      return
    }
    better.bound = max(better.bound, solution.bound)
    better.nodes += done
    solution = better
  }

  /// Among rosters of the same pay, one with fewer minutes of work where nobody is needed: the
  /// programme once more with those minutes as its cost, and the pay as a row.
  private static func atWorkInNeed(
    _ solution: BranchAndBound.Solution, of program: LinearProgram, _ candidates: [Candidate],
    until end: ContinuousClock.Instant, _ limits: BranchAndBound.Limits
  ) -> [Int] {
    let idle = zip(candidates, solution.values).reduce(0) { $0 + $1.0.idleMinutes * $1.1 }
    guard idle > 0 else { return solution.values }
    let pay = program.columns.map(\.cost)
    var second = LinearProgram(
      rows: program.rows,
      columns: zip(program.columns, candidates).map { column, candidate in
        var column = column
        column.cost = Double(candidate.idleMinutes)
        return column
      })
    // A hundredth of a cent for the rounding of sums.
    second.append(.init(.atMost, solution.cost + 0.000_1), coefficients: pay)
    let own = BranchAndBound.Limits(
      nodes: idleNodes,
      isStopped: { _ in
        limits.isStopped(.init(cost: solution.cost, nodes: 0)) || ContinuousClock.now >= end
      })
    guard
      case .solved(let better) = BranchAndBound.solve(second, limits: own, from: solution.values)
    else { return solution.values }
    return better.values
  }

  /// Finds out by lifting limits; what is still unknown when the time is over counts as both.
  private static func binding(
    _ pools: [Int], _ need: StaffingNeed, _ plan: ShiftPlan, _ limits: BranchAndBound.Limits
  ) throws(Failure) -> Binding {
    func isCovered(by plan: ShiftPlan) throws(Failure) -> Bool {
      // Any roster will do.
      let any = BranchAndBound.Limits(gap: 1, isStopped: limits.isStopped)
      if case .solved = BranchAndBound.solve(try programme(pools, need, plan).program, limits: any)
      {
        return true
      }
      return false
    }
    var ample = plan
    for index in plan.pools.indices { ample.pools[index].available = nil }
    if try isCovered(by: ample) { return .available }
    var free = plan
    for index in plan.patterns.indices {
      free.patterns[index].atLeast = 0
      free.patterns[index].atMost = nil
    }
    return try isCovered(by: free) ? .patterns : .both
  }

  /// The rows and columns of some pools.
  private static func programme(
    _ pools: [Int], _ need: StaffingNeed, _ plan: ShiftPlan
  ) throws(Failure) -> (program: LinearProgram, candidates: [Candidate]) {
    var rows: [LinearProgram.Row] = []
    var columns: [LinearProgram.Column] = []
    var candidates: [Candidate] = []
    for pool in pools {
      let own = self.candidates(of: need.agents[pool].pool, need, plan)
      let firstRow = rows.count
      rows += need.agents[pool].byInterval.map { .init(.atLeast, Double($0)) }
      for candidate in own {
        columns.append(
          .init(
            cost: candidate.shift.cost,
            entries: candidate.intervals.map { .init(row: firstRow + $0, coefficient: 1) }))
      }
      candidates += own
    }
    var program = LinearProgram(rows: rows, columns: columns)
    addLimits(to: &program, candidates, pools.map { need.agents[$0].pool }, need, plan)
    return (program, candidates)
  }

  private static func addLimits(
    to program: inout LinearProgram, _ candidates: [Candidate], _ pools: [String],
    _ need: StaffingNeed, _ plan: ShiftPlan
  ) {
    for limit in ShiftLimit.all(candidates, pools: pools, need, plan) {
      var coefficients = [Double](repeating: 0, count: candidates.count)
      for index in limit.candidates { coefficients[index] = 1 }
      if let most = limit.most {
        program.append(.init(.atMost, Double(most)), coefficients: coefficients)
      }
      if limit.least > 0 {
        program.append(.init(.atLeast, Double(limit.least)), coefficients: coefficients)
      }
    }
  }
}
