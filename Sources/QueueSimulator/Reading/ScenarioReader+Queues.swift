import Diagnostics

extension ScenarioReader {
  mutating func readQueues(_ root: ObjectReader) -> [Scenario.Queue] {
    var result: [Scenario.Queue] = []
    for part in named(root, "queues", as: "queue") {
      places.queues.append(part.keyOffset)
      result.append(queue(part.object, id: part.name))
    }
    return result
  }

  private mutating func queue(_ object: ObjectReader, id: String) -> Scenario.Queue {
    var queue = Scenario.Queue(id: id)
    var offsets: [Int] = []
    if let value = object.required("pools") {
      for (index, element) in reader.list(value, path: object.path(of: "pools")).enumerated() {
        let path = "\(object.path(of: "pools"))[\(index)]"
        guard let link = poolLink(element, path: path) else { continue }
        if queue.pools.contains(where: { $0.pool == link.pool }) {
          reader.error(
            "duplicate", at: element.offset,
            Wording(
              zh: "坐席组“\(pools[link.pool])”列了两次", en: "pool \"\(pools[link.pool])\" is listed twice"
            ).at(path)
          )
        }
        queue.pools.append(link)
        offsets.append(element.offset)
      }
    }
    places.queuePools.append(offsets)
    queue.title = object.text("title") ?? id
    queue.choose = object.oneOf(AgentChoice.self, "choose") ?? .listed
    queue.answered = share(object, "answered")
    if let within = object.optional("within").flatMap({
      reader.seconds($0, path: object.path(of: "within"))
    }) {
      queue.withinSeconds = within
    }
    if let accept = object.object("accept") {
      queue.accept = targets(accept)
      accept.finish()
    }
    queue.capacity = object.integer("capacity", in: 0...10_000_000)
    queue.maximumWait = object.object("maxWait").flatMap { maximumWait($0, of: id) }
    queue.ageing = object.object("ageing").flatMap { ageing($0) }
    queue.callback = object.object("callback").flatMap { callback($0) }
    object.finish()
    return queue
  }

  private func poolLink(_ value: LocatedValue, path: String) -> PoolLink? {
    guard case .object = value.content else {
      return reference(value, path: path, in: pools, noun: "pool").map { PoolLink(pool: $0) }
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let pool = object.required("pool").flatMap {
      reference($0, path: object.path(of: "pool"), in: pools, noun: "pool")
    }
    let after = object.optional("after").flatMap {
      reader.seconds($0, path: object.path(of: "after"))
    }
    return pool.map { PoolLink(pool: $0, afterSeconds: after ?? 0) }
  }

  private func maximumWait(
    _ object: ObjectReader, of queue: String
  ) -> Scenario.Queue.MaximumWait? {
    defer { object.finish() }
    let after = object.required("after").flatMap {
      reader.seconds($0, path: object.path(of: "after"), least: 0.001)
    }
    guard let value = object.required("to"),
      let name = reader.text(value, path: object.path(of: "to"))
    else { return nil }
    let to: Scenario.Queue.LastResort
    switch name {
    case "voicemail": to = .voicemail
    case "hangUp": to = .hangUp
    default:
      guard let index = queues.firstIndex(of: name) else {
        let known = queues + ["voicemail", "hangUp"]
        reader.error(
          "unknown-queue", at: value.offset,
          Wording(zh: "没有队列“\(name.prefix(40))”", en: "there is no queue \"\(name.prefix(40))\"")
            .at(object.path(of: "to"))
            + Suggestion.guess(at: name, in: known),
          hint: Wording(
            zh: "voicemail、hangUp，或队列名", en: "voicemail, hangUp, or the name of a queue"))
        return nil
      }
      if name == queue {
        reader.error(
          "out-of-range", at: value.offset,
          Wording(zh: "来电不能转回原来的队列", en: "calls can't go on to the queue they come from").at(
            object.path(of: "to")))
      }
      to = .queue(index)
    }
    return after.map { Scenario.Queue.MaximumWait(afterSeconds: $0, to: to) }
  }

  private func ageing(_ object: ObjectReader) -> Ageing? {
    defer { object.finish() }
    let every = object.required("every").flatMap {
      reader.seconds($0, path: object.path(of: "every"), least: 0.001)
    }
    let raise = object.integer("raise", in: 1...1_000) ?? 1
    let limit = object.integer("limit", in: 0...1_000_000) ?? 1_000_000
    return every.map { Ageing(everySeconds: $0, raise: raise, limit: limit) }
  }

  private func callback(_ object: ObjectReader) -> Scenario.Queue.CallbackOffer? {
    defer { object.finish() }
    let threshold = object.required("whenWaitExceeds").flatMap {
      reader.seconds($0, path: object.path(of: "whenWaitExceeds"))
    }
    let accepted = requiredShare(object, "accepted")
    let priority = object.integer("priority", in: Self.priorities) ?? 0
    let place = object.oneOf(Scenario.Queue.CallbackPlace.self, "place") ?? .behind
    let ring = optional(object, "ring") ?? .constant(0)
    let reached = share(object, "reached") ?? 1
    let tries = object.integer("tries", in: 1...100) ?? 3
    return threshold.map {
      Scenario.Queue.CallbackOffer(
        whenWaitExceedsSeconds: $0, accepted: accepted, priority: priority, place: place,
        ring: ring, reached: reached, tries: tries)
    }
  }
}
