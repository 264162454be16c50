package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
internal import ServiceDesk

/// What queues and agents did on some days, for people, programs and spreadsheets.
package struct QueueReport {
  /// Which of its tables is written as CSV.
  package enum Part: String, CaseIterable, Hashable {
    case queue, agent
    case halfHour = "half-hour"
  }

  package let report: LiveReport
  private let titles: QueueTitles

  /// - Parameter titles: what people know the queues by; programs get their ids too.
  package init(_ report: LiveReport, _ titles: QueueTitles) {
    self.report = report
    self.titles = titles
  }

  package func text(_ console: Console) -> String {
    guard !report.queues.isEmpty || !report.agents.isEmpty else {
      return console.text(zh: "这段时间没有记录\n", en: "nothing was kept of that time\n")
    }
    return [Part.queue, .halfHour, .agent].map { part in
      var table = TextTable(
        heads(part, console).enumerated().map { index, title in
          index < (part == .halfHour ? 2 : 1) ? .init(title, .leading) : .init(title)
        })
      for row in rows(part, console: console) { table.add(row) }
      return table.text(for: console)
    }.joined(separator: "\n")
  }

  package func csv(_ part: Part) -> String {
    let heads =
      part == .agent
      ? [
        "agent", "talks", "callbacks", "handedOn", "talkedSeconds", "wrappedUpSeconds",
        "meanHandlingSeconds",
      ]
      : (part == .halfHour ? ["begins", "queue", "title"] : ["queue", "title"]) + [
        "offered", "answered", "inTime", "abandoned", "callbacks", "refused", "serviceLevel",
        "asaSeconds",
      ]
    // The first columns are names, all others figures.
    let names =
      switch part {
      case .agent: 1
      case .queue: 2
      case .halfHour: 3
      }
    let lines = rows(part, console: nil).map { cells in
      cells.enumerated().map { $0 < names ? CSVCell.text($1) : CSVCell.figure($1) }
    }
    return ([heads.map { CSVCell.figure($0) }] + lines).map { CSVRow.line($0) }.joined()
  }

  package var json: JSONValue {
    func rows(_ rows: [LiveReport.QueueRow]) -> JSONValue { .array(rows.map(json)) }
    return .object([
      "from": .text(report.span.lowerBound.description),
      "to": .text(report.span.upperBound.description), "queues": rows(report.queues),
      "halfHours": rows(report.halfHours),
      "agents": .array(
        report.agents.map { row in
          .object([
            "agent": .text(row.agent), "talks": .integer(Int64(row.talks)),
            "callbacks": .integer(Int64(row.callbacks)), "handedOn": .integer(Int64(row.handedOn)),
            "talkedSeconds": .number(row.talked.inSeconds),
            "wrappedUpSeconds": .number(row.wrappedUp.inSeconds),
            "meanHandlingSeconds": row.meanHandling.map { .number($0.inSeconds) } ?? .null,
          ])
        }),
    ])
  }

  private func json(_ row: LiveReport.QueueRow) -> JSONValue {
    let tally = row.tally
    return .object([
      "begins": row.begins.map { .text($0.description) }, "queue": .text(row.queue),
      "title": .text(titles[row.queue]), "offered": .integer(Int64(tally.offered)),
      "answered": .integer(Int64(tally.answered)),
      "inTime": .integer(Int64(tally.inTime)), "abandoned": .integer(Int64(tally.abandoned)),
      "callbacks": .integer(Int64(tally.callbacks)), "refused": .integer(Int64(tally.refused)),
      "serviceLevel": tally.serviceLevel(undecided: 0).map { .number($0) } ?? .null,
      "asaSeconds": tally.meanWait.map { .number($0) } ?? .null,
    ])
  }

  private func heads(_ part: Part, _ console: Console) -> [String] {
    switch part {
    case .agent:
      return [
        console.text(zh: "坐席", en: "agent"), console.text(zh: "通话", en: "talks"),
        console.text(zh: "回电", en: "callbacks"), console.text(zh: "转出", en: "handed on"),
        console.text(zh: "通话时长", en: "talked"), console.text(zh: "话后", en: "wrap-up"),
        console.text(zh: "平均处理", en: "AHT"),
      ]
    case .queue, .halfHour:
      let names = [console.text(zh: "队列", en: "queue")]
      return (part == .halfHour ? [console.text(zh: "半小时", en: "from")] + names : names) + [
        console.text(zh: "呼入", en: "offered"), console.text(zh: "接听", en: "answered"),
        console.text(zh: "及时", en: "in time"), console.text(zh: "放弃", en: "abandoned"),
        console.text(zh: "回电", en: "callbacks"), console.text(zh: "拒入", en: "refused"),
        console.text(zh: "服务水平", en: "service level"), "ASA",
      ]
    }
  }

  /// - Parameter console: `nil` for cells that machines read.
  private func rows(_ part: Part, console: Console?) -> [[String]] {
    switch part {
    case .queue: return report.queues.map { cells($0, console) }
    case .halfHour:
      return report.halfHours.map { row in
        let begins = row.begins.map { begins in
          console.map { $0.moment(begins, now: report.span.upperBound) } ?? begins.description
        }
        return [begins ?? ""] + cells(row, console)
      }
    case .agent:
      return report.agents.map { row in
        func time(_ time: Duration?) -> String {
          guard let time else { return console == nil ? "" : "–" }
          return console.map { $0.span(time) } ?? Self.decimal(time.inSeconds)
        }
        return [
          console == nil ? row.agent : DisplayWidth.printable(row.agent), "\(row.talks)",
          "\(row.callbacks)", "\(row.handedOn)", time(row.talked), time(row.wrappedUp),
          time(row.meanHandling),
        ]
      }
    }
  }

  private func cells(_ row: LiveReport.QueueRow, _ console: Console?) -> [String] {
    let tally = row.tally
    let level = tally.serviceLevel(undecided: 0)
    let wait = tally.meanWait
    let title = titles[row.queue]
    return (console == nil ? [row.queue, title] : [DisplayWidth.printable(title)]) + [
      "\(tally.offered)", "\(tally.answered)", "\(tally.inTime)", "\(tally.abandoned)",
      "\(tally.callbacks)", "\(tally.refused)",
      console == nil
        ? level.map(Self.decimal) ?? "" : level.map { "\(Int(($0 * 100).rounded())) %" } ?? "–",
      console.map { console in
        wait.map { console.span(.milliseconds(Int64($0 * 1_000))) } ?? "–"
      } ?? wait.map(Self.decimal) ?? "",
    ]
  }

  /// Three decimals: milliseconds, where it is seconds.
  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1_000).rounded())
    let rest = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(thousandths / 1_000).\(rest)"
  }
}
