import AfterSales
import QueueSimulator
import Switchboard

/// Plays a recorded day through the live centre on a clock of its own.
///
/// Callers and agents do what was recorded of them: agents take what rings at once, talk and wrap up
/// for the recorded time, callers hang up when their patience ends.
struct CentreReplay {
  private enum Happening {
    case arrival(type: Int, number: Int)
    case staffing(Int)
    case hangUp(String, place: UInt64)
    case endTalk(agent: String, wrapUp: Double)
    case endWrapUp(agent: String)
    case endRinging(agent: String, isReached: Bool)
  }

  /// What happens, and when it comes, in the order of the contract.
  private struct Entry {
    var at: Double
    /// 0 agents, 1 staffing, 3 patience, 4 arrivals.
    var kind: Int
    var order: UInt64
    var happening: Happening

    func isBefore(_ other: Entry) -> Bool {
      (at, kind, order) < (other.at, other.kind, other.order)
    }
  }

  private let day: RecordedDay
  private var centre: LiveCentre
  private var entries: [Entry] = []
  private var sequence: UInt64 = 0
  private var steps: [(at: Double, pool: Int, agents: Int)]
  private var present: [Int]
  private var leaving: [Int]
  private var spare: [[String]]
  private var numbered: [Int]
  private var rings: [String: Int] = [:]
  private(set) var fates: [Fate] = []

  init(_ day: RecordedDay) {
    self.day = day
    var plan = CentrePlan(day.scenario)
    plan.limits = .none
    centre = LiveCentre(plan)
    let pools = day.scenario.pools.count
    present = Array(repeating: 0, count: pools)
    leaving = present
    numbered = present
    spare = Array(repeating: [], count: pools)
    steps = day.scenario.pools.enumerated().flatMap { index, pool in
      day.scenario.staffing(of: pool).map { (at: $0.at, pool: index, agents: $0.agents) }
    }.sorted { ($0.at, $0.pool) < ($1.at, $1.pool) }
  }

  mutating func play() {
    for (index, step) in steps.enumerated() {
      add(step.at, kind: 1, order: UInt64(index), .staffing(index))
    }
    for type in day.scenario.callTypes.indices { scheduleArrival(type, 0) }
    while let index = entries.indices.min(by: { entries[$0].isBefore(entries[$1]) }) {
      let entry = entries.remove(at: index)
      perform(entry.happening, at: entry.at)
    }
    while let moment = centre.nextDeadline { tell(.timePassed, at: moment) }
    fates.sort()
  }

  // MARK: Happenings

  private mutating func add(_ at: Double, kind: Int, order: UInt64? = nil, _ happening: Happening) {
    sequence += 1
    entries.append(Entry(at: at, kind: kind, order: order ?? sequence, happening: happening))
  }

  private mutating func scheduleArrival(_ type: Int, _ number: Int) {
    guard let call = day.call(type, number) else { return }
    add(call.at, kind: 4, .arrival(type: type, number: number))
  }

  private mutating func perform(_ happening: Happening, at time: Double) {
    switch happening {
    case .arrival(let type, let number):
      scheduleArrival(type, number + 1)
      tell(
        .join(
          call: "\(type)/\(number)", queue: day.scenario.callTypes[type].queue,
          priority: day.call(type, number)?.priority ?? 0), at: time)
    case .hangUp(let id, let place):
      reachDeadlines(before: .hangUp(call: id), at: time)
      // A transferred caller's patience begins anew.
      guard let call = centre.calls[id], call.place == place, call.stage == .waiting else { return }
      tell(.hangUp(call: id), at: time)
    case .staffing(let index): changeStaffing(steps[index])
    case .endTalk(let agent, let wrapUp): endTalk(of: agent, wrapUp: wrapUp, at: time)
    case .endWrapUp(let agent): becomeFree(agent, by: .endWrapUp(agent: agent), at: time)
    case .endRinging(let agent, let isReached):
      if isReached {
        tell(.reached(agent: agent), at: time)
      } else {
        becomeFree(agent, by: .notReached(agent: agent), at: time)
      }
    }
  }

  private mutating func endTalk(of agent: String, wrapUp: Double, at time: Double) {
    guard let id = centre.agents[agent]?.phase.call, let call = centre.calls[id] else { return }
    let (type, number) = Self.parts(of: id)
    let isTransferred =
      !call.isTransferred
      && day.trace.contains { $0.type == type && $0.call == number && $0.isTransferred }
    add(time + wrapUp, kind: 0, .endWrapUp(agent: agent))
    if isTransferred, let transfer = day.scenario.callTypes[type].transfer {
      tell(.transfer(agent: agent, queue: transfer.to), at: time)
    } else {
      tell(.endTalk(agent: agent), at: time)
    }
  }

  /// An agent leaves instead if the pool has too many.
  private mutating func becomeFree(_ agent: String, by event: CentreEvent, at time: Double) {
    guard let pool = centre.agents[agent]?.pool else { return }
    guard leaving[pool] > 0 else { return tell(event, at: time) }
    leaving[pool] -= 1
    sendHome(agent, pool: pool, at: time)
  }

  private mutating func sendHome(_ agent: String, pool: Int, at time: Double) {
    present[pool] -= 1
    spare[pool].append(agent)
    tell(.logOff(agent: agent), at: time)
  }

  private mutating func changeStaffing(_ step: (at: Double, pool: Int, agents: Int)) {
    let pool = step.pool
    var difference = step.agents - (present[pool] - leaving[pool])
    while difference > 0 {
      difference -= 1
      if leaving[pool] > 0 {
        leaving[pool] -= 1
        continue
      }
      present[pool] += 1
      let agent =
        spare[pool].popLast() ?? "\(day.scenario.pools[pool].id)/\(numbered[pool])"
      if agent.hasSuffix("/\(numbered[pool])") { numbered[pool] += 1 }
      tell(.logOn(agent: agent, pool: pool), at: step.at)
      tell(.ready(agent: agent), at: step.at)
    }
    while difference < 0 {
      difference += 1
      let shortest = centre.agents.values.filter { $0.pool == pool && $0.phase == .idle }
        .max { $0.turn < $1.turn }
      if let shortest {
        sendHome(shortest.id, pool: pool, at: step.at)
      } else {
        leaving[pool] += 1
      }
    }
  }

  // MARK: What the centre wants done

  private mutating func tell(_ event: CentreEvent, at time: Double) {
    reachDeadlines(before: event, at: time)
    let actions = centre.handle(event, at: time)
    for action in actions { answer(action) }
  }

  private mutating func reachDeadlines(before event: CentreEvent, at time: Double) {
    while let actions = centre.reachDeadline(before: event, at: time) {
      for action in actions { answer(action) }
    }
  }

  private mutating func answer(_ action: CentreAction) {
    let now = centre.now
    switch action {
    case .offer(let call, let agent, _): tell(.accept(agent: agent, call: call), at: now)
    case .connected(let call, let agent):
      note(call, "answered", agent)
      let (handling, wrapUp) = times(of: call, agent: agent)
      add(now + handling, kind: 0, .endTalk(agent: agent, wrapUp: wrapUp))
    case .ring(let call, let agent): ring(call, agent)
    case .waiting(let id, _, _):
      // The patience of a visit runs through further queues after a longest wait.
      guard let call = centre.calls[id], call.since == call.joined else { return }
      let (type, number) = Self.parts(of: id)
      let patience = day.call(type, number)?.patience ?? .infinity
      add(now + patience, kind: 3, order: call.place, .hangUp(id, place: call.place))
    case .offerCallback(let id):
      let (type, number) = Self.parts(of: id)
      let accepts = day.trace.contains {
        $0.type == type && $0.call == number && $0.outcome == .callback
      }
      guard accepts else { return }
      note(id, "callback")
      tell(.takeCallback(call: id), at: now)
    case .abandoned(let call): note(call.id, "abandoned")
    case .queueFull(let call): note(call, "full")
    case .movedOn(let call, _): note(call, "movedOn")
    case .timedOut(let call, let toVoicemail):
      note(call.id, toVoicemail ? "voicemail" : "turnedAway")
    case .refused(let reason): note("", "refused \(reason)")
    case .queueClosed, .nobody, .agentLeft, .transferred, .callbackKept, .callbackGivenUp,
      .withdrawn,
      .wrapUp, .agent, .loggedOff:
      break
    }
  }

  private mutating func note(_ call: String, _ outcome: String, _ agent: String = "") {
    fates.append(Fate(call: call, at: centre.now, outcome: outcome, agent: agent))
  }

  private func times(of id: String, agent: String) -> (handling: Double, wrapUp: Double) {
    guard let call = centre.calls[id], let pool = centre.agents[agent]?.pool else { return (0, 0) }
    let (type, number) = Self.parts(of: id)
    let speed =
      day.scenario.pools[pool].skills.first { $0.queue == call.queue }?.speed ?? 1
    if call.isTransferred, let transfer = day.scenario.callTypes[type].transfer {
      return (transfer.handling.mean(interval: 0) / speed, transfer.wrapUp.mean(interval: 0))
    }
    let recorded = day.call(type, number)
    return ((recorded?.handling ?? 0) / speed, recorded?.wrapUp ?? 0)
  }

  private mutating func ring(_ id: String, _ agent: String) {
    let (type, number) = Self.parts(of: id)
    let attempt = rings[id, default: 0]
    rings[id] = attempt + 1
    let recorded = day.trace.filter {
      $0.type == type && $0.call == number && ($0.outcome == .reached || $0.outcome == .missed)
    }.sorted { $0.left < $1.left }
    let isReached = recorded.indices.contains(attempt) && recorded[attempt].outcome == .reached
    note(id, isReached ? "reached" : "missed", agent)
    let queue = day.scenario.callTypes[type].queue
    let length = day.scenario.queues[queue].callback?.ring.mean(interval: 0) ?? 0
    add(centre.now + length, kind: 0, .endRinging(agent: agent, isReached: isReached))
  }

  private static func parts(of id: String) -> (type: Int, number: Int) {
    let parts = id.split(separator: "/").compactMap { Int($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : (-1, -1)
  }
}
