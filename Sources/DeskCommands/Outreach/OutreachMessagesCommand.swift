internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let outreachMessages = DeskCommand(
    "messages",
    summary: Wording(
      zh: "把到期的短信写给网关（主管）", en: "Write the texts that are due for the gateway (supervisors)"),
    discussion: Wording(
      zh: """
        写出到期客户的号码和短信；号码是明文，先记入审计，文件只有所有者能读。写完才算已告知；同一 reference 网关只发
        一次，中断后重写不会发两遍。只在 9 点到 21 点之间，每小时不超过 --per-hour。
        """,
      en: """
        Writes the numbers and texts of those who are due. Numbers are in clear: the audit tells it first, and only
        its owner reads the file. They count as told once it is written; a gateway sends the same reference once,
        so that writing again after a break sends nothing twice. Between 9 and 21 o'clock, and at most --per-hour.
        """),
    arguments: [outreachArgument],
    options: [
      .value(
        "output", "FILE",
        help: Wording(zh: "新文件，只有所有者能读", en: "a new file that only its owner can read"),
        completion: .files),
      .value(
        "format", "FORMAT", help: Wording(zh: "jsonl（默认）或 csv", en: "jsonl (default) or csv"),
        completion: .choices(ExportFormat.allCases.map(\.rawValue))),
      .forExcel,
      .value(
        "limit", "N", help: Wording(zh: "最多几条（默认 1000）", en: "at most so many (default 1000)")),
    ]
  ) { invocation, face in
    let id = invocation.arguments[0]
    let format = try invocation.word(ExportFormat.self, "format") ?? .jsonl
    if invocation.flag("for-excel"), format != .csv {
      throw UsageError(
        Wording(zh: "--for-excel 要和 --format csv 一起用", en: "--for-excel goes with --format csv"))
    }
    let path = try invocation.required(invocation.value("output"), "output", "FILE")
    let limit = try invocation.integer("limit", in: OutreachDraft.hourly) ?? 1_000
    let file = try PrivateFile("output", path: path)
    defer { file.discard() }
    let due = try face.run(WriteOutreachMessages(id, limit: limit)).value
    switch format {
    case .jsonl: try file.write(due.messages.map { $0.line }.joined())
    case .csv: try file.write(invocation.csv(due.csv))
    }
    try file.finish()
    _ = try face.run(KeepMessagesSent(id, of: due.messages.map(\.subject)))
    face.write(
      .object([
        "id": .text(id), "written": .integer(Int64(due.messages.count)),
        "left": .integer(Int64(due.left)),
      ]),
      face.console.text(
        zh: "写出 \(due.messages.count) 条短信，还有 \(due.left) 位未到时候\n",
        en: "\(due.messages.count) messages written, \(due.left) customers are due later\n"))
    return .success
  }
}

extension OutreachMessages.Message {
  fileprivate var line: String {
    JSONValue.object([
      "reference": .text(reference), "number": .text(number), "text": .text(text),
    ]).compact + "\n"
  }
}

extension OutreachMessages {
  fileprivate var csv: String {
    CSVRow.line("reference", "number", "text")
      + messages.map { message in
        CSVRow.line([
          .text(message.reference), .figure(message.number), .text(message.text),
        ])
      }.joined()
  }
}
