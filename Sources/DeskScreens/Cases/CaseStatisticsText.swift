package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
internal import ServiceDesk

extension CaseStatistics {
  package func json(_ warnings: [EarlyWarning], _ span: Range<Instant>) -> JSONValue {
    .object([
      "from": .text(span.lowerBound.description), "all": all.json,
      "weeks": .array(weeks.map(\.json)), "kinds": .array(kinds.map(\.json)),
      "causes": .array(causes.map(\.json)), "results": .array(results.map(\.json)),
      "classifier": .array(
        classified.map { guess in
          .object([
            "kind": .text(guess.kind.rawValue), "classified": .integer(Int64(guess.count)),
            "overruled": .integer(Int64(guess.overruled)),
          ])
        }),
      "warnings": .array(
        warnings.map { warning in
          .object([
            "subject": .text(warning.subject.rawValue), "name": .text(warning.name),
            "lastHour": .integer(Int64(warning.count)), "usualPerHour": .number(warning.usual),
            "probability": .number(warning.probability),
          ])
        }),
    ])
  }

  package func classifierText(_ console: Console) -> String {
    guard !classified.isEmpty else { return "" }
    var table = TextTable([
      .init(console.text(zh: "自动归类", en: "classifier"), .leading),
      .init(console.text(zh: "次数", en: "cases"), .trailing),
      .init(console.text(zh: "被改", en: "overruled"), .trailing),
    ])
    for guess in classified {
      table.add([console.text(guess.kind.wording), "\(guess.count)", "\(guess.overruled)"])
    }
    return table.text(for: console) + "\n"
  }

  package func text(_ console: Console) -> String {
    func section(
      _ zh: String, _ en: String, _ groups: [Group], name: (String) -> String = { $0 }
    ) -> String {
      guard !groups.isEmpty else { return "" }
      var table = TextTable([
        .init(console.text(zh: zh, en: en), .leading),
        .init(console.text(zh: "受理", en: "opened"), .trailing),
        .init(console.text(zh: "有结果", en: "resolved"), .trailing),
        .init(console.text(zh: "一次解决", en: "FCR"), .trailing),
        .init(console.text(zh: "按时响应", en: "response in time"), .trailing),
        .init(console.text(zh: "按时解决", en: "result in time"), .trailing),
        .init(console.text(zh: "平均响应", en: "mean response"), .trailing),
        .init(console.text(zh: "平均解决", en: "mean result"), .trailing),
        .init(console.text(zh: "逾期", en: "overdue"), .trailing),
        .init(console.text(zh: "协助按时", en: "tasks in time"), .trailing),
        .init(console.text(zh: "踢皮球", en: "sent back"), .trailing),
        .init(console.text(zh: "重开", en: "reopened"), .trailing),
        .init(console.text(zh: "满意度", en: "CSAT"), .trailing),
      ])
      for group in groups { table.add(group.cells(name(group.name), console)) }
      return table.text(for: console) + "\n"
    }
    return section("全部", "all", [all])
      + section("周（周一）", "week of", weeks)
      + section("问题", "issue", kinds) { console.text(IssueKind(rawValue: $0).wording) }
      + section("原因", "cause", causes) { name in
        CaseCause(rawValue: name).map { console.text($0.wording) } ?? name
      }
      + section("结果", "result", results) { name in
        CaseResult(rawValue: name).map { console.text($0.wording) } ?? name
      }
  }
}

extension CaseStatistics.Group {
  package func cells(_ name: String, _ console: Console) -> [String] {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "–" : "\((part * 200 + whole) / (2 * whole))%"
    }
    return [
      DisplayWidth.printable(name), "\(opened)", "\(resolved)", share(firstContact, resolved),
      share(respondedInTime, responseDue), share(resolvedInTime, resolutionDue),
      responded == 0 ? "–" : console.span(meanResponse),
      resolved == 0 ? "–" : console.span(meanResolution), "\(overdue)",
      share(tasksInTime, tasksDue), "\(handBacks)", "\(reopened)",
      satisfaction.map { Self.tenths($0) } ?? "–",
    ]
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  package var json: JSONValue {
    func share(_ part: Int, _ whole: Int) -> JSONValue {
      whole == 0 ? .null : .number(Double(part) / Double(whole))
    }
    return .object([
      "name": name.isEmpty ? nil : .text(name), "opened": .integer(Int64(opened)),
      "resolved": .integer(Int64(resolved)), "responded": .integer(Int64(responded)),
      "firstContactResolution": share(firstContact, resolved),
      "responseDue": .integer(Int64(responseDue)),
      "resolutionDue": .integer(Int64(resolutionDue)),
      "responseInTime": share(respondedInTime, responseDue),
      "resolutionInTime": share(resolvedInTime, resolutionDue),
      "overdue": .integer(Int64(overdue)), "tasksDue": .integer(Int64(tasksDue)),
      "tasksInTime": share(tasksInTime, tasksDue), "handBacks": .integer(Int64(handBacks)),
      "meanResponseSeconds": responded == 0 ? .null : .number(meanResponse.inSeconds),
      "meanResolutionSeconds": resolved == 0 ? .null : .number(meanResolution.inSeconds),
      "reopened": .integer(Int64(reopened)), "escalated": .integer(Int64(escalated)),
      "satisfaction": satisfaction.map { .number($0) } ?? .null,
    ])
  }
}

extension EarlyWarning {
  package static func text(_ warnings: [EarlyWarning], _ console: Console) -> String {
    guard !warnings.isEmpty else {
      return console.text(zh: "预警：无\n", en: "early warning: none\n")
    }
    return warnings.map { warning in
      let subject =
        switch warning.subject {
        case .product: console.text(zh: "商品", en: "product")
        case .region: console.text(zh: "地区", en: "region")
        case .kind: console.text(zh: "类型", en: "kind")
        }
      let name = DisplayWidth.printable(warning.name)
      let (usual, chance) = (rate(warning.usual), rounded(warning.probability))
      return console.styled(
        console.text(
          zh:
            "预警：\(subject) \(name) 最近一小时 \(warning.count) 起，平时（前 \(EarlyWarning.weeksBefore) 周同一时段平均）"
            + "\(usual) 起，偶然概率 \(chance)",
          en:
            "early warning: \(subject) \(name): \(warning.count) in the last hour, usually \(usual) "
            + "(mean of this hour of the week in \(EarlyWarning.weeksBefore) weeks); "
            + "by chance with probability \(chance)"), .red, .bold) + "\n"
    }.joined()
  }

  /// Two significant digits, small numbers with an exponent.
  private static func rounded(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    var (mantissa, exponent) = (value, 0)
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let tenths = Int((mantissa * 10).rounded())
    return exponent < -2
      ? "\(tenths / 10).\(tenths % 10)e\(exponent)" : decimal(value, places: 2)
  }

  /// Complaints an hour, at least two significant digits; never less than half a one in four weeks.
  private static func rate(_ value: Double) -> String {
    decimal(value, places: value >= 0.1 ? 2 : value >= 0.01 ? 3 : 5)
  }

  private static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(scaled / scale).\(zeros)\(fraction)"
  }
}
