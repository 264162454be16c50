package import Diagnostics
package import Reports
package import Staffing

/// The page that `hotline forecast --html` writes.
private struct ForecastPage: Localized {
  let answer: ForecastAnswer
  let calendar: CalendarFactors
  let record: RunRecord
  let language: Language

  /// So many past days are drawn, and so many to come.
  private static let pastDays = 42
  private static let comingDays = 14

  private var forecaster: Forecaster { answer.forecaster }

  var page: ReportPage {
    var sections = [ReportPage.Section(say("之前与之后", "Before and after"), [.charts([days])])]
    if !answer.isClosed {
      sections.append(ReportPage.Section(say("当天", "The day"), [.charts([intervals])]))
    }
    if let test = answer.backTest {
      sections.append(
        ReportPage.Section(say("回测", "Back-test"), [.paragraph(explanation), .table(table(test))]))
    }
    if !holidays.isEmpty {
      sections.append(
        ReportPage.Section(say("节假日与促销", "Holidays and promotions"), [.table(special)]))
    }
    sections.append(record.section(language, more: []))
    let total = FigureText.number(answer.total)
    return ReportPage(
      language: language, origin: "hotline forecast", title: answer.date.description,
      question: say(
        "\(answer.date) 会有多少来电？依据 \(answer.days) 天的历史。",
        "How many calls will come on \(answer.date)? From \(answer.days) days of history."),
      verdict: "", isGood: nil,
      answer: answer.isClosed
        ? say(
          "当天不营业：历史上这个星期几从无来电，或日历把它定为 0。",
          "Closed: the history has no call on that weekday, or the calendar has factor 0.")
        : say("预计 \(total) 通来电。", "\(total) calls are expected.") + range, facts: [],
      sections: sections)
  }

  private var range: String {
    guard let of80 = forecaster.range(ofDay: answer.total, coverage: 0.8),
      let of95 = forecaster.range(ofDay: answer.total, coverage: 0.95)
    else { return "" }
    let (inner, outer) = (ForecastAnswer.text(of80), ForecastAnswer.text(of95))
    return say(
      "80 % 在 \(inner)，95 % 在 \(outer)。", " With 80 % it will be \(inner), with 95 % \(outer).")
  }

  // MARK: Charts

  private func band(
    _ name: String, _ ranges: [ClosedRange<Double>?]
  ) -> Chart.Series {
    Chart.Series(
      name, .line, ranges.map { range in range.map { ($0.lowerBound + $0.upperBound) / 2 } },
      halfWidths: ranges.map { range in
        range.map { ($0.upperBound - $0.lowerBound) / 2 } ?? .nan
      })
  }

  private var days: Chart {
    let past = forecaster.pastDays(Self.pastDays)
    let last = forecaster.knownUntil.daysSince1970
    let end = max(last + Self.comingDays, min(answer.date.daysSince1970, last + 60))
    let coming = (last + 1...end).map { CivilDate(daysSince1970: $0) }
    let expected = coming.map { forecaster.calls(on: $0).reduce(0, +) }
    let before = [Double?](repeating: nil, count: past.count)
    let ranges = { (coverage: Double) -> [ClosedRange<Double>?] in
      past.map { _ in nil }
        + expected.map { $0 > 0 ? self.forecaster.range(ofDay: $0, coverage: coverage) : nil }
    }
    let dates = past.map(\.date) + coming
    var chart = Chart(
      title: say("每天的来电", "Calls a day"),
      note: say(
        "过去的来电与之后的预测，带 80 % 与 95 % 的区间。",
        "What came, and what is expected, with the ranges of 80 and 95 %."),
      unit: .count,
      axis: ChartAxis(
        name: say("日期", "day"), intervals: dates.map(\.description),
        ticks: dates.indices.filter { dates[$0].weekday == 0 }.map {
          .init(at: (Double($0) + 0.5) / Double(dates.count), label: Self.short(dates[$0]))
        }),
      series: [
        Chart.Series(
          say("来电", "came"), .line,
          past.map { $0.calls } + coming.map { _ -> Double? in nil }),
        Chart.Series(say("预测", "expected"), .line, before + expected.map { $0 > 0 ? $0 : nil }),
        band(say("95 % 区间", "95 % range"), ranges(0.95)),
        band(say("80 % 区间", "80 % range"), ranges(0.8)),
      ])
    chart.marks = dates.enumerated().compactMap { place, date in
      let name = calendar.days.first { $0.from == date }?.name
      return name.map { .init(at: (Double(place) + 0.5) / Double(dates.count), label: $0) }
    }
    return chart
  }

  private var intervals: Chart {
    let minutes = forecaster.intervalMinutes
    let calls = answer.calls
    func ranges(_ coverage: Double) -> [ClosedRange<Double>?] {
      forecaster.ranges(of: calls, coverage: coverage) ?? calls.map { _ in nil }
    }
    let every = max(1, 180 / minutes)
    return Chart(
      title: say("各时段的来电", "Calls by interval"),
      note: say("预测与 80 %、95 % 的区间。", "What is expected, with the ranges of 80 and 95 %."),
      unit: .count,
      axis: ChartAxis(
        name: say("时段", "interval"),
        intervals: calls.indices.map { ClockText.of(minute: $0 * minutes) },
        ticks: stride(from: 0, to: calls.count, by: every).map {
          .init(
            at: Double($0) / Double(calls.count), label: ClockText.of(minute: $0 * minutes))
        }),
      series: [
        Chart.Series(say("预测", "expected"), .line, calls),
        band(say("95 % 区间", "95 % range"), ranges(0.95)),
        band(say("80 % 区间", "80 % range"), ranges(0.8)),
      ])
  }

  private static func short(_ date: CivilDate) -> String { "\(date.month)/\(date.day)" }

  // MARK: Tables

  private var explanation: String {
    say(
      "每一周都只用它之前的历史来预测，再与实际相比。WAPE 是绝对误差之和除以来电之和；权重是各方法在本预测中的份额。",
      "Each week is foretold from what came before it, and compared with what came. WAPE is the sum "
        + "of absolute errors over the calls; the weight is a method's share in this forecast.")
  }

  private func table(_ test: BackTest) -> PageTable {
    let rows = BackTestTable(test: test, weights: forecaster.weights, language: language).rows
    let floor = say("偶然的下限（泊松）", "floor that chance sets (Poisson)")
    return PageTable(
      caption: say("最近 \(test.weeks) 周的误差", "Errors of the last \(test.weeks) weeks"),
      columns: [say("方法", "method"), "WAPE", say("权重", "weight")],
      rows: rows.map { row in
        [
          PageTable.Cell(row.name), PageTable.Cell(FigureText.percent(row.wape), value: row.wape),
          PageTable.Cell(row.weight.map { FigureText.percent($0) } ?? "", value: row.weight),
        ]
      } + [
        [
          PageTable.Cell(floor), PageTable.Cell(FigureText.percent(test.floor), value: test.floor),
          PageTable.Cell(""),
        ]
      ])
  }

  private var holidays: [(name: String, count: String, factor: Double, range: String)] {
    calendar.learnt.map { effect in
      (
        effect.name, String(effect.count), effect.factor,
        FigureText.number(effect.range.lowerBound, decimals: 2) + "–"
          + FigureText.number(effect.range.upperBound, decimals: 2)
      )
    }
      + calendar.days.filter { !$0.isLearnt }.map { span in
        let days = span.from == span.to ? "\(span.from)" : "\(span.from)…\(span.to)"
        return (
          span.name.map { "\($0) (\(days))" } ?? days, say("已给出", "given"), span.factor,
          span.range.map {
            FigureText.number($0.lowerBound, decimals: 2) + "–"
              + FigureText.number($0.upperBound, decimals: 2)
          } ?? ""
        )
      }
  }

  private var special: PageTable {
    PageTable(
      caption: say("相对平常的倍数", "How many times what is usual"),
      columns: [
        say("名称", "name"), say("学自几次", "learnt from"), say("倍数", "factor"),
        say("80 % 区间", "80 % range"),
      ],
      rows: holidays.map { row in
        [
          PageTable.Cell(row.name), PageTable.Cell(row.count),
          PageTable.Cell(FigureText.number(row.factor, decimals: 2), value: row.factor),
          PageTable.Cell(row.range),
        ]
      })
  }
}

extension ReportPage {
  /// A day's forecast with the past, its ranges, what the calendar knows and the back-test.
  package init(
    _ answer: ForecastAnswer, calendar: CalendarFactors, record: RunRecord, language: Language
  ) {
    self =
      ForecastPage(answer: answer, calendar: calendar, record: record, language: language).page
  }
}
