package import CallRecords
package import Diagnostics
package import Reports

/// The page that `hotline calibrate --html` writes: what to believe of what was learnt.
struct CalibrationPage: Localized {
  let calibration: Calibration
  let validation: Validation?
  let record: RunRecord
  let language: Language

  /// Where the share of callers still waiting is drawn, in seconds.
  private static let patienceTimes = Array(stride(from: 0.0, through: 600, by: 10))
  private static let hazardBounds: [Double] = [
    0, 5, 10, 20, 30, 60, 90, 120, 180, 240, 300, 600,
  ]
  /// Types with fewer calls aren't drawn.
  private static let enoughCalls = 200
  /// How patient fewer callers are isn't drawn.
  private static let enoughWaiting = 10
  /// A share that hangs up each minute isn't drawn of fewer minutes.
  private static let enoughMinutes = 10.0

  var page: ReportPage {
    var sections: [ReportPage.Section] = []
    if let validation {
      sections.append(
        ReportPage.Section(
          say("检验：真实与模拟", "Validation: actual and simulated"),
          [.paragraph(explanation(validation))] + misfits(validation)
            + [
              .charts([dayAbandonment(validation)]),
              .charts([intervalWaits(validation), intervalAbandonment(validation)]),
            ]))
    }
    sections += [
      ReportPage.Section(
        say("耐心", "Patience"),
        [.paragraph(patienceNote), .charts([patience, hazard]), .table(waits)]),
      ReportPage.Section(say("各类型", "Call types"), [.table(types)]),
      ReportPage.Section(
        say("读取的行", "Rows read"),
        [.table(rows)] + calibration.log.found.map { .paragraph(language.text($0)) }),
      record.section(language, more: []),
    ]
    return ReportPage(
      language: language, origin: "hotline calibrate", title: say("校准", "Calibration"),
      question: say(
        "记录里的中心是怎样的？\(calibration.days.count) 天，\(calibration.log.rowsUsed) 行。",
        "What is the centre like that these records are of? \(calibration.days.count) days, \(calibration.log.rowsUsed) rows."
      ),
      verdict: "", isGood: nil, answer: answer,
      facts: validation.map(facts) ?? [], sections: sections)
  }

  private var answer: String {
    guard let validation else {
      return say("没有检验；用 --validate 检验。", "Nothing was validated; --validate does.")
    }
    let (actual, simulated) = validation.total
    return say(
      "\(validation.scored.count) 天的放弃率实际 \(FigureText.percent(actual.abandonment))，模拟 \(FigureText.percent(simulated.abandonment))；平均等待 \(FigureText.seconds(actual.meanWait)) 与 \(FigureText.seconds(simulated.meanWait))。",
      "Over \(validation.scored.count) days \(FigureText.percent(actual.abandonment)) abandoned, \(FigureText.percent(simulated.abandonment)) in the simulation; the mean wait was \(FigureText.seconds(actual.meanWait)), \(FigureText.seconds(simulated.meanWait)) in the simulation."
    )
  }

  // MARK: Patience

  private var drawn: [Int] {
    calibration.types.indices.filter { calibration.types[$0].offered >= Self.enoughCalls }
  }

  private var patienceNote: String {
    say(
      "被接听的来电本来还会等下去（Kaplan–Meier）。",
      "Who was answered would have waited on (Kaplan and Meier's estimate).")
  }

  private var patience: Chart {
    let times = Self.patienceTimes
    return Chart(
      title: say("等了这么久仍未挂断的份额", "Share that hasn't hung up after a wait"),
      note: say(
        "必须等待的来电；还在等的不到 \(Self.enoughWaiting) 通时不画。",
        "Of callers who had to wait; not where fewer than \(Self.enoughWaiting) still waited."),
      unit: .share,
      axis: ChartAxis(
        name: say("等待", "wait"), intervals: times.map { FigureText.seconds($0) },
        ticks: stride(from: 0, to: times.count, by: 12).map {
          .init(
            at: (Double($0) + 0.5) / Double(times.count),
            label: say("\(Int(times[$0] / 60)) 分", "\(Int(times[$0] / 60)) min"))
        }),
      series: drawn.map { type in
        let estimate = calibration.centre.patience[type]
        let waits = estimate.observations.map(\.time).sorted(by: >)
        let last = waits.count < Self.enoughWaiting ? 0 : waits[Self.enoughWaiting - 1]
        return Chart.Series(
          calibration.log.types[type].title, .line,
          times.map { $0 <= last ? estimate.curve.surviving($0) : nil })
      })
  }

  private var hazard: Chart {
    let bounds = Self.hazardBounds
    let labels = zip(bounds, bounds.dropFirst()).map {
      "\(FigureText.number($0))–\(FigureText.number($1)) s"
    }
    return Chart(
      title: say("每分钟挂断的份额", "Share that hangs up each minute"),
      note: say(
        "在仍等待者之中，按已等的秒数；等待的人太少（总共不到 \(Int(Self.enoughMinutes)) 分钟）的不画。",
        "Of those still waiting, by the seconds they have waited; not where too few wait (less than \(Int(Self.enoughMinutes)) minutes in all)."
      ),
      unit: .share,
      axis: ChartAxis(
        name: say("等待", "wait"), intervals: labels,
        ticks: labels.indices.map {
          .init(
            at: (Double($0) + 0.5) / Double(labels.count), label: FigureText.number(bounds[$0]))
        }),
      series: drawn.map { type in
        let estimate = calibration.centre.patience[type]
        return Chart.Series(
          calibration.log.types[type].title, .steps,
          estimate.curve.hazard(bounds, of: estimate.observations).map {
            $0.minutes >= Self.enoughMinutes ? $0.perMinute : nil
          })
      })
  }

  // MARK: Tables

  /// Of callers who had to wait, by type: how many, who hung up, and the law that is nearest.
  private var waits: PageTable {
    PageTable(
      caption: say("必须等待的来电", "Callers who had to wait"),
      columns: [
        say("类型", "type"), say("等待", "waited"), say("挂断", "hung up"),
        say("直接放弃", "balked"), say("半数会等", "half would wait"), say("最近的分布", "nearest law"),
        say("尺度", "scale"), say("形状", "shape"),
      ],
      rows: calibration.types.indices.filter { calibration.types[$0].offered > 0 }.map { type in
        let patience = calibration.centre.patience[type]
        let (curve, law) = (patience.curve, patience.laws.first)
        let balked = patience.balking.isSeen ? patience.balking.share : 0
        let half = curve.quantile(0.5)
        return [
          PageTable.Cell(
            calibration.log.types[type].title
              + (patience.isShared ? say("（按全部类型）", " (of all types)") : "")),
          PageTable.Cell(
            FigureText.number(Double(curve.observations)), value: Double(curve.observations)),
          PageTable.Cell(FigureText.number(Double(curve.ended)), value: Double(curve.ended)),
          PageTable.Cell(FigureText.percent(balked), value: balked),
          half.map { PageTable.Cell(FigureText.seconds($0), value: $0) } ?? PageTable.Cell("–"),
          PageTable.Cell(law?.family.rawValue ?? "–"),
          law.map { PageTable.Cell(FigureText.seconds($0.scale), value: $0.scale) }
            ?? PageTable.Cell("–"),
          law.map { PageTable.Cell(FigureText.number($0.shape, decimals: 2), value: $0.shape) }
            ?? PageTable.Cell("–"),
        ]
      })
  }

  private var types: PageTable {
    PageTable(
      caption: say("来电、通话与它们的分布", "Calls, talks and their laws"),
      columns: [
        say("类型", "type"), say("进入", "calls"), say("放弃率", "abandonment"),
        say("平均通话", "mean talk"), "cv", say("分布", "law"), "KS",
      ],
      rows: calibration.types.enumerated().map { index, figures in
        let share =
          figures.offered > 0 ? Double(figures.abandoned) / Double(figures.offered) : 0
        return [
          PageTable.Cell(calibration.log.types[index].title),
          PageTable.Cell(FigureText.number(Double(figures.calls)), value: Double(figures.calls)),
          PageTable.Cell(FigureText.percent(share), value: share),
          PageTable.Cell(
            FigureText.seconds(figures.handling.mean), value: figures.handling.mean),
          PageTable.Cell(
            FigureText.number(figures.handling.variation, decimals: 2),
            value: figures.handling.variation),
          PageTable.Cell(figures.handling.law.rawValue),
          PageTable.Cell(
            FigureText.number(figures.handling.distance, decimals: 3),
            value: figures.handling.distance),
        ]
      })
  }

  private var rows: PageTable {
    let used = [say("使用", "used"), FigureText.number(Double(calibration.log.rowsUsed)), ""]
    return PageTable(
      caption: say("读取与搁置", "Used and set aside"),
      columns: [say("原因", "reason"), say("行", "rows"), say("在哪里", "where")],
      rows: [used.map { PageTable.Cell($0) }]
        + calibration.log.setAside.map {
          [
            PageTable.Cell(text($0.reason)),
            PageTable.Cell(String($0.rows), value: Double($0.rows)),
            PageTable.Cell($0.place ?? ""),
          ]
        })
  }
}

extension ReportPage {
  /// What was learnt of a log, with days that were kept back beside their simulations.
  package init(
    _ calibration: Calibration, _ validation: Validation?, record: RunRecord, language: Language
  ) {
    self =
      CalibrationPage(
        calibration: calibration, validation: validation, record: record, language: language
      ).page
  }
}
