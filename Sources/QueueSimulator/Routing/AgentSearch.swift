/// Finds the agent for one call by looking at the pools of its queue, one after the other.
///
/// Shared by the simulated and the live centre, so that both route alike:
///
///     var search = AgentSearch(choose: queue.choose, random: number)
///     for link in queue.pools where link.isOpen(toCallWaitingSince: since, at: now) {
///       search.consider(pool: link.pool, idle: count, idleSince: since)
///     }
package struct AgentSearch {
  /// The pool of the agent found; `nil` if no pool has an idle one.
  package var pool: Int? { chosen < 0 ? nil : chosen }

  private let choose: AgentChoice
  private var chosen = -1
  private var chosenIdle = 0
  private var longest = Double.infinity
  private var total = 0
  private var random: Double

  /// - Parameter random: a number in 0..<1 that decides where agents are chosen at random.
  package init(choose: AgentChoice, random: Double) {
    self.choose = choose
    self.random = random
  }

  /// Looks at one pool that may serve the call, in the order of the queue's list.
  /// - Parameters:
  ///   - idle: how many of its agents are idle.
  ///   - idleSince: since when the one idle longest is, in seconds.
  @inline(__always)
  package mutating func consider(pool: Int, idle: Int, idleSince: Double) {
    guard idle > 0 else { return }
    switch choose {
    case .listed:
      if chosen < 0 { chosen = pool }
    case .longestIdle:
      if idleSince < longest {
        longest = idleSince
        chosen = pool
      }
    case .random:
      // One number serves for all pools: what is left of it after each decision is still even.
      total += idle
      let share = Double(idle) / Double(total)
      if random < share {
        random /= share
        chosen = pool
        chosenIdle = idle
      } else {
        random = (random - share) / (1 - share)
      }
    }
  }

  /// Which of the pool's idle agents it is: 0 for the one idle longest.
  @inline(__always)
  package var position: Int {
    choose == .random ? min(Int(random * Double(chosenIdle)), max(0, chosenIdle - 1)) : 0
  }
}

extension PoolLink {
  /// Whether the pool may serve a call of the queue yet.
  @inline(__always)
  package func isOpen(toCallWaitingSince since: Double, at now: Double) -> Bool {
    now >= since + afterSeconds
  }
}
