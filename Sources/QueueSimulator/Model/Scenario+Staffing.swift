extension Scenario {
  /// From a time on, a number of agents at work.
  package struct StaffingStep: Sendable, Hashable {
    /// Seconds from the beginning.
    package var at: Double
    package var agents: Int
  }

  /// When a pool's number of agents changes, shrinkage taken off; the first step is at 0 and the
  /// last before the end of the day.
  package func staffing(of pool: Pool) -> [StaffingStep] {
    var result: [StaffingStep] = []
    for step in planned(of: pool) where step.at < lastsSeconds {
      // A share such as 0.29 is no binary number; of 50 it must be 14.5, and so 15.
      let share = (Double(step.agents) * pool.shrinkage * 1e6).rounded() / 1e6
      let away = Int(share.rounded())
      let agents = max(0, step.agents - away)
      if result.last?.agents != agents { result.append(StaffingStep(at: step.at, agents: agents)) }
    }
    return result
  }

  /// The numbers of agents on a pool's roster, those who will be away among them; the first step is
  /// at 0.
  package func planned(of pool: Pool) -> [StaffingStep] {
    switch pool.agents {
    case .constant(let agents): [StaffingStep(at: 0, agents: agents)]
    case .byInterval(let numbers):
      numbers.enumerated().map { index, agents in
        StaffingStep(at: Double(index) * intervalSeconds, agents: agents)
      }
    case .shifts(let shifts): Self.steps(of: shifts)
    }
  }

  /// When at least one agent of a pool is at work, in seconds from the beginning, ascending.
  package func staffedTimes(of pool: Pool) -> [Range<Double>] {
    let steps = staffing(of: pool)
    var times: [Range<Double>] = []
    for (index, step) in steps.enumerated() where step.agents > 0 {
      let end = index + 1 < steps.count ? steps[index + 1].at : lastsSeconds
      if let last = times.indices.last, times[last].upperBound == step.at {
        times[last] = times[last].lowerBound..<end
      } else if step.at < end {
        times.append(step.at..<end)
      }
    }
    return times
  }

  private static func steps(of shifts: [Pool.Shift]) -> [StaffingStep] {
    var changes: [(at: Double, by: Int)] = [(0, 0)]
    for shift in shifts {
      changes.append((max(0, shift.from), shift.agents))
      changes.append((max(0, shift.to), -shift.agents))
      for pause in shift.breaks {
        changes.append((max(0, pause.lowerBound), -shift.agents))
        changes.append((max(0, pause.upperBound), shift.agents))
      }
    }
    changes.sort { $0.at < $1.at }
    var steps: [StaffingStep] = []
    var agents = 0
    for change in changes {
      agents += change.by
      if let last = steps.indices.last, steps[last].at == change.at {
        steps[last].agents = agents
      } else {
        steps.append(StaffingStep(at: change.at, agents: agents))
      }
    }
    return steps
  }
}
