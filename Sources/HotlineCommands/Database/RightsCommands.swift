internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let desk = Command(
    "desk", summary: "Say which account is which agent, and decide on greater rights of agents",
    discussion: """
      Once there are supervisors, an import that gives an agent a higher level or limit only asks for
      it; a supervisor, never the agent, agrees or turns it down. What takes rights away counts at once,
      but for those of a supervisor.

      Agents work at accounts of their own, through the desk that runs (hotline switchboard): each
      account acts as the agent whom the owner of the database bound it to, and as nobody else.
      """,
    subcommands: [deskRights.command] + rightsDecisions.map(\.command) + bindings.map(\.command))

  static let deskRights = DeskCommand(
    "rights", summary: "List the rights that wait for a supervisor"
  ) { _, face in
    let asked = try face.run(ListAskedRights())
    face.write(
      .object(["waiting": .array(asked.map(\.json))]),
      AskedRights.table(asked, face.console, now: face.now))
    return .success
  }

  private static let rightsDecisions = [
    rightsDecision("approve", summary: "Agree to the rights that wait", isAgreed: true),
    rightsDecision("decline", summary: "Turn the rights down that wait", isAgreed: false),
  ]

  private static func rightsDecision(
    _ name: String, summary: Wording, isAgreed: Bool
  ) -> DeskCommand {
    DeskCommand(
      name, summary: summary,
      arguments: [Argument("ID", help: "the agent who gets them", completion: .none)]
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
