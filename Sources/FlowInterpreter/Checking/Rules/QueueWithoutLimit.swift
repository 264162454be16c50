internal import Diagnostics

extension LintRule {
  static let queueWithoutLimit = LintRule(
    "queue-without-limit", .note, "A queue in which callers may wait without end",
    advice: """
      Give it a `maxWait` with a way to voicemail or a callback, or offer a callback with \
      `callbackAfter`.
      """,
    atNode: { node, _ in
      guard case .queue(let queue) = node.kind, queue.maxWait == nil, queue.callbackAfter == nil
      else { return [] }
      return [Spot(at: node.offset, "\(node.title) has neither maxWait nor callbackAfter")]
    })
}
