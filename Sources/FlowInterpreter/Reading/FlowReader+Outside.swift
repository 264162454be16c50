internal import Diagnostics

extension FlowReader {
  func service(_ object: ObjectReader) -> NodeKind? {
    let call = object.required("call")
    let name = call.flatMap { serviceName($0, path: object.path(of: "call")) }
    let inputs = object.optional("with").map { value in
      expressions(value, path: object.path(of: "with")).map { member, expression in
        ServiceCall.Input(name: member.key, value: expression)
      }
    }
    let into = object.optional("into").flatMap { variable($0, path: object.path(of: "into")) }
    let timeout = object.duration("timeout") ?? Self.serviceTimeout
    let outcomes = object.optional("on").map { value in
      reader.members(value, path: object.path(of: "on")).compactMap { member in
        reference(member.value, path: "\(object.path(of: "on")).\(member.key.prefix(40))").map {
          ServiceCall.OutcomeWay(outcome: member.key, next: $0)
        }
      }
    }
    let next = reference("next", of: object)
    let failed = reference("failed", of: object)
    guard let name, let call else { return nil }
    var service = ServiceCall(
      service: name, serviceOffset: call.offset, inputs: inputs ?? [], into: into,
      timeout: timeout, outcomes: outcomes ?? [],
      knownOutcomes: ServiceCatalog.signature(of: name)?.outcomes ?? ownServices[name],
      next: next, failed: failed)
    complete(&service, object)
    return .service(service)
  }

  /// How long a service may take where the flow doesn't say.
  private static let serviceTimeout = Duration.seconds(10)

  /// Reads `services: { NAME: [OUTCOME, …] }`: what services of the user's own answer.
  func readOwnServices(_ value: LocatedValue) -> [String: [String]] {
    var services: [String: [String]] = [:]
    for member in reader.members(value, path: "services") {
      let path = "services.\(member.key.prefix(60))"
      guard isServiceName(member.key, at: member.keyOffset, path: "services") else { continue }
      guard ServiceCatalog.signature(of: member.key) == nil else {
        reader.error(
          "reserved-name", at: member.keyOffset,
          Wording(
            zh: "services：“\(member.key)”是内置的", en: "services: \"\(member.key)\" is built in"),
          hint: Wording(zh: "只声明自己的服务", en: "declare services of your own only"))
        continue
      }
      services[member.key] = reader.list(member.value, path: path).compactMap {
        reader.text($0, path: path)
      }
    }
    return services
  }

  private func serviceName(_ value: LocatedValue, path: String) -> String? {
    if isElsewhere { return name(value, path: path) }
    guard let name = reader.text(value, path: path) else { return nil }
    return isServiceName(name, at: value.offset, path: path) ? name : nil
  }

  private func isServiceName(_ name: String, at offset: Int, path: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ Identifier.isID(String($0)) }) else {
      reader.error(
        "bad-id", at: offset,
        Wording(zh: "“\(name.prefix(60))”不是服务名", en: "\"\(name.prefix(60))\" is no service").at(
          path),
        hint: Wording(zh: "服务名如 \"order.find\"", en: "services are named like \"order.find\""))
      return false
    }
    return true
  }

  private func skill(_ object: ObjectReader) -> (name: String, offset: Int)? {
    guard let value = object.required("skill"),
      let name = name(value, path: object.path(of: "skill"))
    else { return nil }
    return (name, value.offset)
  }

  func queue(_ object: ObjectReader) -> NodeKind? {
    let skill = skill(object)
    var queue = QueueCall(skill: skill?.name ?? "", skillOffset: skill?.offset ?? 0)
    queue.priority = expression("priority", of: object)
    queue.prompt = prompts("prompt", of: object)
    queue.saysEstimate = object.boolean("estimate") ?? false
    queue.callbackAfter = object.duration("callbackAfter")
    queue.maxWait = object.duration("maxWait")
    queue.next = reference("next", of: object)
    queue.full = reference("full", of: object)
    queue.closed = reference("closed", of: object)
    queue.timedOut = reference("timedOut", of: object)
    queue.nobody = reference("nobody", of: object)
    complete(&queue, object)
    if let texts = object.object("texts") { queue.texts = whileWaiting.queueTexts(texts) }
    return skill == nil ? nil : .queue(queue)
  }

  /// The reader of what a queue says to those who wait.
  private var whileWaiting: Self {
    var reader = self
    reader.names = ExpressionNames(variables, hiding: GivenName.whileWaiting)
    return reader
  }

  private func queueTexts(_ object: ObjectReader) -> QueueTexts {
    var texts = QueueTexts()
    texts.estimate = prompts("estimate", of: object)
    texts.position = prompts("position", of: object)
    texts.callbackOffer = prompts("callbackOffer", of: object)
    texts.callbackKept = prompts("callbackKept", of: object)
    texts.waiting = prompts("waiting", of: object)
    object.finish()
    return texts
  }

  func callback(_ object: ObjectReader) -> NodeKind? {
    let skill = skill(object)
    var request = CallbackRequest(skill: skill?.name ?? "", skillOffset: skill?.offset ?? 0)
    request.number = expression("number", of: object)
    request.prompt = prompts("prompt", of: object)
    request.at = expression("at", of: object)
    if let at = request.at, case .text(let time)? = at.tree.constant, Instant(time) == nil {
      reader.error(
        "bad-time", at: at.offset,
        Wording(
          zh: "'\(time.prefix(40))' 不是带时区的时间", en: "'\(time.prefix(40))' is no time with an offset"
        ).at(object.path(of: "at")),
        hint: Wording(
          zh: "写作 '2026-11-12T09:00:00+08:00'", en: "write '2026-11-12T09:00:00+08:00'"))
    }
    request.next = reference("next", of: object)
    return skill == nil ? nil : .callback(request)
  }

  func voicemail(_ object: ObjectReader) -> NodeKind? {
    let prompt = requiredPrompts("prompt", of: object)
    let maxLasts = object.required("maxLasts").flatMap {
      reader.duration($0, path: object.path(of: "maxLasts"))
    }
    let into = object.required("into").flatMap { variable($0, path: object.path(of: "into")) }
    let minLasts =
      object.duration("minLasts") ?? min(Voicemail.usualLeast, maxLasts ?? Voicemail.usualLeast)
    let next = requiredReference("next", of: object)
    let empty = reference("empty", of: object)
    let skill = object.optional("skill").flatMap {
      reader.id($0, path: object.path(of: "skill"))
    }
    guard let prompt, let maxLasts, let into, let next else { return nil }
    if minLasts > maxLasts {
      reader.error(
        "out-of-range", at: object.keyOffset("minLasts"),
        Wording(
          zh:
            "没有留言能有 \(DurationNotation.format(minLasts)) 那么长，maxLasts 是 \(DurationNotation.format(maxLasts))",
          en: "no message can last \(DurationNotation.format(minLasts)), "
            + "maxLasts is \(DurationNotation.format(maxLasts))"
        ).at(object.path(of: "minLasts")))
    }
    return .voicemail(
      Voicemail(
        prompt: prompt, maxLasts: maxLasts, minLasts: minLasts, into: into, next: next,
        empty: empty, skill: skill))
  }
}
