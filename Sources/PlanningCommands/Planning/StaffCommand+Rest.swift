internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Staffing

extension Hotline {
  /// Finds whom to call in, send home or move for what is left of a day.
  static func staffRest(
    _ path: String, from text: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    for option in ["budget", "html"] where invocation.value(option) != nil {
      throw UsageError(
        Wording(zh: "--\(option) 不能和 --from 一起用", en: "--\(option) doesn't go with --from"))
    }
    let file = try ScenarioFile(path, warning: console)
    let outputs = try StaffOutputs(invocation, console)
    let seconds = try secondsSinceBeginning(text, file.scenario)
    guard let rest = RestOfDay(of: file.scenario, from: seconds) else {
      throw UsageError(
        Wording(
          zh: "--from：\(text) 不在 \(path) 的当天之内",
          en: "--from: \(text) lies outside of the day of \(path)"),
        hint: Wording(
          zh: "当天从 \(file.scenario.begins.clock) 开始",
          en: "it begins at \(file.scenario.begins.clock)"))
    }
    return try invocation.simulating(console) { place in
      switch try search(rest.rest, invocation, place) {
      case .success(let found):
        let studies = [rest.planned, rest.whole(found.table)].map { table in
          var study = Study(rest.day(with: table))
          study.replications = found.proof.replications
          study.seed = found.proof.seed
          study.runner = place.runner
          return study
        }
        let results = Interruption.watching { stop in studies.map { $0.run(stop: stop) } }
        let answer = RestAnswer(
          rest: rest, found: found, planned: results[0], changed: results[1])
        try outputs.scenario?.write(
          StaffedScenario.text(
            file.sources[0], with: rest.whole(found.table).applied(to: file.scenario)))
        console.show(invocation, json: answer.json, text: answer.text(console.language))
        return answer.meetsTargets && found.isProved ? .success : .checkFailed
      case .failure(let failure):
        return try tell(failure, of: rest.rest, path, invocation, console)
      }
    }
  }

  /// A time of day, such as 14:30, or an instant, counted from the scenario's beginning.
  private static func secondsSinceBeginning(
    _ text: String, _ scenario: Scenario
  ) throws(UsageError) -> Double {
    if let instant = Instant(text) { return (instant - scenario.begins).inSeconds }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
      (0..<60).contains(minute)
    else {
      throw UsageError(
        Wording(zh: "--from：“\(text)”不是时间", en: "--from: '\(text)' is no time"),
        hint: Wording(
          zh: "写作 14:30 或 2026-11-11T14:30:00+08:00",
          en: "write it as 14:30 or 2026-11-11T14:30:00+08:00"))
    }
    let begins = Double(scenario.begins.civil.millisecondOfDay) / 1_000
    let seconds = Double(hour * 3_600 + minute * 60) - begins
    // Of a day that goes past midnight, the small hours are those after it.
    return seconds < 0 ? seconds + 86_400 : seconds
  }
}
