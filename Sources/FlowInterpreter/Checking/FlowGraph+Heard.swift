extension Flow {
  /// Whether it says nothing to anybody, such as a guide for agents or a flow for tasks; only flows of other systems
  /// are for others than callers.
  var isWordless: Bool {
    system != .hotline && nodes.allSatisfy { $0.mainPrompt?.isSilent ?? true }
  }
}

extension FlowGraph {
  /// For each node whether a call may come there; elsewhere in a flow of another system people write.
  var heard: [Bool] {
    reached(from: [flow.start.index]) { !isForWriting($0) }
  }

  private func isForWriting(_ edge: Edge) -> Bool {
    switch (flow.nodes[edge.from].kind, edge.way) {
    case (.service(let service), .outcome(let event)):
      service.service == "trigger"
        && ["incomingMessage", "incomingConversationMessage"].contains(event)
    case (.branch(let branch), .condition(let index)):
      branch.cases[index].when.tree.isOfWritten(flow.variables)
    default: false
    }
  }
}

extension PromptSeries {
  fileprivate var isSilent: Bool {
    prompts.allSatisfy { prompt in
      prompt.audio == nil && prompt.text.literals.allSatisfy(\.isWhitespace)
    }
  }
}

extension ExpressionTree {
  /// Whether it holds only where a contact is no call, as its `Channel` says.
  fileprivate func isOfWritten(_ variables: [Variable]) -> Bool {
    guard case .operation(.equal, let left, let right) = self else { return false }
    return [(left, right), (right, left)].contains { side, other in
      var side = side
      if case .foreign(_, let values) = side, values.count == 1 { side = values[0] }
      guard case .variable(let slot) = side, case .literal(.text(let channel)) = other else {
        return false
      }
      return variables[slot].name == "Channel" && channel.uppercased() != "VOICE"
    }
  }
}
