internal import Diagnostics
internal import FlowInterpreter

/// Makes a flow of ours of a Twilio Studio definition.
struct StudioTranslation {
  let file: StudioFile
  var builder: FlowBuilder
  /// The widgets that a call which comes in may lead to; elsewhere people write.
  private var widgetsOfCalls: Set<String> = []

  init(_ file: StudioFile, reader: DocumentReader) {
    self.file = file
    builder = FlowBuilder(file.blocks, blockWord: Wording(zh: "组件", en: "widget"), reader: reader)
    let transitions = Dictionary(
      file.blocks.map { ($0.id, $0.transitions) }, uniquingKeysWith: { first, _ in first })
    var waiting = file.blocks.filter { $0.type == "trigger" }.flatMap(\.transitions)
      .filter { $0.event == "incomingCall" }.compactMap(\.target?.id)
    builder.comesBack = file.blocks.contains { block in
      block.type == "trigger"
        && block.transitions.contains { $0.event == "incomingParent" && $0.target != nil }
    }
    while let id = waiting.popLast() {
      guard widgetsOfCalls.insert(id).inserted else { continue }
      waiting += (transitions[id] ?? []).compactMap(\.target?.id)
    }
  }

  /// Whether the other side of a widget reads, and doesn't hear, what it sends.
  func isReading(_ index: Int) -> Bool { !widgetsOfCalls.contains(file.blocks[index].id) }

  mutating func flow(id: String) -> Flow? {
    for index in file.blocks.indices { translate(index) }
    for (index, block) in file.blocks.enumerated() where block.type == "run-subflow" {
      builder.bring(into: "widgets.\(block.id).", at: index)
    }
    guard let start = builder.index(of: file.start.id) else { return nil }
    let language = file.blocks.lazy.compactMap { $0.text("language") }.first ?? "en-US"
    var flow = builder.flow(
      id: id, title: file.title ?? id, start: start, language: language, system: .studio)
    flow.isWritten = widgetsOfCalls.isEmpty
    return flow
  }

  private mutating func translate(_ index: Int) {
    let block = file.blocks[index]
    switch block.type {
    case "trigger": trigger(index)
    case "say-play": say(index)
    case "gather-input-on-call": gather(index)
    case "split-based-on": split(index)
    case "set-variables", "state-set-variables": setVariables(index)
    case "make-http-request": request(index, succeeded: "success", failed: "failed")
    case "run-function": request(index, succeeded: "success", failed: "fail")
    case "run-subflow": runFlow(index)
    case "send-to-flex", "enqueue-call": enqueue(index)
    case "connect-call-to": connect(index)
    case "record-voicemail": record(index)
    case "send-message": send(index)
    case "send-and-wait-for-reply": sendAndWait(index)
    case "fork-stream", "record-call": configure(index)
    case let type where StudioTypes.all.contains(type): outside(index)
    default: builder.setUnknown(index, StudioFile.terms)
    }
  }

  // MARK: Ways

  /// Where an event leads; `nil` if it leads nowhere.
  mutating func reference(_ index: Int, _ events: String...) -> NodeReference? {
    let block = file.blocks[index]
    for event in events {
      if let target = block.transitions.first(where: { $0.event == event && $0.target != nil })?
        .target
      {
        return builder.reference(target, from: block)
      }
    }
    return nil
  }

  /// Where an event leads; a way that leads nowhere ends the call.
  mutating func way(_ index: Int, _ event: String) -> NodeReference {
    if let reference = reference(index, event) { return reference }
    let transition = file.blocks[index].transitions.first { $0.event == event }
    return builder.end("ends", of: index, offset: transition?.offset)
  }

  /// The text of a property, and where it stands.
  func property(_ index: Int, _ key: String) -> (text: String, at: Int)? {
    let block = file.blocks[index]
    guard let value = block[key], let text = value.scalar, !text.isEmpty else { return nil }
    return (text, value.offset)
  }

  // MARK: Beginning

  private static let beginnings = [
    "incomingCall", "incomingMessage", "incomingConversationMessage", "incomingRequest",
    "incomingParent",
  ]

  /// A flow begins by what comes in: a call, if it has a way for one.
  private mutating func trigger(_ index: Int) {
    let block = file.blocks[index]
    let events = Self.beginnings.filter { event in
      block.transitions.contains { $0.event == event && $0.target != nil }
    }
    guard events.count > 1 || ![nil, "incomingCall", "incomingParent"].contains(events.first) else {
      let next = events.first.map { way(index, $0) } ?? builder.end("ends", of: index)
      return builder.set(index, .set(SetVariables(assignments: [], next: next)))
    }
    var service = ServiceCall(
      service: "trigger", serviceOffset: block.offset, inputs: [], into: nil,
      timeout: .seconds(60), outcomes: [], next: nil, failed: nil)
    for event in events {
      service.outcomes.append(.init(outcome: event, next: way(index, event)))
    }
    service.otherNames = [block.name]
    service.unanswered = .outcome(events[0])
    let first = service.outcomes[0].next
    service.failed = first
    guard let parent = reference(index, "incomingParent") else {
      return builder.set(index, .service(service))
    }
    // Run by another flow it begins there.
    let begins = builder.add("begins", of: index, .service(service))
    let isRun = ExpressionTree.variable(
      slot: builder.variable("trigger.parent", isGiven: true, at: block.offset).slot)
    builder.set(
      index,
      .branch(
        Branch(
          cases: [
            Branch.Case(
              when: ExpressionTree.call(.exists, [isRun]).expression(
                "incomingParent", at: block.offset), next: parent)
          ], otherwise: begins)))
  }

  // MARK: Without effect

  private mutating func configure(_ index: Int) {
    let next =
      reference(index, "next", "success", "audioComplete") ?? builder.end("ends", of: index)
    let failed = reference(index, "failed", "failure", "error")
    builder.set(index, .set(SetVariables(assignments: [], next: next)), onFault: failed)
  }
}
