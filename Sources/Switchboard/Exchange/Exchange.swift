internal import AfterSales
package import Diagnostics
package import EmergencyPlans
internal import QueueSimulator

/// The switchboard without its sockets: lines of clients go in, lines to clients come out.
///
/// Whatever comes in together is one step, kept by one call of the storage, and nothing is answered
/// before that is on the disk. So a process that is killed at any moment has promised nothing it
/// doesn't know any more, and the next one goes on from what was kept. A step that can't be kept
/// ends the process: it has acknowledged nothing of it.
package final class Exchange {
  /// A client, as the transport counts them.
  package typealias Connection = Int

  /// What comes in from the transport.
  package enum Arrival: Sendable {
    /// - Parameter account: whose it is, as the operating system numbers accounts.
    case opened(Connection, account: UInt32)
    case line(Connection, [UInt8])
    case closed(Connection)
  }

  /// What goes out to a client.
  package struct Delivery: Sendable {
    package var to: Connection
    package var message: ServerMessage
  }

  enum Role: Equatable {
    case caller(String)
    case agent(String)
  }

  /// What the centre needn't know of a call, but whoever shows it does.
  struct CallNote {
    /// The queue it is in, or came to last.
    var queue: Int
    var masked: String?
    /// What it is in the list of those that are owed, if it came from there, and how far that is kept.
    var owed: (id: String, step: OwedStep)?
  }

  let storage: any LiveStorage
  var centre: LiveCentre
  var announcement: String
  /// The emergency plans, and how far they have come.
  var watch: PlanWatch
  /// The early warnings there were when they were last looked for, and when that was.
  var warned: (at: Instant?, found: Set<PlanWarning>) = (nil, [])
  /// How far the plans had come when that was last kept, by id.
  var keptStates: [String: PlanState] = [:]
  /// What of the plans' effects is kept for flows and desks.
  var keptPlanned: [PlannedSetting: String] = [:]
  /// Whether the database is for practice, which boards say.
  let isPractice: Bool
  /// What of the queue could not be taken up, since it can't be read any more.
  package let damaged: [Wording]
  var now: Instant
  var roles: [Connection: Role] = [:]
  /// Whose the connections are, by the numbers of the accounts.
  var accounts: [Connection: UInt32] = [:]
  /// Who accounts are, as far as that was asked in the step under way.
  var standings: [UInt32: DeskStanding] = [:]
  /// The agents who were logged on by the owner of the database.
  var ownersAgents: Set<String> = []
  /// The connections whose first refusal was audited.
  var refused: Set<Connection> = []
  /// When a refusal of an account that is bound to no agent was last audited.
  var strangers: [UInt32: Instant] = [:]
  var callerConnections: [String: Connection] = [:]
  var agentConnections: [String: Connection] = [:]
  /// When an agent's connection was last heard of.
  var heard: [Connection: Instant] = [:]
  var notes: [String: CallNote] = [:]
  /// What is to be kept of the step under way.
  var step: LiveStep
  /// Calls that an agent answered in the step under way, so that the storage doesn't know of it yet.
  var answeredInStep: Set<String> = []
  /// When the talks that go on began.
  var talks: [String: Instant] = [:]
  /// The calls that agents wrap up after, and since when.
  var wrapUps: [String: (call: String, began: Instant)] = [:]
  /// The call that leaves its queue for another way of the flow, while it does.
  var leaving: String?
  /// What the agent who hands a call on says about it, while it is handed on.
  var transferNote = ""
  var day = ""
  var tallies: [String: DayTally] = [:]
  var changedTallies: Set<String> = []
  /// What the queues did in the step under way.
  private var additions: [String: DayTally] = [:]
  private var done: DoneRequests
  var endedWaits: EndedWaits
  /// Who is no more the agent they logged on as, and was told so in the step under way.
  var dismissed: Set<Connection> = []
  /// Who was silent too long when the last round was made, or may be there no more: to be cut off, so
  /// that a terminal that wakes up again sees it, comes back and says who is there.
  package private(set) var cutOff: [Connection] = []
  var deliveries: [Delivery] = []
  /// Callbacks that were given up in the step under way.
  var givenUp: Set<String> = []
  /// When the list of callbacks that are owed was last looked at.
  var owedLook: Instant?

  /// An agent's client says something at least this often, or it counts as gone.
  package static let longestSilence = Duration.seconds(6)

  /// Takes up the queue as it was kept.
  /// - Parameter plans: the emergency plans to watch for, which name queues and pools of the plan.
  /// - Throws: `SwitchboardError.planLacks`, or what the storage throws.
  package init(
    _ storage: any LiveStorage, _ plan: CentrePlan, plans: [EmergencyPlan] = [], at now: Instant
  ) throws {
    self.storage = storage
    self.now = now
    step = LiveStep(at: now)
    let kept = try storage.load()
    var changed = kept.plan(plan)
    watch = PlanWatch(
      plans, queues: plan.queues.map(\.id),
      kept: kept.planStates.values.compactMap { PlanState(text: $0) })
    changed.lay(watch.effects)
    announcement = kept.announcement
    isPractice = kept.isPractice
    damaged = kept.damaged
    done = DoneRequests(kept.requests, at: now)
    endedWaits = EndedWaits(kept.endings, at: now)
    centre = LiveCentre(
      changed, calls: try kept.calls(in: changed), agents: kept.agents(in: changed),
      at: LiveTime.seconds(now.milliseconds))
    for (id, call) in centre.calls {
      notes[id] = CallNote(
        queue: call.queue, masked: kept.maskedNumbers[id],
        owed: kept.owed[id].map { ($0, OwedStep(of: call)) })
      talks[id] = call.answered.map { Instant(milliseconds: LiveTime.milliseconds($0)) }
    }
    for (id, agent) in centre.agents {
      guard case .wrappingUp(let call) = agent.phase else { continue }
      wrapUps[id] = (call, Instant(milliseconds: LiveTime.milliseconds(agent.since)))
    }
    takeUpKeptPlans(kept)
    keepTitles(kept.titles)
    try begin(day: now)
    try takeUpOwed()
    try keepStep()
  }

  /// When something happens next by itself; `nil` if nothing does.
  package var nextDeadline: Instant? {
    let centre = centre.nextDeadline.map {
      Instant(milliseconds: Int64(($0 * 1_000).rounded(.up)))
    }
    let silence = heard.values.min().map { $0 + Self.longestSilence }
    return [centre, silence, nextPlanMoment, owedLook.map { $0 + Self.owedLookStep }]
      .compactMap(\.self).min()
  }

  /// Takes in what came and what is due, as one step.
  ///
  /// - Parameters:
  ///   - moment: now, by the wall clock as it is set.
  ///   - clockStep: how much later than time alone would have made it the wall clock was set since the
  ///     last time; below zero if it was set back.
  /// - Returns: what the clients are told, now that it is on the disk.
  /// - Throws: what the storage throws; then this exchange is of no more use.
  package func handle(
    _ arrivals: [Arrival], at moment: Instant, clockSetBy clockStep: Duration = .zero
  ) throws -> [Delivery] {
    deliveries = []
    standings = [:]
    if clockStep != .zero { clockWasSet(by: clockStep) }
    now = max(now, moment)
    step = LiveStep(at: now)
    try begin(day: now)
    try takeUpOwed()
    for arrival in arrivals {
      switch arrival {
      case .opened(let connection, let account): accounts[connection] = account
      case .line(let connection, let line): try receive(line, from: connection)
      case .closed(let connection): close(connection)
      }
    }
    let silent = heard.filter { now - $0.value >= Self.longestSilence }.keys
    cutOff = dismissed.union(silent).sorted()
    dismissed = []
    for connection in cutOff { close(connection) }
    tell(.timePassed)
    try observePlans()
    try keepStep()
    return deliveries
  }

  /// Nobody waits, talks or is silent for longer or shorter because the clock was set.
  private func clockWasSet(by step: Duration) {
    now = now + step
    centre.clockWasSet(by: step.inSeconds)
    watch.clockWasSet(by: step.inSeconds)
    warned.at = nil
    owedLook = nil
    done.clockWasSet(by: step)
    endedWaits.clockWasSet(by: step)
    heard = heard.mapValues { $0 + step }
    talks = talks.mapValues { $0 + step }
    wrapUps = wrapUps.mapValues { ($0.call, $0.began + step) }
  }

  // MARK: Clients

  private func receive(_ line: [UInt8], from connection: Connection) throws {
    if heard[connection] != nil { heard[connection] = now }
    let request: NumberedMessage
    do {
      request = try ClientMessage.read(line)
    } catch {
      send(.misread(request: error.number, code: error.code), to: connection)
      return
    }
    guard let number = request.number, let session = request.session,
      request.message.countsOnce
    else {
      if let answer = try answer(request, from: connection) { send(answer, to: connection) }
      return
    }
    if done.contains(number, of: session, from: connection) {
      return send(.done(request: number), to: connection)
    }
    guard let answer = try answer(request, from: connection) else { return }
    if case .done = answer { done.note(number, of: session, from: connection) }
    send(answer, to: connection)
  }

  private func close(_ connection: Connection) {
    heard[connection] = nil
    accounts[connection] = nil
    refused.remove(connection)
    done.close(connection, at: now)
    switch roles.removeValue(forKey: connection) {
    case .caller(let call):
      callerConnections[call] = nil
      if centre.calls[call] != nil { tell(.callerLost(call: call)) }
    case .agent(let agent):
      agentConnections[agent] = nil
      if centre.agents[agent] != nil { tell(.agentLost(agent: agent)) }
    case nil: break
    }
  }

  func send(_ message: ServerMessage, to connection: Connection) {
    deliveries.append(Delivery(to: connection, message: message))
  }

  func send(_ message: ServerMessage, toCaller call: String) {
    if let connection = callerConnections[call] { send(message, to: connection) }
  }

  func send(_ message: ServerMessage, toAgent agent: String) {
    if let connection = agentConnections[agent] { send(message, to: connection) }
  }

  // MARK: The centre

  /// Hands an event to the centre and does what it wants done.
  /// - Returns: why nothing was changed, if nothing was.
  @discardableResult
  func tell(_ event: CentreEvent) -> LiveRefusal? {
    var refusal: LiveRefusal?
    for action in centre.handle(event, at: LiveTime.seconds(now.milliseconds)) {
      if case .refused(let reason) = action { refusal = reason } else { perform(action) }
    }
    return refusal
  }

  /// Has all that changed kept.
  private func keepStep() throws {
    let (calls, agents) = centre.takeChanges()
    for id in calls {
      noteOwed(id)
      if let call = centre.calls[id] {
        step.calls.append(KeptCall(call, queue: centre.plan.queues[call.queue].id))
      } else {
        step.endedCalls.append(id)
        notes[id] = nil
      }
    }
    for id in agents {
      if let agent = centre.agents[id] {
        step.agents.append(KeptAgent(agent, pool: centre.plan.pools[agent.pool].id))
      } else {
        step.leftAgents.append(id)
      }
    }
    step.requests = done.takeChanges(at: now)
    step.endings = endedWaits.takeChanges(at: now)
    step.day = day
    step.tallies = changedTallies.sorted().map { ($0, tallies[$0] ?? DayTally()) }
    changedTallies = []
    step.additions = additions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    additions = [:]
    answeredInStep = []
    givenUp = []
    try storage.keep(step)
  }

  private func begin(day moment: Instant) throws {
    let today = "\(Instant(milliseconds: moment.milliseconds, offset: 28_800).civil.date)"
    guard today != day else { return }
    day = today
    tallies = try storage.tallies(ofDay: today)
  }

  func count(_ queue: Int, _ change: (inout DayTally) -> Void) {
    let id = centre.plan.queues[queue].id
    change(&tallies[id, default: DayTally()])
    change(&additions[id, default: DayTally()])
    changedTallies.insert(id)
  }
}
