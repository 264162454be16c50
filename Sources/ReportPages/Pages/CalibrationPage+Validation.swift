internal import CallRecords
internal import Diagnostics
internal import Reports

/// Simulated days beside the recorded ones, and what to believe of them.
extension CalibrationPage {
  /// Intervals of the day with fewer calls, over all scored days, aren't drawn.
  private static let enoughOffered = 20.0

  func explanation(_ validation: Validation) -> String {
    let error = FigureText.number(validation.abandonmentError * 100, decimals: 1)
    let guess = FigureText.number(validation.guessError * 100, decimals: 1)
    return say(
      "未用于拟合的日子按其来电和坐席处理记录重新模拟 \(validation.replications) 次，等待与结果不给模拟看。每天放弃率平均误差 \(error) 点，只猜平均值是 \(guess) 点。",
      "Days that nothing was learnt from are simulated \(validation.replications) times from their arrivals and who handled calls when; waits and outcomes stay hidden. A day's abandonment is off by \(error) points on average, guessing the mean by \(guess)."
    )
  }

  /// Each simulated figure with the recorded one, and whether to plan with it.
  func facts(_ validation: Validation) -> [ReportPage.Fact] {
    let judged = validation.judgements.map { judgement -> ReportPage.Fact in
      let (name, text): (String, (Double) -> String) =
        switch judgement.measure {
        case .abandonment: (say("放弃率", "abandonment"), { FigureText.percent($0) })
        case .meanWait: (say("平均等待", "mean wait"), { FigureText.seconds($0) })
        case .serviceLevel:
          (
            say(
              "\(Int(Validation.withinSeconds)) 秒服务水平",
              "service level, \(Int(Validation.withinSeconds)) s"), { FigureText.percent($0) }
          )
        }
      return ReportPage.Fact(
        name: name, value: text(judgement.simulated),
        notes: [say("实际 ", "recorded ") + text(judgement.actual), belief(judgement.isNear)],
        isGood: judgement.isNear)
    }
    let error = FigureText.number(validation.abandonmentError * 100, decimals: 1)
    let guess = FigureText.number(validation.guessError * 100, decimals: 1)
    return judged + [
      ReportPage.Fact(
        name: say("某天的放弃率", "abandonment of a day"),
        value: say("差 \(error) 点", "\(error) points off"),
        notes: [
          say("只猜平均值差 \(guess) 点", "guessing the mean: \(guess)"), belief(validation.foretellsDays),
        ], isGood: validation.foretellsDays)
    ]
  }

  private func belief(_ isNear: Bool) -> String {
    isNear ? say("✔ 可以信", "✔ to be believed") : say("✘ 差得远，别据此规划", "✘ too far off to plan with")
  }

  func dayAbandonment(_ validation: Validation) -> Chart {
    let days = validation.scored
    return Chart(
      title: say("每天的放弃率", "Abandonment by day"),
      note: say("实际，与模拟及其 95 % 范围。", "Actual, and simulated with its range of 95 %."),
      unit: .share,
      axis: ChartAxis(
        name: say("日期", "day"),
        intervals: days.map { CivilDate(daysSince1970: $0.day).description },
        ticks: stride(from: 0, to: days.count, by: max(1, days.count / 8)).map {
          let date = CivilDate(daysSince1970: days[$0].day)
          return .init(
            at: (Double($0) + 0.5) / Double(days.count), label: "\(date.month)/\(date.day)")
        }),
      series: [
        Chart.Series(say("实际", "actual"), .line, days.map { $0.actual.abandonment }),
        Chart.Series(
          say("模拟", "simulated"), .line, days.map { $0.simulated.abandonment },
          halfWidths: days.map {
            ($0.abandonmentRange.upperBound - $0.abandonmentRange.lowerBound) / 2
          }),
      ])
  }

  /// The intervals of the day in which calls come, with whole hours on both sides.
  private func shown(_ validation: Validation) -> Range<Int> {
    let intervals = validation.intervals
    let busy = intervals.indices.filter { intervals[$0].actual.offered >= Self.enoughOffered }
    guard let first = busy.first, let last = busy.last else { return intervals.indices }
    let hour = max(1, Int(3_600 / validation.intervalSeconds))
    return first / hour * hour..<min(intervals.count, (last / hour + 1) * hour)
  }

  private func intervalChart(
    _ validation: Validation, _ title: String, _ unit: ChartUnit,
    _ figure: (Validation.Figures) -> Double, halfWidths: [Double]
  ) -> Chart {
    let intervals = validation.intervals
    let shown = shown(validation)
    func values(_ side: (Int) -> Validation.Figures) -> [Double?] {
      shown.map {
        intervals[$0].actual.offered >= Self.enoughOffered ? figure(side($0)) : nil
      }
    }
    let every = max(1, Int((shown.count > 16 ? 10_800 : 3_600) / validation.intervalSeconds))
    return Chart(
      title: title,
      note: say(
        "所有检验日合计；模拟带 95 % 范围。",
        "All days of the validation together; simulated with its range of 95 %."), unit: unit,
      axis: ChartAxis(
        name: say("时段", "interval"), intervals: shown.map(validation.clock),
        ticks: stride(from: shown.lowerBound, to: shown.upperBound, by: every).map {
          .init(
            at: Double($0 - shown.lowerBound) / Double(shown.count), label: validation.clock($0))
        }),
      series: [
        Chart.Series(say("实际", "actual"), .line, values { intervals[$0].actual }),
        Chart.Series(
          say("模拟", "simulated"), .line, values { intervals[$0].simulated },
          halfWidths: shown.map { halfWidths[$0] }),
      ])
  }

  func intervalWaits(_ validation: Validation) -> Chart {
    intervalChart(
      validation, say("各时段的平均等待", "Mean wait by interval"), .seconds, { $0.meanWait },
      halfWidths: validation.intervalHalfWidths.map(\.meanWait))
  }

  func intervalAbandonment(_ validation: Validation) -> Chart {
    intervalChart(
      validation, say("各时段的放弃率", "Abandonment by interval"), .share, { $0.abandonment },
      halfWidths: validation.intervalHalfWidths.map(\.abandonment))
  }

  func misfits(_ validation: Validation) -> [ReportPage.Block] {
    validation.misfits.map {
      .paragraph(say("不吻合：", "What doesn't fit: ") + language.text($0.text))
    }
  }
}
