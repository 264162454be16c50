internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Foundation
internal import ServiceDesk

extension Hotline {
  static let databaseExport = Command(
    "export",
    summary: Wording(
      zh: "导出来电者、订单、联系记录、坐席或工单，可再导入",
      en: "Write callers, orders, contacts, agents or cases in a format that import reads"),
    discussion: Wording(
      zh: """
        姓名、号码、账号和文字都打码。--reveal 导出明文，供别处导入；要写理由（先记入审计），
        指明坐席（--agent）时，级别要能看全部字段：risk 或 supervisor。
        读不出的行会略过并说明，退出码为 1，其余照常导出。
        """,
      en: """
        Names, numbers, accounts and texts are masked. --reveal writes them in clear, so that the
        files can be imported elsewhere; it needs a reason, which goes into the audit first, and of an
        agent (--agent) a level that sees every field: risk or supervisor. A row that can't be read
        is left out and named, with exit status 1, and all others are written.
        """),
    options: StorePlace.options + [
      .value(
        "kind", "KIND",
        help: Wording(
          zh: "callers（默认）、orders、contacts、agents 或 cases",
          en: "callers (default), orders, contacts, agents or cases"),
        completion: .choices(RecordKind.allCases.map(\.rawValue))),
      .value(
        "format", "FORMAT", help: Wording(zh: "jsonl（默认）或 csv", en: "jsonl (default) or csv"),
        completion: .choices(ExportFormat.allCases.map(\.rawValue))),
      .value(
        "output", "FILE",
        help: Wording(
          zh: "新文件，只有所有者能读（默认输出到终端）",
          en: "a new file that only its owner can read (default: standard output)"),
        completion: .files),
      .forExcel,
      .flag(
        "reveal",
        help: Wording(zh: "不打码，明文导出；要写 --reason", en: "in clear instead of masked; needs --reason")),
      .value("reason", "TEXT", help: Wording(zh: "理由，记入审计", en: "why, for the audit")),
      .value(
        "agent", "ID",
        help: Wording(zh: "谁导出（默认 $HOTLINE_AGENT）", en: "who writes it (default: $HOTLINE_AGENT)")),
    ]
  ) { invocation, console in
    let kind = try invocation.word(RecordKind.self, "kind") ?? .callers
    let format = try invocation.word(ExportFormat.self, "format") ?? .jsonl
    if invocation.flag("for-excel"), format != .csv {
      throw UsageError(
        Wording(zh: "--for-excel 要和 --format csv 一起用", en: "--for-excel goes with --format csv"))
    }
    let reason = invocation.value("reason")?.trimmingCharacters(in: .whitespaces)
    let reveals = invocation.flag("reveal")
    if reveals, !Reason.isGiven(reason) { throw UsageError.noReason }
    let face = try DeskFace(
      try ServiceDesk.toKeep(invocation, console),
      agent: invocation.value("agent") ?? console.environment["HOTLINE_AGENT"], console)
    let file = try invocation.value("output").map { try PrivateFile("output", path: $0) }
    defer { file?.discard() }
    func write(_ text: String) throws {
      if let file { try file.write(text) } else { console.writeData(text) }
    }
    var mark = invocation.csvMark
    let damaged: [Wording]
    do {
      damaged = try face.desk.export(
        kind, format, isInClear: reveals, reason: reason, by: face.actor
      ) { text in
        try write(mark + text)
        mark = ""
      }
    } catch DeskRefusal.mayNotExport {
      console.tell(DeskRefusal.mayNotExport.wording)
      return .checkFailed
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
    try file?.finish()
    face.warn(ofDamaged: damaged)
    return damaged.isEmpty ? .success : .checkFailed
  }
}
