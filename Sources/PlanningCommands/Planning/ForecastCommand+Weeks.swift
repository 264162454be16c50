internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ReportPages
internal import Reports
internal import Staffing

extension Hotline {
  /// What is said with these is of a single day.
  private static let ofOneDay = [
    "for", "today", "at", "into", "write", "keep", "review",
  ]
  private static let usualWeeks = 26

  /// Foretells whole weeks, and says whom to hire for them.
  /// - Parameter path: the plan, which says who is there and how people come and go.
  static func foretellWeeks(
    plan path: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    for option in ofOneDay where invocation.value(option) != nil {
      throw UsageError(
        Wording(zh: "--\(option) 不能和 --plan 一起用", en: "--\(option) doesn't go with --plan"))
    }
    try invocation.checkMark(of: "csv")
    let page = try ReportFile(invocation, console)
    let csv = try OutputFile("csv", invocation)
    let count = try invocation.integer("weeks", in: 1...104) ?? usualWeeks
    let request = try ForecastRequest(invocation)
    let source = try SourceText(contentsOf: path)
    let plan = try HiringPlan.read(source)
    guard
      let ahead = WeeksAhead(
        request.history, calendar: try request.calendar(learntFrom: request.history), count: count,
        yearlyGrowth: plan.yearlyGrowth)
    else { throw ForecastFault.tooLittle(file: request.file) }
    let outlook: HiringOutlook
    do throws(HiringOutlook.Failure) {
      outlook = try HiringOutlook(
        ahead, plan: plan, handling: HandlingForecast(request.history))
    } catch {
      switch error {
      case .noHandling: throw ForecastFault.noHandling(file: request.file, plan: path)
      case .tooMany: throw ForecastFault.beyondFormulas(file: request.file)
      }
    }
    let summary = HiringSummary(outlook, found: request.histories.found, format: console.format)
    try page?.write { language in
      ReportPage(
        outlook, record: RunRecord(invocation, of: request.sources + [source]), language: language)
    }
    try csv?.write(invocation.csv(summary.csv))
    console.show(invocation, summary)
    return .success
  }
}
