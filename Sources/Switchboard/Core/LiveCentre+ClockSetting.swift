internal import AfterSales

/// What becomes of times when the clock they are told by is set.
extension LiveCentre {
  /// The clock was set: what lasts goes on lasting, as if the clock had always been right.
  ///
  /// So nobody waits, rings or wraps up for longer or shorter. Only callbacks that were booked for
  /// a time of day stay at that.
  /// - Parameter seconds: how much later it is told to be; below zero if the clock was set back.
  package mutating func clockWasSet(by seconds: Double) {
    now += seconds
    begins += seconds
    for (id, call) in calls { calls[id] = call.moved(by: seconds) }
    for (id, agent) in agents { agents[id] = agent.moved(by: seconds) }
    for queue in lines.indices { lines[queue].move(by: seconds) }
    for pool in idle.indices {
      for index in idle[pool].indices { idle[pool][index].since += seconds }
    }
    let booked = calls.values.filter(\.isBooked).map { Deadline.Subject.call($0.id) }
    deadlines.move(by: seconds, except: Set(booked))
    // The hours in which customers are rung end by the clock.
    for call in calls.values where call.isCallback && call.stage == .waiting { schedule(call) }
    changeAll()
  }

  /// How far the clock was set back while nobody ran, going by what was kept; 0 if it wasn't.
  static func setBack(_ calls: [LiveCall], _ agents: [LiveAgent], now: Double) -> Double {
    let moments =
      calls.flatMap { [$0.joined, $0.since, $0.answered].compactMap(\.self) } + agents.map(\.since)
    return max(0, (moments.max() ?? now) - now)
  }
}

extension LiveCall {
  func moved(by seconds: Double) -> Self {
    var moved = self
    moved.joined += seconds
    moved.since += seconds
    moved.answered = answered.map { $0 + seconds }
    moved.lost = lost.map { $0 + seconds }
    return moved
  }

  fileprivate var isBooked: Bool { if case .booked = stage { true } else { false } }
}

extension LiveAgent {
  func moved(by seconds: Double) -> Self {
    var moved = self
    moved.since += seconds
    moved.lost = lost.map { $0 + seconds }
    return moved
  }
}
