internal import CommandConsole
internal import ReportPages
package import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import ParallelWork
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  /// Plans over a grid of a scenario's values.
  package static let sweep = Command(
    "sweep",
    summary: Wording(
      zh: "改一两个参数，把情景仿真多遍",
      en: "Simulate a scenario for many values of one or two of its parameters"),
    discussion: Wording(
      zh: """
        --vary PATH=FROM..TO:STEP 写明情景文件里的位置和取值：
          --vary pools.front.agents=40..80:5
          --vary callTypes.recharge.patience=60s..5m:30s      （分布的平均值）
          --vary callTypes.recharge.ivr.contained=0.2..0.6:0.1
          --vary callTypes.recharge.arrivals.perHour=x0.8..x1.4:0.1   （原值的倍数）
          --vary queues.recharge.choose=listed,longestIdle
          --vary "pools.front.agents=[40,60,80],[60,60,60]"      （整个列表）
        写两次则仿真所有组合，面对的是同一批来电者。拐点是服务水平曲线高出两端连线最多的地方（两轴都缩放到 0…1）：
        上升时，过了它再加也没多少好处；下降时，过了它掉得更快。
        """,
      en: """
        --vary PATH=FROM..TO:STEP names a place in the scenario file and the values it takes:
          --vary pools.front.agents=40..80:5
          --vary callTypes.recharge.patience=60s..5m:30s      (the mean of its distribution)
          --vary callTypes.recharge.ivr.contained=0.2..0.6:0.1
          --vary callTypes.recharge.arrivals.perHour=x0.8..x1.4:0.1   (times what stands there)
          --vary queues.recharge.choose=listed,longestIdle
          --vary "pools.front.agents=[40,60,80],[60,60,60]"      (whole lists)
        Given twice, every combination is simulated. All of them face the same callers. The knee is
        where the service level's curve lies farthest above the straight line between its ends, both
        axes scaled to 0…1: where it rises, more brings little from there on, and where it falls, it
        falls faster.
        """),
    arguments: [Argument("SCENARIO", help: Wording(zh: "情景（.json5）", en: "the scenario (.json5)"))],
    options: [
      .value(
        "vary", "PATH=RANGE",
        help: Wording(zh: "改什么、取哪些值；一次或两次", en: "what to change, and its values; once or twice"),
        isRepeatable: true),
      .value(
        "replications", "N",
        help: Wording(zh: "每点仿真多少天（默认情景的）", en: "days for each point (default: the scenario's)")),
      .seed,
      .jobs,
      .value(
        "csv", "FILE", help: Wording(zh: "把各点写成 CSV", en: "write all points as CSV"),
        completion: .files), .forExcel,
      .json(),
      .charts,
      ReportFile.option,
    ] + PartedRun.options + ArgumentParsing.Option.workers
  ) { invocation, console in
    try sweep(invocation, console, PartedRun(invocation, console, excluding: "workers"))
  }

  static func sweep(
    _ invocation: Invocation, _ console: Console, _ parted: PartedRun
  ) throws -> ExitStatus {
    try invocation.checkMark(of: "csv")
    var ranges: [SweepRange] = []
    do throws(VaryingFault) {
      for option in invocation.values("vary") { ranges.append(try SweepRange(option)) }
    } catch {
      throw UsageError(error, at: "--vary")
    }
    guard (1...2).contains(ranges.count) else {
      throw UsageError(
        Wording(
          zh: "sweep 要写一次或两次 --vary（实际 \(ranges.count) 次）",
          en: "sweep takes --vary once or twice (found \(ranges.count))"),
        hint: Wording(
          zh: "如 --vary pools.front.agents=40..80:5",
          en: "such as --vary pools.front.agents=40..80:5"))
    }
    let (report, csv) = (
      try ReportFile(invocation, console), try OutputFile("csv", invocation)
    )
    let file = try ScenarioFile(invocation.arguments[0], console)
    try parted.check(file.sources)
    guard let table = try sweep(invocation.arguments[0], ranges, invocation, console, parted) else {
      return try parted.keep(file.sources, invocation, console)
    }
    guard !table.points.isEmpty else {
      throw UsageError(
        Wording(zh: "第一个点还没仿真完就中断了", en: "interrupted before the first point was simulated"))
    }
    try report?.write {
      ReportPage(
        table, targets: file.scenario.targets, record: RunRecord(invocation, of: file.sources),
        language: $0)
    }
    try csv?.write(invocation.csv(table.csv))
    console.show(invocation, table.summary(console.format))
    return .success
  }

  private static let mostPoints = 2_000

  private static func sweep(
    _ path: String, _ ranges: [SweepRange], _ invocation: Invocation, _ console: Console,
    _ parted: PartedRun
  ) throws -> SweepTable? {
    let source = try SourceText(contentsOf: path)
    let root = try JSON5Parser.parse(source)
    var combinations: [[Int]] = [[]]
    for range in ranges {
      combinations = combinations.flatMap { start in range.values.indices.map { start + [$0] } }
    }
    guard combinations.count <= mostPoints else {
      throw UsageError(
        Wording(
          zh: "sweep 最多仿真 \(mostPoints) 个点（要 \(combinations.count) 个）",
          en: "sweep simulates at most \(mostPoints) points (was \(combinations.count))"))
    }
    // Every point is read before any is simulated, so that a mistake shows at once.
    var studies: [Study] = []
    for indices in combinations {
      var edits = SourceEdits(source)
      do throws(VaryingFault) {
        for (range, index) in zip(ranges, indices) {
          try range.path.set(range.values[index], in: root, &edits)
        }
      } catch {
        throw UsageError(error, at: "--vary")
      }
      let text = SourceText(path: path, text: edits.text)
      var study = try study(
        of: ScenarioFile(text, cache: console.menuCache).scenario, invocation)
      if let count = try replications(invocation) { study.replications = count }
      studies.append(study)
    }
    return try invocation.withRunner(console) { runner, console in
      for index in studies.indices { studies[index].runner = runner }
      return try points(studies, at: combinations, of: ranges, console, parted)
    }
  }

  /// Simulates every point; `nil` for a part.
  private static func points(
    _ studies: [Study], at combinations: [[Int]], of ranges: [SweepRange], _ console: Console,
    _ parted: PartedRun
  ) throws(UsageError) -> SweepTable? {
    let planned = studies.reduce(0) { $0 + $1.replications }
    return try parted.run(console) { (stop, progress) throws(PartProblem) in
      var points: [SweepTable.Point] = []
      var done = 0
      for (number, (indices, study)) in zip(combinations, studies).enumerated() {
        let before = done
        let result = try study.run(parted.runs, number: number, stop: stop) {
          progress.show(done: before + $0.done, of: planned)
        }
        if stop.isRaised, result?.isPartial ?? true { break }
        guard let result else { continue }
        done += result.replications
        points.append(SweepTable.Point(indices: indices, result))
      }
      if case .part = parted.runs { return nil }
      return SweepTable(
        axes: ranges.map { .init(path: $0.path.text, values: $0.values.map(\.text)) },
        points: points, replications: studies[0].replications, seed: studies[0].seed,
        isPartial: points.count < combinations.count,
        hasTargets: !studies[0].scenario.targets.isEmpty)
    }
  }
}
