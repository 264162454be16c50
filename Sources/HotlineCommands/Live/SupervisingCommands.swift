internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk

/// What supervisors do with agents and calls of the live queue; `hotline queue` shows both.
extension Hotline {
  static let switchboardReady = order(
    "ready", summary: "Let an agent take calls again", [agentArgument]
  ) { _ in (.ready, 0) }

  static let switchboardBreak = order(
    "break", summary: "Let an agent take no calls, after the one in hand", [agentArgument],
    [.value("reason", "TEXT", help: "what the board shows")]
  ) { (.rest(reason: $0.value("reason") ?? ""), 0) }

  static let switchboardSendHome = order(
    "send-home", summary: "Log an agent off, after the call in hand", [agentArgument]
  ) { _ in (.home, 0) }

  static let switchboardAssign = order(
    "assign", summary: "Offer a waiting call to an agent who has nothing to do",
    [Argument("CALL", help: "the call's id", completion: .none), agentArgument]
  ) { (.take(call: $0.arguments[0]), 1) }

  static let switchboardNotes = Command(
    "notes", summary: "Show what agents have written of a call, to a supervisor who listens in",
    arguments: [Argument("CALL", help: "the call's id", completion: .none)],
    options: supervisorOptions
  ) { invocation, console in
    let agent = supervisor(invocation, console)
    do {
      let access = try StorePlace(invocation, console).access(
        actingAs: agent, at: nil, house: .builtIn, clock: { .now })
      let notes = try access.run(NotesOfCall(invocation.arguments[0])).notes
      console.write(
        notes.isEmpty
          ? console.text(zh: "还没有备注\n", en: "nothing was written yet\n")
          : notes.map { DisplayWidth.printable($0) + "\n" }.joined())
      return .success
    } catch let refusal as DeskRefusal where refusal.isOfRights {
      console.tell(refusal.wording, as: Wording(zh: "不能办理", en: "refused"))
      return .checkFailed
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
  }

  private static let agentArgument = Argument("AGENT", help: "the agent's id", completion: .none)

  private static let supervisorOptions: [ArgumentParsing.Option] =
    StorePlace.options + [
      .value("agent", "ID", help: "the supervisor who acts (default: $HOTLINE_AGENT)")
    ]

  /// As whom the owner of the database acts; of everybody else the account tells it.
  private static func supervisor(_ invocation: Invocation, _ console: Console) -> String? {
    invocation.value("agent") ?? console.environment["HOTLINE_AGENT"]
  }

  /// - Parameter order: what is wanted, and which argument names the agent.
  private static func order(
    _ name: String, summary: Wording, _ arguments: [Argument],
    _ options: [ArgumentParsing.Option] = [],
    _ order: @escaping @Sendable (Invocation) -> (AgentOrder, agent: Int)
  ) -> Command {
    Command(
      name, summary: summary, arguments: arguments, options: supervisorOptions + options
    ) { invocation, console in
      let (order, index) = order(invocation)
      let actor = supervisor(invocation, console).map { DeskActor.unlisted(id: $0) }
      return try change(invocation, console) {
        try $0.order(order, invocation.arguments[index], by: actor ?? .ofComputer)
      }
    }
  }
}
