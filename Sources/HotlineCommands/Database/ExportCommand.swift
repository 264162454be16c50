internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import Foundation

extension Hotline {
  static let databaseExport = Command(
    "export",
    summary: "Write callers, orders, contacts, agents or cases in a format that import reads",
    discussion: """
      Names, numbers, accounts and texts are masked. --reveal writes them in clear, so that the
      files can be imported elsewhere; it needs a reason, which goes into the audit first.
      """,
    options: StoreLocation.options + [
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
      .flag("reveal", help: "in clear instead of masked; needs --reason"),
      .value("reason", "TEXT", help: "why, for the audit"),
    ]
  ) { invocation, console in
    let kind =
      try invocation.choice("kind", of: RecordKind.allCases.map(\.rawValue))
      .flatMap { RecordKind(rawValue: $0) } ?? .callers
    let format =
      try invocation.choice("format", of: ExportFormat.allCases.map(\.rawValue))
      .flatMap { ExportFormat(rawValue: $0) } ?? .jsonl
    let reason = invocation.value("reason")?.trimmingCharacters(in: .whitespaces)
    let reveals = invocation.flag("reveal")
    if reveals, reason?.isEmpty != false {
      throw UsageError.noReason
    }
    let store = try StoreLocation(invocation, console).open()
    let file = try invocation.value("output").map { try PrivateFile("output", path: $0) }
    defer { file?.discard() }
    let proof = try store.disclose(
      AuditEntry(
        at: .now, actor: StoreLocation.user, .exportData,
        object: "\(kind.rawValue), \(reveals ? "in clear" : "masked")", reason: reason))
    var text = format.header(kind)
    func flush() throws {
      if let file { try file.write(text) } else { console.write(text) }
      text = ""
    }
    try store.export(kind, reveals ? proof : nil) { cells in
      text += format.line(cells)
      if text.utf8.count > 1 << 16 { try flush() }
    }
    try flush()
    try file?.finish()
    return .success
  }
}
