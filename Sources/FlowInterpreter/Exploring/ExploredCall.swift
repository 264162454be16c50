/// A call at a moment at which somebody has to decide something.
///
/// It never changes, so that a search tries every decision from the same moment. Its history tells
/// the steps and answers of a fixture that plays the same call.
final class ExploredCall {
  private let play: CallInPlay

  init(_ play: consuming CallInPlay) {
    play.shareHistory()
    self.play = play
  }

  convenience init(_ machine: CallMachine) { self.init(CallInPlay(machine)) }

  var machine: CallMachine { play.machine }
  var session: CallSession<NoDirectory> { play.session }
  var pause: CallInPlay.Pause { play.pause }
  var history: CallHistory { play.history }
  var queues: [String: QueueBehaviour] { play.queues }
  /// What services gave, where it matters what is tried in its place later.
  var answers: [CallInPlay.Answer] { play.answers }
  var isOver: Bool { if case .over = play.pause { true } else { false } }
  /// The nodes that fail when the call comes there.
  var faults: Set<String> { play.machine.scope.call.faults }

  /// Whether the call has come to a node.
  func hasVisited(_ name: String) -> Bool {
    history.contains { $0.path.contains { $0.pathName == name } }
  }

  /// Whether a node that the call has come to sets a variable of one of these names.
  func hasSet(_ names: [String]) -> Bool {
    history.contains { part in
      part.path.contains { place in
        guard let flow = machine.library[place.flow], let index = flow.index(of: place.node) else {
          return false
        }
        return flow.nodes[index].assigned.contains { names.contains($0.name) }
      }
    }
  }

  /// All ways taken, in order.
  var ways: [TakenWay] { history.all(\.ways) }

  /// Which node it is at, with the flows around it, and what of the variables conditions may see.
  func state(_ reads: ControlReads) -> ExploredState {
    func frame(_ flow: Int, _ node: Int, _ variables: [Value]) -> ExploredState.Frame {
      ExploredState.Frame(flow: flow, node: node, seen: reads.seen(of: variables, flow: flow))
    }
    let frames = play.machine.callers.map { frame($0.flow, $0.node, $0.variables) }
    let top = frame(play.machine.flow, play.machine.node, play.machine.scope.variables)
    return ExploredState(
      frames: frames + [top], queues: queues,
      elapsedSteps: reads.elapsedSteps(play.session.now))
  }

  // MARK: Going on

  /// The call after something.
  func after(_ act: (inout CallInPlay) -> Void) -> ExploredCall {
    var play = play
    act(&play)
    return ExploredCall(consume play)
  }

  /// The call after a decision.
  func with(_ decision: String, _ act: (inout CallInPlay) -> Void) -> ExploredCall {
    after { play in
      play.note(decision)
      act(&play)
    }
  }

  /// The call as if a service had given other fields, up to the pause after that.
  static func answering(
    _ answer: CallInPlay.Answer, with fields: ValueChoices.Fields, from choices: ValueChoices
  ) -> ExploredCall {
    answer.before.with(answer.outcome) { $0.answer(answer.outcome, fields, from: choices) }
  }
}
