internal import AfterSales
package import ArgumentParsing
internal import BuiltInFiles
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
package import ServiceDesk

/// The service desk as a command has it: who acts there, and how they are answered.
struct DeskFace {
  private let access: any DeskAccess
  private let greeting: Greeting.Answer
  /// The way to the file, which only the owner of the database has.
  private let onFile: () throws -> FileAccess
  let console: Console
  let writesJSON: Bool
  /// Whether what is written says that the database is for practice; a live desk says so itself.
  private var saysPractice = false
  /// The call in hand, at a live desk; `nil` elsewhere.
  var inHand: CallInHand?

  /// The options of every command for agents.
  static let options: [ArgumentParsing.Option] =
    StorePlace.options + [
      .value(
        "agent", "ID",
        help: Wording(
          zh: "谁在办理（默认 $HOTLINE_AGENT，或账户绑定的坐席）",
          en: "who acts (default: $HOTLINE_AGENT, or whom the account is bound to)")),
      .value(
        "at", "TIME",
        help: Wording(
          zh: "练习库里的发生时间：2026-11-11T20:05:00+08:00",
          en: "when it happens, in a practice database: 2026-11-11T20:05:00+08:00")),
      .json(Wording(zh: "以 JSON 输出", en: "answer as JSON")),
    ]

  /// The desk that the options of a command name.
  init(_ invocation: Invocation, _ console: Console) throws {
    let agent = invocation.value("agent") ?? console.environment["HOTLINE_AGENT"]
    try self.init(invocation, console, agent: agent) { house, moment in
      let place = StorePlace(invocation, console)
      let access = try place.access(
        actingAs: agent, at: moment, house: house, clock: { .now })
      if access is SocketAccess, invocation.declares("data"), invocation.value("data") != nil {
        throw UsageError(
          zh: "--data：总台正在运行，规则以它启动时的为准",
          en: "--data: the desk is running, and works by the rules that it was started with",
          hint: Wording("hotline switchboard --data FOLDER"))
      }
      return access
    }
    saysPractice = greeting.isPractice
  }

  /// The desk that a command typed at a live desk works at.
  init(
    _ invocation: Invocation, _ console: Console, agent: String?,
    access: (HouseRules, Instant?) throws -> any DeskAccess
  ) throws {
    let folder = invocation.declares("data") ? invocation.value("data") : nil
    let house = HouseRules.files(in: folder, console)
    let moment = try invocation.statedMoment()
    let place = StorePlace(invocation, console)
    try self.init(console, writesJSON: invocation.writesJSON) {
      try access(house, moment)
    } onFile: {
      try place.fileAccess(actingAs: agent, at: moment, house: house, clock: { .now })
    }
  }

  /// The desk on the file of a database, for what is done there alone.
  init(_ desk: ServiceDesk, agent: String?, _ console: Console) throws {
    let open = {
      FileAccess(
        desk: desk, actor: try desk.identify(agent: agent, account: HostAccount.current.name))
    }
    try self.init(console, writesJSON: false) {
      try open()
    } onFile: {
      try open()
    }
  }

  private init(
    _ console: Console, writesJSON: Bool, access: () throws -> any DeskAccess,
    onFile: @escaping () throws -> FileAccess
  ) throws {
    self.console = console
    self.writesJSON = writesJSON
    self.onFile = onFile
    do {
      self.access = try access()
      greeting = try self.access.run(Greeting())
    } catch DeskRefusal.unknownAgent(let id) {
      throw UsageError.noAgent(
        id,
        hint: Wording(
          zh: "坐席名单用 hotline db import FILE --kind agents 导入",
          en: "agents are taken in with hotline db import FILE --kind agents"))
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
  }

  /// The time at the desk, or the moment that was stated.
  var now: Instant { greeting.now }

  /// Has something done at the desk.
  func run<Errand: DeskErrand>(_ errand: Errand) throws -> Errand.Answer { try access.run(errand) }

  /// What the house calls its queues, which people alone are told; to be asked for before something is
  /// done, which must not seem to have failed because of it.
  var queueTitles: QueueTitles {
    get throws { writesJSON ? QueueTitles() : try access.run(TellQueueTitles()) }
  }

  /// The desk on the file of the database, for what is done there alone.
  var desk: ServiceDesk { get throws { try (access as? FileAccess ?? onFile()).desk } }

  /// Who acts there.
  var actor: DeskActor { get throws { try (access as? FileAccess ?? onFile()).actor } }

  /// Does something that may be refused; what the rules refuse is told and gives status 1.
  func attempt(_ body: () throws -> ExitStatus) throws -> ExitStatus {
    do {
      return try body()
    } catch DeskRefusal.mayNotReveal(let field) {
      console.tell(DeskRefusal.mayNotReveal(field).wording)
    } catch DeskRefusal.orderOfAnotherCustomer(let isAnybodyThere) {
      console.tell(
        DeskRefusal.orderOfAnotherCustomer(isAnybodyThere: isAnybodyThere).wording,
        as: Wording(zh: "不能办理", en: "refused"))
    } catch let refusal as DeskRefusal where refusal.isOfRights {
      console.tell(refusal.wording, as: Wording(zh: "不能办理", en: "refused"))
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    } catch let refusal as any Refusal {
      console.tell(refusal.wording, as: Wording(zh: "不能办理", en: "refused"))
    }
    return .checkFailed
  }

  /// Tells what was set aside because it can't be read.
  func warn(ofDamaged rows: [Wording]) { console.warn(ofDamaged: rows) }

  /// Answers with one or the other, as the command wants it.
  func write(_ json: @autoclosure () -> JSONValue, _ text: @autoclosure () -> String) {
    guard writesJSON else {
      return console.write((saysPractice ? console.practiceNotice : "") + console.folded(text()))
    }
    var json = json()
    if greeting.isPractice, case .object(let members) = json {
      json = .object(members + [.init("practice", .boolean(true))])
    }
    console.write(json.formatted + "\n")
  }
}

extension Console {
  /// Tells what was set aside because it can't be read.
  func warn(ofDamaged rows: [Wording]) {
    for row in rows { tell(row, as: Wording(zh: "略过", en: "left out")) }
  }
}

extension Invocation {
  /// The moment that `--at` states, in Chinese time.
  func statedMoment() throws -> Instant? {
    try instant("at").map { Instant(milliseconds: $0.milliseconds, offset: 28_800) }
  }
}

extension ServiceDesk {
  /// The desk as of the moment that `--at` states, in Chinese time.
  /// - Throws: `UsageError` if it is no moment, or the database is not for practice.
  package func stating(_ invocation: Invocation) throws -> ServiceDesk {
    let moment = try invocation.statedMoment()
    do {
      return try stating(moment, by: .ofComputer)
    } catch let refusal as DeskRefusal {
      throw UsageError(refusal)
    }
  }
}

extension DeskActor {
  /// Who uses the computer.
  package static var ofComputer: DeskActor { .user(account: HostAccount.current.name) }
}

extension HouseRules {
  /// The files of a folder, else of `$HOTLINE_DATA`, else those built in.
  package static func files(in folder: String?, _ console: Console) -> HouseRules {
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
      },
      workingDays: {
        try .read(BuiltInFile["Fixtures/Data/working-days.json5"].source)
      },
      queueTitles: {
        try .read(BuiltInFile["Fixtures/Scenarios/live-hotline.json5"].source)
      })
  }
}
