package import Diagnostics

/// What is told when a case is opened; only its kind may turn out to be another, and the amount be
/// told later.
package struct CaseFacts: Hashable, Sendable, Codable {
  package let number: String
  package fileprivate(set) var kind: IssueKind
  package let channel: CaseChannel
  package let order: String?
  /// When the customer first complained; reopening leaves it.
  package let openedAt: Instant
  /// What is at stake: the demand's amount, else the order's.
  package fileprivate(set) var amount: Money?
  package let policy: CasePolicy

  package init(
    number: String, kind: IssueKind, channel: CaseChannel, order: String?, openedAt: Instant,
    amount: Money?, policy: CasePolicy = .current
  ) {
    self.number = number
    self.kind = kind
    self.channel = channel
    self.order = order
    self.openedAt = openedAt
    self.amount = amount
    self.policy = policy
  }
}

/// A case as its events have made it.
///
/// Events are the truth; everything here follows from them by `apply`, in their order.
package struct ComplaintCase: Hashable, Sendable, Codable {
  package private(set) var facts: CaseFacts
  package private(set) var stage: CaseStage = .submitted
  package private(set) var desk: CaseDesk = .frontLine
  package private(set) var handler: String?
  /// Who took the first contact and stays responsible to the customer (首问负责制); `nil` while only
  /// the menu has dealt with the case.
  package private(set) var owner: String?
  package private(set) var evidence: Set<EvidenceKind> = []
  /// What the customer was asked for and has not sent.
  package private(set) var owedEvidence: Set<EvidenceKind> = []
  package private(set) var escalations = 0
  package private(set) var reopenings = 0
  /// By which ways the customer complained.
  package private(set) var channels: Set<CaseChannel>
  /// How often the customer complained; more than once when complaints were joined.
  package private(set) var complaints = 1
  /// How often the case went from one desk or agent to another.
  package private(set) var handOvers = 0
  package private(set) var resolution: Resolution?
  /// When the result that holds was given; `nil` without one, or once the customer refused it.
  package private(set) var resolvedAt: Instant?
  /// When what the result promises was paid; `nil` while it wasn't, or if it promises no money.
  package private(set) var promiseKeptAt: Instant?
  /// What was paid back in the case.
  package private(set) var refunded = Money(cents: 0)
  /// What somebody still has to agree to.
  package private(set) var refundsWaiting = Money(cents: 0)
  package private(set) var satisfaction: Int?
  /// When the customer confirmed, or nothing was left to try; `nil` for an open case.
  package private(set) var closedAt: Instant?
  /// Whether the customer was sent to the consumer hotline 12315, as nothing was left to try.
  package private(set) var isLeftToMediation = false
  /// The number of events, which whoever changes the case must have seen.
  package private(set) var version = 0
  /// When something last happened: what comes may be no earlier.
  package private(set) var lastEventAt: Instant
  /// What other teams were asked, and how that went.
  package private(set) var tasks = CaseTasks()
  private(set) var regulator: RegulatorClock?
  /// When people of the house did something about it, in order.
  private var acts: [Instant] = []
  private(set) var timeline: CaseTimeline

  package init(_ facts: CaseFacts, events: some Sequence<CaseEvent> = []) {
    self.facts = facts
    channels = [facts.channel]
    lastEventAt = facts.openedAt
    timeline = CaseTimeline(openedAt: facts.openedAt)
    for event in events { apply(event) }
  }

  package var isClosed: Bool { closedAt != nil }

  /// The evidence that the kind of case needs and that isn't there.
  package var missingEvidence: [EvidenceKind] {
    facts.kind.requiredEvidence.filter { !evidence.contains($0) }
  }

  /// Takes up the amount of a demand that was told after the opening.
  mutating func setAmount(_ amount: Money) { facts.amount = amount }

  /// Takes up an event that `events(for:…)` allowed when it happened.
  package mutating func apply(_ event: CaseEvent) {
    version += 1
    lastEventAt = max(lastEventAt, event.at)
    let isPerson = event.actor != CaseEvent.machine
    if owner == nil, isPerson { owner = event.actor }
    switch event.change {
    case .opened(let evidence, let desk, let handler):
      self.evidence = evidence
      self.desk = desk
      self.handler = handler
    case .joined(let channel):
      complaints += 1
      channels.insert(channel)
    case .assigned(let desk, let handler):
      if handler != self.handler || desk != self.desk { handOvers += 1 }
      self.desk = desk
      self.handler = handler
      advance(to: .handling)
    case .responded:
      contact(at: event.at, isPerson)
      advance(to: .verifying)
    case .evidenceRequested(let kinds):
      owedEvidence.formUnion(kinds)
      timeline.pause(at: event.at)
      contact(at: event.at, isPerson)
      if isPerson { advance(to: .verifying) }
    case .evidenceAdded(let kinds):
      evidence.formUnion(kinds)
      owedEvidence.subtract(kinds)
      if owedEvidence.isEmpty { timeline.resume(at: event.at) }
      if isPerson { advance(to: .verifying) }
    case .resolved(let resolution): resolve(resolution, event, isPerson)
    case .confirmed(let satisfaction):
      stage = .confirmed
      self.satisfaction = satisfaction
      closedAt = event.at
    case .dissatisfied: escalate(at: event.at)
    case .reopened:
      reopenings += 1
      stage = .handling
      closedAt = nil
      isLeftToMediation = false
      resolvedAt = nil
      timeline.beginRound(at: event.at)
    case .noted, .classified: break
    case .refund(let step, let amount, _):
      count(step, amount)
      keepPromise(at: event.at)
    case .reclassified(_, let kind): facts.kind = kind
    case .takenOver(let stage, let escalations):
      self.stage = stage
      self.escalations = escalations
      desk = .floor(afterEscalations: escalations)
      if stage != .submitted { timeline.contact(at: event.at, byPerson: true) }
      if stage == .resolved { resolvedAt = event.at }
      if stage == .confirmed { closedAt = event.at }
    case .visited(let satisfaction): self.satisfaction = satisfaction
    case .taskOpened(_, let team, let due, let isTold):
      tasks.open(team, by: event.actor, at: event.at, due: due, isTold: isTold)
      if isTold { contact(at: event.at, isPerson) }
      advance(to: .handling)
    case .taskTaken(let task): tasks.take(task, by: event.actor)
    case .taskPassed(let task, let from, let to): tasks.pass(task, from: from, to: to, at: event.at)
    case .taskAnswered(let task): tasks.answer(task, by: event.actor, at: event.at)
    case .passedOn(let terms):
      regulator = RegulatorClock(terms, takenInAt: event.at, after: acts)
    }
  }

  private mutating func count(_ step: RefundStep, _ amount: Money) {
    if step == .paid || step == .approved { refunded = refunded + amount }
    switch step {
    case .asked: refundsWaiting = refundsWaiting + amount
    case .approved, .declined: refundsWaiting = refundsWaiting - amount
    case .paid: break
    }
  }

  /// Takes note that what the result promises is paid, if it now is.
  private mutating func keepPromise(at moment: Instant) {
    guard promiseKeptAt == nil, resolvedAt != nil, let resolution, resolution.promisesMoney,
      let amount = resolution.amount, refunded >= amount
    else { return }
    promiseKeptAt = moment
  }

  private mutating func contact(at moment: Instant, _ isPerson: Bool) {
    timeline.contact(at: moment, byPerson: isPerson)
    guard isPerson else { return }
    acts.append(moment)
    regulator?.act(at: moment)
  }

  private mutating func advance(to next: CaseStage) {
    if stage == .submitted || (stage == .verifying && next == .handling) { stage = next }
  }

  private mutating func resolve(_ resolution: Resolution, _ event: CaseEvent, _ isPerson: Bool) {
    owedEvidence = []
    tasks.overtake(at: event.at)
    timeline.resume(at: event.at)
    contact(at: event.at, isPerson)
    self.resolution = resolution
    resolvedAt = event.at
    stage = .resolved
    promiseKeptAt = nil
    keepPromise(at: event.at)
  }

  private mutating func escalate(at time: Instant) {
    guard escalations < facts.policy.escalations else {
      isLeftToMediation = true
      closedAt = time
      return
    }
    escalations += 1
    desk = desk.above ?? desk
    handler = nil
    stage = .handling
    // What the customer doesn't accept was no result: the time goes on as if it hadn't been given.
    resolvedAt = nil
  }
}
