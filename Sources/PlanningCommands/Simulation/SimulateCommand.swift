internal import CommandConsole
internal import Reports
internal import ReportPages
package import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator

extension Hotline {
  package static let simulate = Command(
    "simulate",
    summary: Wording(
      zh: "仿真一个情景，看来电、坐席和成本",
      en: "Simulate a scenario and say what becomes of calls, agents and cost"),
    discussion: Wording(
      zh: """
        给出各队列的来电量、服务水平、等待和放弃率（带 95% 置信区间），各坐席组的占用率和成本，以及情景的目标达没达到；
        没达到时状态为 1。同一种子，用几个任务跑都一样。Ctrl-C 以目前的结果结束，标明未完成。
        """,
      en: """
        Prints each queue's calls, service level, waits and abandonment with 95 % confidence
        intervals, each pool's occupancy and cost, and whether the scenario's targets hold; the exit
        status is 1 if one doesn't. The same seed gives the same figures for any number of jobs.
        Ctrl-C ends with the results so far, marked partial.
        """),
    arguments: [Argument("SCENARIO", help: Wording(zh: "情景（.json5）", en: "the scenario (.json5)"))],
    options: [
      .value(
        "replications", "N",
        help: Wording(
          zh: "仿真多少天（默认情景的）；有 --precision 时为上限",
          en: "how many days to simulate (default: the scenario's); at most, with --precision")),
      .seed,
      .jobs,
      .value(
        "precision", "SHARE",
        help: Wording(
          zh: "目标的半宽小于其值的这个比例时停，如 0.02",
          en: "stop when the targets' half-widths are this share of their values, such as 0.02")),
      .json(Wording(zh: "以 JSON 输出全部结果", en: "print all results as JSON")),
      .charts,
      .value(
        "csv", "FILE",
        help: Wording(zh: "把各时段、各队列的数据写到这里", en: "write the figures of each interval and queue"),
        completion: .files),
      ReportFile.option,
      .value(
        "replication", "K",
        help: Wording(zh: "只重跑这一天，从 1 数", en: "run this single day again, counted from 1")),
      .value(
        "trace", "FILE",
        help: Wording(
          zh: "把 --replication 那天（默认 1）的每通来电写成 CSV",
          en: "write each call of the day of --replication (default 1) as CSV"),
        completion: .files),
      .forExcel,
    ] + PartedRun.options + ArgumentParsing.Option.workers
  ) { invocation, console in
    try simulate(
      invocation, console,
      PartedRun(invocation, console, excluding: "replication", "trace", "workers"))
  }

  static func simulate(
    _ invocation: Invocation, _ console: Console, _ parted: PartedRun
  ) throws -> ExitStatus {
    try invocation.checkMark(of: "csv", "trace")
    let file = try ScenarioFile(invocation.arguments[0], warning: console)
    try parted.check(file.sources)
    let report = try ReportFile(invocation, console)
    let (csv, trace) = (try OutputFile("csv", invocation), try OutputFile("trace", invocation))
    var study = try study(of: file.scenario, invocation)
    study.precision = try invocation.number("precision", in: 1e-6...1)
    if study.precision != nil { study.replications = Study.precisionCap }
    if let count = try replications(invocation) { study.replications = count }
    if let number = try invocation.integer("replication", in: 1...1_000_000) {
      study.first = number - 1
      study.replications = 1
    }
    if let trace {
      try trace.write(
        invocation.csv(TraceTable.csv(study.trace(replication: study.first), file.scenario)))
      study.replications = 1
    }
    let wanted = study
    let run = try invocation.withRunner(console) { runner, console in
      var study = wanted
      study.runner = runner
      return try parted.run(console) { (stop, progress) throws(PartProblem) in
        try study.run(parted.runs, stop: stop) { progress.show(done: $0.done, of: $0.planned) }
      }
    }
    guard let run else { return try parted.keep(file.sources, invocation, console) }
    let result = try checked(run)
    try csv?.write(invocation.csv(IntervalTable.csv(result)))
    try report?.write {
      ReportPage(result, record: RunRecord(invocation, of: file.sources), language: $0)
    }
    console.show(invocation, result.summary(console.format))
    guard result.replicationsWanted == 0 else {
      console.writeError(
        console.text(
          zh: "各部分的模拟次数不足以达到精度：大约还需 \(result.replicationsWanted) 次\n",
          en: "the parts don't suffice for the precision: about \(result.replicationsWanted) "
            + "replications more are wanted\n"))
      return .checkFailed
    }
    return result.meetsTargets ? .success : .checkFailed
  }

  /// The study of a scenario with the options that all commands have that simulate one.
  static func study(of scenario: Scenario, _ invocation: Invocation) throws(UsageError) -> Study {
    var study = Study(scenario)
    if let seed = try invocation.seed() { study.seed = seed }
    study.jobs = try invocation.jobs()
    return study
  }

  /// How many days to simulate, if that was said.
  static func replications(_ invocation: Invocation) throws(UsageError) -> Int? {
    try invocation.integer("replications", in: 1...1_000_000)
  }

  /// Runs a study with progress on a terminal, until it is done or the user interrupts it.
  static func run(_ study: Study, _ console: Console) throws(UsageError) -> StudyResult {
    let progress = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    defer { progress.clear() }
    return try checked(
      Interruption.watching { stop in
        study.run(stop: stop) { progress.show(done: $0.done, of: $0.planned) }
      })
  }

  private static func checked(_ result: StudyResult) throws(UsageError) -> StudyResult {
    guard result.replications > 0 else {
      throw UsageError(
        Wording(zh: "第一轮还没跑完就中断了", en: "interrupted before the first replication was done"))
    }
    return result
  }
}
