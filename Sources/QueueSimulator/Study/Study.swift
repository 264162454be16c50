import Diagnostics
package import ParallelWork
import Synchronization

/// Runs the replications of a scenario on several threads and adds up what they show.
///
/// A replication is a pure function of (scenario, seed, number) and runs on one thread; results are
/// reduced in the order of their numbers. So the outcome depends on neither threads nor timing.
package struct Study: Sendable {
  /// How far a study has come.
  package struct Progress: Sendable {
    package var done: Int
    /// The most replications there will be.
    package var planned: Int
    package var calls: Int
  }

  package var scenario: Scenario
  /// How many replications are run, or at most with `precision`.
  package var replications: Int
  /// The number of the first replication, from 0; others follow.
  package var first = 0
  package var seed: UInt64
  package var jobs: Int
  /// The relative half-width at which the accept metrics are known well enough; `nil` runs all.
  package var precision: Double?

  /// With a precision, at most these many replications if the caller sets no other limit.
  package static let precisionCap = 10_000
  /// How often, in replications, it is checked whether the precision is reached.
  static let precisionStep = 10

  package init(_ scenario: Scenario) {
    self.scenario = scenario
    replications = scenario.replications
    seed = scenario.seed
    jobs = 1
  }

  /// Runs the study.
  /// - Parameters:
  ///   - stop: raised to end the study early with the replications that are done.
  ///   - progress: called after each replication, from any thread, one at a time.
  package func run(
    stop: StopSignal = StopSignal(), progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> StudyResult {
    run(stop: stop, progress: progress) { _ in }
  }

  /// - Parameter each: gets the figures of each replication, in the order of their numbers.
  func run(
    stop: StopSignal, progress: @escaping @Sendable (Progress) -> Void,
    each: @escaping @Sendable (ReplicationFigures) -> Void
  ) -> StudyResult {
    let (moments, seconds) = reduce(stop: stop, progress: progress, each: each)
    return StudyResult(
      scenario: scenario, seed: seed, jobs: jobs, seconds: seconds, moments: moments,
      isPartial: stop.isRaised && moments.replications < replications,
      precision: precision.map { ($0, isPreciseEnough(moments)) })
  }

  /// Runs one replication again, with the lines of its calls.
  package func trace(replication: Int) -> [TraceRecord] {
    var simulation = Simulation(
      Centre(scenario), seed: seed, replication: replication, traces: true)
    _ = simulation.run(until: Atomic<Bool>(false))
    return simulation.trace
  }

  private func reduce(
    stop: StopSignal, progress: @escaping @Sendable (Progress) -> Void,
    each: @escaping @Sendable (ReplicationFigures) -> Void
  ) -> (FigureMoments, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let centre = Centre(scenario)
    let pay = PlannedPay(scenario)
    let moments = OrderedLoop(threads: jobs, stop: stop).reduce(
      replications, into: FigureMoments(scenario), worker: {},
      work: { (_: inout Void, number) -> Replication? in
        var simulation = Simulation(centre, seed: seed, replication: first + number)
        guard simulation.run(until: stop.flag) else { return nil }
        let totals = ReplicationTotals(simulation.totals, routes: centre.routes)
        return Replication(
          totals: totals, figures: ReplicationFigures(totals, scenario: scenario, pay: pay),
          calls: simulation.callCount)
      },
      add: { moments, replication in
        moments.add(replication.totals, replication.figures, calls: replication.calls)
        each(replication.figures)
        let done = moments.replications
        progress(Progress(done: done, planned: replications, calls: moments.calls))
        let isEnough =
          precision != nil && done % Self.precisionStep == 0 && isPreciseEnough(moments)
        return isEnough ? .enough : .goOn
      })
    return (moments, (clock.now - start).inSeconds)
  }

  /// What one replication came to.
  private struct Replication {
    var totals: ReplicationTotals
    var figures: ReplicationFigures
    var calls: Int
  }

  /// Whether every accept metric is known to the precision asked for.
  func isPreciseEnough(_ moments: FigureMoments) -> Bool {
    guard let precision, moments.replications >= Self.precisionStep else { return false }
    return preciseMeasures.allSatisfy { measure in
      let estimate = moments.groups[0][measure]
      return estimate.halfWidth <= precision * abs(estimate.mean) || estimate.mean.isNaN
    }
  }

  /// The measures whose precision is asked for: those of the targets, else the usual two.
  private var preciseMeasures: [CallMeasure] {
    let accept = scenario.accept
    var measures: [CallMeasure] = []
    if accept.serviceLevel != nil { measures.append(.serviceLevel) }
    if accept.abandonment != nil { measures.append(.abandonment) }
    if accept.blocking != nil { measures.append(.blocking) }
    if accept.averageSpeedOfAnswerSeconds != nil { measures.append(.asa) }
    return measures.isEmpty ? [.serviceLevel, .abandonment] : measures
  }

  /// How many replications more it would take to reach the precision, as far as those so far tell;
  /// 0 if it is reached.
  func replicationsWanted(_ moments: FigureMoments) -> Int {
    guard let precision, !isPreciseEnough(moments) else { return 0 }
    let count = Double(moments.replications)
    let wanted = preciseMeasures.map { measure -> Double in
      let estimate = moments.groups[0][measure]
      guard estimate.halfWidth.isFinite, estimate.mean != 0, !estimate.mean.isNaN else { return 0 }
      let ratio = estimate.halfWidth / (precision * abs(estimate.mean))
      return count * ratio * ratio
    }
    let step = Double(Self.precisionStep)
    let whole = ((wanted.max() ?? 0) / step).rounded(.up) * step
    return Int(min(max(whole - count, step), 1e9))
  }
}
