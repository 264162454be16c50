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
  /// The variables that get a field of that value each.
  package var fields: [(variable: VariableReference, name: String)] = []
  /// How long it may take before that is a fault.
  package var timeout: Duration
  package var outcomes: [OutcomeWay]
  /// All outcomes that the service has: those of a built-in one, or those that the flow declares of
  /// its own; `nil` where nothing tells them.
  package var knownOutcomes: [String]?
  /// The way of every outcome that `outcomes` doesn't name.
  package var next: NodeReference?
  /// The way of a fault or a time-out.
  package var failed: NodeReference?
  /// By what else stubs may name the service, in another system.
  package var otherNames: [String] = []
  /// Gives one more such name when a call comes here, where it is known only then.
  package var nameFrom: Expression?
  /// What comes of it where nothing answers in its place; without it that is a fault.
  package var unanswered: Unanswered?
  /// Whether it puts the caller through to a number outside: an outcome of this name is `transferred`.
  package var transferOutcome: String?

  /// Whether somebody answers in their own time, as one who looks at a page does.
  package var isAnsweredByPeople = false

  /// What comes of a service that nothing answers.
  package enum Unanswered: Sendable {
    case outcome(String)
    /// One of several outcomes with their shares, the same each time for one call.
    case drawn([(outcome: String, share: Double)])
  }

  package init(
    service: String, serviceOffset: Int, inputs: [Input], into: VariableReference?,
    timeout: Duration, outcomes: [OutcomeWay], knownOutcomes: [String]? = nil,
    next: NodeReference?, failed: NodeReference?
  ) {
    self.service = service
    self.serviceOffset = serviceOffset
    self.inputs = inputs
    self.into = into
    self.timeout = timeout
    self.outcomes = outcomes
    self.knownOutcomes = knownOutcomes
    self.next = next
    self.failed = failed
  }
}

/// Hands the call over to the queue of a skill.
package struct QueueCall: Sendable {
  package var skill: String
  package var skillOffset: Int
  /// Names the skill when a call comes here; `skill` is the usual one then.
  package var skillFrom: Expression?
  /// The skills that `skillFrom` may name; `nil` if nobody knows.
  package var possibleSkills: [String]?
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
  /// Where the call goes on at once when nobody works for the queue or will; without it it waits.
  package var nobody: NodeReference?
  /// What a waiting caller is told in other words than the machine's own.
  package var texts: QueueTexts

  package init(skill: String, skillOffset: Int) {
    self.skill = skill
    self.skillOffset = skillOffset
    saysEstimate = false
    texts = QueueTexts()
  }
}

/// What a queue says to those who wait; `minutes` and `position` are names in it.
package struct QueueTexts: Sendable {
  /// The expected wait, where the queue says it.
  package var estimate: PromptSeries?
  /// Which one to be served the caller is, each time a queue tells that; not said without a text.
  package var position: PromptSeries?
  /// What is said once the wait was long enough for being called back instead.
  package var callbackOffer: PromptSeries?
  /// That the callback is registered.
  package var callbackKept: PromptSeries?
  /// That the call has to wait, once; not said without a text.
  package var waiting: PromptSeries?

  package init() {}

  /// Those that the flow gives.
  package var given: [PromptSeries] {
    [waiting, estimate, position, callbackOffer, callbackKept].compactMap(\.self)
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
  /// So much must have been said for a message; with less there is none.
  package var minLasts: Duration
  /// Gets the recording's reference.
  package var into: VariableReference
  package var next: NodeReference
  /// Where a call goes on whose caller said nothing; `next` if absent.
  package var empty: NodeReference?
  /// The skill whose agents are to hear it.
  package var skill: String?

  /// So much speech is a message where the flow doesn't say.
  package static let usualLeast = Duration.seconds(1)

  package init(
    prompt: PromptSeries, maxLasts: Duration, minLasts: Duration = usualLeast,
    into: VariableReference, next: NodeReference, empty: NodeReference? = nil, skill: String?
  ) {
    self.prompt = prompt
    self.maxLasts = maxLasts
    self.minLasts = minLasts
    self.into = into
    self.next = next
    self.empty = empty
    self.skill = skill
  }
}

/// A gate by the calendar.
package struct Hours: Sendable {
  package var calendar: OpeningHours
  /// The calendar shared with other flows that it is made from; `nil` for hours of its own.
  package var sharedCalendar: String?
  package var whenOpen: NodeReference
  package var whenClosed: NodeReference

  package init(
    calendar: OpeningHours, sharedCalendar: String? = nil, whenOpen: NodeReference,
    whenClosed: NodeReference
  ) {
    self.calendar = calendar
    self.sharedCalendar = sharedCalendar
    self.whenOpen = whenOpen
    self.whenClosed = whenClosed
  }
}
