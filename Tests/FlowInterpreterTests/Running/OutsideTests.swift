import Diagnostics
import FlowInterpreter
import Testing

/// Services, queues, callbacks and voicemail.
@Suite struct OutsideTests {
  private static let nodes = """
    good: { type: "hangup", prompt: "好" }, bad: { type: "hangup", prompt: "坏" },
    other: { type: "hangup", prompt: "别的" }, survey: { type: "hangup", prompt: "评价" },
    """

  private func call(_ node: String, defaults: String = "", caller: Value? = nil) throws
    -> PlayedCall
  {
    let text = """
      { flow: "a", title: "A", start: "n", defaults: { \(defaults) }, variables: { got: "none" },
        nodes: { n: { \(node) }, \(Self.nodes) } }
      """
    if let caller { return try PlayedCall(text, caller: caller) }
    return try PlayedCall(text)
  }

  private func requests(_ call: PlayedCall) -> [ServiceRequest] {
    call.actions.compactMap { if case .callService(let request) = $0 { request } else { nil } }
  }

  // MARK: service

  private static let service = """
    type: "service", call: "order.find", with: { order: "'A' + 1", who: "caller.number" }, into: "got",
    timeout: "4s", on: { found: "good" }, next: "other", failed: "bad"
    """

  @Test func `a service is called with its inputs and who calls`() throws {
    let call = try call(Self.service)
    let request = try #require(requests(call).first)
    #expect(request.service == "order.find")
    #expect(request.inputs == ["order": .text("A1"), "who": .text("13800138000")])
    #expect(request.callingNumber == "13800138000")
    #expect(request.callID == "call-1")
  }

  @Test(arguments: [
    (ServiceReply.outcome("found", value: .text("it")), Way.outcome("found"), Value.text("it")),
    (.outcome("missing", value: .null), .next, .null), (.fault("down"), .failed, .text("none")),
  ])
  func `the outcome selects the way, and its value is kept`(
    _ row: (reply: ServiceReply, way: Way, value: Value)
  ) throws {
    var call = try call(Self.service)
    call.send(.serviceReturned(row.reply))
    #expect(call.ways == [row.way])
    #expect(call.machine.variables["got"] == row.value)
  }

  @Test func `a service that takes too long has failed, and its late answer is ignored`() throws {
    var call = try call(Self.service)
    call.wait(.milliseconds(3_999))
    #expect(call.ways.isEmpty)
    call.wait(.milliseconds(1))
    #expect(call.ways == [.failed])
    call.send(.serviceReturned(.outcome("found", value: .null)))
    #expect(call.path == ["n", "bad"])
    #expect(call.actions.contains { if case .cancelService = $0 { true } else { false } })
  }

  @Test func `an outcome without a way, and a fault without one, take onError or end the call`()
    throws
  {
    let node = #"type: "service", call: "order.find", on: { found: "good" }"#
    var call = try call(node)
    call.send(.serviceReturned(.outcome("missing", value: .null)))
    #expect(call.outcome == .failed(reason: "n: there is no way for the outcome \"missing\""))
    var faulty = try self.call(node, defaults: #"onError: "bad""#)
    faulty.send(.serviceReturned(.fault("down")))
    #expect(faulty.ways == [.onError])
    #expect(faulty.path == ["n", "bad"])
  }

  // MARK: queue

  private static let queue = """
    type: "queue", skill: "vip", priority: "1 + 1", prompt: "请稍候", estimate: true, callbackAfter: "30s",
    maxWait: "2m", next: "survey", full: "bad", closed: "other", timedOut: "good"
    """

  private func isQueued(_ outcome: CallOutcome?) -> Bool {
    outcome == .queued(skill: "vip", priority: 2)
  }

  @Test func `a call is queued with its priority, answered, and goes on after the agent`() throws {
    var call = try call(Self.queue)
    let request = call.actions.compactMap {
      if case .enqueue(let request) = $0 { request } else { nil }
    }
    #expect(
      request == [
        QueueRequest(skill: "vip", priority: 2, saysEstimate: true, maxWait: .seconds(120))
      ])
    call.send(.queue(.answered))
    #expect(call.heard == ["请稍候"])
    call.wait(.seconds(60))
    call.send(.queue(.agentLeft))
    call.listen()
    #expect(call.path == ["n", "survey"])
    #expect(isQueued(call.outcome))
  }

  @Test(arguments: [(QueueReply.full, Way.full), (.closed, .closed)])
  func `a queue that takes no call plays nothing and leads elsewhere`(
    _ row: (reply: QueueReply, way: Way)
  ) throws {
    var call = try call(Self.queue)
    call.send(.queue(row.reply))
    #expect(call.ways == [row.way])
    #expect(!call.heard.contains("请稍候"))
    call.listen()
    #expect(call.outcome == .completed)
  }

  @Test(arguments: [
    (59, "预计等待时间不到一分钟。"), (60, "预计等待时间约1分钟。"), (61, "预计等待时间约2分钟。"),
  ])
  func `the expected wait is told`(_ row: (seconds: Int, text: String)) throws {
    var call = try call(Self.queue)
    call.send(.queue(.waiting(expected: .seconds(row.seconds))))
    #expect(call.heard == ["请稍候", row.text])
  }

  @Test func `the expected wait is told again when the queue tells it again`() throws {
    var call = try call(Self.queue)
    call.send(.queue(.waiting(expected: .seconds(61))))
    call.send(.queue(.waiting(expected: nil)))
    call.send(.queue(.waiting(expected: .seconds(59))))
    #expect(call.heard == ["请稍候", "预计等待时间约2分钟。", "预计等待时间不到一分钟。"])
  }

  @Test func `a call that nobody answers leaves by timedOut`() throws {
    var call = try call(Self.queue)
    call.wait(.milliseconds(119_999))
    #expect(call.ways.isEmpty)
    call.wait(.milliseconds(1))
    #expect(call.ways == [.timedOut])
    #expect(call.actions.contains { if case .leaveQueue = $0 { true } else { false } })
    call.listen()
    #expect(call.outcome == .completed)
  }

  @Test func `whoever hangs up while waiting was queued`() throws {
    var call = try call(Self.queue)
    call.wait(.seconds(10))
    call.send(.hangUp)
    #expect(isQueued(call.outcome))
  }

  @Test func `after a while the caller is offered a callback, and takes it with key 1`() throws {
    var call = try call(Self.queue)
    call.wait(.seconds(29))
    call.press("1")
    #expect(call.outcome == nil && call.heard == ["请稍候"])
    call.wait(.seconds(2))
    #expect(call.heard.count == 2)
    call.press("1")
    call.listen()
    #expect(call.outcome == .callback(skill: "vip"))
    let orders = call.actions.compactMap {
      if case .registerCallback(let order) = $0 { order } else { nil }
    }
    #expect(orders == [CallbackOrder(skill: "vip", number: "13800138000", at: nil)])
  }

  @Test func `a caller whose number is withheld is offered no callback`() throws {
    var call = try call(Self.queue, caller: .record(["number": .null]))
    call.wait(.seconds(60))
    call.press("1")
    #expect(call.heard == ["请稍候"])
  }

  @Test func `a priority that is no number is a fault`() throws {
    let call = try call(#"type: "queue", skill: "vip", priority: "'high'""#)
    #expect(call.outcome == .failed(reason: "n: the priority must be a number, found text"))
  }

  // MARK: callback

  @Test func `a callback is registered, for another number and time if the flow says so`() throws {
    var call = try call(
      #"type: "callback", skill: "vip", number: "'010' + 12345678", at: "'2026-11-12T09:00:00+08:00'", prompt: "会回电", next: "good""#
    )
    let orders = call.actions.compactMap {
      if case .registerCallback(let order) = $0 { order } else { nil }
    }
    #expect(
      orders == [
        CallbackOrder(skill: "vip", number: "01012345678", at: "2026-11-12T09:00:00+08:00")
      ])
    call.listen()
    #expect(call.heard == ["会回电", "好"])
    #expect(call.outcome == .callback(skill: "vip"))
  }

  @Test func `a callback without a number is a fault`() throws {
    let call = try call(
      #"type: "callback", skill: "vip", next: "good""#, defaults: #"onError: "bad""#,
      caller: .record(["number": .null]))
    #expect(call.path == ["n", "bad"])
  }

  @Test func `a callback at what is no time is refused when the flow is read, else a fault`() throws
  {
    var call = try call(
      #"type: "callback", skill: "vip", at: "got", next: "good""#, defaults: #"onError: "bad""#)
    #expect(call.path == ["n", "bad"])
    call.listen()
    let log = DiagnosticLog()
    _ = FlowReader.read(
      SourceText(
        path: "a.json5",
        text:
          "{ flow: 'a', start: 'c', nodes: { c: { type: 'callback', skill: 'x', at: \"'tomorrow'\" } } }"
      ),
      log: log)
    #expect(log.diagnostics.map(\.code) == ["bad-time"])
  }

  @Test(arguments: ["\\u0007", "\\u001b[2J", "\\u009b31m", "\\u007f"])
  func `a control character in a prompt is refused with its place`(_ escape: String) {
    let log = DiagnosticLog()
    _ = FlowReader.read(
      SourceText(
        path: "a.json5",
        text: "{ flow: 'a', start: 'c', nodes: { c: { type: 'hangup', prompt: 'Bye\(escape)' } } }"),
      log: log)
    #expect(log.diagnostics.map(\.code) == ["control-character"])
    #expect(log.diagnostics.first?.place == SourcePlace(line: 1, column: 64))
  }

  @Test func `a callback that leads nowhere ends the call`() throws {
    var call = try call(#"type: "callback", skill: "vip""#)
    call.listen()
    #expect(call.outcome == .callback(skill: "vip"))
  }

  // MARK: voicemail

  private static let voicemail =
    #"type: "voicemail", prompt: "请留言", maxLasts: "10s", into: "got", next: "good""#

  private func reference(in call: PlayedCall) throws -> String {
    let references = call.actions.compactMap {
      if case .record(let reference, .seconds(10)) = $0 { reference } else { nil }
    }
    return try #require(references.first)
  }

  @Test(arguments: [0, 1, 2])
  func `a recording ends by a key, by silence or by its time, and is kept by reference`(_ way: Int)
    throws
  {
    var call = try call(Self.voicemail)
    call.listen()
    #expect(call.machine.waiting == .recording)
    let reference = try reference(in: call)
    call.send(.speaks(.seconds(3)))
    call.wait(.seconds(3))
    switch way {
    case 0: call.press("#")
    case 1: call.send(.recorded(reference: reference))
    default: call.wait(.seconds(10))
    }
    #expect(call.ways == [.next])
    #expect(call.machine.variables["got"] == .text(reference))
    call.listen()
    #expect(call.outcome == .voicemail(skill: nil))
  }

  @Test(arguments: [0, 1, 2])
  func `a recording to which nothing is said is no message, however it ends`(_ way: Int) throws {
    var call = try call(Self.voicemail + #", empty: "bad""#)
    call.listen()
    switch way {
    case 0: call.press("#")
    case 1: call.send(.recorded(reference: try reference(in: call)))
    default: call.wait(.seconds(10))
    }
    #expect(call.ways == [.empty])
    #expect(call.machine.variables["got"] == .text("none"))
    call.listen()
    #expect(call.outcome == .completed)
  }

  // 2.9 s of a least of 3 s are no message, 3 s are one; a pause between words counts for nothing.
  @Test(arguments: [
    (2_900, 0, false), (3_000, 0, true), (1_500, 1_400, false), (1_500, 1_500, true),
  ])
  func `a message needs as much speech as minLasts says`(
    _ row: (first: Int, second: Int, isKept: Bool)
  ) throws {
    var call = try call(Self.voicemail + #", minLasts: "3s", empty: "bad""#)
    call.listen()
    for length in [row.first, row.second] where length > 0 {
      call.send(.speaks(.milliseconds(length)))
      call.wait(.seconds(2) + .milliseconds(1_000))
    }
    call.press("#")
    #expect(call.ways == [row.isKept ? .next : .empty])
  }

  @Test func `whoever hangs up after saying something has left a message, before that not`() throws
  {
    var call = try call(Self.voicemail)
    var early = call
    early.send(.hangUp)
    #expect(early.outcome == .hungUp)
    call.listen()
    var silent = call
    silent.wait(.seconds(5))
    silent.send(.hangUp)
    #expect(silent.outcome == .hungUp)
    call.send(.speaks(.seconds(4)))
    call.wait(.seconds(2))
    call.send(.hangUp)
    #expect(call.outcome == .voicemail(skill: nil))
    #expect(call.machine.variables["got"] == .text(try reference(in: call)))
  }
}
