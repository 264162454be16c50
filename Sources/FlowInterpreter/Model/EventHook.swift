/// A flow that is kept for something that may happen to the call later; flows of other systems do that.
package struct EventHook: Sendable {
  /// What happens to the call, as far as its caller hears the flow then.
  package enum Event: String, Sendable, Hashable, CaseIterable {
    /// The caller waits in a queue; the flow ends when an agent answers.
    case waiting
    /// An agent has answered, and the caller hears something first.
    case answered
    /// The agent has left, and the caller is still there.
    case left

    /// By the names that Amazon Connect has.
    ///
    /// https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontacteventhooks.html
    package init?(connect name: String) {
      switch name {
      case "CustomerQueue": self = .waiting
      case "CustomerWhisper": self = .answered
      case "CustomerRemaining": self = .left
      default: return nil
      }
    }
  }

  /// As the other system calls it, such as `CustomerQueue`.
  package var name: String
  /// `nil` for what no call here can show, such as what an agent hears.
  package var event: Event?
  /// Passes nothing, and goes on nowhere.
  package var flow: SubFlow

  package init(name: String, event: Event?, flow: SubFlow) {
    self.name = name
    self.event = event
    self.flow = flow
  }
}

extension Node {
  /// The flows that a call runs by coming here, now or later.
  package var runs: [SubFlow] {
    switch kind {
    case .flow(let subFlow): [subFlow]
    case .set(let set): set.hooks.compactMap { $0.event == nil ? nil : $0.flow }
    case .say, .menu, .collect, .listen, .branch, .hours, .service, .queue, .callback, .voicemail,
      .return, .hangUp:
      []
    }
  }
}
