internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

/// What everybody may know of a month's complaints, as people and programs read it.
struct PublishedText {
  let figures: PublishedFigures
  /// The moment that the figures are of.
  let at: Instant
  let month: ClosedRange<CivilDate>
  let changes: [HouseChange]
  /// The house's number; `nil` if it isn't told.
  let phone: String?

  init(
    _ published: PublishedMonth, month: ClosedRange<CivilDate>, changes: [HouseChange],
    phone: String?
  ) {
    (figures, at) = (published.figures, published.at)
    (self.month, self.changes, self.phone) = (month, changes, phone)
  }

  /// The results in the order of the table's columns; `nil` are those without one.
  static let results: [CaseResult?] = CaseResult.allCases.map(Optional.some) + [nil]

  static func name(_ result: CaseResult?) -> Wording {
    result?.wording ?? Wording(zh: "处理中", en: "in progress")
  }

  /// The shares, with their names.
  var parts: [(key: String, name: Wording, part: PublishedFigures.Part?)] {
    [
      (
        "answeredWithin24h", Wording(zh: "24小时内响应", en: "answered within 24 hours"),
        figures.answeredInTime
      ),
      (
        "solvedWithin72h", Wording(zh: "72小时内解决", en: "solved within 72 hours"),
        figures.solvedInTime
      ),
      ("escalated", Wording(zh: "升级处理", en: "escalated"), figures.escalated),
      ("reopened", Wording(zh: "重新受理", en: "reopened"), figures.reopened),
    ]
  }

  func times(_ language: Language) -> [(key: String, name: String, time: Duration?)] {
    [
      (
        "meanResponseSeconds", language.text(zh: "平均响应时间", en: "mean time to an answer"),
        figures.meanResponse
      ),
      (
        "meanResolutionSeconds", language.text(zh: "平均解决时间", en: "mean time to a result"),
        figures.meanResolution
      ),
    ]
  }

  // MARK: For programs

  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("month", .text(String(month.lowerBound.description.prefix(7)))),
      .init("at", .text(at.description)), .init("received", Self.count(figures.received)),
    ]
    for row in parts {
      let part = row.part.map { part -> JSONValue in
        .object(["count": Self.count(part.count), "of": Self.count(part.of)])
      }
      members.append(.init(row.key, part ?? .null))
    }
    for row in times(.english) {
      members.append(.init(row.key, row.time.map { .number($0.inSeconds) } ?? .null))
    }
    members.append(.init("hiddenBelow", .integer(Int64(SuppressedTable.least))))
    members.append(.init("kinds", .array(figures.kinds.indices.map(json))))
    members.append(.init("results", resultSums))
    members.append(
      .init(
        "changes",
        .array(
          changes.map { change -> JSONValue in
            .object([
              "on": .text(change.on.description), "zh": .text(change.what.zh),
              "en": .text(change.what.en),
            ])
          })))
    return .object(members)
  }

  private static func count(_ count: Int?) -> JSONValue {
    count.map { .integer(Int64($0)) } ?? .null
  }

  private static func key(_ result: CaseResult?) -> String { result?.rawValue ?? "open" }

  /// The row of a kind.
  private func json(_ row: Int) -> JSONValue {
    let table = figures.table
    var members: [JSONValue.Member] = [
      .init("kind", .text(figures.kinds[row].rawValue)),
      .init("received", Self.count(table.rowSums[row])),
    ]
    for (column, result) in Self.results.enumerated() {
      members.append(.init(Self.key(result), Self.count(table.cells[row][column])))
    }
    return .object(members)
  }

  /// A month without complaints has no columns.
  private var resultSums: JSONValue {
    let members = zip(Self.results, figures.table.columnSums).map { result, sum in
      JSONValue.Member(Self.key(result), Self.count(sum))
    }
    return .object(members)
  }

  func csv(_ language: Language) -> String {
    let header =
      ["kind"] + Self.results.map { $0?.rawValue ?? "open" } + ["received"]
    return ([header] + rows(language) { $0.rawValue }).map { CSVRow.line($0.map(CSVCell.text)) }
      .joined()
  }

  /// The table with its sums, hidden cells empty.
  func rows(
    _ language: Language, hidden: String = "", kind name: (IssueKind) -> String
  ) -> [[String]] {
    func text(_ count: Int?) -> String { count.map(String.init) ?? hidden }
    let table = figures.table
    var rows: [[String]] = []
    for (row, kind) in figures.kinds.enumerated() {
      rows.append([name(kind)] + table.cells[row].map(text) + [text(table.rowSums[row])])
    }
    let sums = table.columnSums.isEmpty ? Self.results.map { _ in Int?.some(0) } : table.columnSums
    rows.append([language.text(zh: "合计", en: "all")] + sums.map(text) + [text(table.sum)])
    return rows
  }

  // MARK: For the desk

  func summary(_ console: Console) -> String {
    let language = console.language
    var columns = [TextTable.Column(language.text(zh: "问题", en: "issue"), .leading)]
    for result in Self.results { columns.append(.init(language.text(Self.name(result)))) }
    columns.append(.init(language.text(zh: "受理", en: "received")))
    var table = TextTable(columns)
    for row in rows(language, hidden: "–", kind: { language.text($0.wording) }) { table.add(row) }
    var text = language.text(zh: "受理投诉  ", en: "complaints received  ")
    text += (figures.received.map(String.init) ?? "–") + "\n"
    for row in parts { text += "\(language.text(row.name))  \(share(row.part, language))\n" }
    for row in times(language) {
      text += "\(row.name)  \(row.time.map(console.span) ?? "–")\n"
    }
    return text + "\n" + table.text(for: console)
      + language.text(
        zh: "“–”：数太小，或可由其推算出太小的数，不公布\n",
        en: "–: too few, or too few could be worked out from it; not told\n")
  }

  func share(_ part: PublishedFigures.Part?, _ language: Language) -> String {
    guard let part, part.of > 0 else { return "–" }
    return "\((part.count * 200 + part.of) / (2 * part.of))% (\(part.count)/\(part.of))"
  }
}
