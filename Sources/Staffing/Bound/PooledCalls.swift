/// Callers who come to a group of agents within an interval, all of whom may serve them all.
struct PooledCalls {
  struct Call {
    /// When it joins, in seconds.
    var at: Double
    /// What it takes of an agent, in seconds.
    var seconds: Double
    /// How long it may wait to be counted, in seconds.
    var limit: Double
  }

  /// In the order in which they join.
  var calls: [Call] = []

  /// How many are answered within their limits by agents who are idle as the interval begins, first come
  /// first served; who still waits within it as it ends is answered too.
  func answered(by agents: Int, until end: Double) -> Int {
    guard agents < calls.count else { return calls.count }
    var free = FreeTimes(agents: agents)
    var answered = 0
    for call in calls {
      let start = max(call.at, free.first)
      guard min(start, end) <= call.at + call.limit else { continue }
      answered += 1
      if start < end { free.replaceFirst(with: start + call.seconds) }
    }
    return answered
  }

  /// When agents are free next, as a heap.
  private struct FreeTimes {
    private var times: [Double]

    init(agents: Int) { times = Array(repeating: -.infinity, count: agents) }

    /// Never, without agents.
    var first: Double { times.first ?? .infinity }

    /// - Precondition: the time is not before the first.
    mutating func replaceFirst(with time: Double) {
      var place = 0
      while true {
        var child = 2 * place + 1
        guard child < times.count else { break }
        if child + 1 < times.count, times[child + 1] < times[child] { child += 1 }
        guard times[child] < time else { break }
        times[place] = times[child]
        place = child
      }
      times[place] = time
    }
  }
}
