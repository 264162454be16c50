import Diagnostics
import Dispatch
import Synchronization

/// Runs the replications of a scenario on several threads and adds up what they show.
///
/// A replication is a pure function of (scenario, seed, number) and runs on one thread; results are
/// reduced in the order of their numbers. So the outcome depends on neither threads nor timing.
package struct Study: Sendable {
  /// Raised to end a study early with the replications that are done.
  package final class Stop: Sendable {
    let flag = Atomic<Bool>(false)

    package init() {}

    package func raise() { flag.store(true, ordering: .relaxed) }
    package var isRaised: Bool { flag.load(ordering: .relaxed) }
  }

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
  /// - Parameter progress: called after each replication, from any thread, one at a time.
  package func run(
    stop: Stop = Stop(), progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> StudyResult {
    run(stop: stop, progress: progress) { _ in }
  }

  /// - Parameter each: gets the figures of each replication, in the order of their numbers.
  func run(
    stop: Stop, progress: @escaping @Sendable (Progress) -> Void,
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

  // MARK: Threads

  private struct Shared {
    var next = 0
    var reduced = 0
    var isOver = false
    var waiting: [Int: (ReplicationTotals, ReplicationFigures, Int)] = [:]
    var moments: FigureMoments
  }

  private func reduce(
    stop: Stop, progress: @escaping @Sendable (Progress) -> Void,
    each: @escaping @Sendable (ReplicationFigures) -> Void
  ) -> (FigureMoments, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let centre = Centre(scenario)
    let shared = Mutex(Shared(moments: FigureMoments(scenario)))
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, replications))) { _ in
      while let number = shared.withLock({ take(&$0, stop) }) {
        var simulation = Simulation(centre, seed: seed, replication: first + number)
        guard simulation.run(until: stop.flag) else { return }
        let totals = ReplicationTotals(
          simulation.totals, routes: centre.routes)
        let figures = ReplicationFigures(totals, scenario: scenario)
        let calls = simulation.callCount
        shared.withLock { state in
          state.waiting[number] = (totals, figures, calls)
          while !state.isOver, let next = state.waiting.removeValue(forKey: state.reduced) {
            state.moments.add(next.0, next.1, calls: next.2)
            each(next.1)
            state.reduced += 1
            progress(
              Progress(done: state.reduced, planned: replications, calls: state.moments.calls))
            if precision != nil, state.reduced % Self.precisionStep == 0,
              isPreciseEnough(state.moments)
            {
              state.isOver = true
            }
          }
        }
      }
    }
    let elapsed = clock.now - start
    return (shared.withLock { $0.moments }, elapsed.inSeconds)
  }

  private func take(_ state: inout Shared, _ stop: Stop) -> Int? {
    guard !state.isOver, !stop.isRaised, state.next < replications else { return nil }
    defer { state.next += 1 }
    return state.next
  }

  /// Whether every accept metric is known to the precision asked for.
  private func isPreciseEnough(_ moments: FigureMoments) -> Bool {
    guard let precision, moments.replications >= Self.precisionStep else { return false }
    let accept = scenario.accept
    var measures: [CallMeasure] = []
    if accept.serviceLevel != nil { measures.append(.serviceLevel) }
    if accept.abandonment != nil { measures.append(.abandonment) }
    if accept.blocking != nil { measures.append(.blocking) }
    if accept.averageSpeedOfAnswerSeconds != nil { measures.append(.asa) }
    if measures.isEmpty { measures = [.serviceLevel, .abandonment] }
    return measures.allSatisfy { measure in
      let estimate = moments.groups[0][measure]
      return estimate.halfWidth <= precision * abs(estimate.mean) || estimate.mean.isNaN
    }
  }
}
