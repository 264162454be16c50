package import Diagnostics

/// How an emergency plan of the live queue stands, as boards tell it.
package struct PlanStatus: Sendable, Hashable {
  /// Whether it is in force.
  package enum Phase: String, Sendable, Hashable, CaseIterable {
    case resting, proposed, running
  }

  /// How one of its steps stands.
  package struct Step: Sendable, Hashable {
    /// What has become of it since the plan began.
    package enum Phase: String, Sendable, Hashable, CaseIterable {
      case planned, proposed, done, undone, missed
    }

    package var id: String
    /// What it does.
    package var what: Wording
    /// Who answers for it; empty if the plan doesn't say.
    package var who: Wording
    package var phase: Phase
    /// In how many seconds it is due; `nil` unless it is planned in a plan that runs.
    package var dueIn: Double?
    /// Who did or undid it; `nil` for the plan itself.
    package var by: String?

    package init(
      id: String, what: Wording, who: Wording, phase: Phase, dueIn: Double?, by: String?
    ) {
      self.id = id
      self.what = what
      self.who = who
      self.phase = phase
      self.dueIn = dueIn
      self.by = by
    }
  }

  package var id: String
  package var title: Wording
  package var phase: Phase
  /// For how many seconds it has been in its phase; `nil` while it rests.
  package var since: Double?
  /// What began or proposed it; `nil` for somebody's word.
  package var trigger: Wording?
  /// Who agreed to it or began it; `nil` if it began by itself.
  package var by: String?
  package var steps: [Step]

  package init(
    id: String, title: Wording, phase: Phase, since: Double?, trigger: Wording?, by: String?,
    steps: [Step]
  ) {
    self.id = id
    self.title = title
    self.phase = phase
    self.since = since
    self.trigger = trigger
    self.by = by
    self.steps = steps
  }
}

/// What a supervisor wants of an emergency plan.
package enum PlanOrder: String, Sendable, Hashable, CaseIterable {
  /// Begin it, whatever its triggers say.
  case start
  /// Agree to what it proposes: the plan, or one of its steps.
  case accept
  case decline
  /// Take one of its steps back.
  case undo
  case end
}
