/// How a call finds its agent among the pools of its queue.
package enum AgentChoice: String, Sendable, Hashable, Codable, CaseIterable {
  /// The first pool of the list that has an idle agent, and there the one idle longest.
  case listed
  /// The agent idle longest of all allowed pools.
  case longestIdle
  /// Any idle agent of all allowed pools, each as likely.
  case random
}

/// Which call an agent takes among those of the same priority.
package enum CallChoice: String, Sendable, Hashable, Codable, CaseIterable {
  case longestWaiting
  /// The first non-empty queue in the order of the pool's skills.
  case skillOrder
}

/// A pool that serves a queue: from the first moment, or only calls that have waited (overflow).
package struct PoolLink: Sendable, Hashable, Codable {
  package var pool: Int
  /// How long a call must have waited, in seconds; 0 for a pool of first choice.
  package var afterSeconds: Double

  package init(pool: Int, afterSeconds: Double = 0) {
    self.pool = pool
    self.afterSeconds = afterSeconds
  }
}

/// A priority that grows while a call waits, so that nobody starves.
package struct Ageing: Sendable, Hashable, Codable {
  /// The wait after which the priority rises once more.
  package var everySeconds: Double
  package var raise: Int
  /// The most that waiting adds to a priority.
  package var limit: Int

  package init(everySeconds: Double, raise: Int, limit: Int) {
    self.everySeconds = everySeconds
    self.raise = raise
    self.limit = limit
  }

  /// What a wait of so many seconds adds to a priority.
  package func addition(after waitSeconds: Double) -> Int {
    // Most waits are short; those need no division.
    guard waitSeconds >= everySeconds, raise > 0 else { return 0 }
    let steps = waitSeconds / everySeconds
    return steps < Double(limit) ? min(limit, Int(steps) * raise) : limit
  }

  /// The priority of a waiting call, with what waiting has added to it; callbacks don't age.
  @inline(__always)
  package func priority(_ base: Int, isCallback: Bool, after waitSeconds: Double) -> Int {
    limit > 0 && !isCallback ? base &+ addition(after: waitSeconds) : base
  }
}

/// The next moment at which a waiting call has to be looked at.
///
/// Shared by the simulated and the live centre, so that both overflow alike.
package struct WaitingMoment: Sendable, Hashable {
  /// In seconds; infinite if the call just waits.
  package var at: Double
  /// Whether a further pool becomes open then; else the wait is over.
  package var isOverflow: Bool

  /// - Parameter limit: when the wait ends, by patience or by the longest wait.
  @inline(__always)
  package init(limit: Double) {
    at = limit
    isOverflow = false
  }

  /// Takes account of a pool of the queue that may not serve the call yet.
  /// - Parameter since: since when the call waits.
  @inline(__always)
  package mutating func consider(_ link: PoolLink, since: Double, now: Double) {
    guard !link.isOpen(toCallWaitingSince: since, at: now), since + link.afterSeconds <= at else {
      return
    }
    at = since + link.afterSeconds
    isOverflow = true
  }
}
