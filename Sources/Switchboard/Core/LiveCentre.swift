package import AfterSales
internal import QueueSimulator

/// The live centre: who waits, who is free, who talks with whom.
///
/// A pure value: it has no clock and does nothing by itself, so that a process on the wall clock and
/// a test on a clock of its own drive the same code. Events go in with their times (in seconds, from
/// any origin), actions come out; between events the driver looks at `nextDeadline` and hands over
/// `timePassed` at that moment. Times never run backwards: an earlier one counts as the latest.
///
/// It routes by the simulator's rules (`QueueSimulator/Routing`), and at equal times in its order:
/// agents become free, then staffing changes, then overflow thresholds, then patience and longest
/// waits, then arrivals; each kind first in, first out. What a simulation doesn't have is added: an
/// offered call rings until the agent takes it; a call that an agent lost goes before all others.
package struct LiveCentre: Sendable {
  /// A pool's agent who has nothing to do.
  struct IdleAgent: Sendable {
    var id: String
    var since: Double
  }

  package internal(set) var plan: CentrePlan
  package internal(set) var calls: [String: LiveCall] = [:]
  package internal(set) var agents: [String: LiveAgent] = [:]
  /// The latest moment it was told of, in seconds.
  package internal(set) var now: Double
  /// When the plan's day began: when the centre did.
  var begins: Double
  /// By queue.
  var lines: [WaitingLine]
  /// By pool, longest idle first.
  var idle: [[IdleAgent]]
  /// By pool: how many agents work, busy or not.
  private(set) var working: [Int]
  var deadlines = DeadlineList()
  var actions: [CentreAction] = []
  private var sequence: UInt64 = 0
  private var changedCalls: Set<String> = []
  private var changedAgents: Set<String> = []

  package init(_ plan: CentrePlan, at now: Double = 0) {
    self.plan = plan
    self.now = now
    begins = now
    lines = plan.queues.map { _ in WaitingLine() }
    idle = plan.pools.map { _ in [] }
    working = plan.pools.map { _ in 0 }
  }

  // MARK: Events

  /// When something happens next by itself, in seconds; `nil` if nothing does.
  package var nextDeadline: Double? { deadlines.first?.at }

  /// Takes note of an event, after all that was due before it, and gives what is to be done.
  package mutating func handle(_ event: CentreEvent, at time: Double) -> [CentreAction] {
    var done: [CentreAction] = []
    while let actions = reachDeadline(before: event, at: time) { done += actions }
    now = max(time, now)
    take(event)
    defer { actions = [] }
    return done + actions
  }

  /// Lets one deadline take effect that comes before an event, earlier or at the same moment.
  ///
  /// For those who answer actions at the very moment they are given, as the people of a test do.
  /// - Returns: what is to be done at `now`; `nil` if nothing comes before the event.
  package mutating func reachDeadline(
    before event: CentreEvent, at time: Double
  ) -> [CentreAction]? {
    guard let due = deadlines.first, due < turn(of: event, at: max(time, now)) else { return nil }
    now = max(now, due.at)
    deadlines.set(due.subject, nil)
    reach(due)
    defer { actions = [] }
    return actions
  }

  /// What changed since this was last asked, by id; what isn't there any more is over.
  package mutating func takeChanges() -> (calls: [String], agents: [String]) {
    defer {
      changedCalls = []
      changedAgents = []
    }
    return (changedCalls.sorted(), changedAgents.sorted())
  }

  /// Where an event stands among deadlines of the same moment.
  private func turn(of event: CentreEvent, at time: Double) -> Deadline {
    let (kind, order): (Deadline.Kind, UInt64) =
      switch event {
      case .accept, .decline, .reached, .notReached, .endTalk, .endWrapUp, .transfer, .agentLost,
        .agentBack, .callerLost, .callerBack:
        (.agent, 0)
      case .logOn, .logOff, .ready, .notReady, .open, .close, .link, .lay, .assign:
        (.supervisor, 0)
      case .hangUp(let call): (.limit, calls[call]?.place ?? 0)
      case .join, .takeCallback, .bookCallback: (.arrival, 0)
      case .timePassed: (.arrival, .max)
      }
    return Deadline(at: time, kind: kind, order: order, subject: .call(""))
  }

  private mutating func take(_ event: CentreEvent) {
    switch event {
    case .join(let call, let queue, let priority, let nobodyWithin):
      join(call, queue: queue, priority: priority, nobodyWithin: nobodyWithin)
    case .hangUp(let call): hangUp(call)
    case .takeCallback(let call): takeCallback(call)
    case .bookCallback(let call, let queue, let due, let tries):
      bookCallback(call, queue: queue, due: due, tries: tries)
    case .callerLost(let call): callerLost(call)
    case .callerBack(let call): callerBack(call)
    case .logOn(let agent, let pool): logOn(agent, pool: pool)
    case .logOff(let agent): leaveWork(agent, for: .home)
    case .ready(let agent): ready(agent)
    case .notReady(let agent, let reason): leaveWork(agent, for: .notReady(reason))
    case .accept(let agent, let call): accept(call, by: agent)
    case .decline(let agent, let call): decline(call, by: agent)
    case .reached(let agent): endRinging(by: agent, isReached: true)
    case .notReached(let agent): endRinging(by: agent, isReached: false)
    case .endTalk(let agent): endTalk(of: agent)
    case .endWrapUp(let agent): endWrapUp(of: agent)
    case .transfer(let agent, let queue): transfer(by: agent, to: queue)
    case .agentLost(let agent): agentLost(agent)
    case .agentBack(let agent): agentBack(agent)
    case .assign(let call, let agent): assign(call, to: agent)
    case .open(let queue): plan.isOpen[queue] = true
    case .close(let queue): plan.isOpen[queue] = false
    case .link(let pool, let queue, let seconds): link(pool, to: queue, afterSeconds: seconds)
    case .lay(let effects): lay(effects)
    case .timePassed: break
    }
  }

  private mutating func reach(_ due: Deadline) {
    switch due.subject {
    case .agentPhase(let agent): phaseLastedTooLong(agent)
    case .agentAbsence(let agent): agentStayedAway(agent)
    case .callerAbsence(let call): hangUp(call)
    case .positions(let queue): tellPositions(of: queue)
    case .call(let id):
      guard let call = calls[id] else { return }
      if case .booked = call.stage { return callbackIsDue(call) }
      switch due.kind {
      case .overflow: overflow(call)
      case .agent, .supervisor, .limit, .arrival: endWait(of: call)
      }
    }
  }

  // MARK: Keeping the tables

  mutating func nextSequence() -> UInt64 {
    sequence += 1
    return sequence
  }

  /// Goes on counting after numbers that were given out before a restart.
  mutating func continueSequence(after number: UInt64) { sequence = max(sequence, number) }

  /// Everything counts as changed.
  mutating func changeAll() {
    changedCalls.formUnion(calls.keys)
    changedAgents.formUnion(agents.keys)
  }

  mutating func keep(_ call: LiveCall) {
    calls[call.id] = call
    changedCalls.insert(call.id)
  }

  mutating func forget(_ call: LiveCall) {
    calls[call.id] = nil
    changedCalls.insert(call.id)
    deadlines.set(.call(call.id), nil)
    deadlines.set(.callerAbsence(call.id), nil)
  }

  mutating func keep(_ agent: LiveAgent) {
    if let old = agents.updateValue(agent, forKey: agent.id), old.isWorking {
      working[old.pool] -= 1
    }
    if agent.isWorking { working[agent.pool] += 1 }
    changedAgents.insert(agent.id)
  }

  mutating func forget(_ agent: LiveAgent) {
    if let old = agents.removeValue(forKey: agent.id), old.isWorking { working[old.pool] -= 1 }
    changedAgents.insert(agent.id)
    deadlines.set(.agentPhase(agent.id), nil)
    deadlines.set(.agentAbsence(agent.id), nil)
    actions.append(.loggedOff(agent: agent.id))
  }

  mutating func refuse(_ reason: LiveRefusal) { actions.append(.refused(reason)) }
}

extension LiveAgent {
  /// Whether calls can count on the agent, now or after the one in hand.
  fileprivate var isWorking: Bool {
    if case .notReady = phase { return false }
    return next == .idle
  }
}
