internal import ParallelWork
internal import QueueSimulator

extension StaffingSearch {
  /// Replications of the proof see other callers than those of the search.
  ///
  /// Below 2⁵³, so that `simulate --seed` takes it.
  func proofSeed(_ attempt: Int) -> UInt64 {
    (seed ^ (0x5DEE_CE66_D1CE_4E5B &* UInt64(attempt + 1))) & (1 << 53 - 1)
  }

  /// How often a staffing that was found by luck is mended and proved again, with new callers.
  static let attempts = 4

  /// Looks at a staffing with fresh callers, and takes every single agent away for a moment.
  func prove(_ descent: inout StaffingDescent) throws(Interrupted) -> StaffingAnswer {
    var attempt = 0
    var result = try study(
      descent.table, seed: proofSeed(attempt), after: descent.replications)
    while case .cheapest = goal, attempt + 1 < Self.attempts {
      let verdicts = targets.map { result.verdict($0) }
      guard !verdicts.allSatisfy(\.holds) else { break }
      descent.slack.demandMore(after: verdicts)
      try descent.finish()
      attempt += 1
      result = try study(
        descent.table, seed: proofSeed(attempt), after: descent.replications)
    }
    var answer = answer(descent, result, isPartial: false)
    do throws(Interrupted) {
      answer.without = try removals(
        descent.table, least: descent.least, result, seed: proofSeed(attempt),
        after: descent.replications + proofReplications)
    } catch {
      answer.isPartial = true
    }
    return answer
  }

  /// What there is when the search was stopped.
  func partialAnswer(_ descent: StaffingDescent) -> StaffingAnswer {
    var descent = descent
    if case .best(let budget) = goal { descent.trim(to: budget) }
    let study = briefStudy(of: descent.table)
    return answer(descent, study.run(), isPartial: true)
  }

  private func answer(
    _ descent: StaffingDescent, _ result: StudyResult, isPartial: Bool
  ) -> StaffingAnswer {
    let table = descent.table.planned(in: scenario)
    return StaffingAnswer(
      table: table, formula: descent.guess.planned(in: scenario), pay: table.cost(in: scenario),
      goal: goal, confidence: confidence, verdicts: targets.map { result.verdict($0) },
      proof: result, without: [], replications: descent.replications,
      isPartial: isPartial, isProved: !isPartial)
  }

  /// A few days, for a search that was stopped.
  func briefStudy(of atWork: StaffingTable) -> Study {
    var study = study(of: atWork, seed: proofSeed(0))
    study.replications = min(proofReplications, StaffingDescent.fewest)
    return study
  }

  func study(of atWork: StaffingTable, seed: UInt64) -> Study {
    var study = Study(atWork.planned(in: scenario).applied(to: scenario))
    study.replications = proofReplications
    study.seed = seed
    study.runner = runner
    return study
  }

  private func study(
    _ atWork: StaffingTable, seed: UInt64, after done: Int
  ) throws(Interrupted) -> StudyResult {
    let study = study(of: atWork, seed: seed)
    let pay = atWork.planned(in: scenario).cost(in: scenario)
    let result = study.run(stop: stop) {
      progress(.init(step: .proving, pay: pay, replications: done + $0.done))
    }
    if stop.isRaised { throw Interrupted() }
    return result
  }

  // MARK: One agent fewer

  /// Takes each agent away for a moment, those aside who must be there.
  private func removals(
    _ table: StaffingTable, least: StaffingTable, _ proof: StudyResult, seed: UInt64,
    after done: Int
  ) throws(Interrupted) -> [StaffingAnswer.Removal] {
    var trials = localTrials(of: targets, seed: seed)
    let pay = table.planned(in: scenario).cost(in: scenario)
    let cells = table.cells.filter { table[$0] > least[$0] }
    let found = try nearest(of: cells.count, proof) { (open, count) throws(Interrupted) in
      progress(.init(step: .removing, pay: pay, replications: done + trials.replications))
      return try trials.samples(
        of: open.map { .init(lane: cells[$0].pool, interval: cells[$0].interval) }, to: table,
        replications: count
      ) { places in
        var less = table
        for place in places { less[cells[open[place]]] -= 1 }
        return less
      }
    }
    return zip(cells, found).map { cell, nearest in
      StaffingAnswer.Removal(
        pool: cell.pool, interval: cell.interval, target: nearest.target, value: nearest.value,
        distance: nearest.distance)
    }
  }
}
