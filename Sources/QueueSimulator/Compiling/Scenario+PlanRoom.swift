import EmergencyPlans

extension Scenario {
  /// The scenario with room for what its plans may change: pools that may join stand in their queues,
  /// open to nobody, and callbacks that may be offered are, beyond a wait that never comes.
  ///
  /// So a plan that doesn't begin changes nothing.
  var withRoomForPlans: Scenario {
    guard !plans.isEmpty else { return self }
    var roomy = self
    for action in plans.flatMap(\.plan.steps).map(\.action) {
      guard let name = action.queue, let queue = queues.firstIndex(where: { $0.id == name }) else {
        continue
      }
      switch action {
      case .poolJoins(let name, _, _):
        guard let pool = pools.firstIndex(where: { $0.id == name }) else { continue }
        if !roomy.queues[queue].pools.contains(where: { $0.pool == pool }) {
          roomy.queues[queue].pools.append(PoolLink(pool: pool, afterSeconds: .infinity))
        }
        if !roomy.pools[pool].skills.contains(where: { $0.queue == queue }) {
          roomy.pools[pool].skills.append(Pool.Skill(queue: queue))
        }
      case .offerCallback(_, _, let accepted) where roomy.queues[queue].callback == nil:
        roomy.queues[queue].callback = .offeredByPlan(accepted: accepted)
      case .announce, .offerCallback, .priority, .closeItem, .openItem, .refundLimit, .tellWaiting:
        continue
      }
    }
    return roomy
  }
}

extension Scenario.Queue.CallbackOffer {
  /// How callbacks go where the scenario says nothing, offered by nobody yet.
  /// - Parameter accepted: the share of callers who take it.
  package static func offeredByPlan(accepted: Double) -> Self {
    Self(
      whenWaitExceedsSeconds: .infinity, accepted: accepted, priority: 0, ring: .constant(20),
      reached: 0.8, tries: 3)
  }
}
