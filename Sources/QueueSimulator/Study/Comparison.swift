package import Diagnostics
package import ParallelWork
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
    /// The second less the first, with its 95 % interval.
    package let difference: Estimate

    /// Whether the interval leaves no room for a difference of nothing.
    package var isReal: Bool { abs(difference.mean) > difference.halfWidth }
  }

  package let first: StudyResult
  package let second: StudyResult
  package let differences: [Difference]

  /// Runs both scenarios for the same replications with the settings of a study.
  /// - Parameter study: its own scenario is the first.
  package static func run(
    _ study: Study, with other: Scenario, stop: StopSignal = StopSignal(),
    progress: @escaping @Sendable (Study.Progress) -> Void = { _ in }
  ) -> Comparison {
    var second = study
    second.scenario = other
    let half = study.replications
    let a = study.sampled(stop: stop) {
      progress(.init(done: $0.done, planned: 2 * half, calls: $0.calls))
    }
    let b = second.sampled(stop: stop) {
      progress(.init(done: half + $0.done, planned: 2 * half, calls: $0.calls))
    }
    return Comparison(
      first: a.result, second: b.result,
      differences: differences(a.figures, b.figures, study.scenario, other))
  }

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
    return Difference(
      subject: subject, figure: figure, first: ratioA, second: ratioB,
      difference: Estimate(mean: ratioB - ratioA, halfWidth: moments.estimate.halfWidth))
  }

  private static func ratio(
    _ pairs: [ReplicationFigures.Pair]
  ) -> (ratio: Double, denominator: Double) {
    var moments = PairedMoments()
    for pair in pairs { moments.add(pair) }
    return (moments.ratio, moments.meanDenominator)
  }

  // MARK: JSON

  /// All differences; those that are real are marked.
  package var json: JSONValue {
    .object([
      "first": .text(first.scenario.id), "second": .text(second.scenario.id),
      "seed": .integer(Int64(first.seed)),
      "replications": .integer(Int64(min(first.replications, second.replications))),
      "partial": .boolean(first.isPartial || second.isPartial),
      "differences": .array(
        differences.map { difference in
          .object([
            "of": .text(difference.subject.name), "figure": .text(difference.figure),
            "first": .number(difference.first), "second": .number(difference.second),
            "difference": .object([
              "mean": .number(difference.difference.mean),
              "halfWidth": .number(difference.difference.halfWidth),
            ]),
            "real": .boolean(difference.isReal),
          ])
        }),
    ])
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

extension Study {
  /// Runs the study and keeps the figures of each replication.
  fileprivate func sampled(
    stop: StopSignal, progress: @escaping @Sendable (Progress) -> Void
  ) -> (result: StudyResult, figures: [ReplicationFigures]) {
    let kept = KeptFigures()
    let result = run(stop: stop, progress: progress) { kept.append($0) }
    return (result, kept.all)
  }
}

/// The figures of the replications so far, in order.
final class KeptFigures: Sendable {
  private let figures = Mutex<[ReplicationFigures]>([])

  func append(_ more: ReplicationFigures) { figures.withLock { $0.append(more) } }
  var all: [ReplicationFigures] { figures.withLock { $0 } }
}
