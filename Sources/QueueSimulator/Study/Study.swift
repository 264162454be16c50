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
  /// Where the replications are run; the figures don't depend on it.
  package var runner = ReplicationRunner()
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
  }

  /// The threads of this process.
  package var jobs: Int {
    get { runner.threads }
    set { runner.threads = newValue }
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
    let size = runner.replicationsAPiece(of: replications)
    @Sendable func numbers(of piece: Int) -> Range<Int> {
      piece * size..<min((piece + 1) * size, replications)
    }
    let moments = runner.reduce(
      (replications + size - 1) / size, into: FigureMoments(scenario), stop: stop, worker: {},
      work: { (_: inout Void, piece) -> [Counted]? in
        var done: [Counted] = []
        for number in numbers(of: piece) {
          guard let run = Replication(centre, seed: seed, number: first + number, stop: stop) else {
            return nil
          }
          done.append(Counted(run, scenario, pay))
        }
        return done
      },
      piece: { piece in
        let numbers = numbers(of: piece)
        return ReplicationPiece(
          scenario, seed: seed,
          replications: first + numbers.lowerBound..<first + numbers.upperBound, wanted: .totals)
      },
      read: { answer, piece in
        Replication.all(in: answer, to: piece)?.map { Counted($0, scenario, pay) }
      },
      add: { moments, piece in
        for counted in piece {
          moments.add(counted.run.totals, counted.figures, calls: counted.run.calls)
          each(counted.figures)
          let done = moments.replications
          progress(Progress(done: done, planned: replications, calls: moments.calls))
          if precision != nil, done % Self.precisionStep == 0, isPreciseEnough(moments) {
            return .enough
          }
        }
        return .goOn
      })
    return (moments, (clock.now - start).inSeconds)
  }

  /// What one replication came to, with its figures.
  private struct Counted: Sendable {
    let run: Replication
    let figures: ReplicationFigures

    init(_ run: Replication, _ scenario: Scenario, _ pay: PlannedPay) {
      self.run = run
      figures = ReplicationFigures(run.totals, scenario: scenario, pay: pay)
    }
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
