internal import Diagnostics

/// A call that is played up to each moment at which somebody has to decide something.
///
/// A copy is a snapshot, so that a search tries every decision from the same moment. Its history tells
/// the steps and answers of a fixture that plays the same call.
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

  private(set) var history = CallHistory()
  private(set) var queues: [String: QueueBehaviour] = [:]
  /// What services gave, where it matters what is tried in its place later.
  private(set) var answers: [Answer] = []

  init(_ machine: CallMachine) {
    session = CallSession(
      machine, in: CallSurroundings(InMemoryDirectory(), outside: [.queues, .services]),
      keeping: .course)
    goOn()
    history.share()
  }

  var machine: CallMachine { session.machine }
  /// The nodes that fail when the call comes there.
  var faults: Set<String> { machine.scope.call.faults }

  /// Whether the call has come to a node.
  func hasVisited(_ name: String) -> Bool {
    history.contains { $0.path.contains { $0.pathName == name } }
  }

  /// Whether a node that the call has come to sets a variable of one of these names.
  func hasSet(_ names: [String]) -> Bool {
    history.all(\.path).contains { place in
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
    call.history.note(.init(place: nil, words: "\(name) fails"))
    return call
  }

  /// All ways taken, in order.
  var ways: [TakenWay] { history.all(\.ways) }
  /// How many nodes were visited.
  var visits: Int { history.visits }
  /// What was decided, in words.
  var decisions: [String] { history.all(\.decisions).map(\.text) }
  /// What services answered, in turn.
  var replies: [String: [StubbedReply]] {
    history.all(\.replies).reduce(into: [:]) { $0[$1.service, default: []].append($1.reply) }
  }

  /// The call after a decision, from which others may go on.
  func with(_ decision: String, _ act: (inout ExploredCall) -> Void) -> ExploredCall {
    var call = self
    call.note(decision)
    act(&call)
    call.history.share()
    return call
  }

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
    history.note(.act(act))
    session.take(act)
    goOn()
  }

  /// The caller stays silent until the question's time is over.
  mutating func staySilent() {
    guard let deadline = session.machine.deadline else { return }
    let length = deadline - session.now + .milliseconds(500)
    waitForQuestion()
    history.note(.act(.silence(.milliseconds(max(length.wholeMilliseconds, 500)))))
    _ = session.happen(by: deadline)
    goOn()
  }

  /// Lets the fixture hear the question first, where silence would else begin after an earlier prompt.
  private mutating func waitForQuestion() {
    let heard = session.heard
    if heard.count > 1 { history.note(.question(heard: heard)) }
  }

  /// The service that was asked answers.
  mutating func answer(_ reply: ServiceReply) {
    guard case .service(let request) = pause else { return }
    history.note(StubbedReply(reply), of: request.service)
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

  /// Takes note of what is decided where the call is.
  private mutating func note(_ decision: String) {
    history.note(.init(place: machine.place, words: decision))
  }

  /// Goes on by the decisions that another call made after as many as this one has behind it, as far as
  /// it is asked for the same.
  ///
  /// - Parameter choices: what services give in a way that is known here.
  mutating func goOn(as other: ExploredCall, _ choices: ValueChoices) {
    defer { history.share() }
    let (acts, answered) = (other.acts, other.replies)
    var actCount = self.acts.count
    var answerCounts = replies.mapValues(\.count)
    for _ in 0..<(other.history.decisionCount + other.steps.count) {
      switch pause {
      case .caller, .recording:
        guard let act = acts.dropFirst(actCount).first else { return }
        actCount += 1
        if case .silence = act {
          guard session.machine.deadline != nil else { return }
          staySilent()
        } else {
          take(act)
        }
      case .service(let request):
        let given = answered[request.service] ?? []
        let count = answerCounts[request.service] ?? 0
        guard given.indices.contains(count) else { return }
        answerCounts[request.service] = count + 1
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
    defer {
      let (path, ways) = session.takeCourse()
      history.note(path: path, ways: ways)
    }
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
    answer.before.call.with(answer.outcome) { $0.answer(answer.outcome, fields, from: choices) }
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
