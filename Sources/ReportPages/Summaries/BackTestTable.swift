internal import Diagnostics
internal import Reports
internal import Staffing

/// How well each method would have foretold the history's last weeks.
struct BackTestTable: Localized {
  let test: BackTest
  let weights: [(method: MethodName, weight: Double)]
  let language: Language

  /// A method, its error and how much of it is in the forecast.
  struct Row {
    var name: String
    var wape: Double
    var weight: Double?
  }

  /// The forecast first, then the simple ones, then the methods it is blended of.
  var rows: [Row] {
    [Row(name: say("本预测（混合）", "this forecast, blended"), wape: test.wape, weight: nil)]
      + test.others.map { other in
        let weight: Double? =
          if case .method(let name) = other.yardstick {
            weights.first { $0.method == name }?.weight
          } else { nil }
        return Row(name: language.text(other.yardstick.wording), wape: other.wape, weight: weight)
      }
  }

  /// Below the line that tells the forecast's own error.
  func text(in format: TextFormat) -> String {
    var table = TextTable([
      .init(say("方法", "method"), .leading), .init("WAPE"), .init(say("权重", "weight")),
    ])
    for row in rows.dropFirst() {
      table.add([
        row.name, FigureText.percent(row.wape), row.weight.map { FigureText.percent($0) } ?? "",
      ])
    }
    table.add([
      say("偶然的下限（泊松）", "floor that chance sets (Poisson)"), FigureText.percent(test.floor),
    ])
    var text = table.text(in: format, indent: 4)
    if let coverage = test.coverage {
      let (of80, of95) = (FigureText.percent(coverage.of80), FigureText.percent(coverage.of95))
      text += say(
        "  80 % 区间实际覆盖 \(of80)，95 % 区间 \(of95)\n",
        "  of these weeks' intervals \(of80) lay in their 80 % range, \(of95) in that of 95 %\n")
    }
    return text
  }

  var json: JSONValue {
    .object([
      "weeks": .integer(Int64(test.weeks)), "weeksAhead": .integer(Int64(test.weeksAhead)),
      "wape": .number(test.wape), "naiveWape": .number(test.naiveWAPE),
      "floorWape": .number(test.floor),
      "coverage80": test.coverage.map { .number($0.of80) },
      "coverage95": test.coverage.map { .number($0.of95) },
      "methods": .array(
        test.others.map { other in
          let weight: Double? =
            if case .method(let name) = other.yardstick {
              weights.first { $0.method == name }?.weight
            } else { nil }
          return .object([
            "name": .text(other.yardstick.name), "wape": .number(other.wape),
            "weight": weight.map { .number($0) },
          ])
        }),
    ])
  }
}
