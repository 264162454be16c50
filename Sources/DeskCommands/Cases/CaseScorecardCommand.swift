internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let caseScorecard = DeskCommand(
    "scorecard",
    summary: Wording(
      zh: "坐席或团队的记分卡：客户的问题解决得怎样", en: "Show how agents or teams solve what customers come with"),
    discussion: Wording(
      zh: """
        按每人首先受理、因而负责的工单（首问负责制）：一次解决率、重开、承诺兑现、24 小时内答复、结案时和
        回访时的满意度及作答比例、转手次数。每个比率都有 95% 区间（Wilson），还有折算后的值：假如这位坐席接到的
        各类问题与全公司同样多（按全公司的比率间接标准化），免得接难题的吃亏。名次只按折算后的一次解决率，
        且至少解决 30 件才排；速度只显示，从不排名。供主管和数据库的所有者使用。
          hotline case scorecard --by team --since 2026-11-01 --until 2026-11-30
        """,
      en: """
        By the cases that each took first and so owns (首问负责制): solved at first contact, reopened, promises kept,
        answered within 24 hours, satisfaction at the closing and on return visits with the share that answered,
        and how often they handed cases on. Each share has a 95 % interval (Wilson), and an adjusted one: as if the
        agent had the house's mix of kinds (indirect standardisation by the house's rates), so that hard cases
        don't punish. Ranks go by the adjusted share solved at first contact, and only with 30 solved cases or
        more; speed is told and never ranks. It is for supervisors and the owner of the database.
          hotline case scorecard --by team --since 2026-11-01 --until 2026-11-30
        """),
    options: [
      .value(
        "by", "GROUP", help: Wording(zh: "按坐席 agent（默认）或团队 team", en: "agent (default) or team"),
        completion: .choices(Scorecard.Group.allCases.map(\.rawValue))),
      .value(
        "since", "DAY",
        help: Wording(
          zh: "从这一天起受理的工单（默认 90 天前）",
          en: "cases opened on this day and later (default: 90 days ago)")),
      .value(
        "until", "DAY", help: Wording(zh: "到这一天为止（默认今天）", en: "up to this day (default: today)")),
      .flag("csv", help: Wording(zh: "写成 CSV", en: "comma-separated values")), .forExcel,
      ReportFile.option,
    ]
  ) { invocation, face in
    if invocation.flag("for-excel"), !invocation.flag("csv") {
      throw UsageError(Wording(zh: "--for-excel 要和 --csv 一起用", en: "--for-excel goes with --csv"))
    }
    let until = try invocation.day("until") ?? face.now.dayInChina
    let since =
      try invocation.day("since") ?? CivilDate(daysSince1970: until.daysSince1970 - 90)
    guard since <= until else {
      throw UsageError(zh: "--until 早于 --since", en: "--until lies before --since")
    }
    let group = try invocation.word(Scorecard.Group.self, "by") ?? .agent
    let page = try ReportFile(invocation, face.console)
    let report = try face.run(DrawScorecard(by: group, of: since...until)).value
    face.warn(ofDamaged: report.damaged)
    let text = ScorecardText(report, days: since...until)
    try page?.write { text.page($0) }
    if invocation.flag("csv") {
      face.console.writeData(invocation.csv(text.csv))
    } else {
      face.write(text.json, text.summary(face.console))
    }
    return .success
  }
}
