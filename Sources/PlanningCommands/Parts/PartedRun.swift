internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Digests
internal import Foundation
internal import ParallelWork
internal import QueueSimulator

/// How a command runs its studies: as a whole, one part of them for `merge`, or from all parts.
struct PartedRun {
  /// What makes a run one part of several.
  static let options: [ArgumentParsing.Option] = [
    .value(
      "shard", "I/N",
      help: Wording(
        zh: "只跑 N 份中的第 I 份，从 0 数（env/N：取 Slurm 或 Kubernetes 任务的编号）",
        en: "run part I of N alone, from 0 (env/N: the number of a Slurm or Kubernetes task)")),
    .value(
      "part", "FILE",
      help: Wording(zh: "把这一份存到文件，供 `merge` 合并", en: "keep the part in this file for `merge`"),
      completion: .files),
  ]

  let runs: StudyRuns
  private let file: OutputFile?
  /// The inputs that the parts were made of.
  private let inputs: [PartHeader.Input]?
  private let started = ContinuousClock.now

  /// What the options of a command ask for.
  /// - Parameter excluded: options that go with the whole run alone.
  /// - Throws: `UsageError` for options that don't go together, or a file that can't be written.
  init(_ invocation: Invocation, _ console: Console, excluding excluded: String...)
    throws(UsageError)
  {
    inputs = nil
    guard let shard = invocation.value("shard") else {
      if invocation.value("part") != nil {
        throw UsageError(
          Wording(zh: "--part 要和 --shard 一起用", en: "--part goes with --shard"),
          hint: Wording(zh: "如 --shard 0/8", en: "such as --shard 0/8"))
      }
      (runs, file) = (.whole, nil)
      return
    }
    for name in excluded where invocation.value(name) != nil {
      throw UsageError(
        Wording(
          zh: "--\(name) 用于整体运行，不配合 --shard",
          en: "--\(name) goes with a whole run, not with --shard"))
    }
    guard let file = try OutputFile("part", invocation) else {
      throw UsageError(
        Wording(
          zh: "--shard 要写 --part FILE，指明存到哪里",
          en: "--shard needs --part FILE, where the part is kept"))
    }
    do {
      runs = .part(StudyPart(try StudyShard(shard, environment: console.environment)))
    } catch {
      throw UsageError(
        error.wording.at("--shard"),
        hint: Wording(zh: "从 0 数：0/8 … 7/8", en: "parts are counted from 0: 0/8 … 7/8"))
    }
    self.file = file
  }

  /// A run whose replications have been run in parts.
  init(_ parts: PartCollection) {
    (runs, file, inputs) = (.parts(parts), nil, parts.header.inputs)
  }

  /// - Throws: `UsageError` if parts were made from other files than those read now.
  func check(_ sources: [SourceText]) throws(UsageError) {
    guard let inputs else { return }
    let now = Self.inputs(sources)
    guard now != inputs else { return }
    let changed = now.first { !inputs.contains($0) }?.path ?? inputs.last?.path ?? ""
    throw UsageError(
      Wording(
        zh: "\(changed) 不是生成各部分时的那个文件",
        en: "\(changed) is not the file that the parts were made from"),
      hint: Wording(
        zh: "情景和来电文件要在原处，再合并",
        en: "merge where the same scenario and traces lie as when the parts were run"))
  }

  /// Runs studies with progress on a terminal.
  /// - Parameter work: runs them, with a signal raised when the user interrupts.
  /// - Throws: `UsageError` where a part was interrupted, or parts can't be added up.
  func run<Result>(
    _ console: Console, _ work: (StopSignal, ProgressLine) throws(PartProblem) -> Result
  ) throws(UsageError) -> Result {
    let progress = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    defer { progress.clear() }
    do throws(PartProblem) {
      return try Interruption.watching { (stop) throws(PartProblem) in
        let result = try work(stop, progress)
        if case .part = runs, stop.isRaised {
          throw PartProblem(
            Wording(zh: "已中断，没有写出这一份", en: "interrupted: no part was written"))
        }
        return result
      }
    } catch {
      throw UsageError(error.wording)
    }
  }

  /// Writes the part and says so.
  /// - Precondition: a part was run.
  /// - Throws: `UsageError` if the file can't be written.
  func keep(
    _ sources: [SourceText], _ invocation: Invocation, _ console: Console
  ) throws(UsageError) -> ArgumentParsing.ExitStatus {
    guard case .part(let part) = runs, let file else {
      preconditionFailure("only a run with --shard keeps a part")
    }
    let header = PartHeader(
      version: Hotline.version, words: invocation.runWords,
      outputs: invocation.words(of: Invocation.outputs), inputs: Self.inputs(sources),
      shard: part.shard, seconds: (ContinuousClock.now - started) / .seconds(1))
    try file.write(Data(part.bytes(header)))
    console.show(
      invocation,
      json: .object([
        "part": .integer(Int64(part.shard.index)), "of": .integer(Int64(part.shard.count)),
        "replications": .integer(Int64(part.replications)), "file": .text(file.path),
      ]),
      text: DisplayWidth.printable(file.path)
        + console.text(
          zh: "：第 \(part.shard.index) 份（共 \(part.shard.count) 份），\(part.replications) 轮\n",
          en:
            ": part \(part.shard.index) of \(part.shard.count), \(part.replications) replications\n"
        ))
    return .success
  }

  private static func inputs(_ sources: [SourceText]) -> [PartHeader.Input] {
    sources.map { .init(path: $0.path, digest: SHA256Digest.hexadecimal(of: $0.bytes)) }
  }
}
