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

  /// Works out, in some rounds, what is to be believed.
  mutating func solve(_ model: AbsenceModel, rounds: Int = 3) {
    var ignored = Counts()
    for _ in 0..<rounds { pass(model, isCounted: false, isKept: true, &ignored) }
    fillCrowd()
  }

  /// The same, with what is expected added up.
  mutating func solve(_ model: AbsenceModel, rounds: Int = 2, into counts: inout Counts) {
    for hour in 0..<24 { counts.ends[hour] += ends[hour] }
    for round in 0..<rounds {
      pass(model, isCounted: round == rounds - 1, isKept: false, &counts)
    }
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
    for index in gaps.indices {
      solve(&gaps[index], model, isCounted: isCounted, &counts)
      if !isKept { gaps[index].forgetSteps() }
    }
  }

  private func solve(
    _ gap: inout Gap, _ model: AbsenceModel, isCounted: Bool, _ counts: inout Counts
  ) {
    let count = gap.looks.count
    gap.after = model.afterTalk[AbsenceModel.hour(gap.from)]
    gap.filtered = []
    gap.steps = []
    gap.passed = []
    gap.filtered.reserveCapacity(count)
    var states = gap.after
    var time = gap.from
    for look in gap.looks {
      let step = model.transition(from: time, over: look.at - time)
      if let step {
        states = step.forward(states)
        time = look.at
      }
      let passed = passed(look)
      states[AbsenceModel.available] *= passed
      states /= states.sum()
      gap.filtered.append(states)
      gap.steps.append(step)
      gap.passed.append(passed)
    }
    let last = model.transition(from: time, over: gap.to - time)
    gap.steps.append(last)
    let others = gap.ending < crowd.count ? crowd[gap.ending] : 1
    gap.end = AbsenceModel.States(
      AbsenceModel.backToWaiting, AbsenceModel.backToWaiting, 1 / (1 + others), 0)
    var likelihood = gap.end
    if let last {
      if isCounted { Self.count(gap, step: count, last, likelihood, gap.to - time, &counts) }
      likelihood = last.backward(likelihood)
    }
    for index in (0..<count).reversed() {
      let both = gap.filtered[index] * likelihood
      gap.looks[index].available = both[AbsenceModel.available] / both.sum()
      likelihood[AbsenceModel.available] *= gap.passed[index]
      if let step = gap.steps[index] {
        if isCounted {
          let before = index > 0 ? gap.looks[index - 1].at : gap.from
          Self.count(gap, step: index, step, likelihood, gap.looks[index].at - before, &counts)
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

  /// Adds what one step of a gap is expected to have been.
  private static func count(
    _ gap: Gap, step index: Int, _ step: AbsenceModel.Transition,
    _ likelihood: AbsenceModel.States, _ seconds: Double, _ counts: inout Counts
  ) {
    let before = index > 0 ? gap.filtered[index - 1] : gap.after
    let start = index > 0 ? gap.looks[index - 1].at : gap.from
    let hour = AbsenceModel.hour(start)
    let joint = (0..<3).map { before[$0] * step[$0] * likelihood }
    let total = joint[0].sum() + joint[1].sum() + joint[2].sum()
    guard total > 0 else { return }
    let ending = joint[0] + joint[1] + joint[2]
    let beginning = AbsenceModel.States(joint[0].sum(), joint[1].sum(), joint[2].sum(), 0)
    counts.time[hour] += (beginning + ending) * (seconds / (2 * total))
    counts.shortBegun[hour] += joint[2][0] / total
    counts.longBegun[hour] += joint[2][1] / total
    counts.shortEnded += joint[0][2] / total
    counts.longEnded += joint[1][2] / total
  }
}
