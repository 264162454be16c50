/// What can go wrong at a node that has no way of its own for it.
package enum FaultCause: Sendable, Hashable, CaseIterable {
  /// A service that fails or takes too long, without `failed`.
  case serviceFault
  /// A service's outcome that has no way.
  case outcomeWithoutWay
  /// A caller who gives no good answer, without `exhausted`.
  case answersExhausted
  /// No case of a branch holds, and there is no `otherwise`.
  case noCaseHolds
  case queueFull, queueClosed, queueTimedOut
  /// The flow to be run isn't there.
  case flowMissing
  /// An expression that meets a value of the wrong kind.
  case expression
}

extension Node {
  /// Whether it stands for a block of another system that isn't there; that is told where it is missed.
  var isStandIn: Bool {
    if case .branch(let branch) = kind {
      branch.cases.isEmpty && branch.fault != nil
    } else {
      false
    }
  }

  /// What can go wrong here that the node has no way for; it takes the flow's `onError`.
  package var faults: [FaultCause] {
    var causes: [FaultCause] = []
    switch kind {
    case .service(let service):
      if service.failed == nil { causes.append(.serviceFault) }
      if service.next == nil { causes.append(.outcomeWithoutWay) }
    case .branch(let branch):
      if branch.otherwise == nil { causes.append(.noCaseHolds) }
    case .queue(let queue):
      if queue.full == nil { causes.append(.queueFull) }
      if queue.closed == nil { causes.append(.queueClosed) }
      if queue.maxWait != nil, queue.timedOut == nil { causes.append(.queueTimedOut) }
    case .flow(let subFlow):
      if subFlow.otherNames != nil, subFlow.link == nil { causes.append(.flowMissing) }
    case .say, .menu, .collect, .listen, .set, .hours, .callback, .voicemail, .return, .hangUp:
      break
    }
    if let retry, retry.canRunOut { causes.append(.answersExhausted) }
    if expressions.contains(where: \.tree.mayFault) { causes.append(.expression) }
    return causes
  }
}

extension Retry {
  /// Whether silence or wrong answers can end in neither of the ways that are there for it.
  package var canRunOut: Bool {
    guard exhausted == nil else { return false }
    return whenSilent == nil || whenWrong == nil || maxNoInput == nil || maxNoMatch == nil
  }
}
