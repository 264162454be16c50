package import CallRecords
package import Diagnostics
package import Reports

/// What `calibrate` tells of a log.
package struct CalibrationSummary: ResultSummary {
  private let calibration: Calibration
  private let validation: Validation?
  private let format: TextFormat
  /// Where the scenario and the history were written.
  package var written: [String] = []

  package init(_ calibration: Calibration, _ validation: Validation?, format: TextFormat) {
    self.calibration = calibration
    self.validation = validation
    self.format = format
  }

  package var json: JSONValue {
    .object([
      "rows": calibration.rowsJSON, "types": calibration.typesJSON,
      "agents": calibration.agentsJSON, "validation": validation?.json,
      "written": written.isEmpty ? nil : .array(written.map { .text($0) }),
    ])
  }

  private var language: Language { format.language }

  private func say(_ zh: String, _ en: String) -> String { language.text(zh: zh, en: en) }

  package var text: String {
    let log = calibration.log
    var text = say(
      "\(calibration.days.count) 天，读取 \(FigureText.number(Double(log.rowsRead))) 行，用了 \(FigureText.number(Double(log.rowsUsed))) 行\n",
      "\(calibration.days.count) days, \(FigureText.number(Double(log.rowsRead))) rows read, \(FigureText.number(Double(log.rowsUsed))) used\n"
    )
    for found in log.found { text += "  \(language.text(found))\n" }
    for aside in log.setAside.sorted(by: { $0.rows > $1.rows }) {
      let place = aside.place.map { " (\($0))" } ?? ""
      text += say(
        "  搁置 \(aside.rows) 行：\(aside.reason.zh)\(place)\n",
        "  \(aside.rows) set aside: \(aside.reason.en)\(place)\n")
    }
    text += types
    let wrapUp = calibration.centre.wrapUp
    if wrapUp.observations > 0 {
      text += say(
        "话后：有人等待时通话结束 \(wrapUp.observations) 次，平均 \(FigureText.seconds(wrapUp.mean)) 后接下一通；\(FigureText.percent(wrapUp.away)) 离开超过 \(FigureText.seconds(wrapUp.bound))\n",
        "wrap-up: \(wrapUp.observations) talks ended while calls waited; the next was taken after \(FigureText.seconds(wrapUp.mean)) on average, \(FigureText.percent(wrapUp.away)) were away for over \(FigureText.seconds(wrapUp.bound))\n"
      )
    }
    if let validation { text += judgement(validation) }
    for path in written { text += say("已写入 \(path)\n", "written to \(path)\n") }
    return text
  }

  private var types: String {
    var table = TextTable([
      .init(say("类型", "type"), .leading), .init(say("进入", "calls")),
      .init(say("放弃", "abandoned")), .init(say("通话", "talk")), .init("cv"),
      .init(say("分布", "law"), .leading), .init("KS"), .init(say("半数耐心", "half would wait")),
    ])
    for (index, figures) in calibration.types.enumerated() {
      let half = calibration.centre.patience[index].curve.quantile(0.5)
      table.add([
        calibration.log.types[index].id, FigureText.number(Double(figures.calls)),
        figures.offered > 0
          ? FigureText.percent(Double(figures.abandoned) / Double(figures.offered)) : "",
        FigureText.seconds(figures.handling.mean),
        FigureText.number(figures.handling.variation, decimals: 2),
        figures.handling.law.rawValue, FigureText.number(figures.handling.distance, decimals: 3),
        half.map { FigureText.seconds($0) } ?? "",
      ])
    }
    return table.text(in: format, indent: 2)
  }

  private func judgement(_ validation: Validation) -> String {
    let (actual, simulated) = validation.total
    func points(_ share: Double) -> String { FigureText.number(share * 100, decimals: 1) }
    let isKept = validation.days.contains { !$0.isFitted }
    let count = validation.scored.count
    var text = say(
      "检验：\(count) 天\(isKept ? "（未用于拟合）" : "（用于拟合的）")重新模拟\n",
      "validation: \(count) days \(isKept ? "kept out of the fitting" : "that were fitted") simulated anew\n"
    )
    var table = TextTable([
      .init("", .leading), .init(say("实际", "actual")), .init(say("模拟", "simulated")),
    ])
    table.add([
      say("放弃率", "abandonment"), FigureText.percent(actual.abandonment),
      FigureText.percent(simulated.abandonment),
    ])
    table.add([
      say("平均等待", "mean wait"), FigureText.seconds(actual.meanWait),
      FigureText.seconds(simulated.meanWait),
    ])
    table.add([
      say("20 秒服务水平", "service level, 20 s"), FigureText.percent(actual.serviceLevel),
      FigureText.percent(simulated.serviceLevel),
    ])
    text += table.text(in: format, indent: 2)
    text += say(
      "  每天放弃率平均误差 \(points(validation.abandonmentError)) 点，只猜平均值是 \(points(validation.guessError)) 点；平均等待误差 \(FigureText.seconds(validation.waitError))\n",
      "  a day's abandonment is off by \(points(validation.abandonmentError)) points on average, guessing the mean by \(points(validation.guessError)); its mean wait by \(FigureText.seconds(validation.waitError))\n"
    )
    for misfit in validation.misfits { text += "  \(language.text(misfit.text))\n" }
    return text
  }
}
