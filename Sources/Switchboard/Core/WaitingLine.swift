internal import QueueSimulator

/// The calls of one queue that wait: a list for each priority, and one for callbacks.
struct WaitingLine: Sendable {
  /// The priority of calls that an agent lost: before all that a flow can give.
  static let front = Int.max / 2

  struct Waiter: Sendable {
    var call: String
    var place: UInt64
    var since: Double
  }

  struct List: Sendable {
    let priority: Int
    let isCallback: Bool
    var waiters: [Waiter] = []
  }

  private(set) var lists: [List] = []
  /// Live calls; callbacks are not counted.
  private(set) var liveCount = 0

  /// Puts a call before those who began to wait later.
  mutating func insert(_ waiter: Waiter, priority: Int, isCallback: Bool) {
    let index =
      lists.firstIndex { $0.priority == priority && $0.isCallback == isCallback }
      ?? {
        lists.append(List(priority: priority, isCallback: isCallback))
        return lists.count - 1
      }()
    var place = lists[index].waiters.endIndex
    while place > 0, lists[index].waiters[place - 1].place > waiter.place { place -= 1 }
    lists[index].waiters.insert(waiter, at: place)
    if !isCallback { liveCount += 1 }
  }

  mutating func remove(place: UInt64, priority: Int, isCallback: Bool) {
    guard
      let list = lists.firstIndex(where: {
        $0.priority == priority && $0.isCallback == isCallback
      }), let index = lists[list].waiters.firstIndex(where: { $0.place == place })
    else { return }
    lists[list].waiters.remove(at: index)
    if !isCallback { liveCount -= 1 }
    if lists[list].waiters.isEmpty { lists.remove(at: list) }
  }

  /// How many are served before a live call that joins with a priority.
  func countAhead(of priority: Int) -> Int {
    lists.reduce(0) { count, list in
      let isAhead = ExpectedWait.isAhead(
        priority: list.priority, isCallback: list.isCallback, of: priority)
      return isAhead ? count + list.waiters.count : count
    }
  }

  /// How many of its own list and of lists before it a waiting call has ahead of it.
  func position(place: UInt64, priority: Int, isCallback: Bool) -> Int {
    lists.reduce(1) { count, list in
      if list.priority == priority, list.isCallback == isCallback {
        return count + list.waiters.count { $0.place < place }
      }
      let isAhead =
        list.priority > priority
        || (list.priority == priority && isCallback && !list.isCallback)
      return isAhead ? count + list.waiters.count : count
    }
  }
}
