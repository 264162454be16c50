/// How far a plan has come, as it outlasts the process that carries it out.
///
/// Times are seconds from any origin, the same in all of them.
package struct PlanState: Sendable, Hashable, Codable {
  /// Whether it is in force.
  package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    case resting, proposed, running
  }

  /// How far a step has come.
  package struct Step: Sendable, Hashable, Codable {
    /// What has become of it since the plan began.
    package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
      case planned
      /// Due, and waiting for somebody's word.
      case proposed
      case done, undone
      /// Due so long before anybody could do it that it would do harm now.
      case missed
    }

    package let id: String
    package internal(set) var phase = Phase.planned
    /// When the phase began.
    package internal(set) var at = 0.0
    /// Who did or undid it; `nil` for the plan itself.
    package internal(set) var by: String?

    init(id: String) { self.id = id }
  }

  package let id: String
  package internal(set) var phase = Phase.resting
  /// When the phase began.
  package internal(set) var since = 0.0
  /// Which trigger began or proposed it; `nil` for somebody's word.
  package internal(set) var trigger: Int?
  /// Who began it or agreed to it; `nil` if it began by itself.
  package internal(set) var by: String?
  /// In the order of the plan.
  package internal(set) var steps: [Step]
  /// By trigger: since when it holds.
  var holds: [Double?]
  /// Since when all that lets the plan end holds.
  var calmSince: Double?
  /// Since when no trigger of a proposal holds any more.
  var quietSince: Double?
  /// Before this it isn't begun or proposed again.
  var restsUntil: Double?

  init(_ plan: EmergencyPlan) {
    id = plan.id
    steps = plan.steps.map { Step(id: $0.id) }
    holds = plan.triggers.map { _ in nil }
  }

  /// The state as it was kept, for a plan whose file may have changed since.
  init(_ kept: PlanState, of plan: EmergencyPlan) {
    self = kept
    steps = plan.steps.map { step in kept.steps.first { $0.id == step.id } ?? Step(id: step.id) }
    if kept.holds.count != plan.triggers.count { holds = plan.triggers.map { _ in nil } }
    if let trigger, !plan.triggers.indices.contains(trigger) { self.trigger = nil }
  }

  mutating func clockWasSet(by seconds: Double) {
    since += seconds
    restsUntil = restsUntil.map { $0 + seconds }
    for index in steps.indices { steps[index].at += seconds }
    holds = holds.map { $0.map { $0 + seconds } }
    calmSince = calmSince.map { $0 + seconds }
    quietSince = quietSince.map { $0 + seconds }
  }
}
