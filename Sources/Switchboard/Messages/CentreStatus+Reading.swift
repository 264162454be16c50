internal import AfterSales
internal import Diagnostics

// What isn't as it must be is reported to the document's log, and makes the whole message unreadable.

extension QueuesStatus {
  init?(_ object: ObjectReader) {
    guard let at = object.required("at"), let moment = object.reader.instant(at, path: "at") else {
      return nil
    }
    self.init(at: moment, queues: object.objects("queues").compactMap { Queue($0) })
  }
}

extension QueuesStatus.Queue {
  fileprivate init?(_ object: ObjectReader) {
    guard let id = object.requiredText("queue"), let isOpen = object.requiredBoolean("open"),
      let waiting = object.count("waiting"), let callbacks = object.count("callbacks"),
      let today = object.object("today").flatMap({ QueuesStatus.Today($0) }),
      let within = object.seconds("within")
    else { return nil }
    self.init(
      id: id, title: object.text("title"), isOpen: isOpen,
      pools: object.list("pools").compactMap { object.reader.text($0, path: "pools") },
      waiting: waiting, longestWait: object.optionalNumber("longestWait"), callbacks: callbacks,
      today: today, within: within, target: object.optionalNumber("target"))
  }
}

extension QueuesStatus.Today {
  fileprivate init?(_ object: ObjectReader) {
    guard let offered = object.count("offered"), let answered = object.count("answered"),
      let abandoned = object.count("abandoned"), let callbacks = object.count("callbacks"),
      let refused = object.count("refused")
    else { return nil }
    self.init(
      offered: offered, answered: answered, abandoned: abandoned, callbacks: callbacks,
      refused: refused, serviceLevel: object.optionalNumber("serviceLevel"),
      meanWait: object.optionalNumber("asa"))
  }
}

extension CentreStatus {
  init?(_ object: ObjectReader) {
    guard let queues = QueuesStatus(object) else { return nil }
    self.init(
      queues: queues, announcement: object.text("announcement") ?? "",
      calls: object.objects("calls").compactMap { Call($0) },
      agents: object.objects("agents").compactMap { Agent($0) },
      isPractice: object.boolean("practice") ?? false,
      plans: object.objects("plans").compactMap { PlanStatus($0) })
  }
}

extension PlanStatus {
  fileprivate init?(_ object: ObjectReader) {
    guard let id = object.requiredText("plan"),
      let title = object.object("title").flatMap({ Wording($0) }),
      let phase = object.requiredWord(Phase.self, "phase")
    else { return nil }
    self.init(
      id: id, title: title, phase: phase, since: object.optionalNumber("since"),
      trigger: object.object("trigger").flatMap { Wording($0) }, by: object.text("by"),
      steps: object.objects("steps").compactMap { Step($0) })
  }
}

extension PlanStatus.Step {
  fileprivate init?(_ object: ObjectReader) {
    guard let id = object.requiredText("step"),
      let what = object.object("what").flatMap({ Wording($0) }),
      let phase = object.requiredWord(Phase.self, "phase")
    else { return nil }
    self.init(
      id: id, what: what, who: object.object("who").flatMap { Wording($0) } ?? .empty, phase: phase,
      dueIn: object.optionalNumber("dueIn"), by: object.text("by"))
  }
}

extension Wording {
  fileprivate init?(_ object: ObjectReader) {
    guard let zh = object.requiredText("zh"), let en = object.requiredText("en") else { return nil }
    self.init(zh: zh, en: en)
  }
}

extension CentreStatus.Call {
  fileprivate init?(_ object: ObjectReader) {
    guard let id = object.requiredText("call"), let queue = object.requiredText("queue"),
      let stage = object.requiredWord(CentreStatus.CallStage.self, "stage"),
      let waited = object.seconds("waited")
    else { return nil }
    self.init(
      id: id, number: object.isNull("number") ? nil : object.text("number"), queue: queue,
      stage: stage, position: object.integer("position", in: 0...(.max)),
      agent: object.text("agent"), waited: waited,
      priority: object.integer("priority", in: ClientMessage.priorities) ?? 0,
      isLost: object.boolean("lost") ?? false)
  }
}

extension CentreStatus.Agent {
  fileprivate init?(_ object: ObjectReader) {
    guard let id = object.requiredText("agent"), let pool = object.requiredText("pool"),
      let phase = AgentPhase(object), let since = object.seconds("since")
    else { return nil }
    self.init(
      id: id, pool: pool, phase: phase, since: since, isLost: object.boolean("lost") ?? false)
  }
}

extension AgentPhase {
  init?(_ object: ObjectReader) {
    guard let name = object.requiredWord(Name.self, "phase") else { return nil }
    func call() -> String? { object.requiredText("call") }
    switch name {
    case .notReady: self = .notReady(NotReadyReason(object.text("reason") ?? ""))
    case .idle: self = .idle
    case .offered:
      guard let call = call() else { return nil }
      self = .offered(call: call)
    case .ringing:
      guard let call = call() else { return nil }
      self = .ringing(call: call)
    case .talking:
      guard let call = call() else { return nil }
      self = .talking(call: call)
    case .wrapUp:
      guard let call = call() else { return nil }
      self = .wrappingUp(call: call)
    }
  }
}

extension ObjectReader {
  func isNull(_ key: String) -> Bool {
    if case .null? = optional(key)?.content { true } else { false }
  }

  func requiredWord<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type, _ key: String
  ) -> Word? where Word.RawValue == String {
    required(key).flatMap { reader.oneOf(type, $0, path: path(of: key)) }
  }

  func requiredBoolean(_ key: String) -> Bool? {
    required(key).flatMap { reader.boolean($0, path: path(of: key)) }
  }

  func count(_ key: String) -> Int? {
    required(key).flatMap { reader.integer($0, path: path(of: key), in: 0...(.max)) }
  }

  /// A number that is no absurdity, such as a time of seconds.
  func seconds(_ key: String) -> Double? {
    required(key).flatMap { reader.number($0, path: path(of: key), in: -1e12...1e12) }
  }

  func optionalNumber(_ key: String) -> Double? {
    isNull(key) ? nil : number(key, in: -1e12...1e12)
  }

  func objects(_ key: String) -> [ObjectReader] {
    list(key).compactMap { reader.object($0, path: path(of: key)) }
  }
}
