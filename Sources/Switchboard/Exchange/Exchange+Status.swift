internal import AfterSales
internal import QueueSimulator

extension Exchange {
  /// The whole centre at this moment: numbers are masked, names are not in it.
  var status: CentreStatus {
    CentreStatus(
      queues: queuesAlone, announcement: toldToAll,
      calls: centre.calls.values.sorted { ($0.since, $0.place) < ($1.since, $1.place) }
        .map(callStatus),
      agents: centre.agents.values.sorted { $0.id < $1.id }.map(agentStatus),
      isPractice: isPractice, plans: planStatuses)
  }

  /// The queues at this moment, for terminals that need no more.
  var queuesAlone: QueuesStatus {
    QueuesStatus(at: now, queues: centre.plan.queues.indices.map(queueStatus))
  }

  private func queueStatus(_ queue: Int) -> QueuesStatus.Queue {
    let plan = centre.plan.queues[queue]
    let tally = tallies[plan.id] ?? DayTally()
    let waiting = centre.calls.values.filter {
      $0.queue == queue && $0.stage == .waiting && !$0.isCallback
    }
    return QueuesStatus.Queue(
      id: plan.id, title: plan.title, isOpen: centre.plan.isOpen[queue],
      pools: plan.pools.map { centre.plan.pools[$0.pool].id }, waiting: waiting.count,
      longestWait: waiting.map { centre.now - $0.since }.max(),
      callbacks: centre.calls.values.count {
        $0.queue == queue && $0.isCallback && $0.agent == nil
      },
      today: .init(
        offered: tally.offered, answered: tally.answered, abandoned: tally.abandoned,
        callbacks: tally.callbacks, refused: tally.refused,
        serviceLevel: tally.serviceLevel(undecided: undecided(of: queue)), meanWait: tally.meanWait),
      within: plan.withinSeconds, target: plan.answered)
  }

  /// How many wait in a queue, unanswered, no longer than its time.
  private func undecided(of queue: Int) -> Int {
    let within = centre.plan.queues[queue].withinSeconds
    return centre.calls.values.count { call in
      switch call.stage {
      case .waiting, .offered:
        call.queue == queue && !call.isCallback && !call.wasAnswered
          && centre.now - call.joined <= within
      case .ringing, .talking, .booked: false
      }
    }
  }

  private func callStatus(_ call: LiveCall) -> CentreStatus.Call {
    let (stage, position): (CentreStatus.CallStage, Int?) =
      switch call.stage {
      case .waiting: (call.isCallback ? .callback : .waiting, centre.position(of: call))
      case .offered: (.offered, nil)
      case .ringing: (.ringing, nil)
      case .talking: (.talking, nil)
      case .booked: (.booked, nil)
      }
    return CentreStatus.Call(
      id: call.id, number: notes[call.id]?.masked, queue: centre.plan.queues[call.queue].id,
      stage: stage, position: position, agent: call.agent,
      waited: (call.answered ?? centre.now) - call.since, priority: call.priority,
      isLost: call.lost != nil)
  }

  private func agentStatus(_ agent: LiveAgent) -> CentreStatus.Agent {
    CentreStatus.Agent(
      id: agent.id, pool: centre.plan.pools[agent.pool].id, phase: agent.phase,
      since: max(0, centre.now - agent.since), isLost: agent.lost != nil)
  }
}
