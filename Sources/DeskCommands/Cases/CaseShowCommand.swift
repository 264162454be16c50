internal import CommandConsole
internal import ReportPages
internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let caseShow = DeskCommand(
    "show", summary: Wording(zh: "查看工单和处理经过", en: "Show a case with its history"),
    discussion: Wording(
      zh: """
        说的内容不显示；加 --reveal 和 --reason 才显示，谁看了、为什么看，都进审计。
        """,
      en: """
        What was said stays hidden; --reveal with a --reason shows it, and the audit remembers who
        read it and why.
        """),
    arguments: [caseArgument],
    options: [
      .flag("reveal", help: Wording(zh: "明文显示说的内容", en: "show in clear what was said")),
      .value("reason", "TEXT", help: Wording(zh: "为什么必须看", en: "why it must be read")), .houseFiles,
    ]
  ) { invocation, face in
    let reason = invocation.flag("reveal") ? invocation.value("reason") ?? "" : nil
    let read = try face.run(
      ShowCase(try invocation.acceptanceNumber(), reason: reason))
    face.write(read.value.json(face.console), read.value.text(face.console))
    return .success
  }
}
