package import Diagnostics

/// How far a case is at one moment, as it is told to the customer.
///
/// The menu tells it and the desk shows it, so that both say the same.
package struct CaseProgress: Hashable, Sendable {
  /// The published stage; a case that was left to mediation is over too: `confirmed`.
  package var stage: CaseStage
  package var isOpen: Bool
  /// How often it was escalated, 0…3.
  package var escalations: Int
  package var reopenings: Int
  /// When the case was opened, however often it was reopened since.
  package var openedAt: Instant
  /// When the customer hears from a person at the latest.
  package var respondBy: Instant
  /// When a result is given at the latest; it moves on while the clock stands.
  package var resolveBy: Instant
  /// Whether the result is late and still owed.
  package var isOverdue: Bool
  /// Whether the clock stands because the customer owes evidence.
  package var isPaused: Bool
  /// What the customer was asked for and has not sent.
  package var owedEvidence: [EvidenceKind]
  /// The result that holds; `nil` if there is none, or the customer refused it.
  package var result: CaseResult?
  /// Whether the customer was sent to the consumer hotline 12315.
  package var isLeftToMediation: Bool
  /// The team that the customer waits for, the one with the latest time; `nil` if there is none.
  package var task: CaseTask?
}

extension ComplaintCase {
  /// How far the case is at a moment, worked out from its events and its policy.
  package func progress(at now: Instant) -> CaseProgress {
    let limits = limits(at: now)
    return CaseProgress(
      stage: isClosed ? .confirmed : stage, isOpen: !isClosed, escalations: escalations,
      reopenings: reopenings, openedAt: facts.openedAt, respondBy: limits.response.dueAt,
      resolveBy: limits.resolution.dueAt,
      isOverdue: limits.resolution.isRunning && limits.resolution.isLate,
      isPaused: limits.isPaused, owedEvidence: owedEvidence.inOrder,
      result: resolvedAt == nil ? nil : resolution?.result, isLeftToMediation: isLeftToMediation,
      task: isClosed ? nil : tasks.lastDue)
  }
}
