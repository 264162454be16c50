internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import Glibc
internal import ServiceDesk

extension Hotline {
  /// The columns of each kind of record, which are the same words in both languages.
  private static let importColumns = """
      callers   id number name tier region tags account note
      orders    id caller product kind amount status placedAt paidAt deliveredAt account channel
                region supplier
      contacts  id caller at flow path entered skill waited talked agent disposition note
      agents    id name level skills refundLimit
      cases     id order caller kind text demand stage level openedAt
    """

  package static let databaseImport = Command(
    "import",
    summary: Wording(
      zh: "从文件导入来电者、订单、联系记录、坐席或工单", en: "Take callers, orders, contacts, agents or cases from files"
    ),
    discussion: Wording(
      zh: """
        FILE 是数据文件（.json5、.json）、带表头的表格（.csv），或每行一个 JSON 对象（.jsonl）；后两种要写 --kind。
        管道（如 <(…) 或 /dev/stdin）看内容；没人往里写时会一直等，按 Ctrl-C 结束。
        表格可用逗号、分号或制表符分隔，编码可为 UTF-8、UTF-16 或 GB18030。列名与数据文件相同，也可用中文；
        别家系统的表头用 --columns 说明：
        \(importColumns)
        一个文件要么全部导入，要么一行不进：有一行不对就整个不收，除非加 --skip-bad。重复导入不会改变什么。
        导入时别人写不了，最多等一分钟；坐席上班时，几十万行以上的文件请拆开。
        """,
      en: """
        FILE is a data file (.json5, .json), a table (.csv) with a header, or one JSON object a line
        (.jsonl); the latter two need --kind. A pipe, such as <(…) or /dev/stdin, is told by its content;
        one that nobody writes to is waited for until Ctrl-C. Tables are separated by commas, semicolons
        or tabs, in UTF-8, UTF-16 or GB18030. Columns are named as in data files or in Chinese; --columns
        tells what the headers of another house mean:
        \(importColumns)
        Each file is one transaction: any bad row refuses it, unless --skip-bad is given. Importing a
        file again changes nothing. Nobody else can write meanwhile, and they wait a minute at most, so
        split files of more than some hundred thousand rows while agents are at work.
        """),
    arguments: [
      Argument("FILE", help: Wording(zh: "要导入的文件", en: "what to import"), isRepeating: true)
    ],
    options: StorePlace.options + [
      .value(
        "kind", "KIND",
        help: Wording(zh: ".csv、.jsonl 文件的行是什么", en: "what the rows of .csv and .jsonl files are"),
        completion: .choices(RecordKind.allCases.map(\.rawValue))),
      .value(
        "dates", "ORDER",
        help: Wording(zh: "日和月的先后：dmy、mdy 或 ymd", en: "how days and months stand: dmy, mdy or ymd"),
        completion: .choices(TableTime.DateOrder.allCases.map(\.rawValue))),
      .value(
        "columns", "LIST",
        help: Wording(
          zh: "文件的表头各是哪一列：单号=id,买家电话=caller；备用=- 表示不取",
          en: "what the file's headers mean: OrderNo=id,Buyer=caller; Remark=- leaves one out")),
      .flag(
        "skip-bad",
        help: Wording(
          zh: "跳过有问题的行并列出，不整个拒收",
          en: "leave bad rows out and list them, instead of refusing the file")),
      .json(Wording(zh: "以 JSON 输出", en: "report as JSON")),
    ]
  ) { invocation, console in
    let kind = try invocation.word(RecordKind.self, "kind")
    let dates = try invocation.word(TableTime.DateOrder.self, "dates")
    let headers = try headerNames(invocation, kind)
    let sources = try invocation.arguments.map { path in
      let named = try importFormat(path, kind)
      let text = try SourceText(contentsOf: path, atMost: largestFile)
      return (text: text, format: named ?? importFormat(of: text, kind))
    }
    let desk = try ServiceDesk.toKeep(invocation, console)
    var reports: [JSONValue] = []
    for source in sources {
      let report = try desk.importFile(
        source.text, source.format, dates: dates, headers: headers,
        skipsBad: invocation.flag("skip-bad"), by: .ofComputer)
      if let found = report.found {
        console.tell(found.at(source.text.path))
      }
      console.tell(report.bad + report.warnings)
      reports.append(json(report, of: source.text))
      if !invocation.writesJSON { console.write(summary(report, of: source.text, console)) }
    }
    try desk.keepQueueTitles()
    console.show(invocation, json: .array(reports), text: "")
    return .success
  }

  private static func headerNames(
    _ invocation: Invocation, _ kind: RecordKind?
  ) throws(UsageError) -> HeaderNames? {
    guard let text = invocation.value("columns") else { return nil }
    let isTable = { (path: String) in !path.hasSuffix(".json") && !path.hasSuffix(".json5") }
    guard let kind, invocation.arguments.allSatisfy(isTable) else {
      throw UsageError(
        zh: "--columns 用于一种记录的 .csv 或 .jsonl 文件",
        en: "--columns is for .csv and .jsonl files of one kind",
        hint: Wording("--kind " + RecordKind.allCases.map(\.rawValue).joined(separator: "|")))
    }
    do throws(HeaderNames.Fault) {
      return try HeaderNames(text, of: kind)
    } catch {
      throw UsageError(
        Wording(zh: "--columns：\(error.wording.zh)", en: "--columns: \(error.wording.en)"),
        hint: error.hint)
    }
  }

  /// The format that a file's name tells; `nil` for a pipe, whose name tells nothing.
  private static func importFormat(_ path: String, _ kind: RecordKind?) throws -> ImportFormat? {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch (suffix, kind) {
    case ("csv", let kind?): return .csv(kind)
    case ("jsonl", let kind?), ("ndjson", let kind?): return .lines(kind)
    case ("json5", _), ("json", _): return .document
    case ("csv", nil), ("jsonl", nil), ("ndjson", nil):
      throw UsageError(
        zh: "\(path)：请说明各行是什么", en: "\(path): say what its rows are",
        hint: Wording("--kind " + RecordKind.allCases.map(\.rawValue).joined(separator: "|")))
    case _ where isPipe(path): return nil
    default:
      throw UsageError(
        zh: "\(path)：应为 .json5、.json、.csv 或 .jsonl 文件",
        en: "\(path): expected a .json5, .json, .csv or .jsonl file",
        hint: workbooks.contains(suffix)
          ? TableEncoding.workbookHint
          : Wording(zh: "按内容给文件命名", en: "name the file by what it holds"))
    }
  }

  private static let workbooks: Set = ["xlsx", "xls", "xlsm", "et", "ods", "numbers"]

  /// The format that a text shows: rows of a kind are objects of JSON or of a table, and what says
  /// itself what its rows are is a data file.
  private static func importFormat(of text: SourceText, _ kind: RecordKind?) -> ImportFormat {
    guard let kind else { return .document }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = text.bytes.starts(with: mark) ? text.bytes.dropFirst(3) : text.bytes[...]
    let first = content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") ? .lines(kind) : .csv(kind)
  }

  private static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// A million callers take about a tenth of this.
  private static let largestFile = 1 << 30

  private static func json(_ report: ImportReport, of source: SourceText) -> JSONValue {
    .object([
      "file": .text(source.path),
      "kinds": .object(
        RecordKind.allCases.compactMap { kind in
          report.counts[kind].map { counts in
            JSONValue.Member(
              kind.rawValue,
              .object([
                "added": .integer(Int64(counts.added)), "updated": .integer(Int64(counts.updated)),
                "unchanged": .integer(Int64(counts.unchanged)),
              ]))
          }
        }),
      "skipped": .array(
        report.bad.map { finding in
          .object([
            "line": .integer(Int64(finding.place?.line ?? 0)),
            "column": .integer(Int64(finding.place?.column ?? 0)), "reason": .text(finding.message),
          ])
        }),
      "skippedRows": .integer(Int64(report.badRows.rows)),
      "warnings": .integer(Int64(report.doubtfulRows.rows)),
      "waiting": .array(report.waitingRights.map { .text($0) }),
    ])
  }

  private static func summary(
    _ report: ImportReport, of source: SourceText, _ console: Console
  ) -> String {
    let parts = RecordKind.allCases.compactMap { kind in
      report.counts[kind].map { counts in
        console.text(
          zh: "\(kind.wording.zh) 新增 \(counts.added) 更新 \(counts.updated) 不变 \(counts.unchanged)",
          en: "\(kind.rawValue) \(counts)")
      }
    }
    let skipped =
      report.badRows.isEmpty
      ? ""
      : console.text(
        zh: "；略过 \(report.badRows.rows) 行", en: "; \(report.badRows.rows) rows left out")
    let waiting = report.waitingRights.map { id in
      console.text(
        zh: "提高 \(id) 的权限须经一位主管同意：hotline desk approve \(id) --agent 主管\n",
        en: "greater rights of \(id) wait for a supervisor: hotline desk approve \(id) --agent ID\n"
      )
    }
    let taken =
      parts.isEmpty
      ? console.text(zh: "没有导入记录", en: "nothing was taken in") : parts.joined(separator: "; ")
    return "\(DisplayWidth.printable(source.path)): \(taken)\(skipped)\n" + waiting.joined()
  }
}
