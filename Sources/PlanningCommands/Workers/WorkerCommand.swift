package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ParallelWork
internal import QueueSimulator
internal import RemoteWork

extension Hotline {
  package static let worker = Command(
    "worker",
    summary: Wording(
      zh: "替带 --workers 的命令跑仿真", en: "Run replications for a command that was given --workers"),
    discussion: Wording(
      zh: """
        由 `simulate`、`compare`、`sweep` 或 `staff` 加 --workers 启动，不用手动执行：从标准输入收情景和要跑的天数，
        在标准输出回答，不读文件，输入结束就结束。只为同一版本的程序工作。
        """,
      en: """
        Started by `simulate`, `compare`, `sweep` or `staff` with --workers, not by hand: it gets
        scenarios and numbers of days over standard input, answers on standard output, reads no files,
        and ends when its input does. It works for programs of its own version only.
        """)
  ) { _, console in
    guard let streams = console.streams, !console.isTerminal else {
      throw UsageError(
        Wording(zh: "worker 由启动它的程序使用", en: "a worker speaks with the program that starts it"),
        hint: Wording(
          zh: "hotline staff evening.json5 --workers 8",
          en: "hotline staff evening.json5 --workers 8"))
    }
    let service = WorkerService(input: streams.input, output: streams.output, version: version)
    let ending = service.serve(keeping: PieceBench.init) {
      (bench: inout PieceBench, job, stop) throws(WorkerService.Refusal) in
      try bench.answer(to: job, stop: stop)
    }
    switch ending {
    case .finished: return .success
    case .foreign(let other):
      throw UsageError(
        Wording(
          zh: "这里是版本 \(version)，要求的是版本 \(other)",
          en: "this is version \(version), and version \(other) asked for a worker"))
    case .damaged:
      throw UsageError(Wording(zh: "收到的内容已损坏", en: "what the worker was sent is damaged"))
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
