/// What the calls of each type come to, gathered in one way through the log.
struct TypeTallies {
  struct Tally {
    var calls = 0
    var offered = 0
    var abandoned = 0
    /// Those that ended in the menu.
    var contained = 0
    /// By day and interval.
    var arrivals: [[Double]]
    /// The lengths of talks and menus in seconds.
    var talks: [Float] = []
    var menus: [Float] = []
  }

  private(set) var types: [Tally]

  /// - Parameter days: those to learn from.
  init(
    _ log: CallLog, _ days: [(day: Int, calls: Range<Int>)], intervalSeconds: Double
  ) {
    let intervals = Int((86_400 / intervalSeconds).rounded(.up))
    let row = [Double](repeating: 0, count: intervals)
    types = [Tally](
      repeating: Tally(arrivals: [[Double]](repeating: row, count: days.count)),
      count: log.types.count)
    for (index, (day, calls)) in days.enumerated() {
      for call in log.calls[calls] {
        let time = call.at - Double(day) * 86_400
        let interval = max(0, min(intervals - 1, Int(time / intervalSeconds)))
        types[Int(call.type)].add(call, day: index, interval: interval)
      }
    }
  }
}

extension TypeTallies.Tally {
  fileprivate mutating func add(_ call: CallRecord, day: Int, interval: Int) {
    calls += 1
    arrivals[day][interval] += 1
    menus.append(call.menu)
    if call.outcome == .hungUp { contained += 1 }
    guard call.isOffered else { return }
    offered += 1
    if call.outcome == .abandoned { abandoned += 1 }
    if call.outcome == .answered { talks.append(call.talked) }
  }
}
