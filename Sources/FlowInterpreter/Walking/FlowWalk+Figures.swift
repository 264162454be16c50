extension FlowWalk.Result {
  /// The share of calls that the menu served to the end.
  package var containment: WalkFigure {
    WalkFigure(calls.count { $0.outcome.isContained }, of: calls.count)
  }

  /// The share of calls in which the flow opened a case.
  package var casesOpened: WalkFigure {
    WalkFigure(calls.count { $0.opensCase }, of: calls.count)
  }

  /// A way calls end, with what they have in common.
  package struct Ending: Sendable {
    package var outcome: WalkedCall.Outcome
    /// Of a queue or a callback.
    package var skill: String?
    package var count: Int
    package var share: WalkFigure
    /// The time in the menu, in seconds.
    package var seconds: WalkFigure
    /// The mean of the priorities with which they were put in the queue.
    package var meanPriority: Double
  }

  /// The ways calls end, in the order of the outcomes and then the most frequent skill first.
  package var endings: [Ending] {
    var found: [Ending] = []
    for outcome in WalkedCall.Outcome.allCases {
      let ended = calls.filter { $0.outcome == outcome }
      let bySkill = Dictionary(grouping: ended, by: \.skill)
      let sorted = bySkill.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      for (skill, calls) in sorted {
        found.append(
          Ending(
            outcome: outcome, skill: skill < 0 ? nil : skills[skill], count: calls.count,
            share: WalkFigure(calls.count, of: self.calls.count),
            seconds: WalkFigure(meanOf: calls.map(\.seconds)),
            meanPriority: Double(calls.reduce(0) { $0 + $1.priority }) / Double(calls.count)))
      }
    }
    return found
  }

  /// How those fare who call for one reason.
  package struct GoalFigures: Sendable {
    package var goal: String
    package var calls: Int
    package var containment: WalkFigure
    package var hungUp: WalkFigure
    package var queued: WalkFigure
    /// The skill that most of them are queued for, and the share of the queued who are.
    package var mainSkill: String?
    package var mainSkillShare: WalkFigure
    package var seconds: WalkFigure
  }

  /// By reason, in the order of the population; those for which nobody called are left out.
  package var goalFigures: [GoalFigures] {
    let byGoal = Dictionary(grouping: calls, by: \.goal)
    return goals.enumerated().compactMap { index, goal in
      guard let calls = byGoal[index] else { return nil }
      let queued = calls.filter { $0.outcome == .queued }
      var bySkill: [Int: Int] = [:]
      for call in queued { bySkill[call.skill, default: 0] += 1 }
      let main = bySkill.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return GoalFigures(
        goal: goal, calls: calls.count,
        containment: WalkFigure(calls.count { $0.outcome.isContained }, of: calls.count),
        hungUp: WalkFigure(calls.count { $0.outcome == .hungUp }, of: calls.count),
        queued: WalkFigure(queued.count, of: calls.count),
        mainSkill: main.flatMap { $0.key < 0 ? nil : skills[$0.key] },
        mainSkillShare: WalkFigure(main?.value ?? 0, of: queued.count),
        seconds: WalkFigure(meanOf: calls.map(\.seconds)))
    }
  }

  /// The times in the menu, in seconds, the shortest first.
  package var sortedSeconds: [Double] { calls.map(\.seconds).sorted() }

  /// The nodes that calls came to, with those first at which most of them are lost.
  package var lossyNodes: [(name: String, traffic: NodeTraffic)] {
    zip(nodes, traffic).enumerated().filter { $0.element.1.visits > 0 }
      .sorted { ($1.element.1.lost, $0.offset) < ($0.element.1.lost, $1.offset) }
      .map { ($0.element.0, $0.element.1) }
  }
}

extension WalkedCall {
  /// The time in the menu.
  package var seconds: Double { Double(milliseconds) / 1_000 }
}

extension NodeTraffic {
  /// How often a caller gave up, got lost or failed there.
  package var lost: Int { hungUp + exhausted + failed }
}
