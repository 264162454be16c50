extension Scenario {
  /// What the rostered agents of a pool are paid for a stretch of the day, in yuan: those away by
  /// shrinkage too, their breaks and time worked past the plan not.
  ///
  /// As all figures it goes from the warm-up to the end of the day.
  /// - Parameter span: in seconds from the beginning.
  package func pay(of pool: Pool, during span: Range<Double>) -> Double {
    agentHours(of: planned(of: pool), during: span) * pool.costPerHour
  }

  /// What the rostered agents of all pools are paid for the day, in yuan.
  package var pay: Double {
    pools.reduce(0) { $0 + pay(of: $1, during: 0..<lastsSeconds) }
  }

  func agentHours(of steps: [StaffingStep], during span: Range<Double>) -> Double {
    var seconds = 0.0
    for (index, step) in steps.enumerated() {
      let next = index + 1 < steps.count ? steps[index + 1].at : .infinity
      let from = max(step.at, span.lowerBound, warmUpSeconds)
      let to = min(next, span.upperBound, lastsSeconds)
      if to > from { seconds += Double(step.agents) * (to - from) }
    }
    return seconds / 3_600
  }
}
