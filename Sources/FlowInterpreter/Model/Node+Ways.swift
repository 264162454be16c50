/// A way out of a node, and the node it leads to.
package struct WayOut: Sendable, Hashable {
  package var way: Way
  package var target: NodeReference

  package init(_ way: Way, _ target: NodeReference) {
    self.way = way
    self.target = target
  }
}

extension Node {
  /// The ways that the node names, in the order a caller would meet them.
  ///
  /// A fault that the node has no way for takes the flow's `onError`, which is not among them:
  /// see `faults`.
  package var ways: [WayOut] { kind.ways + Self.ways((.fault, onFault)) }
}

extension NodeKind {
  fileprivate var ways: [WayOut] {
    switch self {
    case .say(let say): [WayOut(.next, say.next)]
    case .menu(let menu): menu.choices.map(\.wayOut) + menu.retry.ways
    case .collect(let collect):
      [WayOut(.next, collect.next)] + collect.choices.map(\.wayOut)
        + Self.ways((.speech, collect.speech?.next))
        + collect.retry.ways.filter { $0.way != .whenWrong || collect.mayBeWrong }
    case .listen(let listen):
      listen.intents.map { WayOut(.intent($0.name), $0.next) }
        + listen.choices.map(\.wayOut) + listen.retry.ways
    case .set(let set): [WayOut(.next, set.next)]
    case .branch(let branch):
      branch.cases.enumerated().map { WayOut(.condition($0), $1.next) }
        + Self.ways((.otherwise, branch.otherwise))
    case .hours(let hours):
      [WayOut(.open, hours.whenOpen), WayOut(.closedHours, hours.whenClosed)]
    case .service(let service):
      service.outcomes.map { WayOut(.outcome($0.outcome), $0.next) }
        + Self.ways((.next, service.next), (.failed, service.failed))
    case .queue(let queue):
      Self.ways(
        (.next, queue.next), (.full, queue.full), (.closed, queue.closed),
        (.timedOut, queue.timedOut), (.nobody, queue.nobody))
    case .callback(let callback): Self.ways((.next, callback.next))
    case .voicemail(let voicemail):
      Self.ways((.next, voicemail.next), (.empty, voicemail.empty))
    case .flow(let subFlow): Self.ways((.next, subFlow.next))
    case .return, .hangUp: []
    }
  }

  private static func ways(_ pairs: (Way, NodeReference?)...) -> [WayOut] { Node.ways(pairs) }
}

extension Node {
  fileprivate static func ways(_ pairs: (Way, NodeReference?)...) -> [WayOut] { ways(pairs) }

  fileprivate static func ways(_ pairs: [(Way, NodeReference?)]) -> [WayOut] {
    pairs.compactMap { way, target in target.map { WayOut(way, $0) } }
  }
}

extension Choice {
  fileprivate var wayOut: WayOut { WayOut(.choice(key), next) }
}

extension Retry {
  fileprivate var ways: [WayOut] {
    Node.ways((.whenSilent, whenSilent), (.whenWrong, whenWrong), (.exhausted, exhausted))
  }
}

extension Collect {
  /// Whether there is an entry that it doesn't take.
  var mayBeWrong: Bool {
    !takesSymbols || pattern != nil || check != nil || digits.lowerBound > 1
      || (terminator != nil && digits.lowerBound > 0)
  }
}
