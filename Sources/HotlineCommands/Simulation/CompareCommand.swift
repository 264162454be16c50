internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports

extension Hotline {
  static let compare = Command(
    "compare", summary: "Compare two scenarios over the same days and callers",
    discussion: """
      Both are simulated with the same seed, so that they face the same callers; differences are
      those of paired days, with 95 % confidence intervals. Only differences that are real, that
      is, larger than their interval, are listed.
      """,
    arguments: [
      Argument("FIRST", help: "a scenario (.json5)"), Argument("SECOND", help: "another one"),
    ],
    options: [
      .value("replications", "N", help: "how many days (default: the first scenario's)"),
      .value("seed", "N", help: "seed of the random numbers (default: the first scenario's)"),
      .jobs,
      .json("print all differences as JSON"),
      .charts,
      ReportFile.option,
    ]
  ) { invocation, console in
    let first = try ScenarioFile(invocation.arguments[0], warning: console)
    let second = try ScenarioFile(invocation.arguments[1], warning: console)
    let report = try ReportFile(invocation, console)
    var study = try study(of: first.scenario, invocation)
    if let count = try replications(invocation) { study.replications = count }
    let progress = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    let comparison = Interruption.watching { stop in
      Comparison.run(study, with: second.scenario, stop: stop) {
        progress.show(done: $0.done, of: $0.planned)
      }
    }
    progress.clear()
    guard comparison.second.replications > 0 else {
      throw UsageError("interrupted before both scenarios were simulated")
    }
    try report?.write {
      ReportPage(
        comparison, record: RunRecord(invocation, of: first.sources + second.sources),
        language: $0)
    }
    console.show(invocation, comparison.summary(console.format))
    return .success
  }
}
