package import Diagnostics
package import Reports
package import Staffing

/// Forecasts that were kept beside what came, as a table and for machines.
package struct ForecastReviewSummary: Localized, ResultSummary {
  private let review: ForecastReview
  private let format: TextFormat

  package init(review: ForecastReview, format: TextFormat) {
    self.review = review
    self.format = format
  }

  package var language: Language { format.language }

  package var text: String {
    var table = TextTable([
      .init(say("日期", "day"), .leading), .init(say("类型", "type"), .leading),
      .init(say("预测", "foretold")), .init(say("实际", "came")), .init(say("偏差", "off by")),
      .init("WAPE"), .init(say("80 % 区间", "in 80 %")), .init(say("95 % 区间", "in 95 %")),
    ])
    for entry in review.entries {
      var cells = [entry.forecast.date.description, entry.forecast.type ?? say("全部", "all")]
      if let totals = entry.totals {
        cells += [FigureText.number(totals.foretold), FigureText.number(totals.came)]
        cells.append(
          totals.foretold > 0 ? FigureText.percent(totals.came / totals.foretold - 1) : "–")
        cells.append(FigureText.percent(entry.wape))
        cells.append(entry.coverage.map { FigureText.percent($0.of80) } ?? "–")
        cells.append(entry.coverage.map { FigureText.percent($0.of95) } ?? "–")
      } else {
        cells += [FigureText.number(entry.forecast.calls.reduce(0, +)), say("尚无", "not yet")]
      }
      table.add(cells)
    }
    let all =
      review.wape.map {
        say(
          "全部误差(WAPE) \(FigureText.percent($0))\n", "WAPE of all days: \(FigureText.percent($0))\n")
      } ?? say("还没有可以比较的日子\n", "there is no day yet to compare\n")
    return table.text(in: format) + "\n" + all
  }

  package var json: JSONValue {
    .object([
      "forecasts": .array(
        review.entries.map { entry in
          .object([
            "date": .text(entry.forecast.date.description),
            "knownUntil": .text(entry.forecast.knownUntil.description),
            "type": entry.forecast.type.map { .text($0) },
            "foretold": entry.totals.map { .number($0.foretold) },
            "came": entry.totals.map { .number($0.came) },
            "wape": entry.totals.map { _ in .number(entry.wape) },
            "coverage80": entry.coverage.map { .number($0.of80) },
            "coverage95": entry.coverage.map { .number($0.of95) },
          ])
        }), "wape": review.wape.map { .number($0) },
    ])
  }
}
