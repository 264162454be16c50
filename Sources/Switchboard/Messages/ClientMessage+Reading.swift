internal import AfterSales
internal import Diagnostics

/// A message as it came, with the number it asks to be answered under.
struct NumberedMessage {
  var number: Int?
  /// Names the client over all its connections.
  var session: String?
  var message: ClientMessage
}

/// Why a line is no message; the code alone is told, since the line may hold a number.
struct MisreadMessage: Error {
  var number: Int?
  var code: String
}

extension ClientMessage {
  /// Nothing said to the switchboard is longer than this, in characters.
  static let longestText = 2_000
  static let mostNodes = 500
  static let priorities = -1_000_000...1_000_000
  /// Moments between 1970 and the year 9000, in milliseconds.
  private static let moments = 0...221_845_392_000_000

  /// Reads a line, whatever may stand in it.
  static func read(_ line: [UInt8]) throws(MisreadMessage) -> NumberedMessage {
    let source = SourceText(path: "message", bytes: line)
    let log = DiagnosticLog()
    let root: LocatedValue
    do {
      root = try JSON5Parser.parse(source)
    } catch {
      throw MisreadMessage(code: error.diagnostics.first?.code ?? "syntax")
    }
    guard let object = DocumentReader(source, log: log).object(root, path: "") else {
      throw MisreadMessage(code: "wrong-type")
    }
    let number = object.integer("id", in: 0...(1 << 53))
    let session = object.has("session") ? name("session", object) : nil
    let message = read(object)
    object.finish()
    guard let message, !log.hasErrors else {
      throw MisreadMessage(
        number: number, code: log.diagnostics.first?.code ?? "unknown-request")
    }
    return NumberedMessage(number: number, session: session, message: message)
  }

  private static func read(_ object: ObjectReader) -> ClientMessage? {
    switch object.requiredText("do") {
    case "join": joining(object).map { .join($0) }
    case "book":
      joining(object).map { .bookCallback($0, dueMilliseconds: moment("due", object)) }
    case "resume": name("call", object).map { .resume(call: $0) }
    case "hangUp": .hangUp
    case "leave": .leave
    case "callback": .takeCallback
    case "logOn":
      name("agent", object).map { .logOn(agent: $0, pool: object.text("pool")) }
    case "ready": .ready
    case "notReady": said("reason", object).map { .notReady(reason: $0 ?? "") }
    case "accept": name("call", object).map { .accept(call: $0) }
    case "decline": name("call", object).map { .decline(call: $0) }
    case "reached": .reached
    case "notReached": .notReached
    case "transfer":
      name("queue", object).flatMap { queue in
        said("note", object).map { .transfer(queue: queue, note: $0 ?? "") }
      }
    case "finish": said("disposition", object).map { .finish(disposition: $0) }
    case "done": .done
    case "logOff": .logOff
    case "alive": .alive
    case "queues": .queues
    case "status": .status
    default: readSupervision(object)
    }
  }

  private static func readSupervision(_ object: ObjectReader) -> ClientMessage? {
    let verb = object.text("do")
    guard let by = name("by", object) else { return nil }
    switch verb {
    case "announce":
      return said("text", object).flatMap { $0 }.map { .announce(text: $0, by: by) }
    case "open": return name("queue", object).map { .open(queue: $0, by: by) }
    case "close": return name("queue", object).map { .close(queue: $0, by: by) }
    case "order":
      guard let order = order(object), let agent = name("agent", object) else { return nil }
      return .order(order, agent: agent, by: by)
    case "plan":
      guard let order = object.requiredWord(PlanOrder.self, "order"),
        let plan = name("plan", object)
      else { return nil }
      let step = object.has("step") ? name("step", object) : nil
      return .plan(order, plan: plan, step: step, by: by)
    case "addPool":
      guard let pool = name("pool", object), let queue = name("queue", object) else { return nil }
      let after = object.integer("after", in: 0...86_400_000) ?? 0
      return .addPool(pool: pool, queue: queue, afterMilliseconds: Int64(after), by: by)
    default: return nil
    }
  }

  private static func order(_ object: ObjectReader) -> AgentOrder? {
    switch object.requiredWord(AgentOrder.Name.self, "order") {
    case .ready: .ready
    case .rest: said("reason", object).map { .rest(reason: $0 ?? "") }
    case .home: .home
    case .take: name("call", object).map { .take(call: $0) }
    case nil: nil
    }
  }

  private static func joining(_ object: ObjectReader) -> Joining? {
    guard let call = name("call", object), let queue = name("queue", object) else { return nil }
    var joining = Joining(call: call, number: text("number", object), queue: queue)
    joining.priority = object.integer("priority", in: priorities) ?? 0
    joining.flow = text("flow", object)
    joining.entered = text("entered", object)
    joining.beganMilliseconds = moment("began", object)
    joining.asksForNobody = object.boolean("nobody") ?? false
    joining.maxWaitMilliseconds = moment("maxWait", object)
    joining.path = texts("path", object)
    joining.way = texts("way", object)
    return joining
  }

  private static func texts(_ key: String, _ object: ObjectReader) -> [String] {
    object.list(key).prefix(mostNodes).compactMap {
      object.reader.text($0, path: key).map { String($0.prefix(200)) }
    }
  }

  private static func moment(_ key: String, _ object: ObjectReader) -> Int64? {
    object.integer(key, in: moments).map { Int64($0) }
  }

  /// What somebody says, which is refused and not cut when it is too long.
  /// - Returns: `nil` for what can't be said, a `nil` in it for nothing.
  private static func said(_ key: String, _ object: ObjectReader) -> String?? {
    let text = object.text(key)
    guard let text, text.unicodeScalars.count > longestText else { return .some(text) }
    object.reader.error(
      "too-long", at: object.keyOffset(key), Wording(zh: "太长", en: "is too long").at(key))
    return nil
  }

  /// What a machine tells of a call, cut at what is kept of it.
  private static func text(_ key: String, _ object: ObjectReader) -> String? {
    object.text(key).map { String($0.unicodeScalars.prefix(longestText)) }
  }

  /// An id of letters, digits and a few signs, as ids of calls, agents, queues and users are.
  private static func name(_ key: String, _ object: ObjectReader) -> String? {
    guard let text = object.requiredText(key) else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_.:@/".unicodeScalars.contains($0)
    }
    guard isPlain, (1...64).contains(text.utf8.count) else {
      object.reader.error(
        "bad-id", at: object.keyOffset(key), Wording(zh: "这不是编号", en: "this is no id").at(key))
      return nil
    }
    return text
  }
}
