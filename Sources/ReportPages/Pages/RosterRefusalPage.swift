package import Diagnostics
package import Reports
internal import Staffing

/// The page of `hotline staff --shifts --html` where the need can't be covered: why, what is needed,
/// and the shifts and people there are for it.
struct RosterRefusalPage: Localized {
  let refusal: RosterRefusal
  let record: RunRecord
  let language: Language

  private var need: StaffingNeed { refusal.need }
  private var plan: ShiftPlan { refusal.plan }
  private var heading: RosterHeading {
    RosterHeading(
      need: need, plan: plan, begins: refusal.begins, scenario: refusal.scenario,
      language: language)
  }

  var page: ReportPage {
    ReportPage(
      language: language, origin: "hotline staff --shifts", title: heading.title,
      question: heading.question(), verdict: say("排不出班表", "No roster"), isGood: false,
      answer: text(refusal.reason) + say("。", "."), facts: [],
      sections: [
        ReportPage.Section(
          say("需要多少坐席", "Agents needed"),
          [.charts(heading.needs(note: say("各时段需要的人数。", "Agents needed."))), .table(needs)]),
        ReportPage.Section(
          say("有哪些班次和人", "Shifts and people there are"), [.table(pools), .table(patterns)]),
        record.section(language, more: []),
      ].filter(\.isDrawn))
  }

  private var needs: PageTable {
    PageTable(
      caption: say("各时段需要的人数", "Agents needed by interval"),
      columns: [say("时段", "interval")] + need.agents.map(\.pool),
      rows: heading.times.axis.rows.enumerated().map { interval, name in
        [PageTable.Cell(name)] + need.agents.map { count($0.byInterval[interval]) }
      })
  }

  private var pools: PageTable {
    PageTable(
      caption: say("坐席组", "Pools"),
      columns: [
        say("坐席组", "pool"), say("同时最多需要", "most needed at once"), say("可用人数", "people available"),
      ],
      rows: need.agents.map { name, agents in
        let pool = plan.pools.first { $0.id == name }
        return [
          PageTable.Cell(name), count(agents.max() ?? 0),
          pool?.available.map(count) ?? PageTable.Cell(say("不限", "any number")),
        ]
      })
  }

  private var patterns: PageTable {
    PageTable(
      caption: say("班次", "Patterns"),
      columns: [
        say("班次", "pattern"), say("时长", "lasts"), say("可在何时上班", "may begin"),
        say("至少", "at least"), say("至多", "at most"), say("坐席组", "pools"),
      ],
      rows: plan.patterns.map { pattern in
        [
          PageTable.Cell(pattern.id),
          PageTable.Cell(DurationNotation.format(.seconds(pattern.lastsMinutes * 60))),
          PageTable.Cell(starts(of: pattern)), count(pattern.atLeast),
          pattern.atMost.map(count) ?? PageTable.Cell(FigureText.none),
          PageTable.Cell(
            pattern.pools.isEmpty ? say("全部", "all") : pattern.pools.joined(separator: " ")),
        ]
      })
  }

  /// The times of day, or the first and the last of many with their number.
  private func starts(of pattern: ShiftPlan.Pattern) -> String {
    let clocks = pattern.starts.map { ClockText.of(minute: $0) }
    guard let first = clocks.first, let last = clocks.last, clocks.count > 3 else {
      return clocks.joined(separator: " ")
    }
    return say("\(first)–\(last)，\(clocks.count) 个起点", "\(first)–\(last), \(clocks.count) starts")
  }

  private func count(_ number: Int) -> PageTable.Cell {
    PageTable.Cell(FigureText.number(Double(number)), value: Double(number))
  }
}

extension ReportPage {
  /// The page of `hotline staff --shifts --html` where the need can't be covered.
  package init(
    _ refusal: RosterRefusal, record: RunRecord, language: Language
  ) {
    self = RosterRefusalPage(refusal: refusal, record: record, language: language).page
  }
}
