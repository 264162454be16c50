package import Diagnostics

/// When somebody works for the queues that walked calls come to.
package struct WalkedDuty: Sendable {
  private let begins: Instant
  /// By skill: when at least one agent is planned, in seconds from the beginning, ascending.
  private let staffed: [String: [Range<Double>]]

  /// - Parameters:
  ///   - begins: the moment that times are counted from.
  ///   - staffed: by skill, in seconds; a skill that isn't there always has somebody.
  package init(begins: Instant, staffed: [String: [Range<Double>]]) {
    self.begins = begins
    self.staffed = staffed
  }

  /// Whether nobody works for a call that joins a queue, or will before it has waited as long as it
  /// may.
  package func hasNobody(for request: QueueRequest, at moment: Instant) -> Bool {
    guard request.asksForNobody, let times = staffed[request.skill] else { return false }
    let now = (moment - begins).inSeconds
    let limit = now + (request.maxWait?.inSeconds ?? .infinity)
    return !times.contains { $0.lowerBound <= limit && now < $0.upperBound }
  }
}

extension FlowLibrary {
  /// The queues that a flow, or one it runs, leaves where nobody works for them, each once.
  package func queuesThatAskForNobody(from id: String) -> [QueueRequest] {
    var requests: [QueueRequest] = []
    for node in flows(from: id).flatMap(\.nodes) {
      guard case .queue(let queue) = node.kind, queue.nobody != nil else { continue }
      let request = QueueRequest(
        skill: queue.skill, priority: 0, saysEstimate: false, asksForNobody: true,
        maxWait: queue.maxWait)
      if !requests.contains(request) { requests.append(request) }
    }
    return requests
  }
}
