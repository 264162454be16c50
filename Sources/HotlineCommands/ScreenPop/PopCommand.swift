internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import ServiceDesk

extension Hotline {
  static let pop = DeskCommand(
    "pop", summary: "Show who calls: profile, cases, orders, script, and what the agent may do",
    discussion: """
      Everything personal is masked. --reveal shows one field in clear to an agent whose level
      allows it; the reason is kept. The look-up stands in the audit before anything is shown.
        hotline pop 13800138000 --agent li-na --call c-1007
        hotline pop 13800138000 --agent zhang-wei --reveal name --reason "核对收款人"
      """,
    arguments: [
      Argument("NUMBER", help: "the calling number, or anonymous; - reads it", completion: .none)
    ],
    options: [
      .value("call", "ID", help: "this call, for the way through the menu"),
      .value("choose", "N", help: "which of several people who share the number"),
      .value(
        "reveal", "FIELD", help: "show name, number or account in clear",
        completion: .choices(ClearField.allCases.map(\.rawValue))),
      .value("reason", "TEXT", help: "why it must be seen in clear"), .houseFiles,
    ]
  ) { invocation, face in
    var errand = LookUpCaller(
      number: invocation.clear(invocation.arguments[0], face.console),
      call: invocation.value("call"),
      choice: try invocation.integer("choose", in: 1...1_000))
    errand.revealed = try invocation.word(ClearField.self, "reveal")
    errand.reason = invocation.value("reason")
    let pop = try face.run(errand)
    let screen = PopScreen(pop, face.console)
    face.write(screen.json, screen.text)
    return .success
  }.command
}
