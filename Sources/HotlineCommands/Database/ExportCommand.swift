internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import ServiceDesk

extension Hotline {
  static let databaseExport = Command(
    "export",
    summary: "Write callers, orders, contacts, agents or cases in a format that import reads",
    discussion: """
      Names, numbers, accounts and texts are masked. --reveal writes them in clear, so that the
      files can be imported elsewhere; it needs a reason, which goes into the audit first, and of an
      agent (--agent) a level that sees every field: risk or supervisor.
      """,
    options: StorePlace.options + [
      .value(
        "kind", "KIND", help: "callers (default), orders, contacts, agents or cases",
        completion: .choices(RecordKind.allCases.map(\.rawValue))),
      .value(
        "format", "FORMAT", help: "jsonl (default) or csv",
        completion: .choices(ExportFormat.allCases.map(\.rawValue))),
      .value(
        "output", "FILE",
        help: "a new file that only its owner can read (default: standard output)",
        completion: .files),
      .forExcel,
      .flag("reveal", help: "in clear instead of masked; needs --reason"),
      .value("reason", "TEXT", help: "why, for the audit"),
      .value("agent", "ID", help: "who writes it (default: $HOTLINE_AGENT)"),
    ]
  ) { invocation, console in
    let kind = try invocation.word(RecordKind.self, "kind") ?? .callers
    let format = try invocation.word(ExportFormat.self, "format") ?? .jsonl
    if invocation.flag("for-excel"), format != .csv {
      throw UsageError("--for-excel goes with --format csv")
    }
    let reason = invocation.value("reason")?.trimmingCharacters(in: .whitespaces)
    let reveals = invocation.flag("reveal")
    if reveals, reason?.isEmpty != false {
      throw UsageError.noReason
    }
    let face = try DeskFace(
      try ServiceDesk.toKeep(invocation, console),
      agent: invocation.value("agent") ?? console.environment["HOTLINE_AGENT"], console)
    let file = try invocation.value("output").map { try PrivateFile("output", path: $0) }
    defer { file?.discard() }
    func write(_ text: String) throws {
      if let file { try file.write(text) } else { console.writeData(text) }
    }
    var mark = invocation.csvMark
    do {
      try face.desk.export(
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
    return .success
  }
}
