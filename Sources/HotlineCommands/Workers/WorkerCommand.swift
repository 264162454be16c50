internal import ArgumentParsing
internal import Diagnostics
internal import ParallelWork
internal import QueueSimulator
internal import RemoteWork

extension Hotline {
  static let worker = Command(
    "worker", summary: "Run replications for a command that was given --workers",
    discussion: """
      Started by `simulate`, `compare`, `sweep` or `staff` with --workers, not by hand: it gets
      scenarios and numbers of days over standard input, answers on standard output, reads no files,
      and ends when its input does. It works for programs of its own version only.
      """
  ) { _, console in
    guard let streams = console.streams, !console.isTerminal else {
      throw UsageError(
        "a worker speaks with the program that starts it",
        hint: "hotline staff evening.json5 --workers 8")
    }
    let service = WorkerService(input: streams.input, output: streams.output, version: version)
    let ending = service.serve(keeping: PieceBench.init) {
      (bench: inout PieceBench, job, stop) throws(WorkerService.Refusal) in
      try bench.answer(to: job, stop: stop)
    }
    switch ending {
    case .finished: return .success
    case .foreign(let other):
      throw UsageError("this is version \(version), and version \(other) asked for a worker")
    case .damaged: throw UsageError("what the worker was sent is damaged")
    }
  }
}

/// What a worker keeps from one piece to the next.
private struct PieceBench {
  private var callers: (digest: [UInt8], callTypes: [Scenario.CallType])?
  private var pieces = ReplicationPieces()

  /// - Throws: `Refusal` if the job is no piece.
  mutating func answer(
    to job: RemoteJob, stop: StopSignal
  ) throws(WorkerService.Refusal) -> [UInt8]? {
    if callers?.digest != job.digest {
      callers = PieceCoding.callers(job.shared).map { (job.digest, $0) }
    }
    guard let callers, let piece = PieceCoding.piece(job.own, callers: callers.callTypes) else {
      throw WorkerService.Refusal("the job can't be read")
    }
    return pieces.answer(to: piece, stop: stop)
  }
}
