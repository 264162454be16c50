package import Diagnostics

/// What all steps together that are in force change of a centre.
///
/// It is made anew from the steps whenever they change, and laid over the centre as it would be
/// without them. So undoing a step is leaving it out, in whatever order steps come and go.
package struct PlanEffects: Sendable, Hashable {
  /// A pool that serves a queue.
  package struct Link: Sendable, Hashable {
    package var pool: String
    package var queue: String

    package init(pool: String, queue: String) {
      self.pool = pool
      self.queue = queue
    }
  }

  /// The texts that all callers hear, in the order of the steps, each once.
  package private(set) var announcements: [String] = []
  /// What wait, in seconds, a call must have behind it for a pool to take it.
  package private(set) var links: [Link: Double] = [:]
  /// By queue: the expected wait, in seconds, beyond which callbacks are offered.
  package private(set) var callbacks: [String: Double] = [:]
  /// By queue: what is added to its priority.
  package private(set) var raises: [String: Int] = [:]
  /// The menu's items that are closed, sorted.
  package private(set) var closed: [String] = []
  /// Up to what small refunds are paid at once, in yuan; `nil` leaves it as it is.
  package private(set) var refundLimit: Money?

  package init() {}

  /// - Parameter actions: of the steps in force, in the order in which they were carried out.
  package init(of actions: [PlanAction]) {
    for action in actions { add(action) }
    announcements = announcements.unique
    closed = Set(closed).sorted()
  }

  private mutating func add(_ action: PlanAction) {
    switch action {
    case .announce(let text, _): announcements.append(text)
    case .poolJoins(let pool, let queue, let after):
      let link = Link(pool: pool, queue: queue)
      links[link] = min(links[link] ?? .infinity, after)
    case .offerCallback(let queue, let beyond, _):
      callbacks[queue] = min(callbacks[queue] ?? .infinity, beyond)
    case .priority(let queue, let by): raises[queue, default: 0] += by
    case .closeItem(let item, _): closed.append(item)
    case .openItem(let item): closed.removeAll { $0 == item }
    case .refundLimit(let limit): refundLimit = max(refundLimit ?? limit, limit)
    case .tellWaiting: break
    }
  }
}
