package import Diagnostics
package import Reports
package import Staffing

/// Whom the weeks ahead need, who is there and who is to be hired when, as a table and for machines.
package struct HiringSummary: Localized, ResultSummary {
  let outlook: HiringOutlook
  let findings: HiringFindings
  /// What was found out of how the history's file is written.
  private let found: Wording?
  private let format: TextFormat

  package init(_ outlook: HiringOutlook, found: Wording?, format: TextFormat) {
    self.outlook = outlook
    self.found = found
    self.format = format
    findings = HiringFindings(outlook: outlook, language: format.language)
  }

  package var language: Language { format.language }

  // MARK: For people

  package var text: String {
    var text = findings.heading + "\n"
    if let found { text += "  \(language.text(found))\n" }
    for line in findings.lines { text += "  \(line)\n" }
    return text + "\n" + table.text(in: format)
  }

  private var table: TextTable {
    var table = TextTable([
      .init(say("周一", "Monday"), .leading), .init(say("来电", "calls")), .init("80 %"),
      .init(say("需要", "needed")), .init("80 %"), .init(say("在岗", "there")), .init("80 %"),
      .init(say("在训", "training")), .init(say("缺", "short")),
      .init(say("本周入职", "begin")), .init(say("累计", "in all")), .init("80 %"),
    ])
    for week in outlook.weeks {
      table.add([
        week.monday.description, FigureText.number(week.calls.value),
        findings.range(week.calls, decimals: 0), findings.people(week.needed.value),
        findings.range(week.needed), findings.people(week.there.value),
        findings.range(week.there), findings.people(week.inTraining),
        findings.short(week), week.starting > 0 ? String(week.starting) : "",
        String(week.startedInAll),
        week.startedRange80.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "",
      ])
    }
    return table
  }

  // MARK: For machines

  package var json: JSONValue {
    .object([
      "knownUntil": .text(outlook.knownUntil.description),
      "leadWeeks": .integer(Int64(outlook.plan.lead)),
      "weeks": .array(outlook.weeks.map(json)),
      "typicalErrors": .array(
        outlook.typicalErrors.map { weeks, error in
          .object(["weeksAhead": .integer(Int64(weeks)), "deviation": rounded(error, 1_000)])
        }),
    ])
  }

  private func json(_ week: HiringOutlook.Week) -> JSONValue {
    .object([
      "monday": .text(week.monday.description),
      "calls": rounded(week.calls.value), "calls80": range(week.calls),
      "hoursAtWork": rounded(week.hours),
      "needed": rounded(week.needed.value), "needed80": range(week.needed),
      "there": rounded(week.there.value), "there80": range(week.there),
      "inTraining": rounded(week.inTraining), "short": rounded(week.short),
      "begin": .integer(Int64(week.starting)), "begunInAll": .integer(Int64(week.startedInAll)),
      "begunInAll80": week.startedRange80.map {
        .array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))])
      },
      "thereThen": rounded(week.thereThen), "shortThen": rounded(week.shortThen),
      "tooNearToHireFor": .boolean(week.isTooNear),
    ])
  }

  private func rounded(_ value: Double, _ parts: Double = 100) -> JSONValue {
    .number((value * parts).rounded() / parts)
  }

  private func range(_ figure: HiringOutlook.Figure) -> JSONValue? {
    figure.range80.map { .array([rounded($0.lowerBound), rounded($0.upperBound)]) }
  }

  // MARK: For spreadsheets

  /// A line a week.
  package var csv: String {
    var text = CSVRow.line(
      "monday", "calls", "calls_low", "calls_high", "hours_at_work", "needed", "needed_low",
      "needed_high", "there", "there_low", "there_high", "in_training", "short", "begin",
      "begun_in_all", "begun_low", "begun_high", "there_then", "short_then")
    func cell(_ value: Double?) -> CSVCell {
      value.map { .figure(($0 * 100).rounded() / 100) } ?? .figure("")
    }
    func cells(_ figure: HiringOutlook.Figure) -> [CSVCell] {
      [cell(figure.value), cell(figure.range80?.lowerBound), cell(figure.range80?.upperBound)]
    }
    for week in outlook.weeks {
      let begun = week.startedRange80
      text += CSVRow.line(
        [.figure(week.monday.description)] + cells(week.calls) + [cell(week.hours)]
          + cells(week.needed) + cells(week.there) + [
            cell(week.inTraining), cell(week.short), .figure(week.starting),
            .figure(week.startedInAll), begun.map { .figure($0.lowerBound) } ?? .figure(""),
            begun.map { .figure($0.upperBound) } ?? .figure(""), cell(week.thereThen),
            cell(week.shortThen),
          ])
    }
    return text
  }
}
