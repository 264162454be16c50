internal import ParallelWork
internal import QueueSimulator

/// Chooses shifts directly against the simulated targets.
///
/// Shifts that cover what each interval needs bring more agents than needed at most times, and what
/// an interval needs is itself one of many ways to keep the targets. So they are only where this
/// begins: from there shifts are left out, moved and exchanged as long as every target holds.
package struct RosterSearch: Sendable {
  private let search: StaffingSearch
  private let plan: ShiftPlan
  private let need: StaffingNeed

  /// - Parameter search: with the scenario, its targets, and how sure the proof must be.
  package init(_ search: StaffingSearch, plan: ShiftPlan, need: StaffingNeed) {
    self.search = search
    self.plan = plan
    self.need = need
  }

  /// - Parameters:
  ///   - staffing: the agents that were found by interval. If that search was stopped, nothing more is
  ///     looked for.
  ///   - cover: shifts that cover them.
  /// - Throws: `ShiftCover.Failure` if the budget doesn't pay for the shifts that limits ask for.
  package func run(
    from staffing: StaffingAnswer, covering cover: ShiftCover
  ) throws(ShiftCover.Failure) -> RosterAnswer {
    let targets = search.targets
    let guess = FirstGuess(search.scenario, targets: targets)
    var least = guess.least
    if case .best = search.goal {
      // A budget may not do for somebody everywhere.
      for cell in least.cells { least[cell] = 0 }
    }
    let choice = RosterChoice(
      plan, need: need, staffing: staffing.table, atLeast: least, in: search.scenario)
    var descent = RosterDescent(choice, from: choice.people(of: cover), search, targets: targets)
    let price = RosterAnswer.Price(ideal: plan.pay(of: need), covering: cover.cost)
    let budget = try budget(for: descent)
    do throws(StaffingSearch.Interrupted) {
      if staffing.isPartial { throw StaffingSearch.Interrupted() }
      if let budget { try descent.run(within: budget) } else { try descent.run() }
      return try prove(&descent, price)
    } catch {
      if let budget, staffing.isPartial { descent.people = descent.trimmed(to: budget) }
      let result = study(of: descent, attempt: 0, replications: TargetSlack.fewest).run()
      return answer(descent, result, price, isPartial: true)
    }
  }

  /// What shifts may cost, of a budget.
  private func budget(for descent: RosterDescent) throws(ShiftCover.Failure) -> Double? {
    guard case .best(let pay) = search.goal else { return nil }
    let budget = pay - descent.choice.payOfOthers
    let least = descent.trimmed(to: budget)
    guard descent.choice.payWithOvertime(of: least) <= budget + 1e-9 else {
      throw .beyondBudget(
        pools: need.agents.map(\.pool),
        least: descent.choice.payWithOvertime(of: least) + descent.choice.payOfOthers)
    }
    return budget
  }

  /// Looks at the roster with fresh callers, mends what was found by luck, and takes every single
  /// person away for a moment.
  private func prove(
    _ descent: inout RosterDescent, _ price: RosterAnswer.Price
  ) throws(StaffingSearch.Interrupted) -> RosterAnswer {
    var attempt = 0
    var result = try proof(of: descent, attempt)
    while case .cheapest = search.goal, attempt + 1 < StaffingSearch.attempts {
      let verdicts = search.targets.map { result.verdict($0) }
      guard !verdicts.allSatisfy(\.holds) else { break }
      descent.slack.demandMore(after: verdicts)
      try descent.finish()
      attempt += 1
      result = try proof(of: descent, attempt)
    }
    var answer = answer(descent, result, price, isPartial: false)
    do throws(StaffingSearch.Interrupted) {
      answer.without = try removals(descent, result, attempt)
    } catch {
      answer.isPartial = true
    }
    return answer
  }

  private func answer(
    _ descent: RosterDescent, _ result: StudyResult, _ price: RosterAnswer.Price, isPartial: Bool
  ) -> RosterAnswer {
    RosterAnswer(
      cover: ShiftCover(
        shifts: descent.choice.shifts(of: descent.people),
        cost: descent.choice.pay(of: descent.people), bound: nil),
      goal: search.goal, price: price, confidence: search.confidence,
      verdicts: search.targets.map { result.verdict($0) }, proof: result, without: [],
      replications: descent.replications, isPartial: isPartial, isProved: !isPartial)
  }

  private func study(
    of descent: RosterDescent, attempt: Int, replications: Int
  ) -> Study {
    var study = Study(descent.choice.scenario(of: .init(people: descent.people)))
    study.replications = min(replications, search.proofReplications)
    // Other callers than those of the search for agents by interval, and of its proof.
    study.seed = search.proofSeed(attempt + StaffingSearch.attempts)
    study.runner = search.runner
    return study
  }

  private func proof(
    of descent: RosterDescent, _ attempt: Int
  ) throws(StaffingSearch.Interrupted) -> StudyResult {
    let study = study(of: descent, attempt: attempt, replications: search.proofReplications)
    let pay = descent.choice.pay(of: descent.people)
    let done = descent.replications
    let progress = search.progress
    let result = study.run(stop: search.stop) {
      progress(.init(step: .proving, pay: pay, replications: done + $0.done))
    }
    if search.stop.isRaised { throw StaffingSearch.Interrupted() }
    return result
  }

  /// Takes one person from each shift, those aside without whom a limit is broken.
  private func removals(
    _ descent: RosterDescent, _ proof: StudyResult, _ attempt: Int
  ) throws(StaffingSearch.Interrupted) -> [RosterAnswer.Removal] {
    let (choice, people) = (descent.choice, descent.people)
    var variants: [RosterChoice.Plan] = []
    var shifts: [ShiftCover.Shift] = []
    for index in people.indices where people[index] > 0 {
      var less = people
      less[index] -= 1
      guard choice.allows(less) else { continue }
      variants.append(.init(people: less))
      shifts.append(choice.candidates[index].shift)
    }
    var trials = StaffingTrials<RosterChoice.Plan>(
      targets: search.targets, seed: proof.seed, runner: search.runner, stop: search.stop
    ) { choice.scenario(of: $0) }
    let pay = choice.pay(of: people)
    let done = descent.replications
    let found = try search.nearest(
      of: variants.count, proof
    ) { (open, count) throws(StaffingSearch.Interrupted) in
      search.progress(.init(step: .removing, pay: pay, replications: done + trials.replications))
      let samples = try trials.samples(
        of: [.init(people: people)] + open.map { variants[$0] }, replications: count)
      return (samples[0], Array(samples.dropFirst()))
    }
    return zip(shifts, found).map { shift, nearest in
      RosterAnswer.Removal(
        shift: shift, target: nearest.target, value: nearest.value, distance: nearest.distance)
    }
  }
}

extension ShiftPlan {
  /// What the agents of a need would cost if each interval were paid by itself: at the wages of
  /// pools, premiums included.
  package func pay(of need: StaffingNeed) -> Double {
    need.agents.reduce(0) { sum, part in
      let wage = pools.first { $0.id == part.pool }?.costPerHour ?? 0
      return sum
        + part.byInterval.enumerated().reduce(0) { sum, entry in
          let first = need.beginsMinute + entry.offset * need.intervalMinutes
          let hourly = (first..<first + need.intervalMinutes).reduce(0.0) { sum, minute in
            premiums.reduce(sum + wage) {
              $0 + ($1.covers(minute: minute % 1_440) ? $1.perHour : 0)
            }
          }
          return sum + Double(entry.element) * hourly / 60
        }
    }
  }
}
