internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation
internal import ServiceDesk
internal import VendorFlows

extension Hotline {
  /// `hotline call`: the terminal is the caller's phone.
  static let call = Command(
    "call",
    summary: "Call a flow from the terminal",
    discussion: """
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
      """,
    arguments: [Argument("FLOW", help: "the id of a flow, or its file")],
    options: [
      .value("from", "NUMBER", help: "the calling number; - reads it (default: withheld)"),
      .value(
        "at", "TIME",
        help: "when the call comes in (default: now); over a database, one for practice"),
      .value(
        "data", "FILE", help: "callers and orders: a file, or one in Fixtures/Data",
        completion: .files),
      .value(
        "db", "FILE", help: "play it against a database (default: $HOTLINE_DB, else hotline.db)",
        isValueOptional: true, completion: .files),
      .value(
        "key", "FILE", help: "its key file (default: $HOTLINE_KEY, else FILE.key)",
        completion: .files),
      .value("call", "ID", help: "what the call is kept under (default: its time and a number)"),
      .value(
        "flows", "DIR", help: "where flows are (default: CallFlows)", completion: .directories),
      .value(
        "services", "FILE", help: "answers in place of services, as in a fixture",
        completion: .files),
      .value("answer-after", "TIME", help: "how long queues take to answer (default: 5s)"),
      .value("talk", "TIME", help: "how long agents talk (default: 10s)"),
      .flag("live", help: "wait in the live queue of the database's switchboard"),
      .flag("fast", help: "use a virtual clock that waits for what is typed"),
      .value("record", "FILE", help: "save the call as a fixture", completion: .files),
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
        "--\(other) and --db exclude each other",
        hint: "a call over the database meets the callers there, and is kept there")
    }
    let call = try StoreCall(try phoneCall(), invocation, console)
    try call.keep(try play(try call.session()).session)
    return .success
  }

  private func playLive() throws -> ExitStatus {
    let others = ["data", "record", "at"].filter { invocation.value($0) != nil }
    if let other = others.first ?? (invocation.flag("fast") ? "fast" : nil) {
      throw UsageError("--\(other) and --live exclude each other")
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
    else { throw UsageError("FLOW: expected one flow, found a directory of them") }
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
