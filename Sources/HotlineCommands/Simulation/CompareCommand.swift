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
      throw UsageError("interrupted before both scenarios were simulated")
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
