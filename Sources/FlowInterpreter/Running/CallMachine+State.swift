extension CallMachine {
  /// A flow that waits for another to return.
  struct Frame: Sendable {
    var flow: Int
    /// The `flow` node that runs the other one.
    var node: Int
    var variables: [Value]
    /// The slots of variables that hold secrets.
    var secrets: Set<Int>
  }

  struct NodeKey: Sendable, Hashable {
    var flow: Int
    var node: Int
  }

  struct Playing: Sendable {
    var until: Duration
    var bargeIn: Bool
  }

  /// Something the caller entered.
  enum CallerInput: Sendable {
    case key(Character)
    case speech(String)
    case meaning(SpokenMeaning)
  }

  /// Something that was entered ahead, and which of the caller's inputs it is, from 1.
  struct KeptInput: Sendable {
    var input: CallerInput
    var number: Int
  }

  /// How far a node that asks the caller has come.
  struct Asking: Sendable {
    /// How often the caller has been asked, at least 1.
    var attempt = 1
    var silent = 0
    var wrong = 0
    /// The keys entered so far.
    var entry = ""
    /// When silence, or what was entered so far, counts as the answer.
    var until: Duration
  }

  /// A call in a queue.
  struct Queued: Sendable {
    var skill: String
    var priority: Int
    var since: Duration
    /// Whether the queue or the passing of time has said that the call waits.
    var isAccepted = false
    var offersCallback = false
    /// What the call was given over to before.
    var before: CallOutcome?
  }

  /// A message that is being recorded.
  struct Recording: Sendable {
    var reference: String
    var until: Duration
    /// How much was said before what is being said now.
    var spoken: Duration = .zero
    /// When the caller began to say what is being said, and for how long.
    var speech: (begins: Duration, lasts: Duration)?

    /// How much was said up to a moment.
    func spoken(by now: Duration) -> Duration {
      guard let speech else { return spoken }
      return spoken + max(.zero, min(now - speech.begins, speech.lasts))
    }
  }

  /// What the machine is waiting for.
  enum Phase: Sendable {
    /// The call to begin.
    case incoming
    /// A prompt to end, to go on from there.
    case saying(NodeReference)
    /// A prompt to end, to hang up then.
    case partingWords
    /// The caller.
    case asking(Asking)
    /// A service, until a moment.
    case calling(until: Duration)
    case queued(Queued)
    /// The agent to leave.
    case talking
    /// The prompt before a recording to end.
    case announcingRecording
    case recording(Recording)
    case over
  }

  // MARK: For drivers

  /// What the call is waiting for, as drivers and callers see it.
  package enum Waiting: Sendable, Hashable {
    case begin, prompt, caller, service, queue, agent, recording
    /// Nothing: the call is over.
    case nothing
  }

  package var waiting: Waiting {
    switch phase {
    case .incoming: .begin
    case .saying, .partingWords, .announcingRecording: .prompt
    case .asking: .caller
    case .calling: .service
    case .queued: .queue
    case .talking: .agent
    case .recording: .recording
    case .over: .nothing
    }
  }

  /// Whether the caller is offered to be called back, and would be by pressing `callbackKey`.
  package var offersCallback: Bool {
    if case .queued(let queued) = phase { queued.offersCallback } else { false }
  }

  /// What a caller presses who would rather be called back.
  package static let callbackKey: Character = "1"

  /// The next moment at which the machine wants `timeReached`.
  package var deadline: Duration? {
    guard let waitEnds else { return ownDeadline }
    return ownDeadline.map { min($0, waitEnds) } ?? waitEnds
  }

  private var ownDeadline: Duration? {
    let now = scope.elapsed
    switch phase {
    case .incoming, .talking, .over: return nil
    case .saying, .partingWords, .announcingRecording: return playing?.until ?? now
    case .asking(let asking): return asking.until
    case .calling(let until): return until
    case .recording(let recording): return recording.until
    case .queued(let queued): return deadline(of: queued)
    }
  }

  /// When what is playing ends; `nil` while nothing plays.
  package var playingUntil: Duration? { playing?.until }

  /// Whether keys and speech would be taken note of now.
  package var hearsCaller: Bool {
    switch phase {
    case .incoming, .talking, .over: false
    case .saying, .partingWords, .asking, .calling, .queued, .announcingRecording, .recording:
      playing?.bargeIn ?? true
    }
  }

  /// The node that is running.
  package var place: NodePlace {
    let running = library.flows[flow]
    return NodePlace(flow: running.id, node: running.nodes[node].id, depth: callers.count)
  }

  /// The values of the variables of the flow that the call began in.
  package var variables: [String: Value] {
    let first = callers.first?.flow ?? flow
    let values = callers.first?.variables ?? scope.variables
    return Dictionary(
      zip(library.flows[first].variables.map(\.name), values),
      uniquingKeysWith: { first, _ in first })
  }

  /// The variables of the flow that the call began in that hold, or may hold, secrets.
  package var secretVariables: Set<String> {
    let first = callers.first?.flow ?? flow
    let slots = callers.first?.secrets ?? scope.secrets
    return Set(slots.map { library.flows[first].variables[$0].name })
  }

  /// The time since the call came in, as far as the machine was told.
  package var elapsed: Duration { scope.elapsed }
}
