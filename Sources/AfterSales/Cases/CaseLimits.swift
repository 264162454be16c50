package import Diagnostics

/// The time limits of a case as they stand at one moment.
package struct CaseLimits: Hashable, Sendable, Codable {
  /// One promise and how it is kept.
  package struct Limit: Hashable, Sendable, Codable {
    /// The last moment that is in time.
    package var dueAt: Instant
    /// When it was done; `nil` while it isn't.
    package var doneAt: Instant?
    /// What is left at the moment of asking, or was left when it was done; negative once late.
    package var left: Duration

    package var isLate: Bool { left < .zero }
    package var isRunning: Bool { doneAt == nil }
  }

  /// The customer has heard from a person.
  package var response: Limit
  /// The customer has been given the result that holds.
  package var resolution: Limit
  /// The result that was promised by a day has been carried out: paid in full, or confirmed by the
  /// customer; `nil` without such a promise.
  package var promise: Limit?
  /// What other teams have promised an answer of, the earliest first, as long as they owe it.
  package var tasks: [Limit] = []
  /// What is owed to a regulator who passed the complaint on; `nil` if none did.
  package var regulator: Regulator?
  /// When the customer must hear of the case next, also to ask whether the result is accepted; `nil`
  /// for a closed case.
  package var followUpDueAt: Instant?
  /// Whether the clock of the resolution stands because the customer owes evidence.
  package var isPaused: Bool

  /// Whether something is late that somebody must do now.
  package func isOverdue(at now: Instant) -> Bool {
    (response.isRunning && response.isLate) || (resolution.isRunning && resolution.isLate)
      || promise.map { $0.isRunning && $0.isLate } ?? false || tasks.contains(where: \.isLate)
      || regulator?.isLate ?? false
      || followUpDueAt.map { $0 < now } ?? false
  }
}

extension ComplaintCase {
  /// The limits at a moment, worked out from the events and the policy of the case.
  ///
  /// A reopened case has limits anew from its reopening. A result that the customer does not
  /// accept changes nothing: the time goes on from the opening.
  package func limits(at now: Instant) -> CaseLimits {
    let policy = facts.policy
    let end = resolvedAt ?? closedAt
    let paused = timeline.pause(until: end ?? now, atMost: policy.longestPause)
    let responseDue = timeline.roundBegan + policy.firstResponse
    let resolutionDue = timeline.roundBegan + policy.resolution + paused
    let hasResult = stage == .resolved || isClosed
    let response = timeline.firstResponseAt ?? (hasResult ? end : nil)
    return CaseLimits(
      response: .init(
        dueAt: responseDue, doneAt: response, left: responseDue - (response ?? now)),
      resolution: .init(dueAt: resolutionDue, doneAt: end, left: resolutionDue - (end ?? now)),
      promise: promise(at: now), tasks: tasks(at: now),
      regulator: regulatorLimits(at: now),
      followUpDueAt: isClosed
        ? nil : (timeline.lastContactAt ?? timeline.roundBegan) + policy.followUp,
      isPaused: !hasResult && timeline.isPaused(at: now, atMost: policy.longestPause))
  }

  private func regulatorLimits(at now: Instant) -> CaseLimits.Regulator? {
    guard let regulator else { return nil }
    func limit(_ due: Instant, _ done: Instant?) -> CaseLimits.Limit {
      .init(dueAt: due, doneAt: done, left: due - (done ?? now))
    }
    let replied = resolvedAt.flatMap { $0 >= regulator.since ? $0 : nil } ?? closedAt
    return .init(
      accept: limit(regulator.terms.acceptBy, regulator.acceptedAt ?? replied),
      reply: limit(regulator.terms.replyBy, replied))
  }

  private func tasks(at now: Instant) -> [CaseLimits.Limit] {
    guard !isClosed else { return [] }
    return tasks.open.map { .init(dueAt: $0.dueAt, doneAt: nil, left: $0.dueAt - now) }
      .sorted { $0.dueAt < $1.dueAt }
  }

  private func promise(at now: Instant) -> CaseLimits.Limit? {
    guard resolvedAt != nil, let due = resolution?.dueAt else { return nil }
    let kept = promiseKeptAt ?? closedAt
    return CaseLimits.Limit(dueAt: due, doneAt: kept, left: due - (kept ?? now))
  }

  /// How long ago the case was opened.
  package func age(at now: Instant) -> Duration { max(.zero, now - facts.openedAt) }
}
