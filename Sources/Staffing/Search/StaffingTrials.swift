internal import ParallelWork
internal import QueueSimulator

/// Simulates staffings side by side, all before the same callers.
///
/// What has been simulated is kept, so that a second look at a staffing costs only the replications
/// that it has more than the first.
struct StaffingTrials {
  let scenario: Scenario
  let targets: [Scenario.Target]
  let seed: UInt64
  let runner: ReplicationRunner
  let stop: StopSignal
  private(set) var replications = 0
  private var known: [StaffingTable: TargetSample] = [:]

  init(
    _ scenario: Scenario, targets: [Scenario.Target], seed: UInt64, runner: ReplicationRunner,
    stop: StopSignal
  ) {
    self.scenario = scenario
    self.targets = targets
    self.seed = seed
    self.runner = runner
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
    let empty = TargetSample(targets: targets)
    for (piece, sample) in zip(pieces, run(pieces, of: tables)) {
      let table = tables[piece.table]
      // The same staffing may be asked for twice.
      guard known[table]?.replications ?? 0 == piece.replications.lowerBound else { continue }
      known[table, default: empty].append(sample)
      self.replications += piece.replications.count
    }
    if stop.isRaised { throw StaffingSearch.Interrupted() }
    return tables.map { known[$0] ?? empty }
  }

  /// Forgets all but one staffing, so that memory stays bounded.
  mutating func forget(but table: StaffingTable) {
    known = known.filter { $0.key == table }
  }

  /// The sample of each piece in their order, fewer if the stop was raised.
  private func run(_ pieces: [Piece], of tables: [StaffingTable]) -> [TargetSample] {
    let (scenario, targets, seed, stop) = (scenario, targets, seed, stop)
    let planned = tables.map { $0.planned(in: scenario) }
    return runner.reduce(
      pieces.count, into: [], stop: stop,
      // The pieces of a staffing follow each other, so a thread mostly needs its last one again.
      worker: { (table: Int, probe: TargetProbe)?.none },
      work: { probe, index -> TargetSample? in
        let table = pieces[index].table
        let own =
          probe.flatMap { $0.table == table ? $0.probe : nil }
          ?? TargetProbe(planned[table].applied(to: scenario), targets: targets, seed: seed)
        probe = (table, own)
        return own.sample(pieces[index].replications, stop: stop)
      },
      piece: { index in
        ReplicationPiece(
          planned[pieces[index].table].applied(to: scenario), seed: seed,
          replications: pieces[index].replications, wanted: .targets(targets))
      },
      read: { TargetSample($0, to: $1) },
      add: { samples, sample in
        samples.append(sample)
        return .goOn
      })
  }
}
