internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let caseStats = DeskCommand(
    "stats", summary: "Sum up cases: kinds, causes, results, times against limits, by week",
    discussion: """
      At first contact (FCR): of the cases with a result, those without a second complaint, a
      hand-over, an answer of "not satisfied" or a reopening. Times run from the opening, or the
      last reopening; in time counts pauses off, and what is late without an answer or a result
      counts as not in time. Overdue: of those open now, a limit, a promise or a follow-up is over.
      Classifier: what kinds the customers' words were taken for, and how often agents overruled that.
      Early warning: products and regions whose complaints in the last hour are far above what is usual,
      the mean of the same hour of the week in the eight weeks before, with the probability of so many by
      chance (Poisson).
      """,
    options: [
      .value("weeks", "N", help: "cases opened in the last N weeks (default 8)")
    ]
  ) { invocation, face in
    let weeks = try invocation.integer("weeks", in: 1...520) ?? 8
    let report = try face.run(SumUpCases(weeks: weeks))
    let statistics = report.statistics
    face.write(
      statistics.json(report.warnings, report.span),
      statistics.text(face.console) + statistics.classifierText(face.console)
        + EarlyWarning.text(report.warnings, face.console))
    return .success
  }
}
