internal import Diagnostics
internal import QueueSimulator
package import Reports
package import Staffing

/// What a sweep found, as curves for people and as tables for machines.
private struct SweepSummary: Localized, ResultSummary {
  let table: SweepTable
  let format: TextFormat

  var language: Language { format.language }

  // MARK: For people

  var text: String {
    var text = table.axes.map(\.path).joined(separator: " × ") + " · "
    text += say(
      "每点模拟 \(table.replications) 次，面对同样的来电者",
      "\(table.replications) replications a point, the same callers at each")
    if table.isPartial { text += say(" · 中途停止，结果不完整", " · stopped early, partial results") }
    return text + "\n\n" + (table.axes.count == 1 ? curve : grids)
  }

  var charts: String { SweepCharts(table: table, format: format).text }

  private static let width = 24

  private var curve: String {
    let points = table.line()
    let knee = SweepTable.knee(of: points.map { $0[.serviceLevel].mean })
    var rows = TextTable([
      .init(table.axes[0].path), .init(say("服务水平", "service level"), .leading), .init(""),
      .init(say("放弃率", "abandonment")), .init(say("忙音率", "blocking")), .init("ASA"),
      .init(say("利用率", "occupancy")), .init(say("成本", "cost")), .init("", .leading),
    ])
    for (index, point) in points.enumerated() {
      var marks: [String] = []
      if meetsTargets(point) { marks.append("✔") }
      if index == knee { marks.append(say("◀ 拐点", "◀ knee")) }
      rows.add([
        table.axes[0].values[point.indices[0]],
        BarText.text(point[.serviceLevel].mean, width: Self.width),
        share(point[.serviceLevel]), share(point[.abandonment]), share(point[.blocking]),
        FigureText.seconds(point[.asa].mean), FigureText.percent(point[.occupancy].mean),
        FigureText.number(point[.cost].mean), marks.joined(separator: " "),
      ])
    }
    return rows.text(in: format) + "\n" + legend(hasKnee: knee != nil)
  }

  private func share(_ estimate: Estimate) -> String {
    FigureText.percent(estimate.mean) + " ± " + FigureText.percent(estimate.halfWidth)
  }

  /// One table a figure: the first parameter downwards, the second across.
  private var grids: String {
    let (down, across) = (table.axes[0], table.axes[1])
    let knees = across.values.indices.map { second in
      SweepTable.knee(of: table.line(second: second).map { $0[.serviceLevel].mean })
    }
    let names: [(SweepTable.Figure, String)] = [
      (.serviceLevel, say("服务水平", "service level")),
      (.abandonment, say("放弃率", "abandonment")), (.cost, say("成本", "cost")),
    ]
    var text = ""
    for (figure, name) in names {
      var rows = TextTable(
        [.init("\(down.path) ↓  \(across.path) →")] + across.values.map { .init($0) })
      for (first, value) in down.values.enumerated() {
        rows.add(
          [value]
            + across.values.indices.map { second in
              guard let point = table.point([first, second]) else { return FigureText.none }
              let mean = point[figure].mean
              let cell = figure == .cost ? FigureText.number(mean) : FigureText.percent(mean)
              guard figure == .serviceLevel else { return cell }
              let knee = knees[second] == first ? "◀" : " "
              return cell + (meetsTargets(point) ? " ✔" : "  ") + knee
            })
      }
      text += name + "\n" + rows.text(in: format) + "\n"
    }
    return text + legend(hasKnee: knees.contains { $0 != nil })
  }

  private func meetsTargets(_ point: SweepTable.Point) -> Bool {
    table.hasTargets && point.meetsTargets
  }

  private func legend(hasKnee: Bool) -> String {
    var lines: [String] = []
    if table.points.contains(where: meetsTargets) {
      lines.append(say("✔ 该点全部目标达到", "✔ every target is met there"))
    } else if table.hasTargets {
      lines.append(say("没有一点达到全部目标", "every target is met nowhere"))
    }
    if hasKnee {
      lines.append(
        say(
          "◀ 拐点：服务水平曲线高出首尾连线最多的点；上升时此后再加收效渐小，下降时此后跌得更快",
          "◀ knee: where the service level lies farthest above the line between its ends; rising,"
            + " more brings little from there, falling, it falls faster"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: For machines

  var json: JSONValue {
    .object([
      "axes": .array(
        table.axes.map { axis in
          .object([
            "path": .text(axis.path), "values": .array(axis.values.map { .text($0) }),
          ])
        }),
      "seed": .integer(Int64(table.seed)), "replications": .integer(Int64(table.replications)),
      "partial": .boolean(table.isPartial),
      "points": .array(
        table.points.map { point in
          var members = zip(table.axes, point.indices).map { axis, index in
            JSONValue.Member(axis.path, .text(axis.values[index]))
          }
          for figure in SweepTable.Figure.allCases {
            members.append(
              .init(
                figure.rawValue,
                .object([
                  "mean": .number(point[figure].mean),
                  "halfWidth": .number(point[figure].halfWidth),
                ])))
          }
          members.append(
            .init("meetsTargets", table.hasTargets ? .boolean(point.meetsTargets) : .null))
          members.append(.init("knee", .boolean(table.isKnee(point))))
          return .object(members)
        }),
    ])
  }
}

extension SweepTable {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    SweepSummary(table: self, format: format)
  }

  /// All points, a line each.
  package var csv: String {
    let figures = SweepTable.Figure.allCases
    let columns =
      figures.flatMap { [$0.rawValue, $0.rawValue + "HalfWidth"] } + ["meetsTargets", "knee"]
    var text = CSVRow.line(axes.map { .text($0.path) } + columns.map(CSVCell.figure))
    for point in points {
      text += CSVRow.line(
        zip(axes, point.indices).map { Self.cell($0.values[$1]) }
          + figures.flatMap { [.figure(point[$0].mean), .figure(point[$0].halfWidth)] }
          + [
            .figure(hasTargets ? "\(point.meetsTargets)" : ""), .figure("\(isKnee(point))"),
          ])
    }
    return text
  }

  /// A value as the scenario file has it: a number, or a text such as `x0.8` or `listed`.
  private static func cell(_ value: String) -> CSVCell {
    Double(value) == nil ? .text(value) : .figure(value)
  }

  fileprivate func isKnee(_ point: Point) -> Bool {
    let second = axes.count == 2 ? point.indices[1] : nil
    let line = self.line(second: second)
    return Self.knee(of: line.map { $0[.serviceLevel].mean })
      .map { line[$0].indices == point.indices } ?? false
  }
}
