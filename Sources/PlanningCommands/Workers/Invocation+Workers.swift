internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Foundation
internal import QueueSimulator
internal import RemoteWork
internal import Reports
internal import Synchronization

extension ArgumentParsing.Option {
  /// Where replications are run, beside `jobs`.
  static let workers: [ArgumentParsing.Option] = [
    .value(
      "workers", "N",
      help: Wording(
        zh: "由 N 个进程来跑（见 --launch）", en: "have N processes run the replications (see --launch)")),
    .value(
      "launch", "COMMAND",
      help: Wording(
        zh: "用这个命令启动每个进程，如 \"srun -n1 --exclusive\" 或 \"ssh HOST\"；写几次就轮流用",
        en: "start each with this command, such as \"srun -n1 --exclusive\" or \"ssh HOST\"; "
          + "given again, in turns"), isRepeatable: true),
    .value(
      "program", "PATH",
      help: Wording(
        zh: "各进程的 hotline 在哪里（默认与这里相同）",
        en: "where hotline lies for workers (default: where it lies here)")),
    .value(
      "silence", "DURATION",
      help: Wording(
        zh: "多久没有回音，就把它的活交给别的进程（默认 10s）",
        en: "give a worker's jobs to others if it says nothing for so long (default: 10s)")),
  ]
}

/// Where the simulations of one command are run, and where it shows how far they are.
struct SimulationPlace {
  let runner: ReplicationRunner
  let console: Console
}

extension Invocation {
  /// Does all that a command simulates in one place, so that its workers start once.
  /// - Throws: as `withRunner`.
  func simulating<Result>(
    _ console: Console, _ work: (SimulationPlace) throws -> Result
  ) throws -> Result {
    try withRunner(console) { try work(SimulationPlace(runner: $0, console: $1)) }
  }

  private static let mostWorkers = 1_000

  /// Does work with the threads or workers that the options ask for, and ends the workers after it.
  /// - Parameter work: gets the runner, and the console on which to show progress.
  /// - Throws: `UsageError` if no worker can be had; what the work throws.
  func withRunner<Result>(
    _ console: Console, _ work: (ReplicationRunner, Console) throws -> Result
  ) throws -> Result {
    let threads = try jobs()
    guard let count = try integer("workers", in: 1...Self.mostWorkers) else {
      for option in ["launch", "program", "silence"] where !values(option).isEmpty {
        throw UsageError(
          Wording(zh: "--\(option) 要和 --workers 一起用", en: "--\(option) goes with --workers"),
          hint: Wording(zh: "如 --workers 8", en: "such as --workers 8"))
      }
      return try work(ReplicationRunner(threads: threads), console)
    }
    let silence = try duration("silence") ?? .seconds(10)
    guard silence >= .seconds(2) else {
      throw UsageError(
        Wording(
          zh: "--silence：进程每秒回音一次，至少 2s（实际是 \(silence)）",
          en: "--silence: workers speak every second, so at least 2s (was \(silence))"))
    }
    let launchers = try values("launch").map { text in
      guard let launcher = Launcher(text) else {
        throw UsageError(
          Wording(zh: "--launch：“\(text)”不是命令", en: "--launch: '\(text)' is no command"),
          hint: Wording(zh: "如 \"ssh HOST\"", en: "such as \"ssh HOST\""))
      }
      return launcher
    }
    let report = WorkerReport(console)
    let pool: WorkerPool
    do throws(LaunchProblem) {
      pool = try WorkerPool(
        count, through: launchers.isEmpty ? [.local] : launchers,
        program: [value("program") ?? Self.ownPath, "worker"], environment: console.environment,
        version: Hotline.version, silence: silence, tell: { report.tell($0) })
    } catch {
      let why = unsafe String(cString: strerror(error.code))
      throw UsageError(
        Wording(
          zh: "--launch：启动不了“\(error.program)”：\(why)",
          en: "--launch: '\(error.program)' can't be started: \(why)"))
    }
    defer { pool.end() }
    do throws(WorkerPool.Nobody) {
      try Interruption.watching { (stop) throws(WorkerPool.Nobody) in
        try pool.awaitFirst(stop: stop)
      }
    } catch {
      throw UsageError(
        Wording(
          zh: "--workers：一个进程也没有启动起来，原因见上",
          en: "--workers: no worker could be had; each is named above"),
        hint: Wording(
          zh: "程序要在那里的同一路径，或由 --program 指明",
          en: "the program must lie at the same path there, or where --program says"))
    }
    guard pool.working > 0 else {
      throw UsageError(Wording(zh: "还没有进程就中断了", en: "interrupted before any worker was there"))
    }
    defer { report.tellWork(of: pool.progress) }
    let workers = ScenarioWorkers(pool) { report.tellAlone() }
    return try work(ReplicationRunner(threads: threads, workers: workers), report.beside(console))
  }

  /// Where this program lies.
  private static var ownPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Swift.CommandLine.arguments[0]
  }
}
