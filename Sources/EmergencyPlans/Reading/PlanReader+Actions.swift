import Diagnostics

extension PlanReader {
  private static let actionKeys = [
    "announce", "poolJoins", "offerCallback", "priority", "close", "open", "refundLimit",
    "tellWaiting",
  ]

  /// The one action of a step.
  func action(in step: ObjectReader) -> PlanAction? {
    let given = Self.actionKeys.filter { step.has($0) }
    guard given.count == 1, let key = given.first, let value = step.optional(key) else {
      for key in given { _ = step.optional(key) }
      step.reader.error(
        "bad-action", at: step.value.offset,
        Wording(zh: "应为一个动作，实际是 \(given.count) 个", en: "expected one action, found \(given.count)")
          .at(step.path),
        hint: Wording(
          zh: "可用 \(Self.actionKeys.joined(separator: "、"))",
          en: "one of \(Self.actionKeys.joined(separator: ", "))"))
      return nil
    }
    let path = step.path(of: key)
    switch key {
    case "announce": return announcement(value, path: path)
    case "close": return closing(value, path: path)
    case "open": return reader.id(value, path: path).map { .openItem(item: $0) }
    case "refundLimit": return refundLimit(value, path: path)
    default: break
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let queue = requiredID(object, "queue")
    switch key {
    case "poolJoins":
      let pool = requiredID(object, "pool")
      let after = optionalSeconds(object, "after") ?? 0
      guard let queue, let pool else { return nil }
      return .poolJoins(pool: pool, queue: queue, afterSeconds: after)
    case "offerCallback":
      let beyond = optionalSeconds(object, "whenWaitExceeds") ?? 0
      let accepted = object.number("accepted", in: 0...1) ?? 0.4
      return queue.map { .offerCallback(queue: $0, beyondSeconds: beyond, accepted: accepted) }
    case "priority":
      let by = object.required("by").flatMap {
        reader.integer($0, path: object.path(of: "by"), in: 1...1_000)
      }
      guard let queue, let by else { return nil }
      return .priority(queue: queue, by: by)
    default:
      let text = object.required("text").flatMap { self.text($0, path: object.path(of: "text")) }
      let patience = object.number("patience", in: 1...100) ?? 1
      guard let queue, let text else { return nil }
      return .tellWaiting(queue: queue, text: text, patience: patience)
    }
  }

  /// What callers hear: the text, or an object with what a simulation assumes.
  private func announcement(_ value: LocatedValue, path: String) -> PlanAction? {
    guard case .object = value.content else {
      return text(value, path: path).map { .announce(text: $0, hangUp: 0) }
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let text = object.required("text").flatMap { self.text($0, path: object.path(of: "text")) }
    let hangUp = object.number("hangUp", in: 0...1) ?? 0
    return text.map { .announce(text: $0, hangUp: hangUp) }
  }

  /// The item to close: its id, or an object with what a simulation assumes.
  private func closing(_ value: LocatedValue, path: String) -> PlanAction? {
    guard case .object = value.content else {
      return reader.id(value, path: path).map { .closeItem(item: $0, contained: 0) }
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let item = requiredID(object, "item")
    let contained = object.number("contained", in: 0...1) ?? 0
    return item.map { .closeItem(item: $0, contained: contained) }
  }

  private func refundLimit(_ value: LocatedValue, path: String) -> PlanAction? {
    guard let limit = reader.money(value, path: path) else { return nil }
    guard limit > Money(cents: 0) else {
      reader.error(
        "out-of-range", at: value.offset,
        Wording(zh: "必须大于 ¥0", en: "must be more than ¥0").at(path))
      return nil
    }
    return .refundLimit(limit)
  }
}
