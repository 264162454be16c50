/// What services and queues may do, each played to the next pause.
extension ExploredCall {
  func serviceReplies(_ choices: ValueChoices) -> [ExploredCall] {
    guard case .service(let service) = node.kind else { return [] }
    let outcomes = service.triedOutcomes
    let values = choices.values(flow: machine.flow, node: machine.node)
    let calls = outcomes.flatMap { outcome -> [ExploredCall] in
      // What was not found has no value, save one that some condition asks for.
      (Self.isNothing(outcome) ? [.null] + values.dropFirst() : values).map { value in
        with(outcome) { $0.answer(StubbedReply(.outcome(outcome, value: value))) }
      }
    }
    return calls + [with("fault") { $0.answer(StubbedReply(.fault("down"))) }]
      + lateReplies(of: service, outcomes, usual: values.first ?? .null, choices)
  }

  static func isNothing(_ outcome: String) -> Bool {
    ["missing", "none"].contains(outcome)
  }

  /// Every outcome with the usual value, and with such values as the wanted ways ask for.
  ///
  /// Where a value led past a branch that has a wanted way, the value is tried with what that way asks
  /// for besides: so conditions on many fields of one value are met one after the other.
  func replies(_ choices: ValueChoices, wanting wanted: Set<FlowWay>) -> [ExploredCall] {
    guard case .service(let service) = node.kind else { return [] }
    var calls = [with("fault") { $0.answer(StubbedReply(.fault("down"))) }]
    let giver = ValueSource.Giver.node(flow: machine.flow, node: machine.node)
    for outcome in service.triedOutcomes {
      // The last one is tried first: what a branch just passed asks for goes before all else.
      var waiting: [ValueChoices.Fields] = []
      if service.keepsValue {
        waiting = choices.wishes.filter { $0.giver == giver && wanted.contains($0.way) }
          .map(\.fields).reversed()
      }
      waiting.append([:])
      var seen: Set<ValueChoices.Fields> = []
      while seen.count < Self.mostValues, let fields = waiting.popLast() {
        guard seen.insert(fields).inserted else { continue }
        let call = with(outcome) { $0.answer(outcome, fields, from: choices) }
        calls.append(call)
        guard service.keepsValue else { continue }
        for passed in call.history.ways(after: history.wayCount) {
          for way in call.otherWays(than: passed) where wanted.contains(way) {
            for wish in choices.wishes(for: way) where wish.giver == giver {
              waiting.append(fields.merging(wish.fields) { _, new in new })
            }
          }
        }
      }
    }
    return calls
  }

  /// So many values of one answer are tried.
  private static let mostValues = 120

  /// The ways that a call could have taken at a branch.
  func otherWays(than taken: TakenWay) -> [FlowWay] {
    guard let flow = machine.library[taken.place.flow],
      let index = flow.index(of: taken.place.node), case .branch = flow.nodes[index].kind
    else { return [] }
    return flow.nodes[index].ways.filter { $0.way != taken.way }.map {
      FlowWay(flow: flow.id, node: taken.place.node, way: $0.way)
    }
  }

  func queueBehaviours(
    for request: QueueRequest, _ choices: ValueChoices
  ) -> [ExploredCall] {
    guard case .queue(let queue) = node.kind else { return [] }
    // A fixture's queue behaves one way throughout the call.
    if let settled = queues[request.skill] { return [with("queue") { $0.behave(settled) }] }
    var behaviours: [(String, QueueBehaviour)] = [
      ("answered", .usual), ("full", .full), ("closed", .closed),
    ]
    if queue.nobody != nil { behaviours.append(("nobody", .nobody)) }
    if machine.hooks[.waiting] != nil {
      behaviours.append(("waits", .answers(after: .seconds(1_800), talk: QueueBehaviour.usualTalk)))
    }
    if let maxWait = queue.maxWait {
      let late = QueueBehaviour.answers(
        after: maxWait + .seconds(60), talk: QueueBehaviour.usualTalk)
      behaviours.append(("timed out", late))
    }
    return behaviours.map { name, behaviour in with(name) { $0.behave(behaviour) } }
      + lateAgents(of: queue, choices)
  }
}

extension ServiceCall {
  /// Whether the flow keeps anything of what it answers.
  fileprivate var keepsValue: Bool { into != nil || !fields.isEmpty }

  /// The outcomes worth trying: all that are known of the service, else those that the flow names.
  fileprivate var triedOutcomes: [String] {
    if let knownOutcomes { return knownOutcomes }
    let named = outcomes.map(\.outcome)
    return next == nil || named.contains("done") ? named : named + ["done"]
  }
}
