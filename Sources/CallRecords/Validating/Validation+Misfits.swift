package import Diagnostics

/// Where simulated waits differ from recorded ones, and what that means.
extension Validation {
  /// A part of the day that doesn't fit.
  package struct Misfit: Sendable {
    package var text: Wording
  }

  /// Waits so far apart, as a share of the recorded ones, are told.
  private static let apart = 0.25
  /// Single intervals are told from this factor on.
  private static let far = 2.0
  /// In seconds: smaller differences aren't.
  private static let least = 5.0
  /// Fewer offered calls an interval, in all scored days, tell nothing.
  private static let enoughCalls = 100.0

  /// Half the range within which 95 % of the simulations' figures of an interval lie, over all scored days:
  /// of the share abandoned, and of the mean wait in seconds.
  package var intervalHalfWidths: [(abandonment: Double, meanWait: Double)] {
    intervals.enumerated().map { index, pair in
      let variances = scored.map { $0.intervalVariances[index] }
      let calls = max(1, pair.simulated.offered)
      return (
        1.96 * variances.reduce(0) { $0 + $1.abandoned }.squareRoot() / calls,
        1.96 * variances.reduce(0) { $0 + $1.waited }.squareRoot() / calls
      )
    }
  }

  /// Each interval of the day over all scored days.
  package var intervals: [(actual: Figures, simulated: Figures)] {
    let count = days.first?.actualIntervals.count ?? 0
    return (0..<count).map { index in
      var actual = Figures()
      var simulated = Figures()
      for day in scored {
        actual += day.actualIntervals[index]
        simulated += day.simulatedIntervals[index]
      }
      return (actual, simulated)
    }
  }

  /// The time of day at which an interval begins.
  package func clock(_ index: Int) -> String {
    let minutes = Int((Double(index) * intervalSeconds / 60).rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// The runs of at least two intervals whose waits are all too short or all too long, and single ones that
  /// are off by more than the recorded wait once again.
  package var misfits: [Misfit] {
    let signs = intervals.map { pair -> Int in
      guard pair.actual.offered >= Self.enoughCalls else { return 0 }
      let difference = pair.simulated.meanWait - pair.actual.meanWait
      guard abs(difference) > max(Self.least, Self.apart * pair.actual.meanWait) else { return 0 }
      return difference < 0 ? -1 : 1
    }
    var result: [Misfit] = []
    var index = 0
    while index < signs.count {
      var end = index + 1
      while end < signs.count, signs[end] == signs[index] { end += 1 }
      if signs[index] != 0, end - index >= 2 || isFar(intervals[index]) {
        result.append(
          Misfit(
            text: Self.text(signs[index], clock(index), clock(end))
              + mostly(index..<end, signs[index])))
      }
      index = end
    }
    return result
  }

  private func isFar(_ pair: (actual: Figures, simulated: Figures)) -> Bool {
    let (actual, simulated) = (pair.actual.meanWait, pair.simulated.meanWait)
    return max(actual, simulated) > Self.far * min(actual, simulated)
  }

  /// The day that has most of a difference, where it alone has over half of it.
  private func mostly(_ range: Range<Int>, _ sign: Int) -> Wording {
    guard scored.count > 2 else { return Wording("") }
    let shares = scored.map { day in
      range.reduce(0.0) {
        $0 + day.simulatedIntervals[$1].waited - day.actualIntervals[$1].waited
      } * Double(sign)
    }
    let whole = shares.reduce(0, +)
    guard whole > 0, let most = shares.indices.max(by: { shares[$0] < shares[$1] }),
      shares[most] > 0.5 * whole
    else { return Wording("") }
    let date = CivilDate(daysSince1970: scored[most].day)
    return Wording(zh: "（大半在 \(date)）", en: " (most of it on \(date))")
  }

  private static func text(_ sign: Int, _ from: String, _ to: String) -> Wording {
    sign < 0
      ? Wording(
        zh: "\(from) 至 \(to) 模拟等待偏短：实际可用坐席少于看到的",
        en:
          "simulated waits fall short between \(from) and \(to): fewer agents were available than seen"
      )
      : Wording(
        zh: "\(from) 至 \(to) 模拟等待偏长：实际可用坐席多于估计的",
        en:
          "simulated waits are too long between \(from) and \(to): more agents were available than estimated"
      )
  }
}
