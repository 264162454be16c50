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
  /// When the customer must hear of the case next; `nil` once a result is given.
  package var followUpDueAt: Instant?
  /// Whether the clock of the resolution stands because the customer owes evidence.
  package var isPaused: Bool

  /// Whether something is late that somebody must do now.
  package func isOverdue(at now: Instant) -> Bool {
    (response.isRunning && response.isLate) || (resolution.isRunning && resolution.isLate)
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
      followUpDueAt: hasResult
        ? nil : (timeline.lastContactAt ?? timeline.roundBegan) + policy.followUp,
      isPaused: !hasResult && timeline.isPaused(at: now, atMost: policy.longestPause))
  }

  /// How long ago the case was opened.
  package func age(at now: Instant) -> Duration { max(.zero, now - facts.openedAt) }
}
