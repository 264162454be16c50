internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let bindings = [bindAccount, unbindAccount, listBindings]

  private static let userOption = ArgumentParsing.Option.value(
    "user", "ACCOUNT", help: Wording(zh: "本机账户", en: "the account of this computer"))

  private static let bindAccount = DeskCommand(
    "bind",
    summary: Wording(
      zh: "让某个账户以某个坐席的身份工作，且只能是他",
      en: "Let the user of an account act as an agent, and as nobody else"),
    discussion: Wording(
      zh: """
        由数据库所有者执行。账户的名字和编号都要对上，后来占用同名或同号的账户不算。
          hotline desk bind li-na --user lina
        """,
      en: """
        For the owner of the database. Both the name and the number of the account count, so an
        account that gets one of them later is not bound.
          hotline desk bind li-na --user lina
        """),
    arguments: [
      Argument("AGENT", help: Wording(zh: "坐席编号", en: "the agent's id"), completion: .none)
    ],
    options: [userOption]
  ) { invocation, face in
    let account = try invocation.required(invocation.value("user"), "user", "ACCOUNT")
    let binding = try face.run(BindAccount(agent: invocation.arguments[0], account: account))
    face.write(
      binding.json,
      face.console.text(
        zh: "账户 \(binding.account)（\(binding.uid)）现为坐席 \(binding.agent)\n",
        en: "the account \(binding.account) (\(binding.uid)) is the agent \(binding.agent) now\n"))
    return .success
  }

  private static let unbindAccount = DeskCommand(
    "unbind",
    summary: Wording(zh: "让某个账户不再是任何坐席", en: "Let the user of an account act as nobody any more"),
    discussion: Wording(zh: "由数据库所有者执行。", en: "For the owner of the database."),
    options: [userOption]
  ) { invocation, face in
    let account = try invocation.required(invocation.value("user"), "user", "ACCOUNT")
    let binding = try face.run(UnbindAccount(account: account))
    face.write(
      binding.json,
      face.console.text(
        zh: "账户 \(binding.account) 不再是坐席 \(binding.agent)\n",
        en: "the account \(binding.account) is the agent \(binding.agent) no more\n"))
    return .success
  }

  private static let listBindings = DeskCommand(
    "list",
    summary: Wording(
      zh: "列出哪个账户是哪个坐席，供主管和所有者查看",
      en: "List which account is which agent, for supervisors and the owner")
  ) { _, face in
    let found = try face.run(ListBindings())
    face.warn(ofDamaged: found.damaged)
    var table = TextTable([
      .init(face.console.text(zh: "账户", en: "account"), .leading),
      .init(face.console.text(zh: "编号", en: "number"), .trailing),
      .init(face.console.text(zh: "坐席", en: "agent"), .leading),
    ])
    for binding in found {
      table.add([DisplayWidth.printable(binding.account), "\(binding.uid)", binding.agent])
    }
    face.write(
      .object(["accounts": .array(found.map(\.json))]),
      found.isEmpty
        ? face.console.text(zh: "没有绑定的账户\n", en: "no account is bound\n")
        : table.text(for: face.console))
    return .success
  }
}
