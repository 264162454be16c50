internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  /// Shows what pay buys.
  static func staffFrontier(
    _ path: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    for option in ["budget", "write"] where invocation.value(option) != nil {
      throw UsageError(
        Wording(zh: "--\(option) 不能和 --frontier 一起用", en: "--\(option) doesn't go with --frontier"))
    }
    let file = try ScenarioFile(path, staffing: console)
    let outputs = try StaffOutputs(invocation, console)
    let record = RunRecord(invocation, of: file.sources)
    let scenario = file.scenario
    return try invocation.simulating(console) { place in
      let found = try searching(scenario, invocation, place) {
        search throws(StaffingSearch.Failure) in try search.frontier()
      }
      switch found {
      case .failure(let failure): return try tell(failure, of: scenario, path, invocation, console)
      case .success(let frontier):
        try outputs.csv?.write(invocation.csv(frontier.csv(of: scenario)))
        try outputs.page?.write {
          ReportPage(frontier, of: scenario, record: record, language: $0)
        }
        console.show(invocation, frontier.summary(of: scenario, console.format))
        return .success
      }
    }
  }
}
