internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports

extension Hotline {
  static let compare = Command(
    "compare",
    summary: Wording(
      zh: "用同一批日子和来电者比较两个情景", en: "Compare two scenarios over the same days and callers"),
    discussion: Wording(
      zh: """
        两个情景用同一种子仿真，面对同一批来电者；差异逐日配对，带 95% 置信区间。只列出真实的差异，即大于区间的。
        """,
      en: """
        Both are simulated with the same seed, so that they face the same callers; differences are
        those of paired days, with 95 % confidence intervals. Only differences that are real, that
        is, larger than their interval, are listed.
        """),
    arguments: [
      Argument("FIRST", help: Wording(zh: "一个情景（.json5）", en: "a scenario (.json5)")),
      Argument("SECOND", help: Wording(zh: "另一个情景", en: "another one")),
    ],
    options: [
      .value(
        "replications", "N",
        help: Wording(zh: "多少天（默认第一个情景的）", en: "how many days (default: the first scenario's)")),
      .value(
        "seed", "N",
        help: Wording(
          zh: "随机数种子（默认第一个情景的）", en: "seed of the random numbers (default: the first scenario's)")),
      .jobs,
      .json(Wording(zh: "以 JSON 输出全部差异", en: "print all differences as JSON")),
      .charts,
      ReportFile.option,
    ] + PartedRun.options
  ) { invocation, console in
    try compare(invocation, console, PartedRun(invocation, console))
  }

  static func compare(
    _ invocation: Invocation, _ console: Console, _ parted: PartedRun
  ) throws -> ExitStatus {
    let first = try ScenarioFile(invocation.arguments[0], warning: console)
    let second = try ScenarioFile(invocation.arguments[1], warning: console)
    let sources = first.sources + second.sources
    try parted.check(sources)
    let report = try ReportFile(invocation, console)
    var settings = try study(of: first.scenario, invocation)
    if let count = try replications(invocation) { settings.replications = count }
    let study = settings
    let comparison = try parted.run(console) { (stop, progress) throws(PartProblem) in
      try Comparison.run(study, with: second.scenario, parted.runs, stop: stop) {
        progress.show(done: $0.done, of: $0.planned)
      }
    }
    guard let comparison else { return try parted.keep(sources, invocation, console) }
    guard comparison.second.replications > 0 else {
      throw UsageError(
        Wording(zh: "两个情景没仿真完就中断了", en: "interrupted before both scenarios were simulated"))
    }
    try report?.write {
      ReportPage(
        comparison, record: RunRecord(invocation, of: sources),
        language: $0)
    }
    console.show(invocation, comparison.summary(console.format))
    return .success
  }
}
