internal import Diagnostics

/// A call that is played up to each moment at which somebody has to decide something.
///
/// A copy is a snapshot, so that a search tries every decision from the same moment. What was decided is
/// kept as the steps, answers and queues of a fixture that plays the same call.
struct ExploredCall {
  /// What the call waits for.
  enum Pause {
    case caller
    case service(ServiceRequest)
    case queue(QueueRequest)
    case recording
    case over
  }

  private(set) var session: CallSession<InMemoryDirectory>
  private(set) var pause = Pause.over

  private(set) var steps: [FixtureStep] = []
  private(set) var replies: [String: [StubbedReply]] = [:]
  private(set) var queues: [String: QueueBehaviour] = [:]
  /// What services gave, where it matters what is tried in its place later.
  private(set) var answers: [Answer] = []
  /// What was decided, in words.
  private(set) var decisions: [String] = []

  init(_ machine: CallMachine) {
    session = CallSession(
      machine, in: CallSurroundings(InMemoryDirectory(), outside: [.queues, .services]))
    goOn()
  }

  var machine: CallMachine { session.machine }
  /// The nodes that fail when the call comes there.
  var faults: Set<String> { machine.scope.call.faults }

  /// Whether the call has come to a node.
  func hasVisited(_ name: String) -> Bool {
    session.record.path.contains { $0.pathName == name }
  }

  /// Whether a node that the call has come to sets a variable of one of these names.
  func hasSet(_ names: [String]) -> Bool {
    session.record.path.contains { place in
      guard let flow = machine.library[place.flow], let index = flow.index(of: place.node) else {
        return false
      }
      return flow.nodes[index].assigned.contains { names.contains($0.name) }
    }
  }

  /// The call with one more node that fails, where it hasn't been yet.
  func failing(at name: String) -> ExploredCall {
    var call = self
    call.session.letFail(name)
    call.note("\(name) fails")
    return call
  }

  var ways: [TakenWay] { session.record.ways }
  /// How many nodes were visited.
  var visits: Int { session.record.path.count }

  /// Which node it is at, with the flows around it, and what of the variables conditions may see.
  func state(_ reads: ControlReads) -> ExploredState {
    func frame(_ flow: Int, _ node: Int, _ variables: [Value]) -> ExploredState.Frame {
      ExploredState.Frame(flow: flow, node: node, seen: reads.seen(of: variables, flow: flow))
    }
    let machine = session.machine
    let frames = machine.callers.map { frame($0.flow, $0.node, $0.variables) }
    let top = frame(machine.flow, machine.node, machine.scope.variables)
    return ExploredState(
      frames: frames + [top], queues: queues,
      elapsedSteps: reads.elapsedSteps(session.now))
  }

  /// The call as if it had come with some values, where nothing has asked for them yet.
  func given(_ attributes: [String: Value]) -> ExploredCall {
    var call = self
    call.session.give(attributes)
    return call
  }

  // MARK: Decisions

  /// The caller does something a second after the prompt.
  mutating func take(_ act: CallerAct) {
    steps.append(FixtureStep(.act(act, .afterPrompt)))
    session.take(act)
    goOn()
  }

  /// The caller stays silent until the question's time is over.
  mutating func staySilent() {
    guard let deadline = session.machine.deadline else { return }
    let length = deadline - session.now + .milliseconds(500)
    waitForQuestion()
    let silence = CallerAct.silence(.milliseconds(max(length.wholeMilliseconds, 500)))
    steps.append(FixtureStep(.act(silence, .afterPrompt)))
    _ = session.happen(by: deadline)
    goOn()
  }

  /// Lets the fixture hear the question first, where silence would else begin after an earlier prompt.
  private mutating func waitForQuestion() {
    let heard = session.heard
    guard heard.count > 1 else { return }
    let before = heard.dropLast().joined()
    let question = (1...min(3, heard.count)).lazy.map { heard.suffix($0).joined() }
      .first { !$0.isEmpty && !before.contains($0) }
    guard let question, !question.contains(SecretText.shown) else { return }
    steps.append(FixtureStep(.hear(.contains(question))))
  }

  /// What the caller did, in order.
  private var acts: [CallerAct] {
    steps.compactMap { if case .act(let act, _) = $0.action { act } else { nil } }
  }

  /// The service that was asked answers.
  mutating func answer(_ reply: ServiceReply) {
    guard case .service(let request) = pause else { return }
    replies[request.service, default: []].append(StubbedReply(reply))
    session.tell(.serviceReturned(reply))
    goOn()
  }

  /// The service answers in a way that may be tried otherwise when more is known of what ways ask for.
  mutating func answer(
    _ outcome: String, _ fields: ValueChoices.Fields, from choices: ValueChoices
  ) {
    let (flow, node) = (machine.flow, machine.node)
    answers.append(
      Answer(
        giver: .node(flow: flow, node: node), outcome: outcome, fields: fields,
        before: .moment(self)))
    answer(.outcome(outcome, value: choices.value(of: fields, flow: flow, node: node)))
  }

  /// The queue that the call was put in behaves in some way, this time and each further time.
  mutating func behave(_ behaviour: QueueBehaviour) {
    guard case .queue(let request) = pause else { return }
    queues[request.skill] = behaviour
    session.behave(behaviour)
    goOn()
  }

  /// The queue lets the call wait until it offers a callback, and the caller takes that.
  mutating func takeCallback(offeredAfter after: Duration) {
    guard case .queue(let request) = pause else { return }
    let late = QueueBehaviour.answers(
      after: after + .seconds(60), talk: QueueBehaviour.usualTalk)
    queues[request.skill] = late
    session.behave(late)
    session.settle()
    if session.offersCallback { take(.press(String(CallMachine.callbackKey))) }
  }

  mutating func note(_ decision: String) { decisions.append(decision) }

  /// Goes on by the decisions that another call made after as many as this one has behind it, as far as
  /// it is asked for the same.
  ///
  /// - Parameter choices: what services give in a way that is known here.
  mutating func goOn(as other: ExploredCall, _ choices: ValueChoices) {
    let otherActs = other.acts
    for _ in 0..<(other.decisions.count + other.steps.count) {
      switch pause {
      case .caller, .recording:
        guard let act = otherActs.dropFirst(acts.count).first else { return }
        if case .silence = act { staySilent() } else { take(act) }
      case .service(let request):
        let given = other.replies[request.service] ?? []
        let count = replies[request.service]?.count ?? 0
        guard given.indices.contains(count) else { return }
        let giver = ValueSource.Giver.node(flow: machine.flow, node: machine.node)
        if let answer = other.answers.dropFirst(answers.count).first, answer.giver == giver,
          case .outcome(answer.outcome, _) = given[count].reply
        {
          self.answer(answer.outcome, answer.fields, from: choices)
        } else {
          self.answer(given[count].reply)
        }
      case .queue(let request):
        guard let behaviour = other.queues[request.skill] else { return }
        behave(behaviour)
      case .over: return
      }
    }
  }

  /// Lets things happen until somebody has to decide something.
  private mutating func goOn() {
    while !session.isOver {
      switch session.waiting {
      case .caller:
        session.settle()
        pause = .caller
        return
      case .service:
        guard let request = session.lastService?.request else { break }
        pause = .service(request)
        return
      case .queue where !session.queueHasNews:
        guard let request = session.lastQueue else { break }
        pause = .queue(request)
        return
      case .recording:
        pause = .recording
        return
      case .begin, .prompt, .queue, .agent, .nothing: break
      }
      guard session.happen(by: CallSession<InMemoryDirectory>.longest) else { break }
    }
    pause = .over
  }
}

extension ExploredCall {
  /// What a service gave, and the call before it did.
  struct Answer {
    var giver: ValueSource.Giver
    var outcome: String
    var fields: ValueChoices.Fields
    var before: Before
  }

  /// A call that a later one remembers.
  indirect enum Before {
    case moment(ExploredCall)

    var call: ExploredCall {
      switch self {
      case .moment(let call): call
      }
    }
  }

  /// The call as if a service had given other fields, up to the pause after that.
  static func answering(
    _ answer: Answer, with fields: ValueChoices.Fields, from choices: ValueChoices
  ) -> ExploredCall {
    var call = answer.before.call
    call.note("\(call.machine.place.pathName): \(answer.outcome)")
    call.answer(answer.outcome, fields, from: choices)
    return call
  }
}

/// What the future of a call depends on, its times aside save those that conditions ask for.
struct ExploredState: Hashable {
  struct Frame: Hashable {
    var flow: Int
    var node: Int
    var seen: [ControlReads.SeenValue]
  }

  /// The flows within one another, the running one last.
  var frames: [Frame]
  var queues: [String: QueueBehaviour]
  var elapsedSteps: Int64?

  /// The state without the variables' values.
  var place: [Int] { frames.flatMap { [$0.flow, $0.node] } }
}
