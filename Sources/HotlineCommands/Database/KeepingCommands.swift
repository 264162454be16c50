internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics

extension Hotline {
  static let databaseCheck = Command(
    "check", summary: "Check pages, references, keys, encrypted fields, indexes and the audit",
    discussion: "Exit status 1 if anything is wrong.",
    options: StoreLocation.options + [.flag("json", help: "report as JSON")]
  ) { invocation, console in
    let store = try StoreLocation(invocation, console).open(toleratesBrokenAudit: true)
    let progress = ProgressLine(console, unit: "callers")
    let findings = try store.check { progress.show(done: $0, of: $1) }
    progress.clear()
    if invocation.flag("json") {
      console.write(
        JSONValue.object([
          "sound": .boolean(findings.isEmpty),
          "findings": .array(
            findings.map {
              .object(["part": .text($0.part.rawValue), "message": .text($0.message.en)])
            }),
        ]).formatted + "\n")
    } else if findings.isEmpty {
      console.write(console.text(zh: "数据库完好\n", en: "the database is sound\n"))
    } else {
      console.write(findings.map { console.text($0.wording) + "\n" }.joined())
    }
    return findings.isEmpty ? .success : .checkFailed
  }

  static let databaseBackup = Command(
    "backup", summary: "Copy the database into a new file, while it is in use",
    discussion: """
      The key file is not copied: keep the key apart from the backups. After `rotate-key` older
      backups need the key file of their time.
      """,
    arguments: [Argument("TARGET", help: "the new file")], options: StoreLocation.options
  ) { invocation, console in
    let target = invocation.arguments[0]
    try StoreLocation(invocation, console).open()
      .backUp(to: target, by: StoreLocation.user, at: .now)
    console.write(
      console.text(
        zh: "已备份到 \(target)（不含密钥）\n", en: "copied to \(target) (without the key)\n"))
    return .success
  }

  static let databaseStatistics = Command(
    "stats", summary: "Tell how much the database holds",
    options: StoreLocation.options + [.flag("json", help: "report as JSON")]
  ) { invocation, console in
    let statistics = try StoreLocation(invocation, console).open().statistics()
    let rows: [(key: String, zh: String, en: String, value: Int)] = [
      ("callers", "客户", "callers", statistics.callers),
      ("erased", "已删除客户", "erased callers", statistics.erased),
      ("orders", "订单", "orders", statistics.orders),
      ("contacts", "通话记录", "contacts", statistics.contacts),
      ("cases", "投诉", "cases", statistics.cases),
      ("openCases", "未结投诉", "open cases", statistics.openCases),
      ("agents", "坐席", "agents", statistics.agents),
      ("auditRows", "审计记录", "audit rows", statistics.auditRows),
      ("bytes", "字节", "bytes", statistics.bytes),
      ("layout", "表结构版本", "layout", statistics.layout),
      ("keyVersion", "密钥版本", "key version", statistics.keyVersion),
    ]
    if invocation.flag("json") {
      let members = rows.map { JSONValue.Member($0.key, .integer(Int64($0.value))) }
      console.write(JSONValue.object(members).formatted + "\n")
    } else {
      for row in rows {
        let name = DisplayWidth.pad(console.text(zh: row.zh, en: row.en), to: 16)
        console.write(name + DisplayWidth.padLeading(String(row.value), to: 14) + "\n")
      }
    }
    return .success
  }

  static let databaseRotateKey = Command(
    "rotate-key", summary: "Re-encrypt everything under a new key, while the database is in use",
    discussion: """
      If it is stopped half-way, the next run goes on where it stood. When it is done the key file
      holds the new key alone; older backups can be read only with a copy of the old key file.
      """,
    options: StoreLocation.options
  ) { invocation, console in
    let store = try StoreLocation(invocation, console).open()
    let progress = ProgressLine(console, unit: "callers")
    try store.rotateKey(by: StoreLocation.user, at: .now) {
      progress.show(done: $0.done, of: $0.total)
    }
    progress.clear()
    let version = try store.statistics().keyVersion
    console.write(
      console.text(
        zh: "已更换为第 \(version) 版密钥\n", en: "everything is under key version \(version) now\n"))
    return .success
  }

  static let databaseErase = Command(
    "erase", summary: "Destroy a caller's personal data for ever, keeping the facts of orders",
    discussion: """
      CALLER is the number, the shop's id of the caller, or #ID as `erase` lists them when several
      people share a number. This can't be undone.
      """,
    arguments: [Argument("CALLER", help: "number, id, or #ID", completion: .none)],
    options: StoreLocation.options + [
      .value("reason", "TEXT", help: "why, for the audit")
    ]
  ) { invocation, console in
    let store = try StoreLocation(invocation, console).open()
    let found = try store.callers(named: invocation.arguments[0])
    guard found.count == 1 else {
      let names = found.map { "#\($0.id) \($0.name?.masked ?? "–")" }
      throw UsageError(
        zh: found.isEmpty ? "CALLER：没有这位客户" : "CALLER：有\(found.count)人共用这个号码",
        en: found.isEmpty
          ? "CALLER: there is no such caller" : "CALLER: \(found.count) people share the number",
        hint: found.isEmpty
          ? nil
          : Wording(
            zh: "指明其中一位：\(names.joined(separator: "、"))",
            en: "name one of them: \(names.joined(separator: ", "))"))
    }
    try store.erase(
      found[0].id, by: StoreLocation.user, reason: invocation.value("reason"), at: .now)
    console.write(
      console.text(
        zh: "已删除客户 #\(found[0].id) 的个人信息，订单事实保留\n",
        en: "erased what is personal of caller #\(found[0].id); the facts of orders stay\n"))
    return .success
  }
}
