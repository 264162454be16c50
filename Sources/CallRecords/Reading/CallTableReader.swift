internal import Diagnostics
internal import QueueSimulator

/// Reads calls from a table, a row a call, whatever its columns are called.
enum CallTableReader {
  static let columns: [CSVTable.Column] = [
    .init("at", aliases: CallColumns.times, isRequired: true),
    .init("caller", aliases: ["customer", "主叫", "主叫号码", "来电号码", "客户"]),
    .init("type", aliases: CallColumns.types),
    .init("queue", aliases: ["skill", "技能组", "队列"]),
    .init("priority", aliases: CallColumns.priorities),
    .init("menu", aliases: ["ivr", "ivr时长", "菜单时长"]),
    .init("waited", aliases: ["wait", "等待时长", "排队时长", "等待"]),
    .init("outcome", aliases: ["result", "结果", "状态", "通话结果"]),
    .init("talked", aliases: ["talk", "通话时长", "通话"]),
    .init("wrapUp", aliases: CallColumns.wrapUps),
    .init("agent", aliases: ["坐席", "客服", "工号", "座席"]),
  ]

  private static let hint =
    Wording(
      zh: "at，以及 caller、type、queue、priority、menu、waited、outcome、talked、wrapUp、agent 中的任意几列",
      en:
        "at, and any of caller, type, queue, priority, menu, waited, outcome, talked, wrapUp, agent"
    )

  /// What tables call outcomes.
  enum Told { case call(CallRecord.Outcome), phantom, hungUp }

  static let outcomes: [String: Told] = [
    "answered": .call(.answered), "已接听": .call(.answered), "接通": .call(.answered),
    "已接通": .call(.answered), "agent": .call(.answered),
    "abandoned": .call(.abandoned), "放弃": .call(.abandoned), "排队放弃": .call(.abandoned),
    "未接": .call(.abandoned),
    "hungup": .hungUp, "hang": .hungUp, "挂断": .hungUp,
    "blocked": .call(.blocked), "busy": .call(.blocked), "忙": .call(.blocked),
    "transferred": .call(.transferred), "转出": .call(.transferred),
    "callback": .call(.callback), "回呼": .call(.callback),
    "phantom": .phantom,
  ]

  /// So many rows tell how much memory the others will take.
  private static let rowsForRoom = 65_536
  /// So many rows tell in which order their dates stand.
  private static let rowsForOrder = 5_000

  /// Adds the calls of a table.
  /// - Parameter progress: told now and then how many rows have been read.
  /// - Throws: `InvalidInput` if it is no table, or lacks the column `at`.
  static func read(
    _ file: PiecedFile, _ options: LogOptions, into builder: inout CallLogBuilder,
    progress: (Int) -> Void
  ) throws(InvalidInput) {
    let encoding = try TableEncoding(of: file)
    let text = try TextPieces(file, encoding)
    let heading = try CSVTable(
      SourceText(path: file.path, bytes: beginning(text)), columns: columns, names: options.columns,
      hint: hint)
    try refuseEvents(heading)
    if let found = CSVTable.found(encoding, separator: heading.separator) { builder.note(found) }
    let order =
      if let dates = options.dates { dates } else {
        try heading.dateOrder(of: "at", rows: rowsForOrder)
      }
    var rows = TableRows(text, after: heading)
    var calls = TableCalls(heading, order, options)
    var count = 0
    builder.begin(file.path)
    defer { builder.endFile() }
    while try rows.next() {
      count += 1
      if count % 65_536 == 0 { progress(count) }
      if count == rowsForRoom { builder.reserve(Self.rest(file, count, rows)) }
      builder.countRow(line: rows.line)
      let reason = calls.add(
        rows.fields, of: rows.text.bytes.span, line: rows.line, to: &builder)
      if let reason { builder.setAside(reason) }
    }
    builder.endFile()
    try calls.check(file.path)
    for fault in rows.faults {
      for _ in 0..<fault.rows {
        builder.countRow()
        builder.setAside(fault.message)
      }
    }
  }

  /// A `queue_log` in a database has a row an event: read as calls they would be nonsense.
  /// - Throws: `InvalidInput` if the table is one.
  private static func refuseEvents(_ table: CSVTable) throws(InvalidInput) {
    let titles = Set(table.heading.map { $0.text.lowercased() })
    guard titles.contains("callid"), titles.contains("event") else { return }
    throw InvalidInput([
      Diagnostic(
        .error, "event-table", in: table.source, at: 0,
        Wording(
          zh: "这是 queue_log 的事件表，每行一个事件，不是一通来电",
          en: "these are a queue_log's events, a row an event, not calls"),
        hint: Wording(
          zh: "导出成 queue_log 的行：epoch|callid|queuename|agent|event|data1|data2|data3|data4|data5",
          en:
            "export them as lines of a queue_log: epoch|callid|queuename|agent|event|data1|data2|data3|data4|data5"
        ))
    ])
  }

  /// How many rows are to come, by the length of those so far and a little more.
  private static func rest(_ file: PiecedFile, _ count: Int, _ rows: TableRows) -> Int {
    guard let size = file.size, rows.passed > 0 else { return 0 }
    return max(0, Int(1.05 * Double(size) / Double(rows.passed) * Double(count)) - count)
  }

  /// The whole lines of a text's beginning, or all of it if it is no longer.
  private static func beginning(_ text: TextPieces) -> [UInt8] {
    guard !text.isLast, let end = text.bytes.lastIndex(of: 0x0A) else { return text.bytes }
    return Array(text.bytes[...end])
  }
}
