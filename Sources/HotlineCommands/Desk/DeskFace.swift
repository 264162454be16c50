internal import AfterSales
internal import ArgumentParsing
internal import BuiltInFiles
internal import Diagnostics
internal import Foundation
internal import ServiceDesk

/// The service desk as a command has it: who acts there, and how they are answered.
struct DeskFace {
  let desk: ServiceDesk
  let actor: DeskActor
  let console: Console
  let writesJSON: Bool
  /// Whether what is written says that the database is for practice; a live desk says so itself.
  private var saysPractice = false
  /// Who is on the line, at a live desk; `nil` elsewhere.
  var line: DeskLine?

  /// The options of every command for agents.
  static let options: [ArgumentParsing.Option] =
    StorePlace.options + [
      .value("agent", "ID", help: "who acts (default: $HOTLINE_AGENT)"),
      .value(
        "at", "TIME",
        help: "when it happens, in a practice database: 2026-11-11T20:05:00+08:00"),
      .json("answer as JSON"),
    ]

  /// The desk that the options of a command name.
  init(_ invocation: Invocation, _ console: Console) throws {
    try self.init(
      invocation, console, try StorePlace(invocation, console).open(),
      agent: invocation.value("agent") ?? console.environment["HOTLINE_AGENT"])
    saysPractice = desk.isPractice
  }

  /// The desk of an agent whose store is open already, for a command with these options.
  init(
    _ invocation: Invocation, _ console: Console, _ store: any DeskStore, agent: String?
  ) throws {
    let folder = invocation.declares("data") ? invocation.value("data") : nil
    try self.init(
      try ServiceDesk(store, house: .files(in: folder, console), clock: { .now })
        .stating(invocation),
      agent: agent, console, writesJSON: invocation.writesJSON)
  }

  init(
    _ desk: ServiceDesk, agent: String?, _ console: Console, writesJSON: Bool = false
  ) throws {
    self.desk = desk
    self.console = console
    self.writesJSON = writesJSON
    do {
      actor = try desk.identify(agent: agent, account: NSUserName())
    } catch DeskRefusal.unknownAgent(let id) {
      throw UsageError.noAgent(
        id,
        hint: Wording(
          zh: "客服名单用 hotline db import FILE --kind agents 导入",
          en: "agents are taken in with hotline db import FILE --kind agents"))
    }
  }

  /// Does something that may be refused; what the rules refuse is told and gives status 1.
  func attempt(_ body: () throws -> ExitStatus) throws -> ExitStatus {
    do {
      return try body()
    } catch DeskRefusal.mayNotReveal(let field) {
      console.tell(DeskRefusal.mayNotReveal(field).wording)
    } catch DeskRefusal.onlySupervisors {
      console.tell(
        DeskRefusal.onlySupervisors.wording, as: Wording(zh: "不能办理", en: "refused"))
    } catch DeskRefusal.orderOfAnotherCustomer(let isAnybodyThere) {
      console.tell(
        DeskRefusal.orderOfAnotherCustomer(isAnybodyThere: isAnybodyThere).wording,
        as: Wording(zh: "不能办理", en: "refused"))
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    } catch let refusal as any Refusal {
      console.tell(refusal.wording, as: Wording(zh: "不能办理", en: "refused"))
    }
    return .checkFailed
  }

  /// Tells what was set aside because it can't be read.
  func warn(ofDamaged rows: [Wording]) {
    for row in rows {
      console.writeError(
        console.text(zh: "hotline: 略过: \(row.zh)\n", en: "hotline: left out: \(row.en)\n"))
    }
  }

  /// Answers with one or the other, as the command wants it.
  func write(_ json: @autoclosure () -> JSONValue, _ text: @autoclosure () -> String) {
    guard writesJSON else {
      return console.write((saysPractice ? console.practiceNotice : "") + text())
    }
    var json = json()
    if desk.isPractice, case .object(let members) = json {
      json = .object(members + [.init("practice", .boolean(true))])
    }
    console.write(json.formatted + "\n")
  }
}

extension ServiceDesk {
  /// The desk as of the moment that `--at` states, in Chinese time.
  func stating(_ invocation: Invocation) throws -> ServiceDesk {
    let moment = try invocation.instant("at")
      .map { Instant(milliseconds: $0.milliseconds, offset: 28_800) }
    do {
      return try stating(moment, by: .ofComputer)
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
  }
}

extension DeskActor {
  /// Who uses the computer.
  static var ofComputer: DeskActor { .user(account: NSUserName()) }
}

extension HouseRules {
  /// The files of a folder, else of `$HOTLINE_DATA`, else those built in.
  static func files(in folder: String?, _ console: Console) -> HouseRules {
    files(in: folder ?? console.environment["HOTLINE_DATA"])
  }

  static let builtIn = files(in: nil)

  private static func files(in folder: String?) -> HouseRules {
    HouseRules(
      priorities: { try .read(HouseFile.priorities.source(in: folder)) },
      scripts: { try .read(HouseFile.scripts.source(in: folder)) },
      // Learning takes a moment, so only a complaint in words waits for it.
      classify: {
        try ComplaintClassifier.read(HouseFile.complaints.source(in: folder)).kind(of: $0)
      })
  }
}
