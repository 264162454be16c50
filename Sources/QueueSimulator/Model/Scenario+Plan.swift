package import EmergencyPlans

extension Scenario {
  /// An emergency plan as a simulated day tries it, with what a plan can't know of that day.
  package struct Plan: Sendable, Hashable, Codable {
    package var plan: EmergencyPlan
    /// When its early warnings stand, in seconds from the beginning.
    package var warnings: [Range<Double>] = []
    /// When it is begun though nothing is wrong, in seconds from the beginning.
    package var falseAlarms: [Double] = []
    /// How much later than its triggers it begins, in seconds.
    package var lateSeconds = 0.0
    /// How long a supervisor takes to agree to what is proposed, in seconds.
    package var acceptAfterSeconds = Self.usualAcceptance
    /// By call type: the share of callers who hang up when they have heard the announcements, instead
    /// of the plan's own, 0…1.
    package var hangUp: [Int: Double] = [:]
    /// The call types of those who choose an item of the menu.
    package var items: [String: [Int]] = [:]

    /// How long a supervisor takes where the scenario doesn't say, in seconds.
    package static let usualAcceptance = 60.0

    package init(_ plan: EmergencyPlan) { self.plan = plan }

    /// The share of a type's callers who need no agent any more because of a step, 0…1.
    func share(endedBy action: PlanAction, ofType type: Int) -> Double {
      switch action {
      case .announce(_, let share): hangUp[type] ?? share
      case .closeItem(let item, let share): items[item]?.contains(type) == true ? share : 0
      case .openItem, .poolJoins, .offerCallback, .priority, .refundLimit, .tellWaiting: 0
      }
    }
  }

  /// The mean over the call types of a queue, weighted by how often they come; 0 if none does.
  ///
  /// The live queue's expected waits go by it, and plans' in both.
  package func meanHandling(ofQueue queue: Int) -> Double {
    let own = callTypes.filter { $0.queue == queue }
    if own.count == 1, let only = own.first { return only.handling.mean(interval: 0) }
    var weights = 0.0
    var sum = 0.0
    for type in own {
      let weight =
        switch type.arrivals {
        case .perHour(let rates): rates.reduce(0, +) / Double(max(rates.count, 1))
        case .traced(let calls): Double(calls.count)
        }
      weights += weight
      sum += weight * type.handling.mean(interval: 0)
    }
    return weights > 0 && sum.isFinite ? sum / weights : 0
  }
}
