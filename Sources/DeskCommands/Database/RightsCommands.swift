internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let desk = Command(
    "desk",
    summary: Wording(
      zh: "账户与坐席的绑定，审批坐席提权",
      en: "Say which account is which agent, and decide on greater rights of agents"),
    discussion: Wording(
      zh: """
        有了主管之后，导入时调高坐席的级别或额度只算申请；由主管（不能是本人）同意或驳回。
        调低的立即生效，但主管的除外。

        坐席用自己的账户，通过运行中的工作台（hotline switchboard）办理：每个账户只能是所有者绑定的那个坐席。
        """,
      en: """
        Once there are supervisors, an import that gives an agent a higher level or limit only asks for
        it; a supervisor, never the agent, agrees or turns it down. What takes rights away counts at once,
        but for those of a supervisor.

        Agents work at accounts of their own, through the desk that runs (hotline switchboard): each
        account acts as the agent whom the owner of the database bound it to, and as nobody else.
        """),
    subcommands: [deskRights.command] + rightsDecisions.map(\.command) + bindings.map(\.command))

  static let deskRights = DeskCommand(
    "rights", summary: Wording(zh: "列出等主管审批的权限", en: "List the rights that wait for a supervisor")
  ) { _, face in
    let asked = try face.run(ListAskedRights())
    face.write(
      .object(["waiting": .array(asked.map(\.json))]),
      AskedRights.table(asked.rows, face.console, now: face.now))
    face.warn(ofDamaged: asked.damaged)
    return .success
  }

  private static let rightsDecisions = [
    rightsDecision(
      "approve", summary: Wording(zh: "同意等审批的权限", en: "Agree to the rights that wait"),
      isAgreed: true),
    rightsDecision(
      "decline", summary: Wording(zh: "驳回等审批的权限", en: "Turn the rights down that wait"),
      isAgreed: false),
  ]

  private static func rightsDecision(
    _ name: String, summary: Wording, isAgreed: Bool
  ) -> DeskCommand {
    DeskCommand(
      name, summary: summary,
      arguments: [
        Argument("ID", help: Wording(zh: "给谁的", en: "the agent who gets them"), completion: .none)
      ]
    ) { invocation, face in
      let asked = try face.run(
        DecideRights(of: invocation.arguments[0], isAgreed: isAgreed))
      let rights = asked.agent.rightsText(face.console)
      face.write(
        asked.json,
        isAgreed
          ? face.console.text(
            zh: "\(asked.agent.id) 现为 \(rights)\n", en: "\(asked.agent.id) is \(rights) now\n")
          : face.console.text(
            zh: "\(asked.agent.id) 的权限不变\n", en: "the rights of \(asked.agent.id) stay\n"))
      return .success
    }
  }
}
