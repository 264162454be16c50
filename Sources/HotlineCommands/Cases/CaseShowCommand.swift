internal import ReportPages
internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let caseShow = DeskCommand(
    "show", summary: "Show a case with its history",
    discussion: """
      What was said stays hidden; --reveal with a --reason shows it, and the audit remembers who
      read it and why.
      """,
    arguments: [caseArgument],
    options: [
      .flag("reveal", help: "show in clear what was said"),
      .value("reason", "TEXT", help: "why it must be read"), .houseFiles,
    ]
  ) { invocation, face in
    let reason = invocation.flag("reveal") ? invocation.value("reason") ?? "" : nil
    let read = try face.run(
      ShowCase(try invocation.acceptanceNumber(), reason: reason))
    face.write(read.value.json(face.console), read.value.text(face.console))
    return .success
  }
}
