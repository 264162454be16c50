/// What the machine, the checks and the tools ask of every kind of node.
///
/// A new kind answers here; what uses the answers needs no change.
extension NodeKind {
  /// What the kinds that ask the caller have in common.
  package struct Question: Sendable {
    package var prompt: PromptSeries
    package var bargeIn: Bool
    package var retry: Retry
    /// The choices by key, in the order of the file.
    package var choices: [Choice]
    /// Whether digits make an answer.
    package var takesDigits = false
    /// The key that ends an answer of digits.
    package var terminator: Character?

    /// The keys that are part of an answer, besides those of choices.
    package var entryKeys: [Character] {
      takesDigits ? Array("0123456789") + [terminator].compactMap(\.self) : []
    }
  }

  /// What the caller is asked; `nil` for kinds that don't ask.
  package var question: Question? {
    switch self {
    case .menu(let menu):
      Question(
        prompt: menu.prompt, bargeIn: menu.bargeIn, retry: menu.retry, choices: menu.choices)
    case .collect(let collect):
      Question(
        prompt: collect.prompt, bargeIn: collect.bargeIn, retry: collect.retry,
        choices: collect.choices, takesDigits: true, terminator: collect.terminator)
    case .listen(let listen):
      Question(
        prompt: listen.prompt, bargeIn: listen.bargeIn, retry: listen.retry,
        choices: listen.choices)
    case .say, .set, .branch, .hours, .service, .queue, .callback, .voicemail, .flow, .return,
      .hangUp:
      nil
    }
  }

  /// How a call passes a node of the kind.
  package enum Passage: Sendable {
    /// The caller hears something and the call goes on.
    case speaks(bargeIn: Bool, next: NodeReference)
    /// The call stands still until the caller answers.
    case asks
    /// The call goes on at once, or when a service has answered; the caller hears nothing.
    case works(next: NodeReference?)
    /// The call goes on at once by one of several ways.
    case decides
    /// The call stands still until an agent or a recording ends that.
    case handsOver
    /// The call leaves the flow: into another one, back to one, or to its end.
    case leaves
  }

  package var passage: Passage {
    switch self {
    case .say(let say): .speaks(bargeIn: say.bargeIn, next: say.next)
    case .menu, .collect, .listen: .asks
    case .set(let set): .works(next: set.next)
    case .service: .works(next: nil)
    case .branch, .hours: .decides
    case .queue, .voicemail: .handsOver
    case .callback, .flow, .return, .hangUp: .leaves
    }
  }

  /// The skill whose agents a node gives the call to, now or later, and where it stands.
  package var skill: (name: String, offset: Int)? {
    switch self {
    case .queue(let queue): (queue.skill, queue.skillOffset)
    case .callback(let callback): (callback.skill, callback.skillOffset)
    case .say, .menu, .collect, .listen, .set, .branch, .hours, .service, .voicemail, .flow,
      .return, .hangUp:
      nil
    }
  }

  /// Whether the call may be over here, whatever flow it is in.
  package var endsCall: Bool {
    switch self {
    case .hangUp: true
    case .queue(let queue): queue.next == nil
    case .callback(let callback): callback.next == nil
    case .say, .menu, .collect, .listen, .set, .branch, .hours, .service, .voicemail, .flow,
      .return:
      false
    }
  }

  /// Whether the kind stores something although the flow may have no use for it.
  package var mustStore: Bool {
    switch self {
    case .listen, .voicemail: true
    case .say, .menu, .collect, .set, .branch, .hours, .service, .queue, .callback, .flow, .return,
      .hangUp:
      false
    }
  }
}

extension Node {
  /// How the node asks again, if it waits for an answer.
  package var retry: Retry? { kind.question?.retry }

  /// The choices by key, in the order of the file.
  package var choices: [Choice] { kind.question?.choices ?? [] }

  /// Whether the node waits for the caller to press keys or to speak.
  package var waitsForAnswer: Bool { kind.question != nil }

  /// Whether the call stands still here until the caller, an agent or a recording ends it.
  package var waitsForSomebody: Bool {
    if case .service(let service) = kind, service.isAnsweredByPeople { return true }
    return switch kind.passage {
    case .asks, .handsOver: true
    case .speaks, .works, .decides, .leaves: false
    }
  }
}
