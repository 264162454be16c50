internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let caseStats = DeskCommand(
    "stats",
    summary: Wording(
      zh: "工单统计：类型、原因、结果、时限达成，按周",
      en: "Sum up cases: kinds, causes, results, times against limits, by week"),
    discussion: Wording(
      zh: """
        首次解决率（FCR）：有结果的工单里，没有再次投诉、转手、客户“不满意”或重开的占比。时长从受理或
        最近一次重开算起；“按时”不计暂停，超时仍没有答复或结果的算不按时。逾期：当前未结的工单里，
        超过时限、承诺或跟进时间的。协助：按告知时间答复的任务；踢皮球：任务被退回原来班组的次数。分类器：客户的话被判成什么类型，坐席改判了多少。
        预警：最近一小时投诉远高于平常的产品和地区；平常是前八周同一星期同一小时的平均，
        并给出偶然出现这么多的概率（泊松）。
        """,
      en: """
        At first contact (FCR): of the cases with a result, those without a second complaint, a
        hand-over, an answer of "not satisfied" or a reopening. Times run from the opening, or the
        last reopening; in time counts pauses off, and what is late without an answer or a result
        counts as not in time. Tasks: questions to other teams that were answered by the time told;
        sent back: how often one went back to a team that it had come from. Overdue: of those open
        now, a limit, a promise or a follow-up is over.
        Classifier: what kinds the customers' words were taken for, and how often agents overruled that.
        Early warning: products and regions whose complaints in the last hour are far above what is usual,
        the mean of the same hour of the week in the eight weeks before, with the probability of so many by
        chance (Poisson).
        """),
    options: [
      .value(
        "weeks", "N",
        help: Wording(zh: "最近 N 周受理的工单（默认 8）", en: "cases opened in the last N weeks (default 8)"))
    ]
  ) { invocation, face in
    let weeks = try invocation.integer("weeks", in: 1...520) ?? 8
    let report = try face.run(SumUpCases(weeks: weeks))
    let statistics = report.statistics
    face.warn(ofDamaged: report.damaged)
    face.write(
      statistics.json(report.warnings, report.span),
      statistics.text(face.console) + statistics.classifierText(face.console)
        + EarlyWarning.text(report.warnings, face.console))
    return .success
  }
}
