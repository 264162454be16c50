internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let pop = DeskCommand(
    "pop",
    summary: Wording(
      zh: "弹屏：档案、工单、订单、话术和能办的事",
      en: "Show who calls: profile, cases, orders, script, and what the agent may do"),
    discussion: Wording(
      zh: """
        个人信息都打码。--reveal 让级别够的坐席明文看一项，理由会保存。先记入审计，再显示。
          hotline pop 13800138000 --agent li-na --call c-1007
          hotline pop 13800138000 --agent zhang-wei --reveal name --reason "核对收款人"
        """,
      en: """
        Everything personal is masked. --reveal shows one field in clear to an agent whose level
        allows it; the reason is kept. The look-up stands in the audit before anything is shown.
          hotline pop 13800138000 --agent li-na --call c-1007
          hotline pop 13800138000 --agent zhang-wei --reveal name --reason "核对收款人"
        """),
    arguments: [
      Argument(
        "NUMBER",
        help: Wording(
          zh: "来电号码，或 anonymous；- 从标准输入读", en: "the calling number, or anonymous; - reads it"),
        completion: .none)
    ],
    options: [
      .value(
        "call", "ID",
        help: Wording(zh: "哪一通来电，用来显示菜单路径", en: "this call, for the way through the menu")),
      .value(
        "choose", "N",
        help: Wording(zh: "选共用号码的第几个人", en: "which of several people who share the number")),
      .value(
        "reveal", "FIELD",
        help: Wording(zh: "明文显示姓名、号码或账号", en: "show name, number or account in clear"),
        completion: .choices(ClearField.allCases.map(\.rawValue))),
      .value("reason", "TEXT", help: Wording(zh: "为什么必须看明文", en: "why it must be seen in clear")),
      .houseFiles,
    ]
  ) { invocation, face in
    var errand = LookUpCaller(
      number: invocation.clear(invocation.arguments[0], face.console),
      call: invocation.value("call"),
      choice: try invocation.integer("choose", in: 1...1_000))
    errand.revealed = try invocation.word(ClearField.self, "reveal")
    errand.reason = invocation.value("reason")
    let screen = PopScreen(try face.run(errand), face.console)
    face.write(screen.json, screen.text)
    return .success
  }.command
}
