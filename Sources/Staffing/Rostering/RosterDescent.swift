internal import QueueSimulator

/// Goes from shifts that cover a need to cheaper ones that keep the targets all the same.
///
/// What an agent more and fewer in an interval does is simulated, as for agents by interval; an
/// integer programme over shifts follows these slopes, with ever smaller steps. Then single shifts
/// are left out and exchanged, each time simulated before the same callers.
struct RosterDescent {
  typealias Stage = StaffingDescent.Stage

  /// What agents more and fewer in a cell do to each target's slack, each.
  struct Slope {
    var cell: StaffingTable.Cell
    /// The agents on the roster, more or fewer, that the slopes hold for.
    var step: Int
    var gain: [Double]
    var loss: [Double]
  }

  /// Where a stage stands: how far each target is kept is known well of the roster it began with, and
  /// of others by how much they differ from that one on the same days.
  struct Position {
    var stage: Stage
    var anchor: TargetSample
    var anchorRests: [Double]
    /// Of the present roster.
    var rests: [Double]
    var slopes: [Slope] = []
  }

  let choice: RosterChoice
  let scenario: Scenario
  var slack: TargetSlack
  var trials: StaffingTrials<RosterChoice.Plan>
  /// What agents more and fewer in single cells do.
  private var local: LocalTrials<RosterChoice.Plan>
  /// How many work each candidate.
  var people: [Int]
  let effort: Effort
  /// What shifts may cost, while the best service for it is looked for.
  var spends: Double?
  let report:
    @Sendable (_ step: StaffingSearch.Progress.Step, _ pay: Double, _ replications: Int) -> Void

  init(
    _ choice: RosterChoice, from people: [Int], _ search: StaffingSearch,
    targets: [Scenario.Target]
  ) {
    self.choice = choice
    self.people = people
    scenario = search.scenario
    slack = TargetSlack(search, targets: targets)
    trials = StaffingTrials(
      targets: targets, seed: search.seed, runner: search.runner, stop: search.stop
    ) { choice.scenario(of: $0) }
    local = LocalTrials(
      in: search.scenario, targets: targets, seed: search.seed, runner: search.runner,
      stop: search.stop
    ) { choice.scenario(of: $0) }
    effort = search.effort
    report = { search.progress(.init(step: $0, pay: $1, replications: $2)) }
  }

  func report(_ step: StaffingSearch.Progress.Step) {
    report(step, choice.pay(of: people), replications)
  }

  /// How many were simulated so far.
  var replications: Int { trials.replications + local.replications }

  // MARK: Stages

  mutating func run() throws(StaffingSearch.Interrupted) {
    for stage in [
      Stage(reach: 0.16, rounds: 3, level: 40, slope: 16, step: 40),
      Stage(reach: 0.06, rounds: 3, level: 200, slope: 20, step: 100),
    ] {
      _ = try go(stage.scaled(effort))
    }
    try finish()
  }

  /// The last stage, with single shifts left out and exchanged.
  mutating func finish() throws(StaffingSearch.Interrupted) {
    var stage = Stage.last(slack.finalLevel, effort)
    for _ in 0..<3 {
      var position = try go(stage)
      try exchange(&position)
      // Of many rosters that seem to be enough the cheapest owes something to luck: look again.
      let sample = try trials.samples(
        of: [.init(people: people)], replications: slack.finalLevel)[0]
      if slack.rests(of: sample).allSatisfy({ $0 >= 0 }) { return }
      stage.rounds = 1
    }
  }

  /// Measures slopes and follows them, until they lead nowhere.
  mutating func go(_ stage: Stage) throws(StaffingSearch.Interrupted) -> Position {
    report(.moving)
    let present = RosterChoice.Plan(people: people)
    let anchor = try trials.samples(of: [present], replications: stage.level)[0]
    trials.forget(but: present)
    let rests = slack.rests(of: anchor)
    var position = Position(stage: stage, anchor: anchor, anchorRests: rests, rests: rests)
    for _ in 0..<stage.rounds {
      position.slopes = try slopes(stage)
      guard try move(&position) else { break }
      report(.moving)
    }
    if position.slopes.isEmpty { position.slopes = try slopes(stage) }
    return position
  }

  /// What slack a roster has beyond the margins.
  mutating func rests(
    of people: [Int], from position: Position
  ) throws(StaffingSearch.Interrupted) -> [Double] {
    let sample = try trials.samples(
      of: [.init(people: people)], replications: position.stage.step)[0]
    return zip(position.anchorRests, slack.change(from: position.anchor, to: sample))
      .map { $0 + $1 }
  }

  /// Whether a roster with these rests is to be preferred to the present one.
  func isBetter(_ candidate: [Int], _ rests: [Double], than before: [Double]) -> Bool {
    if let spends {
      return choice.pay(of: candidate) <= spends + 1e-6
        && TargetSlack.isKeptBetter(rests, than: before)
    }
    let lowest = rests.min() ?? 0
    let lowestBefore = before.min() ?? 0
    guard lowestBefore >= 0 else { return lowest >= 0 || lowest > lowestBefore + 1e-4 }
    guard lowest >= 0 else { return false }
    let (pay, now) = (choice.pay(of: candidate), choice.pay(of: people))
    return pay < now - 1e-6
      || pay < now + 1e-6 && choice.idleMinutes(of: candidate) < choice.idleMinutes(of: people)
  }

  /// Simulates what some agents more and some fewer do in each cell.
  private mutating func slopes(
    _ stage: Stage
  ) throws(StaffingSearch.Interrupted) -> [Slope] {
    let there = choice.agents(of: people)
    var slopes: [Slope] = []
    var changes: [LocalTrials<RosterChoice.Plan>.Change] = []
    var fewer: [Int] = []
    for pool in choice.staffed {
      let shrinkage = scenario.pools[pool].shrinkage
      for interval in there[pool].indices {
        let present = there[pool][interval]
        // Of rostered agents some only make up for rounding: whole agents at work are tried.
        let atWork = max(1, (present * (1 - shrinkage) * stage.reach).rounded())
        let step = max(1, Int((atWork / max(1 - shrinkage, 0.01)).rounded(.up)))
        let cell = StaffingTable.Cell(pool: pool, interval: interval)
        slopes.append(Slope(cell: cell, step: step, gain: [], loss: []))
        fewer.append(min(step, Int(present)))
        changes.append(.init(lane: 2 * pool, interval: interval))
        changes.append(.init(lane: 2 * pool + 1, interval: interval))
      }
    }
    let people = people
    let (present, samples) = try local.samples(
      of: changes, to: .init(people: people), replications: stage.slope
    ) { places in
      var plan = RosterChoice.Plan(people: people)
      for place in places {
        let slope = slopes[place / 2]
        let change = place.isMultiple(of: 2) ? slope.step : -fewer[place / 2]
        if change != 0 { plan.beside[slope.cell] = change }
      }
      return plan
    }
    for index in slopes.indices {
      slopes[index].gain = slack.change(
        from: present, to: samples[2 * index], per: Double(slopes[index].step))
      slopes[index].loss = slack.change(
        from: samples[2 * index + 1], to: present, per: Double(max(1, fewer[index])))
    }
    return slopes
  }
}
