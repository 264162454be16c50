/// What calls of other systems' flows may meet besides: attributes that they come with, and blocks that fail.
extension FlowExplorer {
  /// So many nodes are made to fail, one after the other.
  private static let mostFaults = 100
  /// So many sets of what a call may come with are tried.
  private static let mostGiven = 300
  /// So many calls are tried after each without finding anything new.
  private static let patience = 200

  /// A set of values tried at a node.
  private struct Gift: Hashable {
    var node: String
    var fields: ValueChoices.Fields
  }

  /// Lets calls come with what ways ask for that nothing else gives.
  mutating func searchGiven() {
    var tried: Set<Gift> = []
    while !untaken.isEmpty, tried.count < Self.mostGiven * effort {
      guard let gift = nextGift(after: tried), let moment = moments[gift.node] else { return }
      tried.insert(gift)
      let opening = openings.count
      openings.append(openings[moment.opening].with(gift.fields))
      choices.append(choices[moment.opening])
      if let call = moment.call {
        let given = call.given(openings[opening].attributes)
        search(from: moment, given.continuations(choices[opening], wanting: wanted), opening)
      } else if var machine = machine(openings[opening]) {
        machine.scope.call.faults = moment.faults
        search(from: moment, [ExploredCall(machine)], opening)
      }
    }
  }

  private func nextGift(after tried: Set<Gift>) -> Gift? {
    for wish in choices[0].wishes where wish.giver == .call && untaken.contains(wish.way) {
      let place = FlowNode(flow: wish.way.flow, node: wish.way.node)
      guard let name = visited[place], let moment = moments[name] else { continue }
      let fields = openings[moment.opening].given.merging(wish.fields) { _, new in new }
      let gift = Gift(node: name, fields: fields)
      if !tried.contains(gift) { return gift }
    }
    return nil
  }

  /// Lets nodes fail by which alone a call comes to something new.
  mutating func searchFaults() {
    var tried: Set<String> = []
    while !untaken.isEmpty, tried.count < Self.mostFaults * effort {
      let next = faultTargets.keys.sorted().first { name in
        guard !tried.contains(name), moments[name] != nil, let target = faultTargets[name] else {
          return false
        }
        return visited[target] == nil
      }
      guard let next, let moment = moments[next] else { return }
      tried.insert(next)
      if let call = moment.call {
        let calls = call.failing(at: next).continuations(choices[moment.opening], wanting: wanted)
        search(from: moment, calls, moment.opening)
      } else if var machine = machine(openings[moment.opening]) {
        machine.scope.call.faults = moment.faults.union([next])
        search(from: moment, [ExploredCall(machine)], moment.opening)
      }
    }
  }

  private mutating func search(from moment: Moment, _ calls: [ExploredCall], _ opening: Int) {
    for call in calls { _ = note(call, opening: opening, from: moment.call) }
    search(
      calls.filter { if case .over = $0.pause { false } else { true } }, opening: opening,
      limit: Self.patience * effort, renews: true)
  }
}
