package import Diagnostics
internal import QueueSimulator
package import Reports
package import Staffing

/// The page that `hotline forecast --weeks --plan --html` writes.
private struct HiringPage: Localized {
  let outlook: HiringOutlook
  let record: RunRecord
  let language: Language

  private var weeks: [HiringOutlook.Week] { outlook.weeks }
  private var plan: HiringPlan { outlook.plan }
  private var findings: HiringFindings { HiringFindings(outlook: outlook, language: language) }

  var page: ReportPage {
    let isShort = weeks.contains { $0.short > HiringFindings.leastShort }
    return ReportPage(
      language: language, origin: "hotline forecast --weeks",
      title: plan.title.isEmpty ? say("招聘计划", "Hiring") : plan.title,
      question: say(
        "未来 \(weeks.count) 周需要多少人、有多少人，何时最迟招多少？",
        "How many people do the next \(weeks.count) weeks need, how many are there, and how many must "
          + "be hired by when?"),
      verdict: isShort ? say("缺人", "Short of people") : say("人够", "Enough people"),
      isGood: !isShort, answer: findings.answer, facts: facts,
      sections: [
        ReportPage.Section(
          say("需要与在岗", "Needed and there"), notes + [.charts([people, calls])]),
        ReportPage.Section(say("每周", "Week by week"), [.table(table)]),
        ReportPage.Section(say("计划", "The plan"), [.definitions(assumptions)]),
      ] + errors + [record.section(language, more: [])])
  }

  private var notes: [ReportPage.Block] { findings.tooNear.map { [.paragraph($0)] } ?? [] }

  private var facts: [ReportPage.Fact] {
    guard let first = weeks.first, let last = weeks.last else { return [] }
    let peak = weeks.max { $0.needed.value < $1.needed.value } ?? last
    let worst = weeks.max { $0.short < $1.short } ?? last
    return [
      ReportPage.Fact(
        name: say("现有", "there now"), value: findings.people(first.there.value),
        notes: [say("期末剩 ", "at the end ") + findings.people(last.there.value)]),
      ReportPage.Fact(
        name: say("最多需要", "needed at most"), value: findings.people(peak.needed.value),
        notes: [peak.monday.description] + [findings.range(peak.needed)].filter { !$0.isEmpty }),
      ReportPage.Fact(
        name: say("最多缺", "short at most"), value: findings.people(worst.short),
        notes: worst.short > HiringFindings.leastShort ? [worst.monday.description] : [],
        isGood: worst.short <= HiringFindings.leastShort),
      ReportPage.Fact(
        name: say("共需招", "to be hired"), value: String(last.startedInAll),
        notes: last.startedRange80.map { ["80 %: \($0.lowerBound)–\($0.upperBound)"] } ?? []),
    ]
  }

  // MARK: Charts

  private var axis: ChartAxis {
    let every = max(1, weeks.count / 8)
    return ChartAxis(
      name: say("周一", "Monday"), intervals: weeks.map { $0.monday.description },
      ticks: stride(from: 0, to: weeks.count, by: every).map {
        .init(
          at: (Double($0) + 0.5) / Double(weeks.count),
          label: "\(weeks[$0].monday.month)/\(weeks[$0].monday.day)")
      })
  }

  /// A line, and its range beside it, whose middle isn't what is expected.
  private func series(
    _ name: String, _ figures: [HiringOutlook.Figure]
  ) -> [Chart.Series] {
    let ranges = figures.map(\.range80)
    let line = Chart.Series(name, .line, figures.map(\.value))
    guard ranges.contains(where: { $0 != nil }) else { return [line] }
    let band = Chart.Series(
      name + say("（80 % 区间）", ", 80 % range"), .line,
      ranges.map { $0.map { ($0.lowerBound + $0.upperBound) / 2 } },
      halfWidths: ranges.map { $0.map { ($0.upperBound - $0.lowerBound) / 2 } ?? .nan })
    return [line, band]
  }

  private var people: Chart {
    Chart(
      title: say("每周的人数", "People by week"),
      note: say(
        "需要的人（含请假等损耗）、现有与已招的人，以及照建议招人之后。",
        "People who must be paid, those who are there or hired already, and with those to be hired."
      ),
      unit: .count, axis: axis,
      series: series(say("需要", "needed"), weeks.map(\.needed))
        + [
          Chart.Series(
            say("在岗", "there"), .line, weeks.map { $0.there.value },
            halfWidths: weeks.map { week in
              week.there.range80.map { $0.upperBound - week.there.value } ?? .nan
            }),
          Chart.Series(say("照建议招人后", "with those to be hired"), .line, weeks.map { $0.thereThen }),
        ])
  }

  private var calls: Chart {
    Chart(
      title: say("每周的来电", "Calls by week"),
      note: say("预测，已计入日历与增长。", "What is expected, calendar and growth included."),
      unit: .count, axis: axis, series: series(say("来电", "calls"), weeks.map(\.calls)))
  }

  // MARK: Tables

  private var table: PageTable {
    PageTable(
      caption: say("人数按全熟练、含损耗计", "People as those who do as much as others, away or not"),
      columns: [
        say("周一", "Monday"), say("来电（80 %）", "calls (80 %)"), say("在线小时", "hours at work"),
        say("需要（80 %）", "needed (80 %)"), say("在岗（80 %）", "there (80 %)"),
        say("在训", "in training"), say("缺", "short"), say("本周入职", "begin"),
        say("累计入职（80 %）", "begun in all (80 %)"), say("招后仍缺", "short even so"),
      ],
      rows: weeks.map { week in
        [
          PageTable.Cell(week.monday.description),
          cell(week.calls, decimals: 0), cell(week.hours), cell(week.needed), cell(week.there),
          cell(week.inTraining),
          PageTable.Cell(findings.short(week), value: week.short),
          PageTable.Cell(
            week.starting > 0 ? String(week.starting) : "", value: Double(week.starting)),
          PageTable.Cell(
            "\(week.startedInAll)"
              + (week.startedRange80.map { " (\($0.lowerBound)–\($0.upperBound))" } ?? ""),
            value: Double(week.startedInAll)),
          PageTable.Cell(
            week.shortThen > HiringFindings.leastShort ? findings.people(week.shortThen) : "",
            value: week.shortThen, isGood: week.shortThen > HiringFindings.leastShort ? false : nil),
        ]
      })
  }

  private func cell(_ value: Double) -> PageTable.Cell {
    PageTable.Cell(findings.people(value), value: value)
  }

  private func cell(_ figure: HiringOutlook.Figure, decimals: Int = 1) -> PageTable.Cell {
    let range = findings.range(figure, decimals: decimals)
    return PageTable.Cell(
      FigureText.number(figure.value, decimals: decimals) + (range.isEmpty ? "" : " (\(range))"),
      value: figure.value)
  }

  private var assumptions: [(name: String, value: String)] {
    func percent(_ share: Double) -> String { FigureText.percent(share) }
    var rows = [
      (
        say("人与工时", "people and hours"),
        say(
          "\(findings.people(plan.people)) 人，每人每周 \(findings.people(plan.hoursPerWeek)) 小时",
          "\(findings.people(plan.people)) people, \(findings.people(plan.hoursPerWeek)) hours a week each"
        )
      ),
      (say("损耗", "shrinkage"), percent(plan.shrinkage)),
      (
        say("离职，每周", "attrition, a week"),
        FigureText.number(plan.attritionPerWeek * 100, decimals: 2) + " %"
      ),
      (
        say("培训与上手", "training and ramp"),
        say("\(plan.trainingWeeks) 周，之后 ", "\(plan.trainingWeeks) weeks, then ")
          + (plan.ramp.map(percent) + [percent(1)]).joined(separator: ", ")
      ),
      (say("增长，每年", "growth, a year"), percent(plan.yearlyGrowth)),
    ]
    if let level = plan.target.serviceLevel {
      rows.append(
        (
          say("服务目标", "service target"),
          percent(level.share) + say("，", ", ") + FigureText.seconds(level.withinSeconds)
        ))
    }
    for hires in plan.hires {
      rows.append(
        (say("已招", "hired already"), "\(hires.starts): \(findings.people(hires.people))"))
    }
    return rows
  }

  private var errors: [ReportPage.Section] {
    guard !outlook.typicalErrors.isEmpty else { return [] }
    let table = PageTable(
      caption: say("回测：整周来电的偏差", "Back-test: how far whole weeks were off"),
      columns: [say("提前几周", "weeks ahead"), say("标准差", "standard deviation")],
      rows: outlook.typicalErrors.map { weeks, error in
        [PageTable.Cell(String(weeks)), PageTable.Cell(FigureText.percent(error), value: error)]
      })
    return [
      ReportPage.Section(
        say("预测有多准", "How good the forecast is"),
        [
          .paragraph(
            say(
              "每一周都只用它之前的历史、按同样的提前量来预测，再与实际相比；比历史更远的按距离的平方根放大。",
              "Each past week is foretold at the same distance from what came before, and compared with what "
                + "came; beyond what the history shows it grows with the root of the distance.")),
          .table(table),
        ])
    ]
  }
}

extension ReportPage {
  /// What the weeks ahead need, who is there and who is to be hired when.
  package init(_ outlook: HiringOutlook, record: RunRecord, language: Language) {
    self = HiringPage(outlook: outlook, record: record, language: language).page
  }
}
