import EmergencyPlans

/// Emergency plans, which look at the centre every second and change it while they are in force.
extension Simulation {
  /// When the plans look at the centre next: after everything else of that moment.
  var planKey: EventKey {
    hasPlans && plans.next <= centre.ends && !isClosing ? .last(plans.next) : .never
  }

  /// The plans look at the centre, and what is due is done.
  mutating func observePlans() {
    plans.next += PlanRun.step
    var news = plans.watch.observe(planObservation, at: now)
    let decided = plans.decide(at: now)
    news += decided.news
    for plan in decided.falsely { totals.plans[plan].falseStarts += 1 }
    guard !news.isEmpty else { return }
    for item in news { count(item) }
    applyPlanEffects()
    for case .stepDone(let plan, let step, _, _) in news {
      guard
        case .tellWaiting(let name, _, let patience) = plans.watch.plans[plan].steps[step].action,
        let queue = queueIndex(name)
      else { continue }
      for slot in waitingSlots(of: queue) where !calls[slot].isCallback {
        var call = calls[slot]
        call.deadline = now + (call.deadline - now) * patience
        calls[slot] = call
        scheduleWaitEvent(slot, of: &call)
      }
    }
  }

  /// Adds what plans in force at the end have been.
  mutating func finishPlans() {
    for (plan, state) in plans.watch.states.enumerated() where state.phase == .running {
      totals.plans[plan].activeSeconds += centre.ends - state.since
    }
  }

  /// Whether a caller needs no agent because of what a plan told or did.
  mutating func isEndedByPlan(_ call: Call) -> Bool {
    let type = Int(call.type)
    guard plans.ended[type] > 0 else { return false }
    let bits = RandomKeys.bits(
      plans.streams[type], call: call.number, attempt: Int(call.attempt))
    return RandomKeys.uniform(bits) < plans.ended[type]
  }

  private mutating func count(_ news: PlanNews) {
    switch news {
    case .started(let plan, _, _):
      if totals.plans[plan].starts == 0 { totals.plans[plan].firstStart = now }
      totals.plans[plan].starts += 1
      plans.startedAt[plan] = now
    case .stepDone(let plan, let step, _, _):
      totals.plans[plan].steps[step] += 1
      totals.plans[plan].cost += plans.settings[plan].plan.steps[step].cost
    case .ended(let plan, _): totals.plans[plan].activeSeconds += now - plans.startedAt[plan]
    case .proposed, .withdrawn, .declined, .stepProposed, .stepMissed, .stepUndone: break
    }
  }

  // MARK: Looking

  private var planObservation: PlanObservation {
    PlanObservation(
      waiting: (0..<queueLengths.count).map { queueLengths[$0] },
      expectedWait: (0..<queueLengths.count).map { expectedWait(ofQueue: $0) },
      lines: centre.lines < .max ? Double(linesInUse) / Double(centre.lines) : nil,
      warnings: plans.warnings(at: now))
  }

  /// How long a caller who joins a queue now is likely to wait, in seconds; nothing where nobody waits
  /// or an agent is free for it.
  private func expectedWait(ofQueue queue: Int) -> Double {
    guard queueLengths[queue] > 0 else { return 0 }
    let first = Int(centre.queues[queue].firstLink)
    var working = 0
    for link in centre.links[first..<first + Int(centre.queues[queue].linkCount)]
    where link.afterSeconds < .infinity {
      if link.afterSeconds == 0, poolStates[link.pool].idleCount > 0 { return 0 }
      working += poolStates[link.pool].present - poolStates[link.pool].leaving
    }
    return ExpectedWait.seconds(
      ahead: queueLengths[queue], meanHandling: plans.meanHandling[queue], working: working)
  }

  private func queueIndex(_ name: String) -> Int? {
    centre.scenario.queues.firstIndex { $0.id == name }
  }

  /// Those who wait in a queue, callbacks included, in the order in which they came.
  private func waitingSlots(of queue: Int) -> [Int] {
    var slots: [Int] = []
    for (index, list) in centre.lists.enumerated() where Int(list.queue) == queue {
      var slot = waiting[index].head
      while slot >= 0 {
        slots.append(Int(slot))
        slot = calls[Int(slot)].next
      }
    }
    return slots.sorted { calls[$0].place < calls[$1].place }
  }

  // MARK: Changing

  /// Lays what is in force over the centre as it was compiled.
  private mutating func applyPlanEffects() {
    let effects = plans.watch.effects
    let inForce = plans.watch.inForce
    for type in plans.ended.indices {
      let going = inForce.reduce(1.0) { share, step in
        let setting = plans.settings[step.plan]
        let action = setting.plan.steps[step.step].action
        // An item that was opened again keeps nobody from agents.
        if case .closeItem(let item, _) = action, !effects.closed.contains(item) { return share }
        return share * (1 - setting.share(endedBy: action, ofType: type))
      }
      plans.ended[type] = 1 - going
    }
    guard effects != plans.effects else { return }
    plans.effects = effects
    var joined: [Int] = []
    var offered: [Int] = []
    for (queue, rules) in centre.scenario.queues.enumerated() {
      if link(queue, effects) { joined.append(queue) }
      let threshold = min(plans.thresholds[queue], effects.callbacks[rules.id] ?? .infinity)
      if threshold < centre.queues[queue].callbackThreshold { offered.append(queue) }
      centre.queues[queue].callbackThreshold = threshold
    }
    for index in centre.candidates.indices {
      let queue = centre.scenario.queues[
        Int(centre.lists[Int(centre.candidates[index].list)].queue)]
      centre.candidates[index].priority =
        plans.priorities[index] + Int32(effects.raises[queue.id] ?? 0)
    }
    for queue in joined { for slot in waitingSlots(of: queue) { overflow(slot) } }
    for queue in offered { offerCallbacks(in: queue) }
  }

  /// Sets after what waits the pools of a queue serve it.
  /// - Returns: whether that was changed.
  private mutating func link(_ queue: Int, _ effects: PlanEffects) -> Bool {
    let first = Int(centre.queues[queue].firstLink)
    let links = first..<first + Int(centre.queues[queue].linkCount)
    var isChanged = false
    for index in links {
      let pool = centre.links[index].pool
      let key = PlanEffects.Link(
        pool: centre.scenario.pools[pool].id, queue: centre.scenario.queues[queue].id)
      let after = min(plans.links[index].afterSeconds, effects.links[key] ?? .infinity)
      guard after != centre.links[index].afterSeconds else { continue }
      isChanged = true
      centre.links[index].afterSeconds = after
      for place in centre.candidates.indices
      where centre.candidates[place].link.pool == pool
        && Int(centre.lists[Int(centre.candidates[place].list)].queue) == queue
      {
        centre.candidates[place].link.afterSeconds = after
      }
    }
    if isChanged {
      centre.queues[queue].overflows = centre.links[links].contains {
        $0.afterSeconds > 0 && $0.afterSeconds < .infinity
      }
    }
    return isChanged
  }

  /// Offers callbacks to those who wait in their first queue, the first of them first.
  private mutating func offerCallbacks(in queue: Int) {
    let threshold = centre.queues[queue].callbackThreshold
    let accepted = centre.queues[queue].callbackAccepted
    var ahead = 0
    for slot in waitingSlots(of: queue) {
      let call = calls[slot]
      guard !call.isCallback, call.isFirstVisit else {
        ahead += 1
        continue
      }
      let expected = expectedWait(behind: ahead, queue: queue)
      guard ExpectedWait.callsForCallback(beyond: threshold, expected),
        chance(.callbackAccepted, call) < accepted
      else {
        ahead += 1
        continue
      }
      remove(slot: slot, from: Int(call.list))
      release(slot: slot)
      leave(call, .callback)
      askForCallback(call)
    }
  }

  private func expectedWait(behind ahead: Int, queue: Int) -> Double {
    let first = Int(centre.queues[queue].firstLink)
    let links = centre.links[first..<first + Int(centre.queues[queue].linkCount)]
    let working = links.reduce(0) { sum, link in
      link.afterSeconds < .infinity
        ? sum + poolStates[link.pool].present - poolStates[link.pool].leaving : sum
    }
    return ExpectedWait.seconds(
      ahead: ahead, meanHandling: plans.meanHandling[queue], working: working)
  }
}
