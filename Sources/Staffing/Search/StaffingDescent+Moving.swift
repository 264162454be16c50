internal import QueueSimulator

extension StaffingDescent {
  /// A stage of the descent: how large its steps are and how closely it looks.
  struct Stage {
    /// The largest change of a cell at a time, in parts of its agents; one agent at least.
    var reach: Double
    /// How often slopes are simulated anew at most.
    var rounds: Int
    /// Replications for how far the targets are kept where the stage begins.
    var level: Int
    /// Replications for what agents more and fewer do.
    var slope: Int
    /// Replications for the difference between a candidate and the beginning.
    var step: Int

    /// As much as days of this size ask for.
    func scaled(_ effort: Effort) -> Stage {
      var stage = self
      stage.level = max(10, effort.scaled(level))
      stage.slope = effort.scaled(slope)
      stage.step = max(8, effort.scaled(step))
      return stage
    }

    /// The closest look.
    static func last(_ level: Int, _ effort: Effort) -> Stage {
      var stage = Stage(
        reach: 0.02, rounds: 2, level: level, slope: min(level, 32 * effort.closeness),
        step: min(level, 160 * effort.closeness)
      ).scaled(effort)
      stage.level = level
      return stage
    }
  }

  /// How many moves follow the same slopes at most.
  private static let mostMoves = 6

  /// Where a stage stands: how far each target is kept is known well of the staffing it began with,
  /// and of others by how much they differ from that one on the same days.
  struct Position {
    var stage: Stage
    var anchor: TargetSample
    var anchorRests: [Double]
    /// Of the present staffing.
    var rests: [Double]
    var model: LocalModel
  }

  /// Goes down by stages.
  /// - Throws: `Interrupted`; the staffing so far stays.
  mutating func run() throws(StaffingSearch.Interrupted) {
    if case .best(let budget) = search.goal { return try run(within: budget) }
    _ = try go(Stage(reach: 0.16, rounds: 2, level: 40, slope: 16, step: 40).scaled(search.effort))
    _ = try go(
      Stage(reach: 0.06, rounds: 2, level: 200, slope: Self.fewest, step: 100)
        .scaled(search.effort))
    try finish()
  }

  /// The last stage, with exchanges between two cells.
  mutating func finish() throws(StaffingSearch.Interrupted) {
    var stage = Stage.last(slack.finalLevel, search.effort)
    for _ in 0..<3 {
      var position = try go(stage)
      var refused: Set<[Int]> = []
      while try exchange(&position, refused: &refused) {}
      // Of many staffings that seem to be enough the cheapest owes something to luck: look again.
      let rests = rests(of: try trials.samples(of: [table], replications: stage.level)[0])
      if rests.allSatisfy({ $0 >= 0 }) { return }
      stage.rounds = 1
    }
  }

  /// Measures slopes and follows them, until they lead nowhere.
  mutating func go(_ stage: Stage) throws(StaffingSearch.Interrupted) -> Position {
    report(.moving)
    let anchor = try trials.samples(of: [table], replications: stage.level)[0]
    trials.forget(but: table)
    let rests = rests(of: anchor)
    var position = Position(
      stage: stage, anchor: anchor, anchorRests: rests, rests: rests,
      model: LocalModel(slopes: []))
    for _ in 0..<stage.rounds {
      report(.moving)
      position.model = try model(stage)
      var moved = false
      for _ in 0..<Self.mostMoves {
        guard try move(&position) else { break }
        moved = true
      }
      guard moved else { break }
    }
    return position
  }

  /// What slack a staffing has beyond the margins.
  mutating func rests(
    of table: StaffingTable, from position: Position
  ) throws(StaffingSearch.Interrupted) -> [Double] {
    let sample = try trials.samples(of: [table], replications: position.stage.step)[0]
    return zip(position.anchorRests, slack.change(from: position.anchor, to: sample)).map {
      $0 + $1
    }
  }

  /// Makes one move, if one is an improvement.
  mutating func move(_ position: inout Position) throws(StaffingSearch.Interrupted) -> Bool {
    var corrections = position.rests.map { _ in 0.0 }
    for _ in 0..<3 {
      guard let move = proposal(position.model, position.rests, corrections), !move.isNothing
      else { return false }
      let candidate = table.moved(move, in: position.model)
      let found = try rests(of: candidate, from: position)
      if isBetter(candidate, found, than: position.rests) {
        accept(candidate, by: move, found, &position)
        return true
      }
      if spends { return false }
      // The slopes promised too much: ask for as much more as was missing.
      for index in corrections.indices {
        corrections[index] += max(0, position.rests[index] + move.promised[index] - found[index])
      }
    }
    return false
  }

  mutating func accept(
    _ candidate: StaffingTable, by move: LocalModel.Move, _ rests: [Double],
    _ position: inout Position
  ) {
    table = candidate
    position.rests = rests
    position.model.follow(move)
  }

  private func proposal(
    _ model: LocalModel, _ rests: [Double], _ corrections: [Double]
  ) -> LocalModel.Move? {
    if spends, case .best(let budget) = search.goal {
      return model.best(from: rests, budget: budget - pay(of: table))
    }
    return model.cheapest(reaching: zip(rests, corrections).map { $1 - $0 })
  }

  /// Simulates what some agents more and some fewer do in each cell.
  private mutating func model(_ stage: Stage) throws(StaffingSearch.Interrupted) -> LocalModel {
    var slopes: [LocalModel.Slope] = []
    var changes: [LocalTrials<StaffingTable>.Change] = []
    for cell in table.cells where !search.scenario.pools[cell.pool].skills.isEmpty {
      let step = max(1, Int((Double(table[cell]) * stage.reach).rounded()))
      let slope = LocalModel.Slope(
        cell: cell, step: step, agents: table[cell] - least[cell], room: most[cell] - table[cell],
        cost: cost(of: cell), gain: [], loss: [])
      slopes.append(slope)
      // Agents more in lanes of even numbers, fewer in the others.
      changes.append(.init(lane: 2 * cell.pool, interval: cell.interval))
      changes.append(.init(lane: 2 * cell.pool + 1, interval: cell.interval))
    }
    let table = table
    let (present, samples) = try local.samples(
      of: changes, to: table, replications: stage.slope
    ) { places in
      var variant = table
      for place in places {
        let slope = slopes[place / 2]
        variant[slope.cell] += place.isMultiple(of: 2) ? slope.more : -slope.fewer
      }
      return variant
    }
    for index in slopes.indices {
      slopes[index].gain = slack.change(
        from: present, to: samples[2 * index], per: Double(max(1, slopes[index].more)))
      slopes[index].loss = slack.change(
        from: samples[2 * index + 1], to: present, per: Double(max(1, slopes[index].fewer)))
    }
    return LocalModel(slopes: slopes)
  }
}
