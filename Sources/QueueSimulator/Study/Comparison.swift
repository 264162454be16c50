import Synchronization

/// Two scenarios side by side, over the same days of the same callers.
///
/// Both use one seed, and a caller's traits don't depend on what else happens, so the difference
/// of each day's figures varies far less than the figures do (common random numbers; Law,
/// Simulation Modeling and Analysis, 11.2). Differences of ratios are paired after linearising
/// each ratio about its mean, as the delta method does.
package struct Comparison: Sendable {
  /// What a figure is about.
  package enum Subject: Sendable, Hashable {
    case centre
    case queue(String)
    case pool(String)
  }

  /// A figure of both scenarios and how far they are apart.
  package struct Difference: Sendable {
    package let subject: Subject
    /// The figure's name, as in results.
    package let figure: String
    /// In the unit of the figure: a share as 0…1, a time in seconds, a cost in yuan.
    package let first: Double
    /// As `first`.
    package let second: Double
    /// The second less the first, with its own 95 % interval.
    package let difference: Estimate
    /// 0…1: how likely a difference so large is by chance alone, this figure looked at by itself;
    /// 1 where all days are the same in both.
    let chance: Double
    /// The same of all figures looked at together, by Holm's method.
    package internal(set) var jointChance: Double

    /// Whether it is a difference of the two, and none that chance makes now and then among so many
    /// figures.
    package var isReal: Bool { jointChance <= 0.05 }
    /// Whether every day has the same in both.
    var isNone: Bool { chance == 1 }
  }

  /// What the two are called.
  package let names: (first: String, second: String)
  package let first: StudyResult
  package let second: StudyResult
  package internal(set) var differences: [Difference]

  static func differences(
    _ a: [ReplicationFigures], _ b: [ReplicationFigures], _ first: Scenario, _ second: Scenario
  ) -> [Difference] {
    let count = min(a.count, b.count)
    let (a, b) = (a.prefix(count), b.prefix(count))
    var result: [Difference] = []
    func add(
      _ subject: Subject, _ figure: String, _ pairsA: [ReplicationFigures.Pair],
      _ pairsB: [ReplicationFigures.Pair]
    ) {
      guard let difference = difference(subject, figure, pairsA, pairsB) else { return }
      result.append(difference)
    }
    for measure in callMeasures {
      let index = CallMeasure.allCases.firstIndex(of: measure) ?? 0
      add(
        .centre, measure.rawValue, a.map { $0.groups[0][index] }, b.map { $0.groups[0][index] })
    }
    for (index, measure) in CentreMeasure.allCases.enumerated() where measure != .occupancy {
      add(.centre, measure.rawValue, a.map { $0.centre[index] }, b.map { $0.centre[index] })
    }
    for (queueA, queue) in first.queues.enumerated() {
      guard let queueB = second.queues.firstIndex(where: { $0.id == queue.id }) else { continue }
      for measure in callMeasures {
        let index = CallMeasure.allCases.firstIndex(of: measure) ?? 0
        add(
          .queue(queue.id), measure.rawValue,
          a.map { $0.groups[1 + first.callTypes.count + queueA][index] },
          b.map { $0.groups[1 + second.callTypes.count + queueB][index] })
      }
    }
    for (poolA, pool) in first.pools.enumerated() {
      guard let poolB = second.pools.firstIndex(where: { $0.id == pool.id }) else { continue }
      for (index, measure) in PoolMeasure.allCases.enumerated()
      where [.occupancy, .staffedHours, .cost].contains(measure) {
        add(
          .pool(pool.id), measure.rawValue, a.map { $0.pools[poolA][index] },
          b.map { $0.pools[poolB][index] })
      }
    }
    return result
  }

  private static let callMeasures: [CallMeasure] = [
    .attempts, .offered, .answered, .serviceLevel, .asa, .meanWait, .abandonment, .blocking,
    .callbacks, .voicemails, .longestWait, .meanQueue,
  ]

  /// The paired difference of two ratios; `nil` where either has nothing to average.
  static func difference(
    _ subject: Subject, _ figure: String, _ a: [ReplicationFigures.Pair],
    _ b: [ReplicationFigures.Pair]
  ) -> Difference? {
    let (ratioA, meanA) = ratio(a)
    let (ratioB, meanB) = ratio(b)
    guard ratioA.isFinite, ratioB.isFinite, a.count > 1 else { return nil }
    var moments = PairedMoments()
    for (x, y) in zip(a, b) {
      let deviationA = (x.numerator - ratioA * x.denominator) / meanA
      let deviationB = (y.numerator - ratioB * y.denominator) / meanB
      moments.add((deviationB - deviationA, 1))
    }
    let estimate = Estimate(mean: ratioB - ratioA, halfWidth: moments.estimate.halfWidth)
    let chance = chance(of: estimate, beside: max(abs(ratioA), abs(ratioB)), days: a.count)
    return Difference(
      subject: subject, figure: figure, first: ratioA, second: ratioB, difference: estimate,
      chance: chance, jointChance: chance)
  }

  /// - Parameter size: of the figures themselves; what is far below it is only rounding.
  private static func chance(of difference: Estimate, beside size: Double, days: Int) -> Double {
    let noise = 1e-9 * size
    guard difference.halfWidth > noise else { return abs(difference.mean) > noise ? 0 : 1 }
    let quantile = StudentDistribution.quantile975(degreesOfFreedom: days - 1)
    return StudentDistribution.tails(
      beyond: quantile * difference.mean / difference.halfWidth, degreesOfFreedom: days - 1)
  }

  private static func ratio(
    _ pairs: [ReplicationFigures.Pair]
  ) -> (ratio: Double, denominator: Double) {
    var moments = PairedMoments()
    for pair in pairs { moments.add(pair) }
    return (moments.ratio, moments.meanDenominator)
  }
}

extension Comparison.Subject {
  /// `overall`, `queues.ID` or `pools.ID`, as in results.
  package var name: String {
    switch self {
    case .centre: "overall"
    case .queue(let id): "queues.\(id)"
    case .pool(let id): "pools.\(id)"
    }
  }
}

/// The figures of the replications so far, in order.
final class KeptFigures: Sendable {
  private let figures = Mutex<[ReplicationFigures]>([])

  func append(_ more: ReplicationFigures) { figures.withLock { $0.append(more) } }
  var all: [ReplicationFigures] { figures.withLock { $0 } }
}
