/// A simulated centre at one moment: who waits, what agents do, and what has become of calls so far.
package struct CentreSnapshot: Sendable, Equatable {
  /// A queue at that time.
  package struct Queue: Sendable, Equatable {
    package var waiting = 0
    /// How long the caller at the head has waited, in seconds; 0 if nobody waits.
    package var longestWaitSeconds = 0.0
    package var callbacksWaiting = 0
    package var calls = Calls()
  }

  /// What the agents of a pool do at that time.
  package struct Pool: Sendable, Equatable {
    /// Agents at work, those who finish a call before they leave included.
    package var present = 0
    package var idle = 0
    package var ringing = 0
    package var talking = 0
    package var wrappingUp = 0
  }

  /// Calls so far, from the warm-up on.
  package struct Calls: Sendable, Equatable {
    /// Calls that came to an agent's queue and have left it since.
    package var offered = 0
    package var answered = 0
    /// Answered within the queue's time.
    package var answeredWithin = 0
    /// Hung up while waiting, or because they would have had to wait.
    package var abandoned = 0
    /// Busy signals.
    package var blocked = 0

    /// Answered within the queue's time / offered; NaN before the first.
    package var serviceLevel: Double { Double(answeredWithin) / Double(offered) }
    /// Abandoned or blocked.
    package var lost: Int { abandoned + blocked }

    init(_ tally: CallTally) {
      offered = tally.offered
      answered = tally.answered
      answeredWithin = tally.answeredWithin
      abandoned = tally.abandoned + tally.balked
      blocked = tally.blocked
    }

    init() {}
  }

  /// Seconds from the beginning.
  package var time: Double
  package var linesInUse: Int
  package var queues: [Queue]
  package var pools: [Pool]
  /// Each contact once, whatever queues it came through.
  package var calls: Calls
}

extension Simulation {
  /// Agents of a pool who stay at work.
  func agentsAtWork(inPool pool: Int) -> Int {
    poolStates[pool].present - poolStates[pool].leaving
  }

  /// The centre as it stands.
  func snapshot(_ scenario: Scenario, at time: Double) -> CentreSnapshot {
    let (contacts, visits) = totals.calls(routes: centre.routes)
    var result = CentreSnapshot(
      time: time, linesInUse: countLinesInUse(),
      queues: scenario.queues.indices.map { queue in
        CentreSnapshot.Queue(
          calls: .init(
            Self.sum(visits, column: queue, of: totals.queueCount)))
      },
      pools: [CentreSnapshot.Pool](repeating: .init(), count: scenario.pools.count),
      calls: .init(contacts.reduce(into: CallTally()) { $0 += $1 }))
    for (index, list) in centre.lists.enumerated() {
      let queue = Int(list.queue)
      result.queues[queue].callbacksWaiting += waiting[index].count
      guard !list.isCallback else { continue }
      // Callbacks that keep their place stand among the live calls.
      var head = Int(waiting[index].head)
      while head >= 0, calls[head].isCallback { head = Int(calls[head].next) }
      guard head >= 0 else { continue }
      result.queues[queue].longestWaitSeconds = max(
        result.queues[queue].longestWaitSeconds, time - calls[head].since)
    }
    for queue in result.queues.indices {
      result.queues[queue].waiting = queueLengths[queue]
      result.queues[queue].callbacksWaiting -= queueLengths[queue]
    }
    for index in 0..<agents.count {
      let agent = agents[index]
      let pool = Int(agent.pool)
      switch agent.phase {
      case .away: continue
      case .idle: result.pools[pool].idle += 1
      case .ringing: result.pools[pool].ringing += 1
      case .talking: result.pools[pool].talking += 1
      case .wrappingUp: result.pools[pool].wrappingUp += 1
      case .engaged where agent.talkEnds > time: result.pools[pool].talking += 1
      case .engaged: result.pools[pool].wrappingUp += 1
      }
      result.pools[pool].present += 1
    }
    return result
  }

  /// The sum over intervals of one column of a table by interval × column.
  private static func sum(_ table: [CallTally], column: Int, of columns: Int) -> CallTally {
    stride(from: column, to: table.count, by: columns).reduce(into: CallTally()) {
      $0 += table[$1]
    }
  }
}
