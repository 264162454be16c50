/// A node within the flows of a call.
package struct NodePlace: Sendable, Hashable {
  package var flow: String
  package var node: String
  /// How deep the flow is nested: 0 for the flow the call began in.
  package var depth: Int

  package init(flow: String, node: String, depth: Int) {
    self.flow = flow
    self.node = node
    self.depth = depth
  }

  /// As paths name it: bare in the first flow, `flow/node` inside sub-flows.
  package var pathName: String { depth == 0 ? node : "\(flow)/\(node)" }
}

/// A way out of a node, as coverage and drawings name it.
package enum Way: Sendable, Hashable {
  case next
  case choice(Character)
  case intent(String)
  /// The index of a branch's case.
  case condition(Int)
  case otherwise
  case open, closedHours
  case outcome(String)
  /// A service's fault or time-out.
  case failed
  case exhausted, whenSilent, whenWrong
  case full, closed, timedOut
  /// Nobody works for the queue.
  case nobody
  /// Nothing was said to a recording.
  case empty
  /// Something was said where keys or speech are taken.
  case speech
  /// A fault that took the node's own way for it.
  case fault
  /// A fault that took the flow's `onError`.
  case onError
}

extension Way {
  /// What makes a call take the way.
  package enum Cause: Sendable {
    /// The caller chooses it.
    case choice
    /// The flow goes on, as its own rules or an answer say.
    case flow
    /// The caller gave no good answer.
    case noAnswer
    /// The queue doesn't take the call, or not in time.
    case queue
    /// Something went wrong.
    case fault
  }

  package var cause: Cause {
    switch self {
    case .choice, .intent, .speech: .choice
    case .next, .condition, .otherwise, .open, .closedHours, .outcome: .flow
    case .exhausted, .whenSilent, .whenWrong, .empty: .noAnswer
    case .full, .closed, .timedOut, .nobody: .queue
    case .failed, .fault, .onError: .fault
    }
  }

  /// Whether the caller takes the way by choosing it.
  package var isChoice: Bool { cause == .choice }

  /// Whether the way is taken because something did not go as it should.
  package var isError: Bool {
    switch cause {
    case .choice, .flow: false
    case .noAnswer, .queue, .fault: true
    }
  }
}
