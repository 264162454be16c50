internal import AfterSales
internal import QueueSimulator

/// The calls of one queue that wait: a list for each priority, and one for callbacks.
struct WaitingLine: Sendable {
  /// The priority of calls that an agent lost: before all that a flow can give.
  static let front = Int.max / 2

  struct Waiter: Sendable {
    var call: String
    var place: UInt64
    var since: Double
    /// The position the caller was told last, and when, in seconds.
    var told: (position: Int, at: Double)?
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
    guard let (list, index) = find(place, priority, isCallback) else { return }
    lists[list].waiters.remove(at: index)
    if !isCallback { liveCount -= 1 }
    if lists[list].waiters.isEmpty { lists.remove(at: list) }
  }

  private func find(
    _ place: UInt64, _ priority: Int, _ isCallback: Bool
  ) -> (list: Int, index: Int)? {
    guard
      let list = lists.firstIndex(where: {
        $0.priority == priority && $0.isCallback == isCallback
      }), let index = lists[list].waiters.firstIndex(where: { $0.place == place })
    else { return nil }
    return (list, index)
  }

  mutating func move(by seconds: Double) {
    for list in lists.indices {
      for index in lists[list].waiters.indices {
        lists[list].waiters[index].since += seconds
        lists[list].waiters[index].told?.at += seconds
      }
    }
  }

  // MARK: Positions

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

  /// Notes that a caller is told the position.
  mutating func tellPosition(
    place: UInt64, priority: Int, isCallback: Bool, at now: Double
  ) -> Int {
    let position = position(place: place, priority: priority, isCallback: isCallback)
    if let (list, index) = find(place, priority, isCallback) {
      lists[list].waiters[index].told = (position, now)
    }
    return position
  }

  /// The callers whose position changed since they were told, if that is long enough ago; notes
  /// that they are told now.
  mutating func tellPositions(
    toldBefore latest: Double, at now: Double
  ) -> [(call: String, position: Int)] {
    let order = lists.indices.sorted {
      let (a, b) = (lists[$0], lists[$1])
      return a.priority != b.priority ? a.priority > b.priority : !a.isCallback && b.isCallback
    }
    var news: [(call: String, position: Int)] = []
    var position = 0
    for list in order {
      for index in lists[list].waiters.indices {
        position += 1
        if lists[list].isCallback { continue }
        let waiter = lists[list].waiters[index]
        if let told = waiter.told, told.position == position || told.at > latest { continue }
        lists[list].waiters[index].told = (position, now)
        news.append((waiter.call, position))
      }
    }
    return news
  }
}

extension LiveCall {
  /// The waiting list it belongs to within its queue.
  var listPriority: Int {
    if isReturned { return WaitingLine.front }
    return isCallback ? callbackPriority : priority
  }
}
