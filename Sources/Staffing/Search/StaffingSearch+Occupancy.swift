internal import QueueSimulator

/// How busy agents may be.
///
/// The work hardly depends on the agents once the targets about calls are kept, so a limit of occupancy
/// asks for so much staffed time. It is added where agents are busiest, and stays while the search goes
/// on from there: other pools may then do with less.
extension StaffingSearch {
  /// So often agents are added for what an earlier answer lacked.
  private static let mostRounds = 4

  /// Looks for agents who keep the targets about calls, and are busy no more than they may be.
  /// - Throws: `Failure`.
  package func run() throws(Failure) -> StaffingAnswer {
    var search = self
    var answer = try search.servingCalls()
    for _ in 0..<Self.mostRounds {
      guard case .cheapest = goal, !answer.isPartial, let relieved = search.relieved(answer) else {
        break
      }
      search.scenario = relieved
      answer = try search.servingCalls()
    }
    if case .cheapest = goal, !answer.isPartial { answer.bound = payBound(knowing: answer) }
    return answer
  }

  /// The scenario that asks for more agents in the pools that were busier than they may be; `nil` if
  /// none was, or has more to give.
  private func relieved(_ answer: StaffingAnswer) -> Scenario? {
    var work = Work(answer)
    var pools: Set<Int> = []
    for verdict in answer.proof.occupancyVerdicts where !verdict.holds && verdict.target.limit > 0 {
      let own = verdict.target.pool.map { [$0] } ?? Array(scenario.pools.indices)
      while let cell = work.mostWanted(of: own, limit: verdict.target.limit, in: scenario) {
        work.add(to: cell, in: scenario)
        pools.insert(cell.pool)
      }
    }
    guard !pools.isEmpty else { return nil }
    var relieved = scenario
    for pool in pools {
      // The whole pool, or the search would take elsewhere what was added here.
      relieved.pools[pool].atLeast = zip(
        work.table.agents[pool],
        scenario.pools[pool].atLeast ?? work.table.agents[pool].map { _ in 0 }
      ).map(max)
    }
    return relieved
  }

  /// What agents have to do in a day, by pool and interval, in hours.
  private struct Work {
    var table: StaffingTable
    private var busy: [[Double]]
    private var staffed: [[Double]]

    init(_ answer: StaffingAnswer) {
      table = answer.table
      let proof = answer.proof
      let figures = { (measure: PoolMeasure) in
        proof.scenario.pools.indices.map { pool in
          (0..<proof.scenario.intervalCount).map { interval in
            let mean = proof.interval(interval, pool: pool, measure).mean
            return mean.isFinite ? mean : 0
          }
        }
      }
      let hours = figures(.staffedHours)
      staffed = hours
      busy = zip(figures(.occupancy), hours).map { zip($0, $1).map(*) }
    }

    /// Where an agent more relieves most, among the cheapest pools of those that may have one; `nil` if
    /// the pools together keep the limit, or none may.
    func mostWanted(of pools: [Int], limit: Double, in scenario: Scenario) -> StaffingTable.Cell? {
      let work = pools.reduce(0) { $0 + busy[$1].reduce(0, +) }
      guard work > limit * pools.reduce(0, { $0 + staffed[$1].reduce(0, +) }) else { return nil }
      let open = pools.flatMap { pool in
        table.agents[pool].indices.map { StaffingTable.Cell(pool: pool, interval: $0) }
      }.filter { cell in
        let most = scenario.pools[cell.pool].atMost?[cell.interval] ?? .max
        return busy[cell.pool][cell.interval] > 0 && table[cell] < most
      }
      let least = open.map { scenario.pools[$0.pool].costPerHour }.min()
      return open.filter { scenario.pools[$0.pool].costPerHour == least }.max { a, b in
        busy[a.pool][a.interval] * staffed[b.pool][b.interval]
          < busy[b.pool][b.interval] * staffed[a.pool][a.interval]
      }
    }

    mutating func add(to cell: StaffingTable.Cell, in scenario: Scenario) {
      table[cell] += 1
      let span = scenario.interval(cell.interval)
      staffed[cell.pool][cell.interval] +=
        (span.upperBound - span.lowerBound) / 3_600 * (1 - scenario.pools[cell.pool].shrinkage)
    }
  }
}
