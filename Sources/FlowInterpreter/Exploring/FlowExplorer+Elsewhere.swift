/// What calls of other systems' flows may meet besides: attributes that they come with, and blocks that fail.
extension FlowExplorer {
  /// So many nodes are made to fail, one after the other.
  private static let mostFaults = 100
  /// So many sets of what a call may come with are tried.
  private static let mostGiven = 300
  /// So many calls are tried after each without finding anything new.
  private static let patience = 200

  /// So many answers are tried once more.
  private static let mostRetries = 1_500
  /// So many sets are tried from a call's beginning.
  private static let mostRestarts = 60

  /// An answer of a service, given again with more.
  struct Retry: Hashable {
    var giver: ValueSource.Giver
    var fields: ValueChoices.Fields
    var way: FlowWay
  }

  /// What services would have had to give earlier in a call for it to leave the branches that it just
  /// passed by ways that nothing has taken yet.
  mutating func answeredAnew(
    _ call: ExploredCall, after before: ExploredCall, opening: Int
  ) -> [ExploredCall] {
    var calls: [ExploredCall] = []
    for passed in call.history.ways(after: before.history.wayCount) {
      for way in call.otherWays(than: passed) where untaken.contains(way) {
        for wish in choices[opening].wishes(for: way) {
          guard retried.count < Self.mostRetries * effort,
            let answer = before.answers.last(where: { $0.giver == wish.giver })
          else { continue }
          let fields = answer.fields.merging(wish.fields) { _, new in new }
          guard retried.insert(Retry(giver: wish.giver, fields: fields, way: way)).inserted else {
            continue
          }
          let anew = ExploredCall.answering(answer, with: fields, from: choices[opening])
          _ = note(anew, opening: opening, from: answer.before)
          if anew.isOver { continue }
          calls.append(anew)
        }
      }
    }
    return calls
  }

  /// A set of values tried at a node.
  private struct Gift: Hashable {
    var node: String
    var fields: ValueChoices.Fields
  }

  /// Plays the calls that came to a branch again, up to it, with other answers of services: those that its
  /// ways ask for which nothing has taken yet.
  mutating func searchAnswers() {
    var tried: Set<Retry> = []
    while let (retry, moment) = nextRetry(after: tried), tried.count < Self.mostRetries * effort {
      tried.insert(retry)
      guard
        let answer = moment.arrival.answers.last(where: { $0.giver == retry.giver })
      else { continue }
      let choices = choices[moment.opening]
      let fields = answer.fields.merging(retry.fields) { _, new in new }
      let call = ExploredCall.answering(answer, with: fields, from: choices)
        .after { $0.goOn(as: moment.arrival, choices) }
      if note(call, opening: moment.opening, from: answer.before) {
        search(onwardFrom: [call], opening: moment.opening)
      }
    }
  }

  private func nextRetry(after tried: Set<Retry>) -> (Retry, Moment)? {
    guard !untaken.isEmpty else { return nil }
    for wish in choices[0].wishes where untaken.contains(wish.way) {
      let retry = Retry(giver: wish.giver, fields: wish.fields, way: wish.way)
      guard case .node = wish.giver, !tried.contains(retry),
        let name = visited[FlowNode(flow: wish.way.flow, node: wish.way.node)],
        let moment = moments[name]
      else { continue }
      return (retry, moment)
    }
    return nil
  }

  /// Lets calls come with what ways ask for that nothing else gives.
  mutating func searchGiven() {
    var tried: Set<Gift> = []
    var restarts = 0
    while !untaken.isEmpty, tried.count < Self.mostGiven * effort {
      guard let (gift, way) = nextGift(after: tried), let moment = moments[gift.node] else {
        return
      }
      tried.insert(gift)
      let opening = openings.count
      openings.append(openings[moment.opening].with(gift.fields))
      choices.append(choices[moment.opening])
      if let call = moment.call {
        if !call.hasSet(gift.fields.keys.compactMap(\.first)) {
          let given = call.after { $0.give(openings[opening].attributes) }
          let others = given.continuations(choices[opening], wanting: wanted)
          let again = given.after { $0.goOn(as: moment.arrival, choices[opening]) }
          search(from: moment, others + [again], opening)
        }
        // What the flow made of it before can only be otherwise from the beginning.
        guard untaken.contains(way), restarts < Self.mostRestarts * effort else { continue }
        restarts += 1
      }
      guard var machine = machine(openings[opening]) else { continue }
      machine.scope.call.faults = moment.faults
      let beginning = ExploredCall(machine)
      let again = beginning.after { $0.goOn(as: moment.arrival, choices[opening]) }
      _ = note(beginning, opening: opening, from: nil)
      _ = note(again, opening: opening, from: beginning)
      search(onwardFrom: [again, beginning], opening: opening)
    }
  }

  private func nextGift(after tried: Set<Gift>) -> (gift: Gift, way: FlowWay)? {
    for wish in choices[0].wishes where wish.giver == .call && untaken.contains(wish.way) {
      let place = FlowNode(flow: wish.way.flow, node: wish.way.node)
      guard let name = visited[place], let moment = moments[name] else { continue }
      let fields = openings[moment.opening].given.merging(wish.fields) { _, new in new }
      let gift = Gift(node: name, fields: fields)
      if !tried.contains(gift) { return (gift, wish.way) }
    }
    return nil
  }

  /// Lets nodes fail by which alone a call comes to something new.
  mutating func searchFaults() {
    var tried: Set<String> = []
    while !untaken.isEmpty, tried.count < Self.mostFaults * effort {
      let next = failing.keys.sorted().first { name in
        guard !tried.contains(name), moments[name] != nil, let failing = failing[name] else {
          return false
        }
        let way = FlowWay(flow: failing.node.flow, node: failing.node.node, way: .fault)
        return visited[failing.target] == nil || untaken.contains(way)
      }
      guard let next, let moment = moments[next] else { return }
      tried.insert(next)
      if let failing = moment.call?.after({ $0.letFail(next) }) {
        let others = failing.continuations(choices[moment.opening], wanting: wanted)
        let call = failing.after { $0.goOn(as: moment.arrival, choices[moment.opening]) }
        search(from: moment, others + [call], moment.opening)
      } else if var machine = machine(openings[moment.opening]) {
        machine.scope.call.faults = moment.faults.union([next])
        search(from: moment, [ExploredCall(machine)], moment.opening)
      }
    }
  }

  private mutating func search(from moment: Moment, _ calls: [ExploredCall], _ opening: Int) {
    for call in calls { _ = note(call, opening: opening, from: moment.call) }
    search(onwardFrom: calls, opening: opening)
  }

  private mutating func search(onwardFrom calls: [ExploredCall], opening: Int) {
    search(
      calls.filter { !$0.isOver }, opening: opening,
      limit: Self.patience * effort, renews: true)
  }
}
