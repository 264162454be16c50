package import Diagnostics

/// What a step of a plan does.
///
/// What a simulation can't know it takes from the plan: these are assumptions, and are named so in
/// results.
package enum PlanAction: Sendable, Hashable, Codable {
  /// All callers hear it in the menu, and those who wait at once.
  /// - Parameter hangUp: the share of callers who know enough then and hang up, 0…1.
  case announce(text: String, hangUp: Double)
  case poolJoins(pool: String, queue: String, afterSeconds: Double)
  /// Who has to wait longer than this, in seconds, may be called back instead; 0 asks everybody who
  /// has to wait.
  /// - Parameter accepted: the share who accept where the queue doesn't say, 0…1.
  case offerCallback(queue: String, beyondSeconds: Double, accepted: Double)
  /// Calls and callbacks of the queue go before others by so much more.
  case priority(queue: String, by: Int)
  /// An item of a menu, by the node that its choice leads to: whoever chooses it is asked to choose
  /// another one.
  /// - Parameter contained: the share of its callers who then need no agent, 0…1.
  case closeItem(item: String, contained: Double)
  /// An item that an earlier step closed, of this plan or another.
  case openItem(item: String)
  /// Small refunds up to this are paid at once, by the menu and by agents.
  case refundLimit(Money)
  /// Said once to those who wait in the queue.
  /// - Parameter patience: how many times as long they wait on from then.
  case tellWaiting(queue: String, text: String, patience: Double)

  package var queue: String? {
    switch self {
    case .poolJoins(_, let queue, _), .offerCallback(let queue, _, _), .priority(let queue, _),
      .tellWaiting(let queue, _, _):
      queue
    case .announce, .closeItem, .openItem, .refundLimit: nil
    }
  }

  package var pool: String? {
    if case .poolJoins(let pool, _, _) = self { pool } else { nil }
  }

  /// Whether it lasts and can be taken back; what was said can't.
  package var isLasting: Bool {
    if case .tellWaiting = self { false } else { true }
  }
}
