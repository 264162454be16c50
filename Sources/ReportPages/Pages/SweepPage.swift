package import Diagnostics
package import QueueSimulator
package import Reports
package import Staffing

/// The page that `hotline sweep --html` writes.
struct SweepPage: Localized {
  let table: SweepTable
  let targets: [Scenario.Target]
  let record: RunRecord
  let language: Language

  private var axis: SweepTable.Axis { table.axes[0] }
  private var second: SweepTable.Axis? { table.axes.count > 1 ? table.axes[1] : nil }

  /// Most values of the second parameter that one chart can show and be read.
  private static let mostLines = 6

  /// The values of the second parameter that are drawn, evenly chosen if they are many.
  private var lines: [Int?] {
    guard let second else { return [nil] }
    let count = min(second.values.count, Self.mostLines)
    return (0..<count).map { count > 1 ? $0 * (second.values.count - 1) / (count - 1) : 0 }
  }

  private func words(_ axis: SweepTable.Axis) -> String {
    SweptPath(path: axis.path, language: language).words
  }

  private static func name(_ figure: SweepTable.Figure) -> FigureName {
    FigureName(figure == .cost ? "totalCost" : figure.rawValue)
  }

  var page: ReportPage {
    let good = table.points.filter(\.meetsTargets)
    let isGood: Bool? = targets.isEmpty ? nil : !good.isEmpty
    return ReportPage(
      language: language, origin: "hotline sweep",
      title: table.axes.map(words).joined(separator: " × "),
      question: say(
        "\(table.axes.map(words).joined(separator: "、"))取不同的值，会怎样？\(table.points.count) 个点，每点模拟 \(table.replications) 天，面对同样的来电者"
          + (table.isPartial ? "，中途停止。" : "。"),
        "What do different values of \(table.axes.map(words).joined(separator: " and ")) do? "
          + "\(table.points.count) points of \(table.replications) simulated days, the same callers "
          + "at each" + (table.isPartial ? ", stopped early." : ".")),
      verdict: isGood.map {
        $0 ? say("可以达标", "Targets can be met") : say("都不达标", "Targets missed everywhere")
      } ?? "",
      isGood: isGood, answer: answer(good), facts: [],
      sections: [
        ReportPage.Section(
          say("曲线", "Curves"), [.charts(SweepTable.Figure.allCases.map(chart))]),
        ReportPage.Section(say("全部的点", "All points"), [.table(points)]),
        record.section(
          language,
          more: [
            (say("种子", "seed"), String(table.seed)),
            (say("每点模拟", "replications a point"), String(table.replications)),
          ]),
      ])
  }

  private func answer(_ good: [SweepTable.Point]) -> String {
    func place(_ point: SweepTable.Point) -> String {
      zip(table.axes, point.indices).map { "\(words($0)) = \($0.values[$1])" }
        .joined(separator: say("，", ", "))
    }
    let best = good.min { $0[.cost].mean < $1[.cost].mean }
    if !targets.isEmpty, let best {
      let cost = ChartUnit.yuan.text(best[.cost].mean, language)
      return say(
        "达标的 \(good.count) 个点中最省的是 \(place(best))：每天成本 \(cost)。",
        "Of the \(good.count) points that meet the targets, \(place(best)) costs least: \(cost) a day."
      )
    }
    let highest = table.points.max {
      ($0[.serviceLevel].mean, -$0[.cost].mean) < ($1[.serviceLevel].mean, -$1[.cost].mean)
    }
    guard let highest else { return "" }
    let level = ChartUnit.share.text(highest[.serviceLevel].mean, language)
    return say(
      "服务水平最高 \(level)，在 \(place(highest))。",
      "The service level is highest, \(level), at \(place(highest)).")
  }

  private func chart(_ figure: SweepTable.Figure) -> Chart {
    let name = Self.name(figure)
    let last = Double(max(axis.values.count - 1, 1))
    let every = (axis.values.count + 9) / 10
    let places = axis.values.indices.map { axis.values.count > 1 ? Double($0) / last : 0.5 }
    let targets = Set(
      targets.filter { $0.measure.rawValue == figure.rawValue && $0.interval == nil }.map(\.limit)
    ).sorted()
    var chart = Chart(
      title: name.text(language), note: note(figure), unit: name.unit,
      axis: ChartAxis(
        name: words(axis), points: zip(axis.values, places).map { (row: $0, place: $1) },
        ticks: zip(axis.values, places).enumerated().filter { $0.offset % every == 0 }
          .map { ChartAxis.Tick(at: $0.element.1, label: $0.element.0) }),
      series: lines.map { line in
        let estimates = axis.values.indices.map { first in
          table.point(line.map { [first, $0] } ?? [first])?[figure]
            ?? Estimate(mean: .nan, halfWidth: .nan)
        }
        let title = line.flatMap { index in second.map { "\(words($0)) = \($0.values[index])" } }
        return Chart.Series(
          title ?? name.text(language), .line, estimates.map(\.mean),
          halfWidths: estimates.map(\.halfWidth))
      },
      thresholds: targets.map {
        .init(say("目标 ", "target ") + name.unit.text($0, language), $0)
      })
    if let knee = knee(figure) {
      chart.marks = [.init(at: places[knee], label: say("拐点 ", "knee ") + axis.values[knee])]
    }
    return chart
  }

  private func note(_ figure: SweepTable.Figure) -> String {
    let path = say("横轴：\(words(axis))。", "Across: \(words(axis)).")
    guard knee(figure) != nil, let first = table.points.first, let last = table.points.last
    else { return path }
    return path
      + (last[figure].mean > first[figure].mean
        ? say("拐点之后再加收效渐小。", " Beyond the knee more brings little.")
        : say("拐点之后跌得更快。", " Beyond the knee it falls faster."))
  }

  /// The knee of a single curve of the service level.
  private func knee(_ figure: SweepTable.Figure) -> Int? {
    guard figure == .serviceLevel, second == nil, !table.isPartial else { return nil }
    return SweepTable.knee(of: table.line().map { $0[.serviceLevel].mean })
  }

  private var points: PageTable {
    let figures = SweepTable.Figure.allCases
    let paths = table.axes.map(words)
    let targetName = targets.isEmpty ? [] : [say("全部目标", "all targets")]
    return PageTable(
      caption: say("各点的结果，每天平均", "What each point comes to, a day on average"),
      columns: [paths.joined(separator: " · ")]
        + figures.map { Self.name($0).text(language) } + targetName,
      rows: table.points.map { point in
        let values = zip(table.axes, point.indices).map { $0.values[$1] }
        let cells = figures.map { figure in
          let estimate = point[figure]
          return PageTable.Cell(
            Self.name(figure).unit.text(
              estimate.mean, halfWidth: estimate.halfWidth, language),
            value: estimate.mean.isFinite ? estimate.mean : nil)
        }
        let verdict =
          targets.isEmpty
          ? []
          : [
            PageTable.Cell(
              point.meetsTargets ? say("达标", "met") : say("未达标", "missed"),
              isGood: point.meetsTargets)
          ]
        return [PageTable.Cell(values.joined(separator: " · "))] + cells + verdict
      })
  }
}

extension ReportPage {
  /// The page that `hotline sweep --html` writes.
  package init(
    _ table: SweepTable, targets: [Scenario.Target], record: RunRecord, language: Language
  ) {
    self = SweepPage(table: table, targets: targets, record: record, language: language).page
  }
}
