/// What is to be believed of each agent's gaps, by the model and all that the day tells.
///
/// Forward and backward probabilities (Rabiner, "A tutorial on hidden Markov models", Proc. IEEE 77,
/// 1989), gap by gap; how many others were available is taken from the round before.
extension AvailabilityGaps {
  /// What is expected of all gaps together, for learning.
  struct Counts: Sendable {
    /// By hour of the day: talks that another followed.
    var ends = [Double](repeating: 0, count: 24)
    /// By hour: those followed by an absence, the short and the long.
    var shortAfter = [Double](repeating: 0, count: 24)
    var longAfter = [Double](repeating: 0, count: 24)
    /// By hour: seconds in each state.
    var time = [AbsenceModel.States](repeating: AbsenceModel.States(), count: 24)
    /// By hour: absences that began while idle, the short and the long.
    var shortBegun = [Double](repeating: 0, count: 24)
    var longBegun = [Double](repeating: 0, count: 24)
    var shortEnded = 0.0
    var longEnded = 0.0
  }

  /// What one gap after the other is worked out in.
  private struct Work {
    var filtered: [AbsenceModel.States] = []
    var passed: [Double] = []
  }

  /// Works out, in some rounds, what is to be believed.
  mutating func solve(_ model: AbsenceModel, rounds: Int = 3) {
    var ignored = Counts()
    for round in 0..<rounds {
      pass(model, isCounted: false, isKept: round == rounds - 1, &ignored)
    }
    fillCrowd()
  }

  /// What is expected of the day, from the last of some rounds.
  consuming func counts(_ model: AbsenceModel, rounds: Int = 2) -> Counts {
    var counts = Counts()
    counts.ends = ends
    for round in 0..<rounds {
      pass(model, isCounted: round == rounds - 1, isKept: false, &counts)
    }
    return counts
  }

  private mutating func fillCrowd() {
    for index in crowd.indices { crowd[index] = 0 }
    for gap in gaps {
      for look in gap.looks where look.talk >= 0 { crowd[look.talk] += look.available }
    }
  }

  private mutating func pass(
    _ model: AbsenceModel, isCounted: Bool, isKept: Bool, _ counts: inout Counts
  ) {
    fillCrowd()
    // Taken out, as each that is worked on while the day is read would be a copy of all.
    var gaps: [Gap] = []
    swap(&gaps, &self.gaps)
    var work = Work()
    for index in gaps.indices {
      solve(&gaps[index], model, isCounted: isCounted, &work, &counts)
      if isKept { gaps[index].filtered = work.filtered }
    }
    swap(&gaps, &self.gaps)
  }

  private func solve(
    _ gap: inout Gap, _ model: AbsenceModel, isCounted: Bool, _ work: inout Work,
    _ counts: inout Counts
  ) {
    let count = gap.looks.count
    gap.after = model.afterTalk[AbsenceModel.hour(gap.from)]
    work.filtered.removeAll(keepingCapacity: true)
    work.passed.removeAll(keepingCapacity: true)
    var states = gap.after
    for look in gap.looks {
      if let step = model.transition(from: look.since, over: look.at - look.since) {
        states = step.forward(states)
      }
      let passed = passed(look)
      states[AbsenceModel.available] *= passed
      states /= states.sum()
      work.filtered.append(states)
      work.passed.append(passed)
    }
    let others = gap.ending < crowd.count ? crowd[gap.ending] : 1
    gap.end = AbsenceModel.States(
      AbsenceModel.backToWaiting, AbsenceModel.backToWaiting, 1 / (1 + others), 0)
    var likelihood = gap.end
    if let last = model.transition(from: gap.lastSince, over: gap.to - gap.lastSince) {
      if isCounted {
        let start = count > 0 ? gap.looks[count - 1].at : gap.from
        let before = count > 0 ? work.filtered[count - 1] : gap.after
        counts.add(last, from: before, at: start, to: likelihood, seconds: gap.to - gap.lastSince)
      }
      likelihood = last.backward(likelihood)
    }
    for index in (0..<count).reversed() {
      let look = gap.looks[index]
      let both = work.filtered[index] * likelihood
      gap.looks[index].available = both[AbsenceModel.available] / both.sum()
      likelihood[AbsenceModel.available] *= work.passed[index]
      if let step = model.transition(from: look.since, over: look.at - look.since) {
        if isCounted {
          let start = index > 0 ? gap.looks[index - 1].at : gap.from
          let before = index > 0 ? work.filtered[index - 1] : gap.after
          counts.add(step, from: before, at: start, to: likelihood, seconds: look.at - start)
        }
        likelihood = step.backward(likelihood)
      }
      likelihood /= likelihood.sum()
    }
    guard isCounted else { return }
    let first = gap.after * likelihood
    let hour = AbsenceModel.hour(gap.from)
    counts.shortAfter[hour] += first[0] / first.sum()
    counts.longAfter[hour] += first[1] / first.sum()
  }

  /// The chance of what was seen if the agent was available.
  private func passed(_ look: Look) -> Double {
    guard look.talk >= 0 else { return 1 - look.ready * (1 - AbsenceModel.idleWhileWaiting) }
    if starts[look.talk].isQuick { return 1 - look.ready * (1 - AbsenceModel.passedByQuick) }
    let others = max(0, crowd[look.talk] - look.available)
    return 1 - look.ready / (others + 2)
  }
}

extension AvailabilityGaps.Counts {
  /// Adds what one step of a gap is expected to have been.
  /// - Parameters:
  ///   - before: what is to be believed before the step, by what came before.
  ///   - start: when it begins, in seconds since midnight.
  ///   - likelihood: of what follows by the state after it.
  fileprivate mutating func add(
    _ step: AbsenceModel.Transition, from before: AbsenceModel.States, at start: Double,
    to likelihood: AbsenceModel.States, seconds: Double
  ) {
    let hour = AbsenceModel.hour(start)
    let short = before[0] * step.rows.0 * likelihood
    let long = before[1] * step.rows.1 * likelihood
    let available = before[2] * step.rows.2 * likelihood
    let total = short.sum() + long.sum() + available.sum()
    guard total > 0 else { return }
    let ending = short + long + available
    let beginning = AbsenceModel.States(short.sum(), long.sum(), available.sum(), 0)
    time[hour] += (beginning + ending) * (seconds / (2 * total))
    shortBegun[hour] += available[0] / total
    longBegun[hour] += available[1] / total
    shortEnded += short[2] / total
    longEnded += long[2] / total
  }

  /// Adds what was expected of another day.
  static func += (sum: inout AvailabilityGaps.Counts, day: AvailabilityGaps.Counts) {
    for hour in 0..<24 {
      sum.ends[hour] += day.ends[hour]
      sum.shortAfter[hour] += day.shortAfter[hour]
      sum.longAfter[hour] += day.longAfter[hour]
      sum.time[hour] += day.time[hour]
      sum.shortBegun[hour] += day.shortBegun[hour]
      sum.longBegun[hour] += day.longBegun[hour]
    }
    sum.shortEnded += day.shortEnded
    sum.longEnded += day.longEnded
  }
}
