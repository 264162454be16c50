internal import ParallelWork
internal import QueueSimulator
internal import RemoteWork
internal import Synchronization

/// A pool whose workers run replications.
final class ScenarioWorkers: ReplicationWorkers {
  private struct Callers: Sendable {
    var callTypes: [Scenario.CallType]
    var shared: RemoteJob.Shared
  }

  /// A study is divided into so many pieces a worker, so that a slow one holds nobody up for long.
  private static let piecesAWorker = 8
  /// More replications than these are not one piece, so that no answer fills the memory.
  private static let mostAPiece = 25

  private let pool: WorkerPool
  /// Told, once, that nobody is left.
  private let whenAlone: Mutex<(@Sendable () -> Void)?>
  private let callers = Mutex<Callers?>(nil)

  init(_ pool: WorkerPool, whenAlone: @escaping @Sendable () -> Void) {
    self.pool = pool
    self.whenAlone = Mutex(whenAlone)
  }

  func pieces(for replications: Int) -> Int {
    max(max(1, pool.working) * Self.piecesAWorker, replications / Self.mostAPiece)
  }

  func run<Answer>(
    _ count: Int, stop: StopSignal, piece: (Int) -> ReplicationPiece,
    read: ([UInt8], ReplicationPiece) -> Answer?, add: (Answer) -> OrderedLoop.Continuation
  ) -> Int {
    var isEnough = false
    let done = pool.run(
      count, stop: stop, job: { job(for: piece($0)) }, read: { read($0, piece($1)) },
      add: { answer in
        isEnough = add(answer) == .enough
        return !isEnough
      })
    if done < count, !isEnough, !stop.isRaised {
      let tell = whenAlone.withLock { tell in
        defer { tell = nil }
        return tell
      }
      tell?()
    }
    return done
  }

  private func job(for piece: ReplicationPiece) -> RemoteJob {
    let shared = callers.withLock { kept in
      // Variants of a scenario mostly have the very same callers, which is seen at once.
      if let kept, kept.callTypes == piece.scenario.callTypes { return kept.shared }
      let shared = RemoteJob.Shared(PieceCoding.callers(of: piece.scenario))
      kept = Callers(callTypes: piece.scenario.callTypes, shared: shared)
      return shared
    }
    return RemoteJob(
      shared: shared, own: PieceCoding.rest(of: piece), units: piece.replications.count)
  }
}
