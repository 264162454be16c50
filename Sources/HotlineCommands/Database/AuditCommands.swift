internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics

extension Hotline {
  static let audit = Command(
    "audit", summary: "Verify and read the record of every look-up, disclosure and change",
    subcommands: [auditVerify, auditAnchor, auditList])

  static let auditVerify = Command(
    "verify", summary: "Find rows that were edited, deleted, inserted or cut off",
    discussion: """
      Rows are chained by codes made with the key file. Against an anchor kept elsewhere even
      somebody who has the key can't cut rows off or write the chain anew. Exit status 1 if anything
      is wrong.
      """,
    options: StoreLocation.options + [
      .value("anchor", "ANCHOR", help: "what `hotline audit anchor` printed earlier"),
      .flag("json", help: "report as JSON"),
    ]
  ) { invocation, console in
    let anchor = try invocation.value("anchor").map { text in
      guard let anchor = AuditAnchor(text) else {
        throw UsageError(
          zh: "--anchor：应为 hotline audit anchor 打印的 NUMBER-CODE",
          en: "--anchor: expected NUMBER-CODE as `hotline audit anchor` prints it")
      }
      return anchor
    }
    let store = try StoreLocation(invocation, console).open(toleratesBrokenAudit: true)
    let (findings, rows) = try store.verifyAudit(against: anchor)
    if invocation.flag("json") {
      console.write(
        JSONValue.object([
          "sound": .boolean(findings.isEmpty), "rows": .integer(Int64(rows)),
          "findings": .array(findings.map { .text($0.wording.en) }),
        ]).formatted + "\n")
    } else if findings.isEmpty {
      console.write(
        console.text(zh: "审计记录完好，共 \(rows) 条\n", en: "the audit is sound: \(rows) rows\n"))
    } else {
      console.write(findings.map { console.text($0.wording) + "\n" }.joined())
    }
    return findings.isEmpty ? .success : .checkFailed
  }

  static let auditAnchor = Command(
    "anchor", summary: "Print the end of the audit, to be kept outside of the database",
    options: StoreLocation.options
  ) { invocation, console in
    console.write("\(try StoreLocation(invocation, console).open().auditAnchor())\n")
    return .success
  }

  static let auditList = Command(
    "list", summary: "List rows of the audit, newest first",
    options: StoreLocation.options + [
      .value("agent", "ID", help: "only what this agent did"),
      .value(
        "action", "ACTION", help: "only such rows: " + actions.joined(separator: ", "),
        completion: .choices(actions)),
      .value("number", "NUMBER", help: "only rows about this number"),
      .value("since", "TIME", help: "only rows from this time on"),
      .value("until", "TIME", help: "only rows up to this time"),
      .value("last", "N", help: "at most so many rows (default: 100)"),
      .flag(
        "reasons", help: "reasons in clear, which people write names into; goes into the audit"),
      .flag("json", help: "as JSON"),
    ]
  ) { invocation, console in
    var filter = AuditFilter()
    filter.actor = invocation.value("agent")
    filter.action = try invocation.choice("action", of: actions)
      .flatMap { AuditAction(rawValue: $0) }
    filter.since = try invocation.instant("since")
    filter.until = try invocation.instant("until")
    if let text = invocation.value("number") {
      guard case .number(let number) = CallingNumber(text) else {
        throw UsageError.noTelephoneNumber(at: "--number")
      }
      filter.subject = .number(number)
    }
    let limit = try invocation.integer("last", in: 1...1_000_000) ?? 100
    let store = try StoreLocation(invocation, console).open()
    let rows = try store.audit(filter, limit: limit)
    let proof =
      invocation.flag("reasons")
      ? try store.disclose(
        AuditEntry(
          at: .now, actor: StoreLocation.user, .reveal, object: "reasons in the audit",
          found: rows.count)) : nil
    let shown = rows.map { row, reason in
      (row, reason.map { text in proof.map(text.reveal) ?? text.masked })
    }
    if invocation.flag("json") {
      console.write(JSONValue.array(shown.map(json)).formatted + "\n")
    } else {
      console.write(shown.map(line).joined())
    }
    return .success
  }

  private static let actions = AuditAction.allCases.map(\.rawValue)

  private static func json(_ row: AuditRow, _ reason: String?) -> JSONValue {
    .object([
      "number": .integer(row.number),
      "at": .text(Instant(milliseconds: row.at, offset: 28_800).description),
      "actor": .text(row.actor), "action": .text(row.action),
      "subject": row.subjectCode.map { .text($0) }, "object": row.object.map { .text($0) },
      "reason": reason.map { .text($0) }, "found": row.found.map { .integer($0) },
    ])
  }

  private static func line(_ row: AuditRow, _ reason: String?) -> String {
    let time = Instant(milliseconds: row.at, offset: 28_800).description.prefix(19)
    let parts = [
      DisplayWidth.padLeading(String(row.number), to: 7), String(time),
      DisplayWidth.pad(row.actor, to: 14), DisplayWidth.pad(row.action, to: 10),
      DisplayWidth.pad(row.subjectCode ?? "–", to: 8), row.object ?? "",
      row.found.map { "×\($0)" } ?? "", reason ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " ") + "\n"
  }
}
