package import Diagnostics
internal import QueueSimulator
package import Reports
internal import Staffing

/// The page that `hotline staff --shifts --html` writes.
struct RosterPage: Localized {
  let covered: SimulatedRoster
  let record: RunRecord
  let language: Language

  private var cover: ShiftCover { covered.cover }
  private var need: StaffingNeed { covered.need }
  private var plan: ShiftPlan { covered.plan }
  private var result: StudyResult? { covered.result }

  private func yuan(_ value: Double) -> String { ChartUnit.yuan.text(value, language) }

  /// The days of the simulation, as the page of a simulation shows them.
  private var study: StudyPage? {
    result.map { StudyPage(result: $0, record: record, language: language) }
  }

  private var heading: RosterHeading {
    RosterHeading(
      need: need, plan: plan, begins: covered.begins, scenario: result?.scenario,
      language: language)
  }

  private var times: IntervalAxis { heading.times }

  var page: ReportPage {
    let holds = result.map { _ in covered.meetsTargets }
    return ReportPage(
      language: language, origin: "hotline staff --shifts", title: heading.title,
      question: question,
      verdict: holds.map { $0 ? say("能达标", "Targets met") : say("未达标", "Targets missed") } ?? "",
      isGood: holds, answer: answer, facts: facts,
      sections: (shifts + simulated + [record.section(language, more: runFacts)])
        .filter(\.isDrawn))
  }

  private var shifts: [ReportPage.Section] {
    [
      ReportPage.Section(
        say("需要与在岗", "Need and shifts"),
        // Of several days the tables of the charts have the same, folded.
        need.isSeveralDays && need.agents.count == needs.count
          ? [.charts(needs)] : [.charts(needs), .table(coverage)]),
      ReportPage.Section(say("班表", "The roster"), [.table(roster)]),
    ]
  }

  private var runFacts: [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = []
    if let gap = cover.gap, gap >= 1e-9 {
      // What a search finds until its time is over depends on the machine.
      facts.append(
        (
          say("班表", "roster"),
          say(
            "搜索在时限或允许的差距处停止，重做可能得到另一张班表",
            "the search ended by its time or gap; another run may find another one")
        ))
    }
    guard let result else { return facts }
    return facts + [
      (say("模拟用种子", "seed of the simulation"), String(result.seed)),
      (say("模拟天数", "simulated days"), FigureText.number(Double(result.replications))),
    ]
  }

  private var simulated: [ReportPage.Section] {
    guard let study else { return [] }
    return [
      ReportPage.Section(
        say("目标", "Targets"),
        study.targets
          + ([wording.cost, wording.uncovered] + wording.weekly + [wording.price, wording.proof])
          .compactMap {
            $0.map { .paragraph($0) }
          }),
      ReportPage.Section(say("按此班表的一天", "The day with this roster"), [.charts(study.dayCharts)]),
      ReportPage.Section(
        say("坐席", "Agents"), [.charts(study.poolCharts), .table(study.poolTable)]),
    ] + study.closingSections
  }

  // MARK: At the head

  private var question: String {
    let simulated = result.map {
      say(
        "班表按实际班次模拟 \($0.replications) 天。", " It is simulated as it is on \($0.replications) days.")
    }
    return heading.question(covered.choice?.goal) + (simulated ?? "")
  }

  private var people: Int { covered.people }

  private var wording: RosterWording { RosterWording(roster: covered, language: language) }

  private var answer: String {
    let start = say(
      "\(people) 人排班，成本 \(yuan(covered.pay))，\(wording.origin)",
      "\(people) people on shifts for \(yuan(covered.pay)), \(wording.origin)")
    guard let result else { return start + say("。", ".") }
    let level = ChartUnit.share.text(result.overall(.serviceLevel).mean, language)
    return start
      + say(
        "；按此班表模拟，服务水平 \(level)。", "; simulated with this roster, the service level is \(level).")
  }

  private var facts: [ReportPage.Fact] {
    let surplus = need.agents.reduce(0) { $0 + spare(of: $1.pool, over: $1.byInterval) }
    let targets = covered.verdicts.filter { $0.target.interval == nil }
    return [
      ReportPage.Fact(
        name: say("排班成本", "pay of the roster"), value: yuan(covered.pay),
        notes: cover.bound.map { [say("下限 ", "bound ") + yuan($0)] }
          ?? covered.choice.map { [say("逐时段 ", "by the interval ") + yuan($0.price.ideal)] } ?? []),
      ReportPage.Fact(
        name: say("人数", "people"), value: FigureText.number(Double(people)), notes: []),
      ReportPage.Fact(
        name: say("富余", "more than needed"), value: FigureText.number(Double(surplus)),
        notes: [say("人时段", "agent-intervals")]),
    ]
      + targets.prefix(3).map { verdict in
        let name = FigureName(verdict.measure)
        let subject = result.map { TargetText.subject(verdict.target, $0.scenario) } ?? ""
        return ReportPage.Fact(
          name: subject + name.text(language), value: name.unit.text(verdict.value.mean, language),
          notes: [
            (verdict.holds ? "✔ " : "✘ ") + say("要求 ", "needed ")
              + TargetRow(verdict: verdict, times: study?.times ?? times).limit
          ], isGood: verdict.holds)
      }
  }

  private func spare(of pool: String, over agents: [Int]) -> Int {
    zip(cover.agents(of: pool, need: need, plan: plan), agents)
      .reduce(0) { $0 + max(0, $1.0 - $1.1) }
  }

  // MARK: Need and shifts

  private var needs: [Chart] {
    heading.needs(
      note: say("需要的人数，与整个时段都在岗的人数。", "Agents needed, and those who work the whole interval.")
    ) { cover.agents(of: $0, need: need, plan: plan) }
  }

  private var coverage: PageTable {
    let covered = need.agents.map { cover.agents(of: $0.pool, need: need, plan: plan) }
    return PageTable(
      caption: say("各时段在岗 / 需要", "Agents there / needed by interval"),
      columns: [say("时段", "interval")] + need.agents.map(\.pool),
      rows: times.axis.rows.enumerated().map { interval, name in
        [PageTable.Cell(name)]
          + zip(need.agents, covered).map { pool, covered in
            PageTable.Cell(
              "\(covered[interval]) / \(pool.byInterval[interval])",
              value: Double(covered[interval]))
          }
      })
  }

  private var roster: PageTable {
    PageTable(
      caption: say("班次，按坐席组与上班时间", "Shifts, by pool and beginning"),
      columns: [
        say("坐席组", "pool"), say("班次", "pattern"), say("起", "from"), say("止", "to"),
        say("休息", "breaks"), say("人数", "people"), say("每人成本", "pay each"),
      ],
      rows: RosterRow.rows(of: covered, language).map { row in
        [
          PageTable.Cell(row.pool), PageTable.Cell(row.pattern), PageTable.Cell(row.from),
          PageTable.Cell(row.to),
          PageTable.Cell(row.breaks.isEmpty ? FigureText.none : row.breaks.joined(separator: " ")),
          PageTable.Cell(String(row.people), value: Double(row.people)),
          PageTable.Cell(yuan(row.payEach), value: row.payEach),
        ]
      })
  }
}

extension ReportPage {
  /// The page that `hotline staff --shifts --html` writes.
  package init(
    _ roster: SimulatedRoster, record: RunRecord, language: Language
  ) {
    self = RosterPage(covered: roster, record: record, language: language).page
  }
}
