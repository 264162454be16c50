internal import Diagnostics

extension LintRule {
  static let missingQueueWays = LintRule(
    "missing-queue-ways", .warning, "A queue without a way for when it is full, closed or too slow",
    advice: """
      In a promotion the queue is full when callers need it most. Offer a callback or voicemail there \
      (`full`, `closed`, and `timedOut` where there is a `maxWait`).
      """,
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
      return [Spot(at: node.offset, "\(node.title) lacks \(missing.joined(separator: ", "))")]
    })
}
