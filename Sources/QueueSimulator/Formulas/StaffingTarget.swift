/// What a planner wants of a queue; every part that is given must hold.
package struct StaffingTarget: Sendable, Hashable {
  /// A share of calls answered within a time.
  package struct Level: Sendable, Hashable {
    /// From 0 to 1.
    package var share: Double
    /// From 0, counted from the moment the call joins the queue.
    package var withinSeconds: Double
    /// Of which calls it is a share.
    package var basis: ServiceLevels.Basis

    package init(
      share: Double, withinSeconds: Double, basis: ServiceLevels.Basis = .offered
    ) {
      self.share = share
      self.withinSeconds = withinSeconds
      self.basis = basis
    }
  }

  package var serviceLevel: Level?
  /// Abandoned / offered.
  package var maximumAbandonment: Double?
  /// Busy agents / agents.
  package var maximumOccupancy: Double?
  /// The longest average speed of answer (ASA), in seconds.
  package var maximumSpeedOfAnswer: Double?

  package init() {}

  package init(serviceLevel: Level) { self.serviceLevel = serviceLevel }

  /// Whether a queue reaches every part of the target.
  package func isMet(by queue: some WaitingModel) -> Bool {
    let figures = queue.figures
    if let level = serviceLevel,
      queue.serviceLevels(within: level.withinSeconds)[level.basis] < level.share
    {
      return false
    }
    return figures.abandonment <= maximumAbandonment ?? 1
      && figures.occupancy <= maximumOccupancy ?? 1
      && figures.averageSpeedOfAnswer <= maximumSpeedOfAnswer ?? .infinity
  }

  /// The fewest agents with whom a queue reaches the target, or `nil` if `limit` are too few.
  ///
  /// Every part of a target is easier with more agents, so the number is found by doubling and
  /// halving.
  ///
  /// - Parameters:
  ///   - limit: the most agents to try, at least 1.
  ///   - queue: the queue with a number of agents of at least 1.
  package func agentsNeeded<Queue: WaitingModel>(
    limit: Int, of queue: (Int) -> Queue
  ) -> Int? {
    var enough = 1
    var tooFew = 0
    while !isMet(by: queue(enough)) {
      if enough == limit { return nil }
      tooFew = enough
      enough = min(limit, enough * 2)
    }
    while enough - tooFew > 1 {
      let middle = (enough + tooFew) / 2
      if isMet(by: queue(middle)) { enough = middle } else { tooFew = middle }
    }
    return enough
  }
}

/// The share of paid agents who are not at work: breaks, training, illness.
package enum Shrinkage {
  /// How many agents must be paid for `atWork` to be there.
  ///
  /// - Parameter shrinkage: from 0 to below 1.
  package static func paidAgents(atWork: Int, shrinkage: Double) -> Int {
    precondition((0..<1).contains(shrinkage), "shrinkage must be in 0..<1 (was \(shrinkage))")
    let exact = Double(atWork) / (1 - shrinkage)
    // Division leaves 20.000000000000004 where it means 20.
    return Int((exact * (1 - 1e-12)).rounded(.up))
  }
}
