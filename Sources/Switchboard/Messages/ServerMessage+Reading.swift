internal import Diagnostics

extension ServerMessage {
  /// Reads a line of the switchboard; `nil` if it is none that this version knows.
  package init?(line: [UInt8]) {
    let source = SourceText(path: "message", bytes: line)
    guard let root = try? JSON5Parser.parse(source),
      let object = DocumentReader(source, log: DiagnosticLog()).object(root, path: ""),
      let message =
        Self.answer(object, root, source) ?? Self.toCaller(object) ?? Self.toAgent(object)
    else { return nil }
    self = message
  }

  private static func answer(
    _ object: ObjectReader, _ root: LocatedValue, _ source: SourceText
  ) -> Self? {
    let number = object.integer("re", in: 0...(1 << 53))
    switch object.text("event") {
    case "done": return .done(request: number)
    case "refused": return .refused(request: number, code: object.text("code") ?? "")
    case "desk":
      return .desk(
        request: number, pool: object.text("pool") ?? "", phase: object.text("phase") ?? "",
        call: object.text("call"))
    case "line": return .line(request: number, state: object.text("state") ?? "")
    case "status":
      guard let status = root["status"] else { return nil }
      let bytes = source.bytes[status.offset..<status.end]
      return .status(request: number, json: String(decoding: bytes, as: UTF8.self))
    default: return nil
    }
  }

  private static func toCaller(_ object: ObjectReader) -> Self? {
    let anySeconds = 0...Double.greatestFiniteMagnitude
    switch object.text("event") {
    case "announcement": return .announcement(text: object.text("text") ?? "")
    case "waiting":
      return .waiting(
        position: object.integer("position", in: 0...(.max)) ?? 0,
        expectedSeconds: object.number("expected", in: anySeconds))
    case "full": return .queueFull
    case "closed": return .queueClosed
    case "callbackOffered": return .callbackOffered
    case "callbackKept": return .callbackKept
    case "answered": return .answered(agent: object.text("agent") ?? "")
    case "agentLeft": return .agentLeft
    case "transferred": return .transferred(queue: object.text("queue") ?? "")
    case "movedOn": return .movedOn(queue: object.text("queue") ?? "")
    case "timedOut": return .timedOut(toVoicemail: object.boolean("voicemail") ?? false)
    default: return nil
    }
  }

  private static func toAgent(_ object: ObjectReader) -> Self? {
    let call = object.text("call") ?? ""
    switch object.text("event") {
    case "offer":
      return .offer(
        Offer(
          call: call, queue: object.text("queue") ?? "",
          isCallback: object.boolean("callback") ?? false,
          isTransferred: object.boolean("transferred") ?? false,
          waitedSeconds: object.number("waited", in: 0...Double.greatestFiniteMagnitude) ?? 0,
          number: object.text("number")))
    case "withdrawn": return .withdrawn(call: call, why: object.text("why") ?? "")
    case "ringing": return .ringing(call: call)
    case "connected": return .connected(call: call)
    case "wrapUp": return .wrapUp(call: call)
    case "phase": return .phase(object.text("phase") ?? "", reason: object.text("reason"))
    case "loggedOff": return .loggedOff
    default: return nil
    }
  }
}
