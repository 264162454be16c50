internal import Diagnostics

/// Which of the calls that were found are told, each to its end.
extension FlowExplorer {
  /// A call to be told; of several that show what it does the first that a fixture repeats.
  struct Candidate {
    var opening: Int
    var calls: [ExploredCall]
    /// What it takes that none before it did.
    var shows: [FlowWay]
  }

  /// So many calls are made longer to take more; the others are hung up.
  private static let mostCompleted = 400

  func exploration() -> Exploration {
    var missing = taken
    let distances = DistancesToEnd(library)
    var chosen: [Candidate] = []
    let ways = finds.map { Set($0.call.ways.map(FlowWay.init)) }
    // At most so many of what is missing does each take: it can only become less.
    var gains = ways.map(\.count)
    // The call that takes most of what is missing, again and again.
    while !missing.isEmpty, let best = gains.indices.max(by: { gains[$0] < gains[$1] }) {
      let gain = ways[best].intersection(missing).count
      if gain < gains[best] {
        gains[best] = gain
        continue
      }
      guard gain > 0 else { break }
      let find = finds[best]
      let calls =
        chosen.count < Self.mostCompleted
        ? completed(find, missing: missing, distances) : [find.call.hungUp ?? find.call]
      let shows = calls[0].ways.map(FlowWay.init).filter { missing.remove($0) != nil }
      chosen.append(Candidate(opening: find.opening, calls: calls, shows: shows))
    }
    if let find = finds.first(where: { $0.call.hungUp != nil }), let call = find.call.hungUp {
      chosen.append(Candidate(opening: find.opening, calls: [call], shows: []))
    }
    chosen += callbacks.sorted { $0.key.order < $1.key.order }.map {
      Candidate(opening: $0.value.opening, calls: [$0.value.call], shows: [])
    }
    // A flow that hangs up at once, or fails, has no way to show, but its call can be played.
    if chosen.isEmpty, let opening = openings.first, let machine = machine(opening) {
      let call = ExploredCall(machine)
      let whole = ended(call, choices[0]) ?? call.hungUp ?? call
      chosen.append(Candidate(opening: 0, calls: [whole], shows: []))
    }
    return Exploration(
      flow: flow, library: library, openings: openings, calls: chosen, tried: tried)
  }

  /// The call with decisions that take more of what is missing, then to its end as soon as may be; behind it
  /// others that show less, since a fixture of a call that is left somewhere may go on otherwise.
  private func completed(
    _ find: Find, missing: Set<FlowWay>, _ distances: DistancesToEnd
  ) -> [ExploredCall] {
    let choices = choices[find.opening]
    var call = find.call
    var missing = missing.subtracting(call.ways.map(FlowWay.init))
    for _ in 0..<8 {
      var best: (call: ExploredCall, gain: Int)?
      for next in call.continuations(choices, wanting: missing) {
        let new = Set(next.history.ways(after: call.history.wayCount).map(FlowWay.init))
          .intersection(missing)
        if new.count > best?.gain ?? 0 { best = (next, new.count) }
      }
      guard let best else { break }
      call = best.call
      missing.subtract(call.ways.map(FlowWay.init))
    }
    let ends = [call, find.call].compactMap { call in
      ended(call, choices) ?? ended(call, choices, by: distances)
    }
    return ends + [call, find.call].map { $0.hungUp ?? $0 }
  }

  /// The call to its end by the fewest decisions, if few are enough.
  private func ended(_ call: ExploredCall, _ choices: ValueChoices) -> ExploredCall? {
    var waiting = [call]
    var seen: Set<ExploredState> = []
    var next = 0
    while next < waiting.count, next < 40 {
      let call = waiting[next]
      next += 1
      if call.isOver { return call }
      guard seen.insert(call.state(reads)).inserted else { continue }
      waiting += call.continuations(choices, wanting: isElsewhere ? [] : nil)
    }
    return nil
  }

  /// The call to its end by decisions that lead nearer to one, and through loops as often as they want.
  private func ended(
    _ call: ExploredCall, _ choices: ValueChoices, by distances: DistancesToEnd
  ) -> ExploredCall? {
    var waiting = [distances.distance(of: call.machine): [call]]
    var seen: Set<ExploredState> = []
    for _ in 0..<Self.mostTowardsEnd {
      guard let nearest = waiting.keys.min(), let call = waiting[nearest]?.popLast() else {
        return nil
      }
      if waiting[nearest]?.isEmpty == true { waiting[nearest] = nil }
      if call.isOver { return call }
      guard seen.insert(call.state(reads)).inserted else { continue }
      for next in call.continuations(choices, wanting: isElsewhere ? [] : nil) {
        waiting[distances.distance(of: next.machine), default: []].append(next)
      }
    }
    return nil
  }

  /// So many moments are looked at for a way to the end.
  private static let mostTowardsEnd = 200
}

extension NodePlace {
  /// What places are sorted by.
  fileprivate var order: String { "\(flow)/\(node)" }
}
