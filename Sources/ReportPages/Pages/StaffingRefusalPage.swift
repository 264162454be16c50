package import Diagnostics
internal import QueueSimulator
package import Reports
internal import Staffing

/// The page of `hotline staff --html` where no number of agents would do.
struct StaffingRefusalPage: Localized {
  let refusal: StaffingRefusal
  let record: RunRecord
  let language: Language

  private var scenario: Scenario { refusal.scenario }

  var page: ReportPage {
    let times = IntervalAxis(scenario: scenario, language: language)
    return ReportPage(
      language: language, origin: "hotline staff",
      title: scenario.title.isEmpty ? scenario.id : scenario.title,
      question: say(
        "\(scenario.id)，\(times.span)：要多少坐席才能达到全部目标？",
        "\(scenario.id), \(times.span): how many agents does it take to meet every target?"),
      verdict: say("无法达到", "Out of reach"), isGood: false,
      answer: say("再多坐席也达不到全部目标", "No number of agents meets every target") + reason,
      facts: [],
      sections: [
        ReportPage.Section(
          say("坐席再多时的结果", "With as many agents as one likes"),
          [
            .table(
              PageTable(
                caption: say("达不到的目标", "Targets that are missed"),
                columns: [say("目标", "target"), say("要求", "needed"), say("结果", "found")],
                rows: refusal.verdicts.map { TargetRow(verdict: $0, times: times).cells }))
          ]),
        ReportPage.Section(
          say("前提", "Assumptions"),
          [.definitions(ScenarioAssumptions(scenario: scenario, language: language).pairs)]),
        record.section(language, more: []),
      ])
  }

  private var reason: String {
    switch refusal.binding {
    case .mostAgents:
      say("：", ": ") + language.text(refusal.moreAgents) + say("。", ".")
    case .lines: say("：卡在线路数，不限线路就可以。", ": the lines bind; without limit it could be met.")
    case .capacity:
      say("：卡在队列容量，不限长就可以。", ": the queues' capacity binds; without limit it could be met.")
    case .overflowDelay:
      say(
        "：卡在溢出延时，其他组立即可接就可以。",
        ": the overflow's delay binds; if other pools helped at once it could be met.")
    case .unknown: say("。", ".")
    }
  }
}

extension ReportPage {
  /// The page of `hotline staff --html` where no number of agents would do.
  package init(
    _ refusal: StaffingRefusal, record: RunRecord, language: Language
  ) {
    self = StaffingRefusalPage(refusal: refusal, record: record, language: language).page
  }
}
