package import AfterSales
package import ArgumentParsing
package import Diagnostics
package import Reports
package import ServiceDesk

/// A scorecard as people and programs read it.
package struct ScorecardText {
  package let card: Scorecard
  package let group: Scorecard.Group
  package let days: ClosedRange<CivilDate>

  package init(_ report: ScorecardReport, days: ClosedRange<CivilDate>) {
    (card, group) = (report.card, report.group)
    self.days = days
  }

  /// The rates, with their names for programs and people.
  private static var rates:
    [(key: String, name: Wording, rate: KeyPath<Scorecard.Row, Scorecard.Rate>)]
  {
    [
      ("firstContact", Wording(zh: "一次解决", en: "first contact"), \.firstContact),
      ("reopened", Wording(zh: "重开", en: "reopened"), \.reopened),
      ("promises", Wording(zh: "承诺兑现", en: "promises kept"), \.promises),
      ("answeredInTime", Wording(zh: "24小时响应", en: "answered in 24 h"), \.answeredInTime),
    ]
  }

  private static var answers:
    [(key: String, name: Wording, of: KeyPath<Scorecard.Row, Scorecard.Answers>)]
  {
    [
      ("survey", Wording(zh: "满意度", en: "satisfaction"), \.survey),
      ("visits", Wording(zh: "回访", en: "return visit"), \.visits),
    ]
  }

  // MARK: For programs

  package var json: JSONValue {
    .object([
      "since": .text(days.lowerBound.description), "until": .text(days.upperBound.description),
      "by": .text(group.rawValue), "leastToRank": .integer(Int64(Scorecard.leastToRank)),
      "house": json(card.house), "rows": .array(card.rows.map(json)),
    ])
  }

  private func json(_ row: Scorecard.Row) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    var members: [JSONValue.Member] = [
      .init("name", row.name.isEmpty ? .null : .text(row.name)),
      .init("rank", row.rank.map { .integer(Int64($0)) } ?? .null),
      .init("small", .boolean(row.isSmall)), .init("cases", .integer(Int64(row.cases))),
    ]
    for column in Self.rates {
      let rate = row[keyPath: column.rate]
      let adjusted = rate.adjusted(house: card.house[keyPath: column.rate])
      members.append(
        .init(
          column.key,
          .object([
            "count": .integer(Int64(rate.count)), "of": .integer(Int64(rate.of)),
            "share": number(rate.share), "low": number(rate.interval?.lowerBound),
            "high": number(rate.interval?.upperBound), "expected": .number(rate.expected),
            "adjusted": number(adjusted),
          ])))
    }
    for column in Self.answers {
      let answers = row[keyPath: column.of]
      members.append(
        .init(
          column.key,
          .object([
            "asked": .integer(Int64(answers.asked)), "answered": .integer(Int64(answers.answered)),
            "mean": number(answers.mean),
          ])))
    }
    members.append(.init("meanResponseSeconds", number(row.meanResponse.map(\.inSeconds))))
    members.append(.init("handOvers", .integer(Int64(row.handOvers))))
    return .object(members)
  }

  package var csv: String {
    var names = ["name", "rank", "cases"]
    for column in Self.rates {
      names += ["", "Of", "Low", "High", "Adjusted"].map { column.key + $0 }
    }
    for column in Self.answers { names += ["Asked", "Answered", "Mean"].map { column.key + $0 } }
    names += ["meanResponseSeconds", "handOvers"]
    let lines = ([card.house] + card.rows).map { row -> String in
      func figure(_ value: Double?) -> CSVCell { .figure(value ?? .nan) }
      var cells: [CSVCell] = [
        .text(row.name), row.rank.map { .figure($0) } ?? .figure(""), .figure(row.cases),
      ]
      for column in Self.rates {
        let rate = row[keyPath: column.rate]
        cells += [
          .figure(rate.count), .figure(rate.of), figure(rate.interval?.lowerBound),
          figure(rate.interval?.upperBound),
          figure(rate.adjusted(house: card.house[keyPath: column.rate])),
        ]
      }
      for column in Self.answers {
        let answers = row[keyPath: column.of]
        cells += [.figure(answers.asked), .figure(answers.answered), figure(answers.mean)]
      }
      cells += [figure(row.meanResponse.map(\.inSeconds)), .figure(row.handOvers)]
      return CSVRow.line(cells)
    }
    return CSVRow.line(names.map(CSVCell.text)) + lines.joined()
  }

  // MARK: For people

  private func columns(_ language: Language) -> [String] {
    var columns = [
      language.text(zh: group == .agent ? "坐席" : "团队", en: group.rawValue),
      language.text(zh: "名次", en: "rank"), language.text(zh: "工单", en: "cases"),
    ]
    columns += Self.rates.map { language.text($0.name) }
    columns.append(language.text(zh: "一次解决（折算）", en: "first contact, adjusted"))
    columns.append(language.text(zh: "平均响应", en: "mean answer"))
    columns += Self.answers.map { language.text($0.name) }
    columns.append(language.text(zh: "转出", en: "handed on"))
    return columns
  }

  private func cells(_ row: Scorecard.Row, _ language: Language) -> [String] {
    let isHouse = row.name.isEmpty
    let adjusted = row.firstContact.adjusted(house: card.house.firstContact)
    let few = isHouse ? "" : language.text(zh: "样本少", en: "few")
    var cells = [
      isHouse ? language.text(zh: "全部", en: "house") : name(row.name, language),
      row.rank.map { "\($0)" } ?? few, "\(row.cases)",
    ]
    cells += Self.rates.map { text(row[keyPath: $0.rate]) }
    cells.append(isHouse ? "" : adjusted.map(percent) ?? "–")
    cells.append(row.meanResponse.map { FigureText.seconds($0.inSeconds) } ?? "–")
    cells += Self.answers.map { text(row[keyPath: $0.of]) }
    cells.append("\(row.handOvers)")
    return cells
  }

  private func name(_ name: String, _ language: Language) -> String {
    guard group == .team else { return DisplayWidth.printable(name) }
    return AgentLevel(rawValue: name).map { language.text($0.wording) }
      ?? language.text(zh: "不在册", en: "unlisted")
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  /// Such as `71% [53–84]`.
  private func text(_ rate: Scorecard.Rate) -> String {
    guard let share = rate.share, let interval = rate.interval else { return "–" }
    let ends = [interval.lowerBound, interval.upperBound].map { Int(($0 * 100).rounded()) }
    return "\(percent(share)) [\(ends[0])–\(ends[1])]"
  }

  /// Such as `4.2 (12/30)`: the mean, and how many of those asked answered.
  private func text(_ answers: Scorecard.Answers) -> String {
    guard let mean = answers.mean else { return "–" }
    let share = answers.asked > 0 ? "\(answers.answered)/\(answers.asked)" : "\(answers.answered)"
    return "\(FigureText.number(mean, decimals: 1)) (\(share))"
  }

  package func summary(_ console: Console) -> String {
    let language = console.language
    var table = TextTable(
      columns(language).enumerated().map { index, title in
        TextTable.Column(title, index == 0 ? .leading : .trailing)
      })
    for row in [card.house] + card.rows { table.add(cells(row, language)) }
    return table.text(for: console) + notes(language).joined(separator: "\n") + "\n"
  }

  private func notes(_ language: Language) -> [String] {
    [
      language.text(
        zh: "方括号为95%区间（Wilson）；折算：按全部坐席各类问题的比率，假定问题构成相同（间接标准化），难题不吃亏",
        en:
          "in brackets: 95 % intervals (Wilson); adjusted: as if everybody had the house's mix of kinds "
          + "(indirect standardisation)"),
      language.text(
        zh: "名次只按折算后的一次解决率；有结果的工单少于\(Scorecard.leastToRank)件不排名；响应速度不参与排名",
        en:
          "ranks go by the adjusted share solved at first contact alone, from \(Scorecard.leastToRank) solved "
          + "cases on; speed ranks nobody"),
    ]
  }

  package func page(_ language: Language) -> ReportPage {
    ReportPage(
      language: language, origin: "hotline case scorecard",
      title: language.text(zh: "投诉处理记分卡", en: "Scorecard of complaints"),
      question: language.text(
        zh: "\(days.lowerBound)至\(days.upperBound)受理的投诉，谁把问题解决了？",
        en:
          "Of the complaints opened from \(days.lowerBound) to \(days.upperBound): who solves them?"
      ),
      verdict: "", isGood: nil,
      answer: language.text(
        zh:
          "共\(card.house.cases)件，其中\(card.house.firstContact.of)件有结果，一次解决\(text(card.house.firstContact))。",
        en:
          "\(card.house.cases) cases, \(card.house.firstContact.of) with a result; solved at first contact: "
          + "\(text(card.house.firstContact))."),
      facts: [],
      sections: [
        ReportPage.Section(
          language.text(zh: "各项指标", en: "Figures"),
          [
            .table(
              PageTable(
                caption: language.text(zh: "按首问责任人", en: "By who took the first contact"),
                columns: columns(language),
                rows: ([card.house] + card.rows).map { row in
                  cells(row, language).map { PageTable.Cell($0) }
                }))
          ] + notes(language).map { .paragraph($0) })
      ])
  }
}
