internal import Diagnostics

/// Reads calls from a table, a row a call, whatever its columns are called.
enum CallTableReader {
  static let columns: [CSVTable.Column] = [
    .init(
      "at",
      aliases: [
        "time", "start", "started", "datetime", "开始时间", "进线时间", "呼入时间", "来电时间",
      ], isRequired: true),
    .init("caller", aliases: ["customer", "主叫", "主叫号码", "来电号码", "客户"]),
    .init("type", aliases: ["call type", "业务类型", "类型", "业务"]),
    .init("queue", aliases: ["skill", "技能组", "队列"]),
    .init("priority", aliases: ["优先级"]),
    .init("menu", aliases: ["ivr", "ivr时长", "菜单时长"]),
    .init("waited", aliases: ["wait", "等待时长", "排队时长", "等待"]),
    .init("outcome", aliases: ["result", "结果", "状态", "通话结果"]),
    .init("talked", aliases: ["talk", "通话时长", "通话"]),
    .init("wrapup", aliases: ["wrap-up", "acw", "话后时长", "整理时长", "话后处理时长"]),
    .init("agent", aliases: ["坐席", "客服", "工号", "座席"]),
  ]

  private static let hint =
    Wording(
      zh: "at，以及 caller、type、queue、priority、menu、waited、outcome、talked、wrapUp、agent 中的任意几列",
      en:
        "at, and any of caller, type, queue, priority, menu, waited, outcome, talked, wrapUp, agent"
    )

  /// What tables call outcomes.
  private enum Told { case call(CallRecord.Outcome), phantom, hungUp }

  private static let outcomes: [String: Told] = [
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

  /// Adds the calls of a table.
  /// - Parameter progress: told now and then how many rows have been read.
  /// - Throws: `InvalidInput` if it is no table, or lacks the column `at`.
  static func read(
    _ file: SourceText, _ options: LogOptions, into builder: inout CallLogBuilder,
    progress: (Int) -> Void
  ) throws(InvalidInput) {
    var names = options.columns
    if let wrapUp = names.removeValue(forKey: "wrapUp") { names["wrapup"] = wrapUp }
    var table = try CSVTable(file, columns: columns, names: names, hint: hint)
    if let found = table.found { builder.note(found) }
    var faults = RowFaults(table.source)
    let order = try order(file, options, names)
    var rows = 0
    while let row = table.next(&faults) {
      rows += 1
      if rows % 65_536 == 0 { progress(rows) }
      builder.countRow()
      if let reason = add(row, to: &builder, options, order, separator: table.separator) {
        builder.setAside(reason)
      }
    }
    for (message, rows) in faults.counts {
      for _ in 0..<rows {
        builder.countRow()
        builder.setAside(message)
      }
    }
  }

  /// In which order the dates of the column `at` stand, from its first rows.
  private static func order(
    _ file: SourceText, _ options: LogOptions, _ names: [String: String]
  ) throws(InvalidInput) -> TableTime.DateOrder? {
    if let dates = options.dates { return dates }
    var table = try CSVTable(file, columns: columns, names: names, hint: hint)
    var faults = RowFaults(table.source)
    var texts: [String] = []
    while texts.count < 5_000, let row = table.next(&faults) {
      if let field = row["at"] { texts.append(field.text) }
    }
    switch TableTime.order(of: texts) {
    case .notNeeded: return nil
    case .found(let order): return order
    case .ambiguous:
      throw InvalidInput([
        Diagnostic(
          .error, "ambiguous-dates", in: table.source, at: 0,
          Wording(zh: "日期分不清先写日还是先写月", en: "the dates may be day first or month first"),
          hint: Wording(zh: "用 --dates dmy 或 mdy 指明", en: "say which by --dates dmy or mdy"))
      ])
    }
  }

  /// Adds a row's call.
  /// - Returns: why it can't be used, or `nil`.
  private static func add(
    _ row: CSVTable.Row, to builder: inout CallLogBuilder, _ options: LogOptions,
    _ order: TableTime.DateOrder?, separator: UInt8
  ) -> Wording? {
    guard let time = row["at"].flatMap({ TableTime($0.text, order: order) }) else {
      return Wording(zh: "没有来电时间", en: "no time of arrival")
    }
    let at = options.local(time)
    guard options.takes(at) else {
      return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
    }
    var lengths: [Double?] = []
    for column in ["menu", "waited", "talked", "wrapup"] {
      guard let text = row[column]?.text, !text.isEmpty else {
        lengths.append(nil)
        continue
      }
      guard let seconds = seconds(text, separator: separator) else {
        return Wording(
          zh: "\(column == "wrapup" ? "wrapUp" : column)：不是时长",
          en: "\(column == "wrapup" ? "wrapUp" : column): no length of time")
      }
      guard (0...86_400).contains(seconds) else {
        let name = column == "wrapup" ? "wrapUp" : column
        return seconds < 0
          ? Wording(zh: "\(name)：小于 0", en: "\(name): below 0")
          : Wording(zh: "\(column)：超过一天", en: "\(column): over a day")
      }
      lengths.append(seconds)
    }
    let agent = row["agent"]?.text ?? ""
    guard let outcome = outcome(row["outcome"]?.text, waited: lengths[1], talked: lengths[2], agent)
    else { return Wording(zh: "没有已知的结果", en: "no known outcome") }
    guard case .call(let outcome) = outcome else { return Wording("phantom") }
    let name = [row["type"]?.text, row["queue"]?.text].compactMap { $0 }.first { !$0.isEmpty }
    guard options.takes(type: name ?? "") else { return Wording(zh: "别的队列", en: "another queue") }
    guard let type = builder.type(name ?? "calls") else {
      return Wording(zh: "呼叫类型太多", en: "too many call types")
    }
    var call = CallRecord(at: at, outcome: outcome)
    call.type = type
    call.menu = Float(lengths[0] ?? 0)
    call.waited = Float(lengths[1] ?? 0)
    if outcome == .answered {
      call.talked = Float(lengths[2] ?? 0)
      call.agent = builder.agent(agent)
      if let wrapUp = lengths[3] { call.wrapUp = Float(wrapUp) }
    }
    call.caller = builder.caller(row["caller"]?.text ?? "")
    if let text = row["priority"]?.text, let priority = TableNumber.parse(text) {
      call.priority = Int16(max(-1_000, min(1_000, priority)))
    }
    builder.add(call)
    return nil
  }

  private static func outcome(
    _ text: String?, waited: Double?, talked: Double?, _ agent: String
  ) -> Told? {
    guard let text, !text.isEmpty else {
      return .call(!agent.isEmpty || (talked ?? 0) > 0 ? .answered : .abandoned)
    }
    switch outcomes[text.lowercased()] {
    case .hungUp?: return .call((waited ?? 0) > 0 ? .abandoned : .hungUp)
    case let told: return told
    }
  }

  /// The seconds of `90`, `1:30`, `0:01:30`, `1m30s`; `nil` if the text is none.
  static func seconds(_ text: String, separator: UInt8) -> Double? {
    if let number = TableNumber.parse(text, separator: separator) { return number }
    if text.utf8.contains(UInt8(ascii: ":")) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Double($0) }
      guard (2...3).contains(parts.count), numbers.count == parts.count,
        numbers.allSatisfy({ (0..<100_000).contains($0) })
      else { return nil }
      return numbers.reduce(0) { $0 * 60 + $1 }
    }
    return DurationNotation.parse(text)?.inSeconds
  }
}
