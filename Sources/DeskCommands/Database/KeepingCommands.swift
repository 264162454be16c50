internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let databaseCheck = Command(
    "check",
    summary: Wording(
      zh: "检查页、引用、密钥、加密字段、索引和审计",
      en: "Check pages, references, keys, encrypted fields, indexes and the audit"),
    discussion: Wording(zh: "有问题时状态为 1。", en: "Exit status 1 if anything is wrong."),
    options: StorePlace.options + [.json(Wording(zh: "以 JSON 输出", en: "report as JSON"))]
  ) { invocation, console in
    let desk = try ServiceDesk.toKeep(invocation, console, toleratesBrokenAudit: true)
    let progress = ProgressLine(console, unit: "callers")
    let findings = try desk.check { progress.show(done: $0, of: $1) }
    progress.clear()
    console.show(
      invocation,
      json: .object([
        "sound": .boolean(findings.isEmpty),
        "findings": .array(
          findings.map {
            .object(["part": .text($0.part.rawValue), "message": .text($0.message.en)])
          }),
      ]),
      text: findings.isEmpty
        ? console.text(zh: "数据库完好\n", en: "the database is sound\n")
        : findings.map { DisplayWidth.printable(console.text($0.wording)) + "\n" }.joined())
    return findings.isEmpty ? .success : .checkFailed
  }

  static let databaseBackup = Command(
    "backup",
    summary: Wording(
      zh: "把使用中的数据库备份成新文件", en: "Copy the database into a new file, while it is in use"),
    discussion: Wording(
      zh: """
        不复制密钥文件：密钥要和备份分开放。`rotate-key` 之后，以前的备份要用当时的密钥文件。
        """,
      en: """
        The key file is not copied: keep the key apart from the backups. After `rotate-key` older
        backups need the key file of their time.
        """),
    arguments: [Argument("TARGET", help: Wording(zh: "新文件", en: "the new file"))],
    options: StorePlace.options
  ) { invocation, console in
    let target = invocation.arguments[0]
    try ServiceDesk.toKeep(invocation, console).backUp(to: target, by: .ofComputer)
    let shown = DisplayWidth.printable(target)
    let version = try ServiceDesk.toKeep(invocation, console).statistics().keyVersion
    console.write(
      console.text(
        zh: "已备份到 \(shown)（不含密钥；须用第 \(version) 版密钥打开）\n",
        en: "copied to \(shown) (without the key; it takes key version \(version) to open it)\n"))
    return .success
  }

  static let databaseStatistics = Command(
    "stats", summary: Wording(zh: "数据库里有多少东西", en: "Tell how much the database holds"),
    options: StorePlace.options + [.json(Wording(zh: "以 JSON 输出", en: "report as JSON"))]
  ) { invocation, console in
    let statistics = try ServiceDesk.toKeep(invocation, console).statistics()
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
    console.show(
      invocation, json: .object(rows.map { .init($0.key, .integer(Int64($0.value))) }),
      text: rows.map { row in
        DisplayWidth.pad(console.text(zh: row.zh, en: row.en), to: 16)
          + DisplayWidth.padLeading(String(row.value), to: 14) + "\n"
      }.joined())
    return .success
  }

  static let databaseRotateKey = Command(
    "rotate-key",
    summary: Wording(
      zh: "换新密钥重新加密，数据库照常使用",
      en: "Re-encrypt everything under a new key, while the database is in use"),
    discussion: Wording(
      zh: """
        中途停下的，下次接着做。做完后密钥文件里只剩新密钥；以前的备份要用旧密钥文件才能读。
        """,
      en: """
        If it is stopped half-way, the next run goes on where it stood. When it is done the key file
        holds the new key alone; older backups can be read only with a copy of the old key file.
        """),
    options: StorePlace.options
  ) { invocation, console in
    let desk = try ServiceDesk.toKeep(invocation, console)
    let progress = ProgressLine(console, unit: "callers")
    let version = try desk.rotateKey(by: .ofComputer) { progress.show(done: $0, of: $1) }
    progress.clear()
    console.write(
      console.text(
        zh: "已更换为第 \(version) 版密钥\n", en: "everything is under key version \(version) now\n"))
    let old = try desk.backups(before: version)
    guard !old.isEmpty else { return .success }
    console.write(
      console.text(
        zh: "以下 \(old.count) 份备份不能再用现在的密钥文件打开，只有当时密钥文件的副本可以：\n",
        en:
          "backups that the key file no longer opens (\(old.count)); only a copy of the key file of "
          + "their time does:\n"))
    for backup in old {
      let file =
        backup.file.map { DisplayWidth.printable($0) }
        ?? console.text(zh: "（未记文件名）", en: "(no name was kept)")
      let version = backup.keyVersion.map { "\($0)" } ?? "?"
      console.write(
        console.text(
          zh: "  \(backup.at)  \(file)  第 \(version) 版\n",
          en: "  \(backup.at)  \(file)  key version \(version)\n"))
    }
    return .success
  }

  static let databaseErase = Command(
    "erase",
    summary: Wording(
      zh: "永久销毁某人的个人信息，保留订单事实",
      en: "Destroy a caller's personal data for ever, keeping the facts of orders"),
    discussion: Wording(
      zh: """
        CALLER 是号码、商家给来电者的编号，或 #ID（几个人共用一个号码时 `erase` 会列出）。无法恢复。
        """,
      en: """
        CALLER is the number, the shop's id of the caller, or #ID as `erase` lists them when several
        people share a number. This can't be undone.
        """),
    arguments: [
      Argument(
        "CALLER", help: Wording(zh: "号码、编号或 #ID；- 从标准输入读", en: "number, id, or #ID; - reads it"),
        completion: .none)
    ],
    options: StorePlace.options + [
      .value("reason", "TEXT", help: Wording(zh: "理由，记入审计", en: "why, for the audit"))
    ]
  ) { invocation, console in
    let caller: Int64
    do {
      caller = try ServiceDesk.toKeep(invocation, console).erase(
        invocation.clear(invocation.arguments[0], console) ?? "",
        reason: invocation.value("reason"), by: .ofComputer)
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    } catch let refusal as KeepingRefusal {
      var hint: Wording?
      if case .severalCallers(let people) = refusal {
        let names = people.map { "#\($0.id) \($0.name ?? "–")" }
        hint = Wording(
          zh: "指明其中一位：\(names.joined(separator: "、"))",
          en: "name one of them: \(names.joined(separator: ", "))")
      }
      throw UsageError(
        zh: "CALLER：\(refusal.wording.zh)", en: "CALLER: \(refusal.wording.en)", hint: hint)
    }
    console.write(
      console.text(
        zh: "已删除客户 #\(caller) 的个人信息，订单事实保留\n",
        en: "erased what is personal of caller #\(caller); the facts of orders stay\n"))
    return .success
  }
}
