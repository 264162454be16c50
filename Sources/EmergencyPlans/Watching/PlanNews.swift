/// What has become of plans, in order; plans and steps go by their index.
package enum PlanNews: Sendable, Hashable {
  /// Why a plan is over.
  package enum Ending: Sendable, Hashable {
    case calm
    /// It has lasted as long as it may.
    case tooLong
    case byHand(String)
  }

  case proposed(plan: Int, trigger: Int)
  /// A proposal that nobody answered, and whose trigger is long over.
  case withdrawn(plan: Int)
  case declined(plan: Int, by: String)
  /// - Parameters:
  ///   - trigger: `nil` if somebody began it of their own accord.
  ///   - by: who agreed or began it; `nil` if it began by itself.
  case started(plan: Int, trigger: Int?, by: String?)
  case stepProposed(plan: Int, step: Int)
  /// - Parameters:
  ///   - lateSeconds: how long after it was due.
  ///   - by: who agreed to this very step.
  case stepDone(plan: Int, step: Int, lateSeconds: Double, by: String?)
  case stepMissed(plan: Int, step: Int)
  /// - Parameter by: `nil` for the plan, which is over.
  case stepUndone(plan: Int, step: Int, by: String?)
  case ended(plan: Int, Ending)
}

/// Why a plan was left as it is.
package enum PlanRefusal: String, Error, Sendable, Hashable, CaseIterable {
  case unknownPlan, unknownStep
  /// Such as accepting what isn't proposed.
  case planNotNow
  /// What was said to callers can't be taken back.
  case stepStands
}
