internal import ArgumentParsing
internal import CommandConsole
internal import DeskCommands
internal import Diagnostics
internal import FlowCommands
internal import FlowInterpreter
internal import Foundation
internal import ServiceDesk
internal import VendorFlows

extension Hotline {
  /// `hotline call`: the terminal is the caller's phone.
  static let call = Command(
    "call",
    summary: Wording(zh: "在终端里给流程打电话", en: "Call a flow from the terminal"),
    discussion: Wording(
      zh: """
        hotline call hotline
        hotline call CallFlows/hotline.json5 --from 13800138000 --data demo-callers.json5 --fast
        hotline call hotline --at 2026-11-11T23:00:00+08:00 --record Fixtures/night.json5
        hotline call hotline --from 13800138000 --db hotline.db
        hotline call hotline --from 13800138000 --live --db hotline.db

        提示边放边显示。输入按键（0-9 * #）就是按键，其他就是说话，/hangup 挂机。加 --fast 时钟不走，直到输入一行：空行
        表示不出声，直到有事发生；“/wait 5s” 表示等这么久。输入结束即挂机。队列过 --answer-after 应答，坐席通话 --talk。
        自己的服务由 --services 应答；没有应答的，每次调用都是故障。

        加 --db 就用数据库里的来电者：查出是谁、建工单、申请退款，查了什么、办了什么都进审计。结束后以 --call 的编号
        保存这通来电，含菜单路径、输入和结果。加 --live 还会进入运行中的 switchboard 的队列，由坐席接听。
        """,
      en: """
        hotline call hotline
        hotline call CallFlows/hotline.json5 --from 13800138000 --data demo-callers.json5 --fast
        hotline call hotline --at 2026-11-11T23:00:00+08:00 --record Fixtures/night.json5
        hotline call hotline --from 13800138000 --db hotline.db
        hotline call hotline --from 13800138000 --live --db hotline.db

        Prompts appear as they are played. Type keys (0-9 * #) to press them, anything else to say it,
        /hangup to hang up. With --fast time stands still until a line is entered: an empty line keeps
        silent until something happens, "/wait 5s" so long. At the end of the input the caller hangs
        up. Queues answer after --answer-after, agents talk for --talk. Services of your own are answered
        from --services; without an answer every call of one is a fault.

        With --db the call meets the callers in the database: it is found who calls, complaints are
        opened, refunds asked for, and all that is looked up or done is audited. At its end the call
        is kept, with its way through the menu, what was entered and how it ended, under its --call.
        With --live it also comes to the queue of the switchboard that runs there, and to its agents.
        """),
    arguments: [Argument("FLOW", help: Wording(zh: "流程名或文件", en: "the id of a flow, or its file"))],
    options: [
      .value(
        "from", "NUMBER",
        help: Wording(
          zh: "来电号码；- 从标准输入读（默认隐藏号码）", en: "the calling number; - reads it (default: withheld)")),
      .value(
        "at", "TIME",
        help: Wording(
          zh: "何时来电（默认现在）；用数据库时须是练习库",
          en: "when the call comes in (default: now); over a database, one for practice")),
      .value(
        "data", "FILE",
        help: Wording(
          zh: "来电者和订单：文件，或 Fixtures/Data 里的",
          en: "callers and orders: a file, or one in Fixtures/Data"),
        completion: .files),
      .value(
        "db", "FILE",
        help: Wording(
          zh: "用数据库打（默认 $HOTLINE_DB，否则 hotline.db）",
          en: "play it against a database (default: $HOTLINE_DB, else hotline.db)"),
        isValueOptional: true, completion: .files),
      .value(
        "key", "FILE",
        help: Wording(
          zh: "密钥文件（默认 $HOTLINE_KEY，否则 FILE.key）",
          en: "its key file (default: $HOTLINE_KEY, else FILE.key)"),
        completion: .files),
      .value(
        "call", "ID",
        help: Wording(
          zh: "来电保存时的编号（默认时间加序号）",
          en: "what the call is kept under (default: its time and a number)")),
      .value(
        "flows", "DIR",
        help: Wording(zh: "流程在哪里（默认 CallFlows）", en: "where flows are (default: CallFlows)"),
        completion: .directories),
      .value(
        "services", "FILE",
        help: Wording(zh: "代替服务的应答，写法同测试", en: "answers in place of services, as in a fixture"),
        completion: .files),
      .value(
        "answer-after", "TIME",
        help: Wording(zh: "队列多久应答（默认 5s）", en: "how long queues take to answer (default: 5s)")),
      .value(
        "talk", "TIME",
        help: Wording(zh: "坐席通话多久（默认 10s）", en: "how long agents talk (default: 10s)")),
      .flag(
        "live",
        help: Wording(
          zh: "进入数据库 switchboard 的实时队列", en: "wait in the live queue of the database's switchboard")
      ),
      .flag(
        "fast",
        help: Wording(zh: "用虚拟时钟，等输入才走", en: "use a virtual clock that waits for what is typed")),
      .value(
        "record", "FILE", help: Wording(zh: "把这通来电存成测试", en: "save the call as a fixture"),
        completion: .files),
    ]
  ) { invocation, console in
    try CallRun(invocation, console).run()
  }
}

/// One run of `hotline call`.
private struct CallRun {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    if invocation.flag("live") { return try playLive() }
    guard invocation.value("db") == nil else { return try playOverStore() }
    let file = try OutputFile("record", invocation)
    let call = try phoneCall()
    let (named, data) = try callersData()
    let phone = try play(
      try call.begin(PreparedFixture.callID, meeting: InMemoryDirectory(data)))
    guard let file else { return .success }
    let fixture = Fixture(
      name: "", flow: NamedPlace(call.flow), caller: call.caller, at: call.at, data: named,
      queues: call.queues, stubs: phone.session.surroundings.stubsUsed, steps: [],
      expect: Expectations())
    let played = PreparedFixture(fixture: fixture, library: call.library, data: data)
    return try write(phone.recording, of: played, to: file)
  }

  private func play<Directory>(
    _ session: CallSession<Directory>
  ) throws -> TerminalPhone<Directory> {
    var phone = TerminalPhone(session, console: console)
    if invocation.flag("fast") { phone.playOnVirtualClock() } else { phone.playOnWallClock() }
    return phone
  }

  private func playOverStore() throws -> ExitStatus {
    if let other = ["data", "record"].first(where: { invocation.value($0) != nil }) {
      throw UsageError(
        Wording(zh: "--\(other) 和 --db 只能写一个", en: "--\(other) and --db exclude each other"),
        hint: Wording(
          zh: "用数据库打，来电者在库里，记录也存在库里",
          en: "a call over the database meets the callers there, and is kept there"))
    }
    let call = try StoreCall(try phoneCall(), invocation, console)
    try call.keep(try play(try call.session()).session)
    return .success
  }

  private func playLive() throws -> ExitStatus {
    let others = ["data", "record", "at"].filter { invocation.value($0) != nil }
    if let other = others.first ?? (invocation.flag("fast") ? "fast" : nil) {
      throw UsageError(
        Wording(zh: "--\(other) 和 --live 只能写一个", en: "--\(other) and --live exclude each other"))
    }
    let call = try StoreCall(try phoneCall(), invocation, console)
    var phone = try call.livePhone(in: StorePlace(invocation, console))
    try phone.play(console.readLine) { PhoneEntry($0).act }
    call.tellThatItIsKept()
    return .success
  }

  // MARK: Before the call

  private func phoneCall() throws -> PhoneCall {
    let selections = try FlowSelection.all(
      [invocation.arguments[0]], directory: invocation.value("flows") ?? "CallFlows",
      others: VendorSystems.readersForCalls)
    guard let selection = selections.first, let id = selection.ids.first, selection.ids.count == 1
    else {
      throw UsageError(
        Wording(
          zh: "FLOW：应为一个流程，实际是流程文件夹", en: "FLOW: expected one flow, found a directory of them"))
    }
    let library = try FlowLibrary([id], in: selection.folder)
    let answer = QueueBehaviour.answers(
      after: try invocation.duration("answer-after") ?? .seconds(5),
      talk: try invocation.duration("talk") ?? .seconds(10))
    let skills = library.flows.flatMap(\.nodes).compactMap { node in
      if case .queue(let queue) = node.kind { queue.skill } else { nil }
    }
    return PhoneCall(
      flow: id, library: library, caller: invocation.clear(invocation.value("from"), console),
      at: try invocation.instant("at") ?? Self.now,
      queues: Dictionary(skills.map { ($0, answer) }, uniquingKeysWith: { first, _ in first }),
      stubs: try stubs(for: id, of: library))
  }

  /// The answers of `--services`; says which services nothing answers.
  private func stubs(for flow: String, of library: FlowLibrary) throws -> [String: ServiceStub] {
    let source = try invocation.value("services").map { try SourceText(contentsOf: $0) }
    let stubs = try source.map { try StubReader.stubs(in: $0) } ?? ServiceStubs()
    let log = DiagnosticLog()
    for service in stubs.check(with: flow, in: library, source: source, log: log) {
      console.tell(
        Wording(
          zh: "流程 \(flow) 调用的服务 \(service) 没有应答，每次调用都会出错",
          en:
            "flow \(flow) asks the service \(service), which nothing answers: every call of it is "
            + "a fault"),
        as: Wording(zh: "警告", en: "warning"),
        hint: Wording(zh: "用 --services 给出它的应答", en: "give its answers with --services FILE"))
    }
    try log.throwIfErrors()
    return stubs.byName
  }

  /// The present second at the offset of Shanghai, where the sample hotline is.
  private static var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000, offset: 8 * 3_600)
  }

  private func callersData() throws -> (FixtureData, DirectoryData) {
    guard let name = invocation.value("data") else { return (.none, .empty) }
    let inFolder = "\(DirectoryReader.usualFolder)/\(name)"
    let isOwn = FileManager.default.fileExists(atPath: name)
    let source = try SourceText(contentsOf: isOwn ? name : inFolder)
    let log = DiagnosticLog()
    let data = DirectoryReader(DocumentReader(source, log: log)).data(
      try JSON5Parser.parse(source), path: "")
    try log.throwIfErrors()
    let prefix = "\(DirectoryReader.usualFolder)/"
    if !isOwn { return (.file(NamedPlace(name)), data) }
    if name.hasPrefix(prefix) {
      return (.file(NamedPlace(String(name.dropFirst(prefix.count)))), data)
    }
    // A fixture elsewhere would not find the file, so it carries the text.
    return (.inline(data, text: String(decoding: source.bytes, as: UTF8.self)), data)
  }

  // MARK: After the call

  private func write(
    _ recording: FixtureRecording, of call: PreparedFixture, to file: OutputFile
  ) throws -> ExitStatus {
    let path = file.path
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let (fixture, result) = call.recorded(recording, named: name)
    guard result.passed else {
      for failure in result.failures {
        let told = DisplayWidth.printable("\(path): \(console.text(failure.wording))")
        console.writeError(told + "\n")
      }
      return .checkFailed
    }
    try file.write(FixtureWriter.text(of: [fixture]))
    let shown = DisplayWidth.printable(path)
    console.writeError(console.text(zh: "已保存为 \(shown)\n", en: "saved as \(shown)\n"))
    return .success
  }
}
