internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics

/// What every command for agents works with: the store, who acts, and the time.
struct DeskSession {
  let store: ProfileStore
  /// The agent's id, or `user:NAME` when no agent was named.
  let actor: String
  /// `nil` for a user who is no agent, and for any agent of a store without a list of agents.
  let agent: Agent?
  let now: Instant
  var console: Console
  let writesJSON: Bool

  /// The options of every command for agents.
  static let options: [ArgumentParsing.Option] =
    StoreLocation.options + [
      .value("agent", "ID", help: "who acts (default: $HOTLINE_AGENT)"),
      .value("at", "TIME", help: "the time it happens, such as 2026-11-11T20:05:00+08:00"),
      .flag("json", help: "answer as JSON"),
    ]

  init(_ invocation: Invocation, _ console: Console) throws {
    store = try StoreLocation(invocation, console).open()
    now =
      try invocation.instant("at").map { Instant(milliseconds: $0.milliseconds, offset: 28_800) }
      ?? .now
    self.console = console
    writesJSON = invocation.flag("json")
    let given = invocation.value("agent") ?? console.environment["HOTLINE_AGENT"] ?? ""
    actor = given.isEmpty ? StoreLocation.user : given
    agent = given.isEmpty ? nil : try store.agent(given)
    if !given.isEmpty, agent == nil, try store.hasAgents {
      try store.auditRefusal(by: given, "unknown agent", at: now)
      throw UsageError.noAgent(
        given,
        hint: Wording(
          zh: "客服名单用 hotline db import FILE --kind agents 导入",
          en: "agents are taken in with hotline db import FILE --kind agents"))
    }
  }

  /// The desk of an agent whose store is open already.
  init(_ store: ProfileStore, agent id: String, at now: Instant, _ console: Console) throws {
    self.store = store
    self.now = now
    self.console = console
    writesJSON = false
    actor = id
    agent = try store.agent(id)
  }

  /// Who acts on cases: whoever is no agent works like the front line.
  var caseActor: CaseActor { CaseActor(id: actor, desk: agent?.level.desk ?? .frontLine) }

  /// Does something that may be refused; a refusal is audited, told and gives status 1.
  func attempt(_ what: String, _ body: () throws -> Void) throws -> ExitStatus {
    func refuse(_ reason: any Worded & CustomStringConvertible) throws -> ExitStatus {
      try store.auditRefusal(by: actor, what, reason: reason.description, at: now)
      let word = console.text(zh: "不能办理", en: "refused")
      console.writeError("hotline: \(word): \(console.text(reason.wording))\n")
      return .checkFailed
    }
    do {
      try body()
      return .success
    } catch let refusal as CaseRefusal {
      return try refuse(refusal)
    } catch let refusal as RefundRefusal {
      return try refuse(refusal)
    }
  }

  func write(_ json: JSONValue) { console.write(json.formatted + "\n") }
}
