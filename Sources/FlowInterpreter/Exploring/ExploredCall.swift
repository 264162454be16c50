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
    case recording(reference: String)
    case over
  }

  private(set) var machine: CallMachine
  private(set) var now = Duration.zero
  private(set) var ways: [TakenWay] = []
  private(set) var pause = Pause.over
  /// How many nodes were visited.
  private(set) var visits = 0

  private(set) var steps: [FixtureStep] = []
  private(set) var replies: [String: [StubbedReply]] = [:]
  private(set) var queues: [String: QueueBehaviour] = [:]
  /// What was decided, in words.
  private(set) var decisions: [String] = []

  private var service: ServiceRequest?
  private var queue: QueueRequest?
  private var recording = ""

  init(_ machine: CallMachine) {
    self.machine = machine
    tell(.begin)
    goOn()
  }

  /// Which node it is at, with the flows around it, and what the variables are.
  var state: ExploredState {
    let frames = machine.callers.map {
      ExploredState.Frame(flow: $0.flow, node: $0.node, variables: $0.variables)
    }
    let top = ExploredState.Frame(
      flow: machine.flow, node: machine.node, variables: machine.scope.variables)
    return ExploredState(frames: frames + [top], queues: queues)
  }

  // MARK: Decisions

  /// The caller presses keys, 300 ms apart.
  mutating func press(_ keys: String) {
    steps.append(FixtureStep(.press(keys, .afterPrompt)))
    now += FixtureStep.reactionTime
    for (index, key) in keys.enumerated() {
      if index > 0 { now += FixtureStep.betweenKeys }
      tell(.key(key))
    }
    goOn()
  }

  mutating func say(_ text: String) {
    steps.append(FixtureStep(.say(text, .afterPrompt)))
    now += FixtureStep.reactionTime
    if case .recording(let reference) = pause {
      now += SpeechRate.length(of: text)
      tell(.recorded(reference: reference))
    } else {
      tell(.speech(text))
    }
    goOn()
  }

  /// The caller stays silent until the question's time is over.
  mutating func staySilent() {
    guard let deadline = machine.deadline else { return }
    let length = deadline - now + .milliseconds(500)
    steps.append(FixtureStep(.silence(.milliseconds(max(length.wholeMilliseconds, 500)))))
    now = deadline
    tell(.timeReached)
    goOn()
  }

  mutating func hangUp() {
    steps.append(FixtureStep(.hangUp(.afterPrompt)))
    now += FixtureStep.reactionTime
    tell(.hangUp)
    goOn()
  }

  /// The service that was asked answers.
  mutating func answer(_ reply: ServiceReply) {
    guard case .service(let request) = pause else { return }
    replies[request.service, default: []].append(StubbedReply(reply))
    service = nil
    tell(.serviceReturned(reply))
    goOn()
  }

  /// The queue that the call was put in behaves in some way, this time and each further time.
  mutating func behave(_ behaviour: QueueBehaviour) {
    guard case .queue(let request) = pause else { return }
    queues[request.skill] = behaviour
    queue = nil
    switch behaviour {
    case .full: tell(.queue(.full))
    case .closed: tell(.queue(.closed))
    case .answers(let after, let talk):
      if after > .zero { tell(.queue(.waiting(expected: request.saysEstimate ? after : nil))) }
      let answered = now + after
      while let due = machine.deadline, machine.waiting == .queue, due < answered {
        now = max(now, due)
        tell(.timeReached)
      }
      if machine.waiting == .queue {
        now = answered
        tell(.queue(.answered))
        now += talk
        tell(.queue(.agentLeft))
      }
    }
    goOn()
  }

  /// The queue lets the call wait until it offers a callback, and the caller takes that.
  mutating func takeCallback(offeredAfter after: Duration) {
    guard case .queue(let request) = pause else { return }
    let late = QueueBehaviour.answers(
      after: after + .seconds(60), talk: QueueBehaviour.usualTalk)
    queues[request.skill] = late
    queue = nil
    tell(.queue(.waiting(expected: request.saysEstimate ? after + .seconds(60) : nil)))
    guard let offer = machine.deadline else { return }
    now = max(now, offer)
    tell(.timeReached)
    now = max(now, machine.playingUntil ?? now)
    press("1")
  }

  mutating func note(_ decision: String) { decisions.append(decision) }

  // MARK: The machine

  private mutating func tell(_ event: CallEvent) {
    for action in machine.handle(event, at: now) {
      switch action {
      case .visit: visits += 1
      case .take(let place, let way): ways.append(TakenWay(place: place, way: way))
      case .callService(let request): service = request
      case .enqueue(let request): queue = request
      case .record(let reference, _): recording = reference
      default: break
      }
    }
  }

  /// Lets prompts end until somebody has to decide something.
  private mutating func goOn() {
    while machine.outcome == nil {
      switch machine.waiting {
      case .prompt:
        now = max(now, machine.deadline ?? now)
        tell(.timeReached)
      case .caller:
        now = max(now, machine.playingUntil ?? now)
        pause = .caller
        return
      case .service:
        guard let service else { break }
        pause = .service(service)
        return
      case .queue:
        guard let queue else { break }
        pause = .queue(queue)
        return
      case .recording:
        pause = .recording(reference: recording)
        return
      case .agent:
        now += QueueBehaviour.usualTalk
        tell(.queue(.agentLeft))
      case .begin, .nothing: break
      }
    }
    pause = .over
  }
}

/// What the future of a call depends on, its times aside.
struct ExploredState: Hashable {
  struct Frame: Hashable {
    var flow: Int
    var node: Int
    var variables: [Value]
  }

  /// The flows within one another, the running one last.
  var frames: [Frame]
  var queues: [String: QueueBehaviour]

  /// The state without the variables' values.
  var place: [Int] { frames.flatMap { [$0.flow, $0.node] } }
}
