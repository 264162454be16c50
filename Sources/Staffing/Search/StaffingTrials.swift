import Dispatch
internal import QueueSimulator
import Synchronization

/// Simulates staffings side by side on several threads, all before the same callers.
///
/// What has been simulated is kept, so that a second look at a staffing costs only the replications
/// that it has more than the first.
struct StaffingTrials {
  let scenario: Scenario
  let targets: [Scenario.Target]
  let seed: UInt64
  let jobs: Int
  let stop: Study.Stop
  private(set) var replications = 0
  private var known: [StaffingTable: TargetSample] = [:]

  init(
    _ scenario: Scenario, targets: [Scenario.Target], seed: UInt64, jobs: Int, stop: Study.Stop
  ) {
    self.scenario = scenario
    self.targets = targets
    self.seed = seed
    self.jobs = jobs
    self.stop = stop
  }

  private struct Piece {
    var table: Int
    var replications: Range<Int>
  }

  /// Replications that a thread does in one go.
  private static let chunk = 10

  /// The sample of each staffing (agents at work) over at least so many replications.
  /// - Throws: `StaffingSearch.Interrupted` if the stop was raised.
  mutating func samples(
    of tables: [StaffingTable], replications: Int
  ) throws(StaffingSearch.Interrupted) -> [TargetSample] {
    var pieces: [Piece] = []
    for (index, table) in tables.enumerated() {
      let done = known[table]?.replications ?? 0
      for start in stride(from: done, to: replications, by: Self.chunk) {
        pieces.append(
          Piece(table: index, replications: start..<min(start + Self.chunk, replications)))
      }
    }
    let samples = Self.run(pieces, of: tables, self)
    for (piece, sample) in zip(pieces, samples) {
      guard let sample else { throw StaffingSearch.Interrupted() }
      let table = tables[piece.table]
      // The same staffing may be asked for twice.
      guard known[table]?.replications ?? 0 == piece.replications.lowerBound else { continue }
      known[table, default: TargetSample(targets: targets)].append(sample)
      self.replications += piece.replications.count
    }
    if stop.isRaised { throw StaffingSearch.Interrupted() }
    return tables.map { known[$0] ?? TargetSample(targets: targets) }
  }

  /// Forgets all but one staffing, so that memory stays bounded.
  mutating func forget(but table: StaffingTable) {
    known = known.filter { $0.key == table }
  }

  private static func run(
    _ pieces: [Piece], of tables: [StaffingTable], _ trials: StaffingTrials
  ) -> [TargetSample?] {
    let (scenario, targets, seed, stop) = (
      trials.scenario, trials.targets, trials.seed, trials.stop
    )
    let planned = tables.map { $0.planned(in: scenario) }
    let results = Mutex([TargetSample?](repeating: nil, count: pieces.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(trials.jobs, pieces.count))) { _ in
      var probe: (table: Int, probe: TargetProbe)?
      while !stop.isRaised {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < pieces.count else { return }
        let table = pieces[index].table
        let own =
          probe.flatMap { $0.table == table ? $0.probe : nil }
          ?? TargetProbe(planned[table].applied(to: scenario), targets: targets, seed: seed)
        probe = (table, own)
        let sample = own.sample(pieces[index].replications, stop: stop)
        results.withLock { $0[index] = sample }
      }
    }
    return results.withLock { $0 }
  }
}
