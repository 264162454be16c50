internal import Diagnostics
internal import FlowInterpreter

/// What asks something outside, or hands the call over.
extension StudioTranslation {
  /// A request or a function: by its address, its function or the widget's name.
  mutating func request(_ index: Int, succeeded: String, failed: String) {
    let block = file.blocks[index]
    let url = property(index, "url")?.text
    let names = [url, url.map(Self.path), property(index, "function_sid")?.text]
      .compactMap(\.self).filter { !$0.contains("{{") && !$0.isEmpty }
    let isFunction = block.type == "run-function"
    let name = (isFunction ? url.map(Self.path) : url).flatMap { $0.contains("{{") ? nil : $0 }
    var service = ServiceCall(
      service: name ?? block.name, serviceOffset: block.offset, inputs: [],
      into: builder.variable("widgets.\(block.id).parsed", at: block.offset),
      timeout: .seconds(10), outcomes: [], next: way(index, succeeded), failed: way(index, failed))
    service.otherNames = (names + [block.name]).filter { $0 != service.service }
    for element in block["parameters"]?.elements ?? [] {
      guard let key = element["key"]?.scalar, let value = element["value"], let text = value.scalar
      else { continue }
      service.inputs.append(
        .init(name: key, value: builder.liquid(text, of: block, key: key, at: value.offset)))
    }
    if let (body, place) = property(index, "body") {
      service.inputs.append(
        .init(name: "body", value: builder.liquid(body, of: block, key: "body", at: place)))
    }
    builder.set(index, .service(service))
  }

  /// The last part of an address.
  private static func path(_ url: String) -> String {
    let plain = url.split(separator: "?").first.map(String.init) ?? url
    return plain.split(separator: "/").last.map(String.init) ?? plain
  }

  /// Anything else outside: its events are outcomes.
  mutating func outside(_ index: Int) {
    let block = file.blocks[index]
    var service = ServiceCall(
      service: block.name, serviceOffset: block.offset, inputs: [],
      into: builder.variable("widgets.\(block.id)", at: block.offset), timeout: .seconds(600),
      outcomes: [], next: nil, failed: nil)
    service.otherNames = [block.type]
    for transition in block.transitions
    where !service.outcomes.contains(where: { $0.outcome == transition.event }) {
      service.outcomes.append(
        .init(outcome: transition.event, next: way(index, transition.event)))
    }
    let isFailure = ["fail", "failed", "failure", "error", "maxFailedAttempts", "callFailure"]
    service.failed =
      service.outcomes.first { isFailure.contains($0.outcome) }?.next
      ?? builder.end("ends", of: index)
    if service.outcomes.isEmpty { service.next = builder.end("ends", of: index) }
    if block.type.hasPrefix("make-outgoing-call") { service.unanswered = .outcome("answered") }
    builder.set(index, .service(service))
  }

  // MARK: Handing over

  mutating func enqueue(_ index: Int) {
    let block = file.blocks[index]
    let given = property(index, "queue_name")?.text ?? property(index, "workflow")?.text ?? ""
    // A workflow goes by a number that says nothing to people.
    let isPlain = !given.isEmpty && !given.contains("{{") && !Self.isSid(given)
    var queue = QueueCall(skill: isPlain ? given : block.name, skillOffset: block.offset)
    queue.next = reference(index, "callComplete")
    let failed = way(index, "failedToEnqueue")
    queue.full = failed
    queue.closed = reference(index, "callFailure") ?? failed
    builder.set(index, .queue(queue), onFault: failed)
  }

  private static func isSid(_ text: String) -> Bool {
    text.utf8.count == 34 && text.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  mutating func connect(_ index: Int) {
    let block = file.blocks[index]
    let to = property(index, "to")?.text ?? block.name
    var service = ServiceCall(
      service: to.contains("{{") ? block.name : to, serviceOffset: block.offset, inputs: [],
      into: nil, timeout: .seconds(7_200), outcomes: [], next: nil, failed: nil)
    let completed = way(index, "callCompleted")
    service.outcomes = [.init(outcome: "callCompleted", next: completed)]
    for event in ["hangup", "busy", "noAnswer", "callFailed"] {
      if let target = reference(index, event) {
        service.outcomes.append(.init(outcome: event, next: target))
      }
    }
    service.failed = reference(index, "callFailed") ?? completed
    service.otherNames = [block.name, block.type].filter { $0 != service.service }
    service.unanswered = .outcome("callCompleted")
    service.transferOutcome = "callCompleted"
    builder.set(index, .service(service))
  }

  mutating func record(_ index: Int) {
    let block = file.blocks[index]
    let most = min(max(block.integer("max_length") ?? 3_600, 1), 7_200)
    let prompt = Prompt(
      text: Template(parts: [.literal("")], source: ""), length: .seconds(1), offset: block.offset)
    let voicemail = Voicemail(
      prompt: PromptSeries([prompt]), maxLasts: .seconds(most),
      into: builder.variable("widgets.\(block.id).RecordingUrl", at: block.offset),
      next: way(index, "recordingComplete"), empty: way(index, "noAudio"), skill: nil)
    builder.set(index, .voicemail(voicemail))
  }

  // MARK: Flows

  mutating func runFlow(_ index: Int) {
    let block = file.blocks[index]
    let (sid, place) = property(index, "flow_sid") ?? (block.name, block.offset)
    var pass = [
      SubFlow.PassedValue(
        variable: "trigger.parent", offset: block.offset,
        value: ExpressionTree.literal(.boolean(true)).expression("true", at: block.offset))
    ]
    for element in block["parameters"]?.elements ?? [] {
      guard let key = element["key"]?.scalar, let value = element["value"], let text = value.scalar
      else { continue }
      pass.append(
        .init(
          variable: "trigger.parent.parameters.\(key)", offset: value.offset,
          value: builder.liquid(text, of: block, key: key, at: value.offset)))
    }
    var flow = SubFlow(
      flow: Identifier.slug(of: block.name, kind: "flow"), flowOffset: place, pass: pass,
      bring: [], next: way(index, "completed"))
    flow.otherNames = [sid, block.name]
    builder.set(index, .flow(flow), onFault: way(index, "failed"))
  }
}
