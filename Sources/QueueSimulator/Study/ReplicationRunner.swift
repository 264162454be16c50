package import ParallelWork

/// Does pieces of work in other processes, on this machine or elsewhere.
package protocol ReplicationWorkers: Sendable {
  /// How many pieces a number of replications is best divided into, so that all have work.
  func pieces(for replications: Int) -> Int

  /// Has pieces done and hands their answers over in the order of the pieces.
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - stop: raised to end early.
  ///   - piece: what is to be done, by number.
  ///   - read: the answer to a piece; `nil` if the bytes are none, and somebody else is to do it.
  ///   - add: takes the answers, one at a time, until it has enough.
  /// - Returns: how many answers were taken: fewer than all after a stop, when `add` had enough, and
  ///   when nobody is left to do the rest.
  func run<Answer>(
    _ count: Int, stop: StopSignal, piece: (Int) -> ReplicationPiece,
    read: ([UInt8], ReplicationPiece) -> Answer?, add: (Answer) -> OrderedLoop.Continuation
  ) -> Int
}

/// Where replications are run: on threads of this process, or by workers as long as there are any.
///
/// The outcome is the same, as a replication depends on nothing but its scenario, seed and number,
/// and all are added up in order.
package struct ReplicationRunner: Sendable {
  /// Threads of this process, which do what no worker is left for.
  package var threads: Int
  package var workers: (any ReplicationWorkers)?

  package init(threads: Int = 1, workers: (any ReplicationWorkers)? = nil) {
    self.threads = threads
    self.workers = workers
  }

  /// How many replications of a study make one piece.
  func replicationsAPiece(of count: Int) -> Int {
    guard let workers, count > 0 else { return 1 }
    let pieces = max(1, min(count, workers.pieces(for: count)))
    return (count + pieces - 1) / pieces
  }

  /// Adds the answers of pieces up in their order.
  /// - Parameters:
  ///   - worker: makes what a thread keeps from one of its pieces to the next.
  ///   - work: does a piece in this process; `nil` if `stop` broke it off.
  ///   - piece: the same work for others.
  ///   - read: what they answered; `nil` if the bytes are no answer.
  package func reduce<Sum: Sendable, Worker, Answer: Sendable>(
    _ count: Int, into start: Sum, stop: StopSignal, worker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (inout Worker, Int) -> Answer?,
    piece: (Int) -> ReplicationPiece, read: ([UInt8], ReplicationPiece) -> Answer?,
    add: @escaping @Sendable (inout Sum, Answer) -> OrderedLoop.Continuation
  ) -> Sum {
    KeptMemory.beginKeeping()
    var sum = start
    var done = 0
    if let workers {
      var isEnough = false
      done = workers.run(count, stop: stop, piece: piece, read: read) { answer in
        let next = add(&sum, answer)
        isEnough = next == .enough
        return next
      }
      if isEnough || stop.isRaised || done == count { return sum }
    }
    let before = done
    return OrderedLoop(threads: threads, stop: stop).reduce(
      count - before, into: sum, worker: worker, work: { work(&$0, before + $1) }, add: add)
  }
}
