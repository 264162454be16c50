internal import Diagnostics

extension LintRule {
  static let queueWithoutLimit = LintRule(
    "queue-without-limit", .note,
    Wording(zh: "来电者可能无限等下去的队列", en: "A queue in which callers may wait without end"),
    advice: Wording(
      zh: """
        设 `maxWait` 并接到留言或回拨，或用 `callbackAfter` 提供回拨。
        """,
      en: """
        Give it a `maxWait` with a way to voicemail or a callback, or offer a callback with \
        `callbackAfter`.
        """),
    atNode: { node, _ in
      guard case .queue(let queue) = node.kind, queue.maxWait == nil, queue.callbackAfter == nil
      else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)既没有 maxWait，也没有 callbackAfter",
            en: "\(node.title.en) has neither maxWait nor callbackAfter"))
      ]
    })
}
