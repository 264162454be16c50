internal import Diagnostics

/// Runs the flows of one call: events go in with their times, actions come out.
///
/// A pure value: it has no clock and does nothing by itself, so that fixtures, the terminal phone,
/// a live queue and a simulation drive the same code, and a copy of it is a snapshot of the call.
///
/// Time. Every event comes with the time since the call came in. Between events the driver looks at
/// `deadline` and hands over `timeReached` at that moment. An event that comes later than the
/// deadline finds the machine as if it had been told in time; at the same moment the event comes
/// first. Times never run backwards: an earlier one counts as the latest.
///
/// Keys and speech. They count while the flow waits for them, and during prompts with barge-in, which
/// they stop. During prompts without it they are dropped. What the caller enters while a `say` with
/// barge-in is playing or a service is being called is kept for the next node that waits for input,
/// which then skips its prompt; a prompt without barge-in and a wrong answer clear what is kept. The
/// terminator of an entry that is complete by its length is ignored.
///
/// Secrets. What a question with `secret` takes is told by `conceal`, so that who keeps a record hides it;
/// what is made from it is hidden wherever the machine itself would say it.
///
/// Timers are VoiceXML's (https://www.w3.org/TR/voicexml20/#dmlATiming).
package struct CallMachine: Sendable {
  let library: FlowLibrary
  var scope: Scope
  /// The values that flows share, by the names of their variables.
  var shared: [String: Value] = [:]
  /// The flow that is running, by index.
  var flow: Int
  /// The node that is running, by index.
  var node: Int
  /// The flows that wait for the running one to return, outermost first.
  var callers: [Frame] = []
  var phase = Phase.incoming
  /// The flows that are kept for what may happen to the call, by index.
  var hooks: [EventHook.Event: Int] = [:]
  /// The flow that is played to a call which waits in a queue, or talks.
  var aside: Aside?
  /// What prompt, until when, is playing.
  var playing: Playing?
  /// What the caller entered ahead.
  var kept: [KeptInput] = []
  /// How many keys and utterances there were so far.
  var inputs = 0
  /// The key that ends the entry just completed by its length, and until when it is ignored.
  var lateTerminator: (key: Character, until: Duration)?
  /// Node visits since the caller last did something.
  var visits = 0
  /// When a node was last visited.
  var visited: Duration = .zero
  var hasFaultedBySafety = false
  var recordings = 0
  /// How often nodes with several prompts were visited.
  var promptVisits: [NodeKey: Int] = [:]
  /// What the call has been given over to so far.
  var handedOver: CallOutcome?
  /// The queue that answered first: nothing changes how the call ends after that.
  var answered: CallOutcome?
  package private(set) var outcome: CallOutcome?
  var actions: [CallAction] = []

  /// So many nodes may be visited without input from the caller.
  package static let maximumVisits = 1_000
  /// So many flows may run inside one another below the first.
  package static let maximumNesting = 32
  /// So many keys may be entered ahead.
  static let maximumKept = 64

  /// A call that is about to begin in a flow of a library.
  /// - Returns: `nil` if the library has no such flow.
  package init?(_ flow: String, of library: FlowLibrary, call: IncomingCall) {
    guard let index = library.index(of: flow) else { return nil }
    self.library = library
    self.flow = index
    let start = library.flows[index]
    node = start.start.index
    scope = Scope(
      variables: start.variables.map(\.initial), call: call, language: start.language)
    scope.secrets = start.secretSlots
    shared = call.attributes
    takeShared()
  }

  // MARK: Events

  /// Takes note of an event and gives what is to be done, in order.
  package mutating func handle(_ event: CallEvent, at time: Duration) -> [CallAction] {
    var result: [CallAction] = []
    handle(event, at: time, into: &result)
    return result
  }

  /// Takes note of an event and adds what is to be done to a list that may be used again and again.
  package mutating func handle(
    _ event: CallEvent, at time: Duration, into list: inout [CallAction]
  ) {
    guard outcome == nil else { return }
    swap(&actions, &list)
    let time = max(time, scope.elapsed)
    while let due = deadline, due < time {
      advance(to: due)
      reachDeadline()
    }
    if outcome == nil {
      advance(to: time)
      take(event)
    }
    swap(&actions, &list)
  }

  private mutating func advance(to time: Duration) {
    scope.elapsed = max(time, scope.elapsed)
    if let end = playing?.until, end <= scope.elapsed { playing = nil }
  }

  private mutating func take(_ event: CallEvent) {
    switch event {
    case .begin: if case .incoming = phase { run(from: node) }
    case .key(let key): callerActed(.key(key))
    case .speech(let text): callerActed(.speech(text))
    case .understood(let meaning): callerActed(.meaning(meaning))
    case .hangUp: hungUp()
    case .timeReached:
      while let due = deadline, due <= scope.elapsed {
        reachDeadline()
        // A queue that was joined just now has not been asked yet; only when its answer stays away
        // does the caller wait without being told for how long.
        if case .queued(let queued) = phase, !queued.isAccepted { break }
      }
    case .serviceReturned(let reply): serviceReturned(reply)
    case .queue(let reply): queueReplied(reply)
    case .speaks(let length): callerSpeaks(for: length)
    case .recorded(let reference): recorded(reference)
    }
  }

  mutating func end(_ result: CallOutcome) {
    guard outcome == nil else { return }
    let result = answered ?? result
    phase = .over
    playing = nil
    outcome = result
    actions.append(.end(result))
  }
}
