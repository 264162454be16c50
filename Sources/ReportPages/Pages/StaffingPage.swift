package import Diagnostics
package import QueueSimulator
package import Reports
package import Staffing

/// The page that `hotline staff --html` writes.
struct StaffingPage: Localized {
  let answer: StaffingAnswer
  let scenario: Scenario
  let record: RunRecord
  let language: Language

  /// The days of the proof, as the page of a simulation shows them.
  private var study: StudyPage {
    StudyPage(result: answer.proof, record: record, language: language)
  }

  private func pay(_ value: Double) -> String { scenario.payText(value, language) }

  var page: ReportPage {
    ReportPage(
      language: language, origin: "hotline staff",
      title: scenario.title.isEmpty ? scenario.id : scenario.title, question: question,
      verdict: answer.meetsTargets ? say("能达标", "Targets met") : say("未达标", "Targets missed"),
      isGood: answer.meetsTargets, answer: sentence, facts: facts,
      sections: (needSections + study.closingSections + [runSection]).filter(\.isDrawn))
  }

  private var needSections: [ReportPage.Section] {
    [
      ReportPage.Section(say("需要多少坐席", "Agents needed"), [.charts(needs), .table(table)]),
      ReportPage.Section(say("验证", "The proof"), proof),
      ReportPage.Section(
        say("按此排班的一天", "The day with these agents"), [.charts(study.dayCharts)]),
    ]
  }

  private var runSection: ReportPage.Section {
    record.section(
      language,
      more: [
        (say("验证用种子", "seed of the proof"), String(answer.proof.seed)),
        (
          say("验证天数", "days of the proof"),
          FigureText.number(Double(answer.proof.replications))
        ),
        (
          say("搜索中模拟的天数", "days simulated in the search"),
          FigureText.number(Double(answer.replications))
        ),
      ])
  }

  private var question: String {
    let partial = answer.isPartial ? say("搜索中途停止。", " The search was stopped early.") : ""
    return switch answer.goal {
    case .cheapest:
      say(
        "\(scenario.id)，\(study.times.span)：每个时段最少要多少坐席，才能达到全部目标？",
        "\(scenario.id), \(study.times.span): how many agents does each interval need to meet every "
          + "target at the least pay?") + partial
    case .best(let budget):
      say(
        "\(scenario.id)，\(study.times.span)：坐席成本不超过 \(pay(budget)) 时，服务最好能做到多少？",
        "\(scenario.id), \(study.times.span): what is the best service for \(pay(budget)) of pay?")
        + partial
    }
  }

  private var sentence: String {
    let peak = scenario.pools.indices.map { answer.table.agents[$0].max() ?? 0 }
    let pools = zip(scenario.pools, peak).map { "\($0.id) \($1)" }
      .joined(separator: say("、", ", "))
    let sure = ChartUnit.share.text(answer.confidence, language)
    let level = ChartUnit.share.text(answer.proof.overall(.serviceLevel).mean, language)
    let start =
      answer.meetsTargets
      ? say(
        "坐席成本 \(pay(answer.pay)) 即可达到全部目标", "For \(pay(answer.pay)) of agents every target is met")
      : say(
        "坐席成本 \(pay(answer.pay)) 仍未达到全部目标",
        "For \(pay(answer.pay)) of agents not every target is met")
    if answer.isPartial {
      return start
        + say(
          "（高峰：\(pools) 人），服务水平 \(level)。",
          " (at the peak \(pools) agents), with a service level of \(level). ")
        + UnprovedText(answer, language).text
    }
    return start
      + say(
        "（高峰：\(pools) 人），服务水平 \(level)；目标按 \(sure) 的把握验证。",
        " (at the peak \(pools) agents), with a service level of \(level); targets are proved with "
          + "\(sure) confidence.")
  }

  private var facts: [ReportPage.Fact] {
    let day = answer.verdicts.filter { $0.target.interval == nil }
    let targets = day.map { verdict in
      let name = FigureName(verdict.measure)
      let subject = TargetText.subject(verdict.target, scenario)
      return ReportPage.Fact(
        name: subject + name.text(language),
        value: name.unit.text(verdict.value.mean, language),
        notes: [
          "± " + name.unit.text(verdict.value.halfWidth, language),
          (verdict.holds ? "✔ " : "✘ ") + say("要求 ", "needed ")
            + TargetRow(verdict: verdict, times: study.times).limit,
        ], isGood: verdict.holds)
    }
    return [
      ReportPage.Fact(
        name: say("坐席成本", "pay of the day"), value: pay(answer.pay),
        notes: [say("公式估计 ", "by Erlang A ") + pay(answer.formula.cost(in: scenario))]
          + ((try? answer.bound?.get()).map { [say("不会低于 ", "never below ") + pay($0.pay)] } ?? []))
    ] + targets.prefix(5)
  }

  /// For each pool its agents beside what the formula says and how many are busy.
  private var needs: [Chart] {
    guard scenario.intervalCount > 1 else { return [] }
    return scenario.pools.indices.prefix(8).map { pool in
      let busy = (0..<scenario.intervalCount).map {
        answer.proof.interval($0, pool: pool, .meanBusy)
      }
      return Chart(
        title: say("坐席组 \(scenario.pools[pool].id)", "Pool \(scenario.pools[pool].id)"),
        note: say(
          "排班人数（未扣缺勤）、公式估计和平均忙碌人数。",
          "Agents on the roster, before shrinkage; what the formula says; how many are busy."),
        unit: .count, axis: study.times.axis,
        series: [
          Chart.Series(
            say("需要", "needed"), .steps, answer.table.agents[pool].map { Double($0) }),
          Chart.Series(
            "Erlang A", .steps, answer.formula.agents[pool].map { Double($0) }),
          Chart.Series(
            say("忙碌", "busy"), .line, busy.map(\.mean), halfWidths: busy.map(\.halfWidth)),
        ])
    }
  }

  private var table: PageTable {
    PageTable(
      caption: say("各时段的坐席", "Agents by interval"),
      columns: [
        say("时段", "interval"), say("来电", "calls"), say("服务水平", "service level"),
      ] + scenario.pools.map(\.id),
      rows: study.times.axis.rows.enumerated().map { interval, name in
        let (calls, level) = (
          answer.proof.interval(interval, .attempts), answer.proof.interval(interval, .serviceLevel)
        )
        return [
          PageTable.Cell(name),
          PageTable.Cell(ChartUnit.count.text(calls.mean, language), value: calls.mean),
          PageTable.Cell(
            ChartUnit.share.text(level.mean, halfWidth: level.halfWidth, language),
            value: level.mean),
        ]
          + answer.table.agents.map { agents in
            PageTable.Cell(String(agents[interval]), value: Double(agents[interval]))
          }
      })
  }

  private var proof: [ReportPage.Block] {
    // Of many intervals those that matter: the day's targets, and what is missed.
    let shown = answer.verdicts.filter { $0.target.interval == nil || !$0.holds }
    let table = PageTable(
      caption: say("目标与验证结果", "Targets and what the proof found"),
      columns: [say("目标", "target"), say("要求", "needed"), say("结果", "found")],
      rows: shown.map { TargetRow(verdict: $0, times: study.times).cells })
    let days = FigureText.number(Double(answer.proof.replications))
    var blocks: [ReportPage.Block] = [
      .paragraph(
        say(
          "以 \(days) 天新的来电者验证，搜索时没有见过他们。",
          "With the callers of \(days) fresh days, which the search had not seen.")),
      .table(table),
    ]
    if case .cheapest = answer.goal, answer.meetsTargets, !answer.without.isEmpty {
      let all = answer.without.count
      let missed = all - answer.dispensable.count
      blocks.append(
        .paragraph(
          say(
            "少一人：\(all) 处（坐席组 × 时段）中有 \(missed) 处会有目标达不到，其余在把握所需的余量之内。",
            "One agent fewer: a target is missed at \(missed) of \(all) places (pool and interval); "
              + "elsewhere the margin for being sure is all that is left.")))
    }
    return blocks
  }
}

extension ReportPage {
  /// The page that `hotline staff --html` writes.
  package init(
    _ answer: StaffingAnswer, of scenario: Scenario, record: RunRecord, language: Language
  ) {
    self = StaffingPage(answer: answer, scenario: scenario, record: record, language: language).page
  }
}
