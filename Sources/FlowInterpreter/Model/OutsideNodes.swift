/// Calls a named service; its outcome selects the way.
package struct ServiceCall: Sendable {
  /// What an input of the service gets.
  package struct Input: Sendable {
    package var name: String
    package var value: Expression

    package init(name: String, value: Expression) {
      self.name = name
      self.value = value
    }
  }

  /// The way that an outcome of the service opens.
  package struct OutcomeWay: Sendable {
    package var outcome: String
    package var next: NodeReference

    package init(outcome: String, next: NodeReference) {
      self.outcome = outcome
      self.next = next
    }
  }

  /// The service's name, such as `order.find`.
  package var service: String
  package var serviceOffset: Int
  package var inputs: [Input]
  /// Gets the value the service returns.
  package var into: VariableReference?
  /// How long it may take before that is a fault.
  package var timeout: Duration
  package var outcomes: [OutcomeWay]
  /// The way of every outcome that `outcomes` doesn't name.
  package var next: NodeReference?
  /// The way of a fault or a time-out.
  package var failed: NodeReference?

  package init(
    service: String, serviceOffset: Int, inputs: [Input], into: VariableReference?,
    timeout: Duration, outcomes: [OutcomeWay], next: NodeReference?, failed: NodeReference?
  ) {
    self.service = service
    self.serviceOffset = serviceOffset
    self.inputs = inputs
    self.into = into
    self.timeout = timeout
    self.outcomes = outcomes
    self.next = next
    self.failed = failed
  }
}

/// Hands the call over to the queue of a skill.
package struct QueueCall: Sendable {
  package var skill: String
  package var skillOffset: Int
  /// Higher is served first; 0 if absent.
  package var priority: Expression?
  package var prompt: PromptSeries?
  /// Whether the caller is told the expected wait.
  package var saysEstimate: Bool
  /// After this wait the caller is offered a callback by key.
  package var callbackAfter: Duration?
  /// After this wait the call leaves the queue by `timedOut`.
  package var maxWait: Duration?
  /// Where the call goes on when the agent hangs up; without it the call is over then.
  package var next: NodeReference?
  package var full: NodeReference?
  package var closed: NodeReference?
  package var timedOut: NodeReference?

  package init(skill: String, skillOffset: Int) {
    self.skill = skill
    self.skillOffset = skillOffset
    saysEstimate = false
  }
}

/// Registers that the caller is to be called back.
package struct CallbackRequest: Sendable {
  package var skill: String
  package var skillOffset: Int
  /// The number to call; the calling number if absent.
  package var number: Expression?
  package var prompt: PromptSeries?
  /// When to call; as soon as it is the caller's turn if absent.
  package var at: Expression?
  /// Where the call goes on; without it the call is over.
  package var next: NodeReference?

  package init(skill: String, skillOffset: Int) {
    self.skill = skill
    self.skillOffset = skillOffset
  }
}

/// Records a message.
package struct Voicemail: Sendable {
  package var prompt: PromptSeries
  /// How long a message may last; what is longer is cut off.
  package var maxLasts: Duration
  /// Gets the recording's reference.
  package var into: VariableReference
  package var next: NodeReference
  /// The skill whose agents are to hear it.
  package var skill: String?

  package init(
    prompt: PromptSeries, maxLasts: Duration, into: VariableReference, next: NodeReference,
    skill: String?
  ) {
    self.prompt = prompt
    self.maxLasts = maxLasts
    self.into = into
    self.next = next
    self.skill = skill
  }
}

/// A gate by the calendar.
package struct Hours: Sendable {
  package var calendar: OpeningHours
  package var whenOpen: NodeReference
  package var whenClosed: NodeReference

  package init(calendar: OpeningHours, whenOpen: NodeReference, whenClosed: NodeReference) {
    self.calendar = calendar
    self.whenOpen = whenOpen
    self.whenClosed = whenClosed
  }
}
