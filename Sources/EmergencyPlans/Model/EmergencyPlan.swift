package import Diagnostics

/// What a hotline does when it is overrun: what tells that it is time, the steps, and when it is over
/// (`Documentation/EmergencyPlans.md`).
///
/// The same plan is simulated in virtual time and carried out by the desk that runs.
package struct EmergencyPlan: Sendable, Hashable, Codable {
  /// Who decides that something is done.
  package enum CarryingOut: String, Sendable, Hashable, Codable, CaseIterable {
    /// A supervisor, to whom it is proposed.
    case proposed
    /// Nobody: it is done when it is due.
    case byItself
  }

  /// One thing to do, some time after the plan began.
  package struct Step: Sendable, Hashable, Codable {
    package var id: String
    /// After the plan began, in seconds.
    package var afterSeconds: Double
    /// Who answers for it: a role or a name; empty if the plan doesn't say.
    package var who: Wording
    package var action: PlanAction
    /// Whether somebody has to agree to this step, though the plan has begun.
    package var isProposed = false
    /// What it costs each time it is carried out, in yuan.
    package var cost = 0.0

    package init(id: String, afterSeconds: Double, who: Wording, action: PlanAction) {
      self.id = id
      self.afterSeconds = afterSeconds
      self.who = who
      self.action = action
    }
  }

  /// When a plan is over by itself; somebody may end it at any time.
  package struct Ending: Sendable, Hashable, Codable {
    /// It is over when all of these have held for `forSeconds`; empty if nothing observed ends it.
    package var calm: [PlanCondition] = []
    /// How long all of `calm` has to hold without a break, in seconds.
    package var forSeconds = 0.0
    /// The longest it lasts, in seconds; `nil` is without limit.
    package var afterSeconds: Double?

    package init() {}
  }

  package var id: String
  package var title: Wording
  /// Any of them begins the plan; empty if it is begun by hand alone.
  package var triggers: [PlanCondition] = []
  package var carriedOut = CarryingOut.proposed
  /// In the order of the file, each id once.
  package var steps: [Step] = []
  package var ends = Ending()
  /// How long after it was ended or declined it isn't begun or proposed again, in seconds.
  package var restSeconds = 900.0

  package init(id: String, title: Wording) {
    self.id = id
    self.title = title
  }

  /// The queues that it names, each once.
  package var queues: [String] {
    ((triggers + ends.calm).compactMap(\.measure.queue) + steps.compactMap(\.action.queue)).unique
  }

  /// The pools that it names, each once.
  package var pools: [String] { steps.compactMap(\.action.pool).unique }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it stands first.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
