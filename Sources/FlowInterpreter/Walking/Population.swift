package import Diagnostics

/// People who call: who they are, how often each, why, and how they behave.
package struct Population: Sendable {
  /// A reason to call.
  package struct Goal: Sendable, Hashable {
    package var id: String
    /// Words of what the caller wants, the most telling first: the first that fits a choice's
    /// label or words decides which is chosen.
    package var words: [String]
    /// What the caller says when asked to speak freely; each as likely.
    package var says: [String]
    /// What is different at some nodes for those who call for this reason.
    package var nodes: [String: CallerBehaviour.AtNode]
    /// Where it stands in the file.
    package var offset: Int
  }

  /// A reason among a caller's reasons.
  package struct WeightedGoal: Sendable, Hashable {
    package var goal: Int
    /// How often it is the reason, relative to the caller's others; above 0.
    package var weight: Double
  }

  /// A caller and what they call about.
  package struct Caller: Sendable, Hashable {
    /// `nil` for a withheld number.
    package var number: String?
    /// How often this caller calls, relative to the others; above 0.
    package var weight: Double
    package var goals: [WeightedGoal]
    /// Digits that the caller can type, by a word of the prompt that asks for them.
    package var knows: [KnownDigits]
  }

  /// Digits that a caller can type when a prompt asks for them by a word.
  package struct KnownDigits: Sendable, Hashable {
    package var word: String
    package var digits: String
  }

  package var id: String
  package var goals: [Goal] = []
  package var callers: [Caller] = []
  package var behaviour = CallerBehaviour()
  /// When the data were as they are: at a call they are as old as they were then.
  package var asOf: Instant?
  package var dataSource = FixtureData.none
  /// The callers, orders and complaints; those of a file are filled in by who finds it.
  package var data = DirectoryData.empty
  /// Answers in place of services, fresh for each call; none need be used up.
  package var services = ServiceStubs()

  package init(id: String) { self.id = id }

  /// How much older the data are than a call at a moment; a century at most.
  func age(at moment: Instant) -> Duration {
    guard let asOf else { return .zero }
    let century: Duration = .seconds(100 * 366 * 86_400)
    return min(max(moment - asOf, .zero - century), century)
  }

  /// Who calls for what, a line for each pair, with the shares of all pairs summed up.
  ///
  /// - Parameter goals: the reasons that count, by index; `nil` for all.
  func reasons(_ goals: Set<Int>?) -> [Reason] {
    var sum = 0.0
    var reasons: [Reason] = []
    for (index, caller) in callers.enumerated() {
      let all = caller.goals.reduce(0) { $0 + $1.weight }
      for goal in caller.goals where goals?.contains(goal.goal) ?? true {
        sum += caller.weight * goal.weight / all
        reasons.append(Reason(caller: index, goal: goal.goal, upTo: sum))
      }
    }
    return reasons
  }

  struct Reason: Sendable {
    var caller: Int
    var goal: Int
    /// The weights up to and with this one.
    var upTo: Double
  }
}
