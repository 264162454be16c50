internal import AfterSales
internal import EmergencyPlans
internal import QueueSimulator

/// What emergency plans look at in the centre, and change of it.
extension LiveCentre {
  /// Callers waiting on the line in a queue; callbacks are not counted.
  package func waitingCount(inQueue queue: Int) -> Int { lines[queue].liveCount }

  /// How long a caller who joins a queue now is likely to wait, in seconds: nothing where nobody waits
  /// or an agent is free for it, infinite where nobody works for those who wait.
  package func expectedWait(ofNextIn queue: Int) -> Double {
    // At night nobody works and nobody waits, which is no emergency.
    guard lines[queue].liveCount > 0 else { return 0 }
    let isAnybodyFree = plan.queues[queue].pools.contains {
      $0.afterSeconds == 0 && !idle[$0.pool].isEmpty
    }
    if isAnybodyFree { return 0 }
    return expectedWait(position: lines[queue].liveCount + 1, queue: queue) ?? .infinity
  }

  /// Callers who hold a line here; those who are still in the menu are not known.
  package var linesInUse: Int { calls.values.count { $0.holdsLine } }

  /// Lays what plans have in force over the centre, instead of what they had before.
  mutating func lay(_ effects: PlanEffects) {
    let old = plan
    plan.lay(effects)
    for queue in plan.queues.indices {
      if plan.queues[queue].pools != old.queues[queue].pools { lookAtWaiting(in: queue) }
      let (threshold, before) = (
        plan.queues[queue].callback?.whenWaitExceedsSeconds ?? .infinity,
        old.queues[queue].callback?.whenWaitExceedsSeconds ?? .infinity
      )
      if threshold < before { offerCallbacks(in: queue) }
    }
  }

  /// Pools serve a queue after other waits: idle agents take calls that wait there, and the moments
  /// are set anew at which the others are looked at.
  mutating func lookAtWaiting(in queue: Int) {
    let waiters = lines[queue].lists.flatMap(\.waiters).sorted { $0.place < $1.place }
    for waiter in waiters {
      guard let call = calls[waiter.call] else { continue }
      overflow(call)
    }
  }

  /// Those who wait are asked whether they want to be called back, the first of them first.
  private mutating func offerCallbacks(in queue: Int) {
    let waiters = lines[queue].lists.filter { !$0.isCallback }.flatMap(\.waiters)
      .sorted { $0.place < $1.place }
    for waiter in waiters {
      guard let call = calls[waiter.call], !call.isCallback else { continue }
      offerCallback(
        call, expected: expectedWait(position: position(of: call), queue: queue) ?? .infinity)
    }
  }
}
