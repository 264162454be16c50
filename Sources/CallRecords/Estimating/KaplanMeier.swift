/// How long something lasts, from times some of which were cut short.
///
/// Source: Kaplan, Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958);
/// the variance is Greenwood's.
package struct KaplanMeier: Sendable, Hashable {
  /// A time that was seen, to its end or cut short before.
  package struct Observation: Sendable, Hashable {
    /// In seconds.
    package var time: Double
    /// Whether it ended then; else it was cut short and would have gone on.
    package var isEnded: Bool

    package init(time: Double, isEnded: Bool) {
      self.time = time
      self.isEnded = isEnded
    }
  }

  /// Where the curve falls.
  package struct Step: Sendable, Hashable {
    /// In seconds.
    package var time: Double
    /// The share that last longer than this time.
    package var surviving: Double
    /// The sum of Greenwood's terms so far: the variance of the logarithm of `surviving`.
    package var variance: Double
    /// How many were there just before.
    package var atRisk: Int
  }

  package let observations: Int
  package let ended: Int
  package let steps: [Step]

  package init(_ observations: [Observation]) {
    self.observations = observations.count
    let sorted = observations.sorted { $0.time < $1.time }
    var steps: [Step] = []
    var surviving = 1.0
    var variance = 0.0
    var ended = 0
    var index = 0
    while index < sorted.count {
      let time = sorted[index].time
      let atRisk = sorted.count - index
      var ends = 0
      while index < sorted.count, sorted[index].time == time {
        if sorted[index].isEnded { ends += 1 }
        index += 1
      }
      guard ends > 0 else { continue }
      ended += ends
      surviving *= 1 - Double(ends) / Double(atRisk)
      if atRisk > ends {
        variance += Double(ends) / (Double(atRisk) * Double(atRisk - ends))
      }
      steps.append(
        Step(time: time, surviving: surviving, variance: variance, atRisk: atRisk))
    }
    self.steps = steps
    self.ended = ended
  }

  /// The share that last longer than a time in seconds.
  package func surviving(_ time: Double) -> Double {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 1 : steps[low - 1].surviving
  }

  /// The share that outlast all that was seen.
  package var tail: Double { steps.last?.surviving ?? 1 }

  /// The time at which a share has ended; `nil` if so many were never seen to end.
  package func quantile(_ share: Double) -> Double? {
    steps.first { $0.surviving <= 1 - share }?.time
  }

  /// The 95 % interval of the share that last longer than a time, on the scale of log(−log), which
  /// keeps it within 0…1.
  package func interval(_ time: Double) -> ClosedRange<Double> {
    guard let step = steps.last(where: { $0.time <= time }), step.surviving > 0,
      step.surviving < 1
    else {
      let value = surviving(time)
      return value...value
    }
    let logarithm = Numbers.log(step.surviving)
    let spread = 1.96 * step.variance.squareRoot() / -logarithm
    let low = Numbers.exp(logarithm * Numbers.exp(spread))
    return low...max(low, Numbers.exp(logarithm * Numbers.exp(-spread)))
  }

  /// The values at which it ends with their shares, at most so many; those who outlast all that was
  /// seen have `.infinity`.
  package func masses(_ most: Int) -> [(seconds: Double, share: Double)] {
    var result: [(Double, Double)] = []
    var taken = 1.0
    var sum = 0.0
    var mass = 0.0
    let each = (1 - tail) / Double(max(1, most))
    var before = 1.0
    for step in steps {
      let fall = before - step.surviving
      before = step.surviving
      sum += fall * step.time
      mass += fall
      // A step that falls far stands for itself.
      if mass >= each || step.time == 0 {
        result.append((sum / mass, mass))
        (sum, mass) = (0, 0)
      }
      taken = step.surviving
    }
    if mass > 0 { result.append((sum / mass, mass)) }
    if taken > 1e-9 { result.append((.infinity, taken)) }
    return result
  }

  /// How many end each minute among those who last, in bands of time.
  package func hazard(
    _ bounds: [Double], of observations: [Observation]
  ) -> [(from: Double, to: Double, perMinute: Double, ended: Int, minutes: Double)] {
    zip(bounds, bounds.dropFirst()).map { from, to in
      var exposure = 0.0
      var ended = 0
      for observation in observations {
        exposure += max(0, min(observation.time, to) - from)
        if observation.isEnded, observation.time > from, observation.time <= to { ended += 1 }
      }
      return (from, to, exposure > 0 ? Double(ended) / exposure * 60 : 0, ended, exposure / 60)
    }
  }
}
