package import EmergencyPlans
package import QueueSimulator

/// What the live centre works by: the queues and pools of a scenario, as they have been changed since.
package struct CentrePlan: Sendable {
  /// How long people may take before the centre goes on without them, or speaks to them again, in
  /// seconds.
  package struct Limits: Sendable, Hashable {
    /// How long an offered call rings at an agent's desk.
    package var ring = 20.0
    /// How long an agent may work after a call.
    package var wrapUp = 180.0
    /// How long somebody whose connection broke is waited for.
    package var absence = 5.0
    /// How long callers who wait aren't told their place again.
    package var positions = 30.0
    /// How long a customer who didn't answer a callback isn't rung again.
    package var retry = 1_800.0
    /// Whether customers are rung in `CallBackHours` only.
    package var keepsHours = true
    /// How many calls may be there at once, callbacks included, before who comes is told that it is full.
    package var calls = 100_000

    package init() {}

    /// Nobody is hurried, as in a simulation.
    package static let none: Limits = {
      var limits = Limits()
      limits.ring = .infinity
      limits.wrapUp = .infinity
      limits.absence = .infinity
      limits.positions = .infinity
      limits.retry = 0
      limits.keepsHours = false
      return limits
    }()
  }

  /// As they are with what emergency plans have in force.
  package private(set) var queues: [Scenario.Queue]
  package private(set) var pools: [Scenario.Pool]
  /// As they are without that.
  private var ownQueues: [Scenario.Queue]
  private var ownPools: [Scenario.Pool]
  package private(set) var effects = PlanEffects()
  /// By queue: what emergency plans add to its priority.
  package private(set) var raises: [Int]
  /// The trunks; `nil` is unlimited.
  package let lines: Int?
  /// By queue: the mean handling time of its calls as planned, in seconds.
  package let meanHandling: [Double]
  /// By pool: when anybody is planned, in seconds from the beginning of the scenario.
  package let staffed: [[Range<Double>]]
  /// By queue: whether it takes calls.
  package var isOpen: [Bool]
  package var limits = Limits()

  package init(_ scenario: Scenario) {
    queues = scenario.queues
    pools = scenario.pools
    ownQueues = scenario.queues
    ownPools = scenario.pools
    raises = scenario.queues.map { _ in 0 }
    lines = scenario.lines
    staffed = scenario.pools.map { scenario.staffedTimes(of: $0) }
    isOpen = scenario.queues.map { _ in true }
    meanHandling = scenario.queues.indices.map { queue in
      scenario.meanHandling(ofQueue: queue)
    }
  }

  package func queue(named id: String) -> Int? { queues.firstIndex { $0.id == id } }

  /// The one queue of this title; `nil` if there is none, or more than one.
  package func queue(titled title: String) -> Int? {
    let found = queues.indices.filter { queues[$0].title == title }
    return found.count == 1 ? found[0] : nil
  }

  package func pool(named id: String) -> Int? { pools.firstIndex { $0.id == id } }

  /// The pool an agent belongs to who doesn't say: the first that serves most of the agent's skills.
  /// - Returns: `nil` if none serves any of them.
  package func pool(forSkills skills: [String]) -> Int? {
    let served = pools.map { pool in
      pool.skills.count { skills.contains(queues[$0.queue].id) }
    }
    guard let most = served.max(), most > 0 else { return nil }
    return served.firstIndex(of: most)
  }

  /// Lets a pool serve a queue, or changes after what wait it does.
  /// - Precondition: both are in the plan.
  package mutating func link(pool: Int, to queue: Int, afterSeconds: Double) {
    ownQueues[queue].link(pool, afterSeconds: afterSeconds)
    ownPools[pool].serve(queue)
    lay(effects)
  }

  /// Lays what emergency plans have in force over queues and pools, instead of what they had before.
  ///
  /// A plan makes nothing worse: of two waits after which a pool serves a queue, or beyond which
  /// callbacks are offered, the shorter one holds.
  package mutating func lay(_ effects: PlanEffects) {
    self.effects = effects
    (queues, pools) = (ownQueues, ownPools)
    for (link, after) in effects.links {
      guard let pool = pool(named: link.pool), let queue = queue(named: link.queue) else {
        continue
      }
      let own = ownQueues[queue].pools.first { $0.pool == pool }?.afterSeconds ?? .infinity
      queues[queue].link(pool, afterSeconds: min(own, after))
      pools[pool].serve(queue)
    }
    for (name, beyond) in effects.callbacks {
      guard let queue = queue(named: name) else { continue }
      var offer = ownQueues[queue].callback ?? .offeredByPlan(accepted: 1)
      offer.whenWaitExceedsSeconds = min(offer.whenWaitExceedsSeconds, beyond)
      queues[queue].callback = offer
    }
    raises = queues.map { effects.raises[$0.id] ?? 0 }
  }
}

extension Scenario.Queue {
  fileprivate mutating func link(_ pool: Int, afterSeconds: Double) {
    if let known = pools.firstIndex(where: { $0.pool == pool }) {
      pools[known].afterSeconds = afterSeconds
    } else {
      pools.append(PoolLink(pool: pool, afterSeconds: afterSeconds))
    }
  }
}

extension Scenario.Pool {
  fileprivate mutating func serve(_ queue: Int) {
    if !skills.contains(where: { $0.queue == queue }) { skills.append(Skill(queue: queue)) }
  }
}
