/// The moments of a plan's figures over the replications.
struct PlanMoments: Sendable {
  var begun = PairedMoments()
  var falselyBegun = PairedMoments()
  /// Over the replications in which it began.
  var firstStart = PairedMoments()
  var activeSeconds = PairedMoments()
  var cost = PairedMoments()
  var steps: [PairedMoments]

  init(steps: Int) { self.steps = [PairedMoments](repeating: PairedMoments(), count: steps) }

  mutating func add(_ tally: PlanTally) {
    begun.add((tally.starts > 0 ? 1 : 0, 1))
    falselyBegun.add((Double(tally.falseStarts), 1))
    firstStart.add((tally.firstStart, tally.starts > 0 ? 1 : 0))
    activeSeconds.add((tally.activeSeconds, 1))
    cost.add((tally.cost, 1))
    for (index, count) in tally.steps.enumerated() { steps[index].add((Double(count), 1)) }
  }
}
