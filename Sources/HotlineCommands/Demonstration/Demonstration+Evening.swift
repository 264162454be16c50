internal import CommandConsole
internal import ReportPages
internal import Diagnostics
internal import MenuSampling
internal import ArgumentParsing
internal import Foundation
internal import QueueSimulator

extension Demonstration {
  static let evening = "Fixtures/Scenarios/double-eleven.json5"
  private static let planned = "Fixtures/Scenarios/double-eleven-plan.json5"
  private static let replications = 40
  static let days = "--replications \(replications)"

  /// A scenario without its warnings, which are not part of the story.
  private func scenario(_ path: String) throws -> Scenario {
    try ScenarioFile(file(path), console).scenario
  }

  /// A scenario as the demonstration simulates it.
  func study(_ path: String) throws -> Study {
    var study = Study(try scenario(path))
    study.replications = Self.replications
    study.jobs = ProcessInfo.processInfo.activeProcessorCount
    return study
  }

  /// The promotion evening as it would go, the same callers with a plan, and what that changes.
  ///
  /// - Returns: the evening as it would go.
  func showEvening() throws -> StudyResult {
    let evening = try study(Self.evening)
    let planned = try scenario(Self.planned)
    let comparisons = Comparisons.run(
      evening, named: evening.scenario.id, with: [(planned.id, planned)])
    let comparison = comparisons.pairs[0]
    title(console.text(zh: "双十一当晚，没有预案", en: "The promotion evening, without a plan"))
    show(command: "simulate \(Self.evening) \(Self.days)")
    console.write(comparison.first.summary(console.format).text)
    title(
      console.text(
        zh: "同样的来电者，外包溢出加回拨", en: "The same callers, with overflow and callbacks"))
    show(command: "simulate \(Self.planned) \(Self.days)")
    console.write(comparison.second.summary(console.format).text)
    title(console.text(zh: "差别在哪里", en: "What the plan changes"))
    show(command: "compare \(Self.evening) \(Self.planned) \(Self.days)")
    console.write(comparisons.words(console.format))
    return comparison.first
  }
}
