internal import AfterSales
internal import Diagnostics

extension ServerMessage {
  /// Reads a line of the switchboard.
  /// - Throws: `SwitchboardError.misreadMessage` if it is none that this version knows.
  package init(line: [UInt8]) throws(SwitchboardError) {
    let source = SourceText(path: "message", bytes: line)
    let log = DiagnosticLog()
    let root: LocatedValue
    do {
      root = try JSON5Parser.parse(source)
    } catch {
      throw .misreadMessage(code: error.diagnostics.first?.code ?? "syntax")
    }
    // What comes later than this version may say more of an event, but no other events.
    guard let object = DocumentReader(source, log: log).object(root, path: ""),
      let event = object.requiredWord(Event.self, "event"), let message = Self.read(event, object),
      !log.hasErrors
    else { throw .misreadMessage(code: log.diagnostics.first?.code ?? "wrong-type") }
    self = message
  }

  private static func read(_ event: Event, _ object: ObjectReader) -> Self? {
    func call(_ message: (String) -> Self) -> Self? { object.requiredText("call").map(message) }
    func queue(_ message: (String) -> Self) -> Self? { object.requiredText("queue").map(message) }
    var request: Int? {
      object.isNull("re") ? nil : object.integer("re", in: 0...(1 << 53))
    }
    switch event {
    case .done: return .done(request: request)
    case .refused:
      return object.requiredWord(LiveRefusal.self, "code").map { .refused(request: request, $0) }
    case .misread:
      return object.requiredText("code").map { .misread(request: request, code: $0) }
    case .desk:
      guard let pool = object.requiredText("pool"), let phase = AgentPhase(object) else {
        return nil
      }
      return .desk(request: request, pool: pool, phase: phase)
    case .line:
      return object.requiredWord(LineState.self, "state").map {
        .line(request: request, state: $0)
      }
    case .status:
      guard let status = object.object("status") else { return nil }
      return status.has("calls")
        ? CentreStatus(status).map { .status(request: request, $0) }
        : QueuesStatus(status).map { .queues(request: request, $0) }
    case .announcement: return object.requiredText("text").map { .announcement(text: $0) }
    case .waiting:
      return object.count("position").map {
        .waiting(position: $0, expectedSeconds: object.optionalNumber("expected"))
      }
    case .full: return .queueFull
    case .closed: return .queueClosed
    case .nobody: return .nobody
    case .callbackOffered: return .callbackOffered
    case .callbackKept: return .callbackKept
    case .answered: return object.requiredText("agent").map { .answered(agent: $0) }
    case .agentLeft: return .agentLeft
    case .transferred: return queue { .transferred(queue: $0) }
    case .movedOn: return queue { .movedOn(queue: $0) }
    case .timedOut: return object.requiredBoolean("voicemail").map { .timedOut(toVoicemail: $0) }
    case .offer: return Offer(object).map { .offer($0) }
    case .withdrawn:
      guard let call = object.requiredText("call"),
        let why = object.requiredWord(OfferWithdrawal.self, "why")
      else { return nil }
      return .withdrawn(call: call, why: why)
    case .ringing: return call { .ringing(call: $0) }
    case .connected: return call { .connected(call: $0) }
    case .wrapUp: return call { .wrapUp(call: $0) }
    case .phase: return AgentPhase(object).map { .phase($0) }
    case .loggedOff: return .loggedOff
    }
  }
}

extension ServerMessage.Offer {
  fileprivate init?(_ object: ObjectReader) {
    guard let call = object.requiredText("call"), let queue = object.requiredText("queue"),
      let isCallback = object.requiredBoolean("callback"),
      let isTransferred = object.requiredBoolean("transferred"),
      let waited = object.seconds("waited")
    else { return nil }
    self.init(
      call: call, queue: queue, title: object.text("title"), isCallback: isCallback,
      isTransferred: isTransferred,
      waitedSeconds: waited, number: object.text("number"))
  }
}
