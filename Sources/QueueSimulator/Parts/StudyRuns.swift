internal import Diagnostics
package import ParallelWork

/// How the studies of a command are run: whole, one part of each, or from the parts of others.
package enum StudyRuns: Sendable {
  case whole
  case part(StudyPart)
  case parts(PartCollection)
}

extension Study {
  /// Runs the study, or a part of it, or adds its parts up.
  /// - Parameters:
  ///   - number: which of the command's studies it is, from 0.
  ///   - stop: raised to end it early; a part that is ended early has no use.
  /// - Returns: `nil` for a part, whose replications are kept there.
  /// - Throws: `PartProblem` where parts can't be read.
  package func run(
    _ runs: StudyRuns, number: Int = 0, stop: StopSignal = StopSignal(),
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(PartProblem) -> StudyResult? {
    try run(runs, number: number, stop: stop, progress: progress) { _ in }
  }

  func run(
    _ runs: StudyRuns, number: Int, stop: StopSignal,
    progress: @escaping @Sendable (Progress) -> Void,
    each: @escaping @Sendable (ReplicationFigures) -> Void
  ) throws(PartProblem) -> StudyResult? {
    switch runs {
    case .whole: return run(stop: stop, progress: progress, each: each)
    case .part(let part):
      keep(in: part, number: number, stop: stop, progress: progress)
      return nil
    case .parts(let parts): return try fold(parts, number: number, progress: progress, each: each)
    }
  }

  /// Runs the replications of one part.
  private func keep(
    in part: StudyPart, number: Int, stop: StopSignal,
    progress: @escaping @Sendable (Progress) -> Void
  ) {
    struct Record: Sendable {
      var bytes: [UInt8]
      var calls: Int
    }
    let centre = Centre(scenario)
    let count = part.shard.share(of: replications)
    _ = OrderedLoop(threads: jobs, stop: stop).reduce(
      count, into: Progress(done: 0, planned: count, calls: 0), worker: {},
      work: { (_: inout Void, piece) -> Record? in
        let replication = part.shard.index + piece * part.shard.count
        let run = Replication(centre, seed: seed, number: first + replication, stop: stop)
        return run.map { Record(bytes: $0.totals.encoded, calls: $0.calls) }
      },
      add: { (done: inout Progress, record: Record) in
        part.keep(
          record.bytes, calls: record.calls, study: number,
          replication: part.shard.index + done.done * part.shard.count)
        done.done += 1
        done.calls += record.calls
        progress(done)
        return .goOn
      })
  }

  /// Adds up, in their order, the replications that parts have run, as one run does.
  private func fold(
    _ parts: PartCollection, number: Int, progress: @Sendable (Progress) -> Void,
    each: @Sendable (ReplicationFigures) -> Void
  ) throws(PartProblem) -> StudyResult {
    let count = parts.replications(of: number)
    guard count == replications else {
      throw PartProblem(
        Wording(
          zh: "各部分共有第 \(number + 1) 项研究的 \(count) 轮，需要 \(replications) 轮",
          en:
            "the parts have \(count) replications of study \(number + 1), and \(replications) are wanted"
        )
      )
    }
    let pay = PlannedPay(scenario)
    var moments = FigureMoments(scenario)
    for replication in 0..<count {
      let (totals, calls) = try parts.totals(
        study: number, replication: replication, of: scenario)
      let figures = ReplicationFigures(totals, scenario: scenario, pay: pay)
      moments.add(totals, figures, calls: calls)
      each(figures)
      progress(Progress(done: replication + 1, planned: count, calls: moments.calls))
      if precision != nil, moments.replications % Self.precisionStep == 0,
        isPreciseEnough(moments)
      {
        break
      }
    }
    var result = StudyResult(
      scenario: scenario, seed: seed, jobs: jobs, seconds: parts.seconds, moments: moments,
      isPartial: false, precision: precision.map { ($0, isPreciseEnough(moments)) })
    result.replicationsWanted = replicationsWanted(moments)
    return result
  }
}

extension Comparisons {
  /// Runs all scenarios, or a part of their replications, or adds their parts up.
  /// - Returns: `nil` for a part.
  /// - Throws: `PartProblem` where parts can't be read.
  package static func run(
    _ study: Study, named name: String, with others: [(name: String, scenario: Scenario)],
    _ runs: StudyRuns, stop: StopSignal = StopSignal(),
    progress: @escaping @Sendable (Study.Progress) -> Void = { _ in }
  ) throws(PartProblem) -> Comparisons? {
    try put(study, named: name, with: others) { (own, number, kept) throws(PartProblem) in
      try own.run(
        runs, number: number, stop: stop,
        progress: told(progress, number, of: others.count + 1)
      ) { kept.append($0) }
    }
  }
}
