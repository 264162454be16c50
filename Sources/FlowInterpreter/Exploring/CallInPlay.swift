internal import Diagnostics

/// A call that is being played, up to the next moment at which somebody has to decide something.
struct CallInPlay {
  /// What the call waits for.
  enum Pause {
    case caller
    case service(ServiceRequest)
    case queue(QueueRequest)
    case recording
    case over
  }

  /// What a service gave, and the call before it did.
  struct Answer {
    var giver: ValueSource.Giver
    var outcome: String
    var fields: ValueChoices.Fields
    var before: ExploredCall
  }

  private(set) var session: CallSession<NoDirectory>
  private(set) var pause = Pause.over
  private(set) var history = CallHistory()
  private(set) var queues: [String: QueueBehaviour] = [:]
  /// What services gave, where it matters what is tried in its place later.
  private(set) var answers: [Answer] = []

  init(_ machine: CallMachine) {
    session = CallSession(
      machine, in: CallSurroundings(NoDirectory(), outside: [.queues, .services]),
      keeping: .course)
    goOn()
  }

  var machine: CallMachine { session.machine }

  /// A node fails when the call comes there, if it hasn't yet.
  mutating func letFail(_ name: String) {
    session.letFail(name)
    history.note(.init(place: nil, words: "\(name) fails"))
  }

  /// The call came with some values, where nothing has asked for them yet.
  mutating func give(_ attributes: [String: Value]) { session.give(attributes) }

  /// Takes note of what is decided where the call is.
  mutating func note(_ decision: String) {
    history.note(.init(place: machine.place, words: decision))
  }

  /// Shares all that happened so far with the calls that go on from here.
  mutating func shareHistory() { history.share() }

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

  /// The caller stays silent for a part of the question's time.
  mutating func think(for length: Duration) {
    waitForQuestion()
    take(.silence(length))
  }

  /// Lets the fixture hear the question first, where silence would else begin after an earlier prompt.
  private mutating func waitForQuestion() {
    let heard = session.heard
    if heard.count > 1 { history.note(.question(heard: heard)) }
  }

  /// The service that was asked answers, in time or after the flow has given it up.
  mutating func answer(_ answer: StubbedReply) {
    guard case .service(let request) = pause else { return }
    let answer = answer.asGiven(by: request.service)
    history.note(answer, of: request.service)
    let due = session.now + answer.takes
    if let givenUp = session.nextDue, givenUp < due {
      _ = session.happen(by: givenUp)
    } else {
      session.advance(to: due)
      session.tell(.serviceReturned(answer.reply))
    }
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
        before: ExploredCall(self)))
    answer(
      StubbedReply(
        .outcome(outcome, value: choices.value(of: fields, flow: flow, node: node))))
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

  /// Goes on by the decisions that another call made after as many as this one has behind it, as far as
  /// it is asked for the same.
  ///
  /// - Parameter choices: what services give in a way that is known here.
  mutating func goOn(as other: ExploredCall, _ choices: ValueChoices) {
    let (acts, answered) = (other.history.acts, other.history.replies)
    var actCount = history.acts.count
    var answerCounts = history.replies.mapValues(\.count)
    for _ in 0..<(other.history.decisionCount + other.history.fixtureSteps.count) {
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
          self.answer(given[count])
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
      guard session.happen(by: CallSession<NoDirectory>.longest) else { break }
    }
    pause = .over
  }
}
