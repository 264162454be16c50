internal import Diagnostics

extension LintRule {
  static let missingQueueWays = LintRule(
    "missing-queue-ways", .warning,
    Wording(
      zh: "队列满了、下班了或等太久时没有去处", en: "A queue without a way for when it is full, closed or too slow"),
    advice: Wording(
      zh: """
        大促时正是来电者最需要、队列最满的时候。在那里提供回拨或留言（`full`、`closed`，有 `maxWait` 时还有 `timedOut`）。
        """,
      en: """
        In a promotion the queue is full when callers need it most. Offer a callback or voicemail there \
        (`full`, `closed`, and `timedOut` where there is a `maxWait`).
        """),
    atNode: { node, _ in
      guard case .queue = node.kind else { return [] }
      let missing = node.faults.compactMap { fault -> String? in
        switch fault {
        case .queueFull: "full"
        case .queueClosed: "closed"
        case .queueTimedOut: "timedOut"
        case .serviceFault, .outcomeWithoutWay, .answersExhausted, .noCaseHolds, .flowMissing,
          .expression:
          nil
        }
      }
      guard !missing.isEmpty else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)缺 \(missing.joined(separator: "、"))",
            en: "\(node.title.en) lacks \(missing.joined(separator: ", "))"))
      ]
    })
}
