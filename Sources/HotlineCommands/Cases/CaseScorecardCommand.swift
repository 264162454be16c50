internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let caseScorecard = DeskCommand(
    "scorecard", summary: "Show how agents or teams solve what customers come with",
    discussion: """
      By the cases that each took first and so owns (首问负责制): solved at first contact, reopened, promises kept,
      answered within 24 hours, satisfaction at the closing and on return visits with the share that answered,
      and how often they handed cases on. Each share has a 95 % interval (Wilson), and an adjusted one: as if the
      agent had the house's mix of kinds (indirect standardisation by the house's rates), so that hard cases
      don't punish. Ranks go by the adjusted share solved at first contact, and only with 30 solved cases or
      more; speed is told and never ranks. It is for supervisors and the owner of the database.
        hotline case scorecard --by team --since 2026-11-01 --until 2026-11-30
      """,
    options: [
      .value(
        "by", "GROUP", help: "agent (default) or team",
        completion: .choices(Scorecard.Group.allCases.map(\.rawValue))),
      .value("since", "DAY", help: "cases opened on this day and later (default: 90 days ago)"),
      .value("until", "DAY", help: "up to this day (default: today)"),
      .flag("csv", help: "comma-separated values"), .forExcel, ReportFile.option,
    ]
  ) { invocation, face in
    if invocation.flag("for-excel"), !invocation.flag("csv") {
      throw UsageError("--for-excel goes with --csv")
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
      face.write(text.json, text.summary(face.console.language))
    }
    return .success
  }
}
