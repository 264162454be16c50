import Diagnostics

extension ScenarioReader {
  mutating func readCallTypes(_ root: ObjectReader) -> [Scenario.CallType] {
    let parts = named(root, "callTypes", as: "callType")
    var result: [Scenario.CallType] = []
    for part in parts {
      places.callTypes.append(part.keyOffset)
      places.arrivals.append(part.object.keyOffset("arrivals"))
      result.append(callType(part.object, id: part.name))
    }
    return result
  }

  private mutating func callType(_ object: ObjectReader, id: String) -> Scenario.CallType {
    var type = Scenario.CallType(id: id)
    readArrivals(object, &type)
    type.dayFactorVariation = dayFactor(object)
    type.priority = object.integer("priority", in: Self.priorities) ?? 0
    if let headStart = object.optional("headStart") {
      type.headStartSeconds = reader.seconds(headStart, path: object.path(of: "headStart")) ?? 0
    }
    if let menu = object.object("ivr") {
      if menu.has("flow") {
        type.sampledMenu = sampledMenu(menu, priority: type.priority)
      } else {
        type.menu = self.menu(menu)
      }
      readQueue(object, isOptional: menu.has("flow"), &type)
    } else {
      readQueue(object, isOptional: false, &type)
    }
    if let patience = object.optional("patience").flatMap({
      distribution($0, path: object.path(of: "patience"), allowsNever: true)
    }) {
      type.patience = patience
    }
    type.balking = share(object, "balking") ?? 0
    type.handling = required(object, "handling") ?? .constant(0)
    type.wrapUp = optional(object, "wrapUp") ?? .constant(0)
    type.transfer = object.object("transfer").flatMap { transfer($0) }
    type.redial = object.object("redial").map { redial($0) }
    object.finish()
    return type
  }

  /// The queue of a type; where the menu's flow gives calls to queues, the one that most go to if
  /// the type names none.
  private func readQueue(
    _ object: ObjectReader, isOptional: Bool, _ type: inout Scenario.CallType
  ) {
    if let queue = isOptional ? object.optional("queue") : object.required("queue") {
      type.queue =
        reference(queue, path: object.path(of: "queue"), in: queues, noun: "queue") ?? 0
    } else if let menu = type.sampledMenu {
      let shares = queues.indices.map { queue in
        menu.rows.count { $0.outcome == .queued && $0.queue == queue }
      }
      type.queue = shares.indices.max { (shares[$0], $1) < (shares[$1], $0) } ?? 0
    }
  }

  static let priorities = -1_000...1_000

  func required(_ object: ObjectReader, _ key: String) -> Distribution? {
    object.required(key).flatMap { distribution($0, path: object.path(of: key)) }
  }

  func optional(_ object: ObjectReader, _ key: String) -> Distribution? {
    object.optional(key).flatMap { distribution($0, path: object.path(of: key)) }
  }

  private func menu(_ object: ObjectReader) -> Scenario.CallType.Menu? {
    let lasts = required(object, "lasts")
    let contained = share(object, "contained") ?? 0
    object.finish()
    return lasts.map { Scenario.CallType.Menu(lasts: $0, contained: contained) }
  }

  private func transfer(_ object: ObjectReader) -> Scenario.CallType.Transfer? {
    let to = object.required("to").flatMap {
      reference($0, path: object.path(of: "to"), in: queues, noun: "queue")
    }
    let share = requiredShare(object, "share")
    let handling = required(object, "handling")
    let wrapUp = optional(object, "wrapUp") ?? .constant(0)
    object.finish()
    guard let to, let handling else { return nil }
    return Scenario.CallType.Transfer(to: to, share: share, handling: handling, wrapUp: wrapUp)
  }

  private func redial(_ object: ObjectReader) -> Scenario.Redial {
    var redial = Scenario.Redial()
    redial.attempts = object.integer("attempts", in: 1...1_000)
    redial.samePerson = object.boolean("samePerson") ?? true
    redial.busy = chance(object, "busy")
    redial.abandoned = chance(object, "abandoned")
    redial.unresolved = chance(object, "unresolved")
    object.finish()
    return redial
  }

  private func chance(_ object: ObjectReader, _ key: String) -> Scenario.Redial.Chance? {
    guard let part = object.object(key) else { return nil }
    defer { part.finish() }
    let share = requiredShare(part, "share")
    guard let value = part.required("delay"),
      let delay = distribution(value, path: part.path(of: "delay"))
    else { return nil }
    let hasNoDelay = (0..<intervalCount).contains { delay.mean(interval: $0) < 1 }
    if hasNoDelay {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(zh: "平均至少 1s", en: "must be 1s or more on average").at(part.path(of: "delay")),
        hint: Wording(
          zh: "一挂断就重拨，会没完没了", en: "people who dial again at once would do so without end"))
    }
    return Scenario.Redial.Chance(share: share, delay: delay)
  }

  // MARK: Promotions

  mutating func readPromotions(_ root: ObjectReader) -> [Scenario.Promotion] {
    var result: [Scenario.Promotion] = []
    for (index, value) in root.list("promotions").enumerated() {
      guard let object = reader.object(value, path: "promotions[\(index)]") else { continue }
      if let promotion = promotion(object) { result.append(promotion) }
      object.finish()
    }
    return result
  }

  private func promotion(_ object: ObjectReader) -> Scenario.Promotion? {
    let at = object.required("at").flatMap { moment($0, path: object.path(of: "at")) }
    let length = object.required("lasts").flatMap {
      reader.seconds($0, path: object.path(of: "lasts"), least: 0.001)
    }
    let multiply = object.required("multiply").flatMap {
      reader.number($0, path: object.path(of: "multiply"), in: 0...1_000)
    }
    var types = Array(callTypes.indices)
    if object.has("callTypes") {
      types = object.list("callTypes").compactMap {
        reference($0, path: object.path(of: "callTypes"), in: callTypes, noun: "callType")
      }
    }
    func ramp(_ key: String) -> Double {
      object.optional(key).flatMap { reader.seconds($0, path: object.path(of: key)) } ?? 0
    }
    let (up, down) = (ramp("rampUp"), ramp("rampDown"))
    guard let at, let length, let multiply else { return nil }
    if at < 0 || at + length > lasts {
      let day = DurationNotation.format(.milliseconds(Int64(lasts * 1_000)))
      reader.error(
        "outside-day", at: object.keyOffset("at"),
        Wording(
          zh: "不在这一天之内，一天长 \(day)", en: "lies outside the day, which lasts \(day)"
        ).at(object.path))
    }
    if up + down > length {
      reader.error(
        "out-of-range", at: object.keyOffset(object.has("rampDown") ? "rampDown" : "rampUp"),
        Wording(zh: "爬坡时间比大促还长", en: "the ramps are longer than the promotion").at(object.path))
    }
    return Scenario.Promotion(
      atSeconds: at, lastsSeconds: length, multiply: multiply, callTypes: types,
      rampUpSeconds: up, rampDownSeconds: down)
  }
}
