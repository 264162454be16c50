internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let audit = Command(
    "audit",
    summary: Wording(
      zh: "校验和查看查询、明文查看与改动的记录",
      en: "Verify and read the record of every look-up, disclosure and change"),
    subcommands: [auditVerify, auditAnchor, auditList])

  static let auditVerify = Command(
    "verify",
    summary: Wording(
      zh: "找出被改、被删、被插入或被截断的行", en: "Find rows that were edited, deleted, inserted or cut off"),
    discussion: Wording(
      zh: """
        各行用密钥文件生成的校验码连成链。与别处保存的锚点对照，连持有密钥的人也截不了、重写不了。
        有问题时状态为 1。时钟回拨超过一分钟之后的行也会列出。
        """,
      en: """
        Rows are chained by codes made with the key file. Against an anchor kept elsewhere even
        somebody who has the key can't cut rows off or write the chain anew. Exit status 1 if anything
        is wrong. Rows before which the clock was set back by more than a minute are told too.
        """),
    options: StorePlace.options + [
      .value(
        "anchor", "ANCHOR",
        help: Wording(
          zh: "`hotline audit anchor` 之前输出的内容", en: "what `hotline audit anchor` printed earlier")),
      .json(Wording(zh: "以 JSON 输出", en: "report as JSON")),
    ]
  ) { invocation, console in
    let verdict: AuditVerdict
    do {
      verdict = try ServiceDesk.toKeep(invocation, console, toleratesBrokenAudit: true)
        .verifyAudit(against: invocation.value("anchor"))
    } catch let refusal as KeepingRefusal {
      throw UsageError(
        zh: "--anchor：\(refusal.wording.zh)", en: "--anchor: \(refusal.wording.en)")
    }
    let (findings, rows) = (verdict.findings, verdict.rows)
    console.show(
      invocation,
      json: .object([
        "sound": .boolean(findings.isEmpty), "rows": .integer(Int64(rows)),
        "findings": .array(findings.map { .text($0.en) }),
        "clockSteps": .array(verdict.clockSteps.map { .text($0.en) }),
      ]),
      text: (findings.isEmpty
        ? console.text(zh: "审计记录完好，共 \(rows) 条\n", en: "the audit is sound: \(rows) rows\n")
        : findings.map { console.text($0) + "\n" }.joined())
        + verdict.clockSteps.map { console.text($0) + "\n" }.joined())
    return findings.isEmpty ? .success : .checkFailed
  }

  static let auditAnchor = Command(
    "anchor",
    summary: Wording(
      zh: "输出审计链的末端，保存到数据库以外", en: "Print the end of the audit, to be kept outside of the database"),
    options: StorePlace.options
  ) { invocation, console in
    console.write("\(try ServiceDesk.toKeep(invocation, console).auditAnchor())\n")
    return .success
  }

  static let auditList = Command(
    "list", summary: Wording(zh: "列出审计记录，最新的在前", en: "List rows of the audit, newest first"),
    options: StorePlace.options + [
      .value("agent", "ID", help: Wording(zh: "只看这个坐席做的", en: "only what this agent did")),
      .value(
        "action", "ACTION", help: Wording(zh: "只看这类：", en: "only such rows: ") + actionHelp,
        completion: .choices(actions)),
      .value("number", "NUMBER", help: Wording(zh: "只看关于这个号码的", en: "only rows about this number")),
      .value("since", "TIME", help: Wording(zh: "从这个时间起", en: "only rows from this time on")),
      .value("until", "TIME", help: Wording(zh: "到这个时间为止", en: "only rows up to this time")),
      .value(
        "last", "N", help: Wording(zh: "最多几行（默认 100）", en: "at most so many rows (default: 100)")),
      .flag(
        "reasons",
        help: Wording(
          zh: "明文显示理由（里面可能写了姓名）；会记入审计",
          en: "reasons in clear, which people write names into; goes into the audit")),
      .json(Wording(zh: "以 JSON 输出", en: "as JSON")),
    ]
  ) { invocation, console in
    var errand = ListAudit()
    errand.actor = invocation.value("agent")
    errand.action = try invocation.choice("action", of: actions)
      .flatMap { AuditAction(rawValue: $0) }
    errand.since = try invocation.instant("since")
    errand.until = try invocation.instant("until")
    errand.number = invocation.value("number")
    errand.limit = try invocation.integer("last", in: 1...1_000_000) ?? 100
    errand.revealsReasons = invocation.flag("reasons")
    let access = try StorePlace(invocation, console).access(
      actingAs: nil, at: nil, house: .builtIn, clock: { .now })
    let greeting = try access.run(Greeting())
    if greeting.isPractice { console.writeError(console.practiceNotice) }
    let shown: [ShownAuditLine]
    do {
      shown = try access.run(errand)
    } catch DeskRefusal.unreadableNumber {
      throw UsageError.noTelephoneNumber(at: "--number")
    } catch let refusal as DeskRefusal {
      console.tell(refusal.wording, as: Wording(zh: "不能办理", en: "refused"))
      return .checkFailed
    }
    console.show(
      invocation, json: .array(shown.map(json)),
      text: shown.isEmpty
        ? console.text(zh: "没有符合条件的记录\n", en: "no such rows\n")
        : table(shown, console, now: greeting.now).text(for: console))
    return .success
  }

  private static let actions = AuditAction.allCases.map(\.rawValue)

  /// The words that are typed, with what they are called on the screen where that is something else.
  private static let actionHelp = Wording(
    zh: AuditAction.allCases.map { "\($0.rawValue)（\($0.wording.zh)）" }.joined(separator: "、"),
    en: actions.joined(separator: ", "))

  private static func json(_ shown: ShownAuditLine) -> JSONValue {
    let row = shown.line
    return .object([
      "number": .integer(row.number), "at": .text(row.at.description),
      "actor": .text(row.actor), "action": .text(row.action),
      "subject": row.subjectCode.map { .text($0) }, "object": row.object.map { .text($0) },
      "sum": row.sum.map { .text($0) },
      "reason": shown.reason.map { .text($0) }, "found": row.found.map { .integer($0) },
      "reasonDamaged": row.isReasonDamaged ? .boolean(true) : nil,
    ])
  }

  /// The rows as a table; what was done and why stand last, where there is room for them to go on.
  private static func table(_ rows: [ShownAuditLine], _ console: Console, now: Instant) -> TextTable
  {
    var table = TextTable([
      .init(""), .init("", .leading), .init("", .leading), .init("", .leading), .init("", .leading),
    ])
    for shown in rows {
      let row = shown.line
      let damage =
        row.isReasonDamaged ? console.text(zh: "（理由已损坏）", en: "(the reason is damaged)") : nil
      // Who sees no reasons sees how long they are.
      let hidden = row.reason.flatMap { text in
        shown.reason == text.masked
          ? console.text(zh: "（\(text.length)字）", en: text.masked) : nil
      }
      let what = [
        row.subjectCode, row.object, row.found.map { "×\($0)" }, hidden ?? shown.reason, damage,
      ]
      table.add(
        [
          String(row.number), moment(row.at, console, now: now), row.actor,
          AuditAction(rawValue: row.action).map { console.text($0.wording) } ?? row.action,
          what.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "),
        ].map(DisplayWidth.printable))
    }
    return table
  }

  /// To the second; on a terminal without the year, where that is this one.
  private static func moment(_ at: Instant, _ console: Console, now: Instant) -> String {
    let text = String(at.description.prefix(19))
    guard console.isTerminal, at.civil.date.year == now.civil.date.year else { return text }
    return String(text.dropFirst(5).map { $0 == "T" ? " " : $0 })
  }
}
