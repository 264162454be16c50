internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
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
      .value("jobs", "N", short: "j", help: "threads (default: one a processor)"),
      .flag("json", help: "print all differences as JSON"),
      .charts,
      ReportFile.option,
    ]
  ) { invocation, console in
    let (first, firstFiles) = try ScenarioFile.readWithFiles(invocation.arguments[0], console)
    let (second, secondFiles) = try ScenarioFile.readWithFiles(invocation.arguments[1], console)
    let report = try ReportFile(invocation, console)
    let study = try study(of: first, invocation)
    let progress = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    let comparison = Interruption.watching { stop in
      Comparison.run(study, with: second, stop: stop) {
        progress.show(done: $0.done, of: $0.planned)
      }
    }
    progress.clear()
    guard comparison.second.replications > 0 else {
      throw UsageError("interrupted before both scenarios were simulated")
    }
    if let report {
      let record = RunRecord(invocation, files: firstFiles + secondFiles)
      try report.write(
        ReportPage(comparison, record: record, language: report.language))
    }
    console.show(invocation, comparison.summary(console.format))
    return .success
  }
}
