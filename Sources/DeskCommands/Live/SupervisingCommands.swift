internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ServiceDesk

/// What supervisors do with agents and calls of the live queue; `hotline queue` shows both.
extension Hotline {
  static let switchboardReady = order(
    "ready", summary: Wording(zh: "让坐席重新接听", en: "Let an agent take calls again"), [agentArgument]
  ) { _ in (.ready, 0) }

  static let switchboardBreak = order(
    "break",
    summary: Wording(zh: "让坐席接完手上的就休息", en: "Let an agent take no calls, after the one in hand"),
    [agentArgument],
    [.value("reason", "TEXT", help: Wording(zh: "看板上显示什么", en: "what the board shows"))]
  ) { (.rest(reason: $0.value("reason") ?? ""), 0) }

  static let switchboardSendHome = order(
    "send-home",
    summary: Wording(zh: "接完手上的来电后，让坐席签退", en: "Log an agent off, after the call in hand"),
    [agentArgument]
  ) { _ in (.home, 0) }

  static let switchboardAssign = order(
    "assign",
    summary: Wording(
      zh: "把等待的来电派给空闲的坐席", en: "Offer a waiting call to an agent who has nothing to do"),
    [
      Argument("CALL", help: Wording(zh: "来电编号", en: "the call's id"), completion: .none),
      agentArgument,
    ]
  ) { (.take(call: $0.arguments[0]), 1) }

  static let switchboardNotes = Command(
    "notes",
    summary: Wording(
      zh: "让监听的主管看坐席在这通来电里写了什么",
      en: "Show what agents have written of a call, to a supervisor who listens in"),
    arguments: [
      Argument("CALL", help: Wording(zh: "来电编号", en: "the call's id"), completion: .none)
    ],
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

  private static let agentArgument = Argument(
    "AGENT", help: Wording(zh: "坐席编号", en: "the agent's id"), completion: .none)

  static let supervisorOptions: [ArgumentParsing.Option] =
    StorePlace.options + [
      .value(
        "agent", "ID",
        help: Wording(
          zh: "办理的主管（默认 $HOTLINE_AGENT）", en: "the supervisor who acts (default: $HOTLINE_AGENT)"))
    ]

  /// As whom the owner of the database acts; of everybody else the account tells it.
  private static func supervisor(_ invocation: Invocation, _ console: Console) -> String? {
    invocation.value("agent") ?? console.environment["HOTLINE_AGENT"]
  }

  /// Who changes the running queue.
  static func supervising(_ invocation: Invocation, _ console: Console) -> DeskActor {
    supervisor(invocation, console).map { DeskActor.unlisted(id: $0) } ?? .ofComputer
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
      return try change(invocation, console) {
        try $0.order(
          order, invocation.arguments[index], by: supervising(invocation, console))
      }
    }
  }
}
