internal import AfterSales

/// What callers are told of their places while they wait.
///
/// Everybody is told at once on joining, and from then on when the place has changed, but not more
/// often than the plan says. Each queue is gone through every few seconds rather than at every
/// change: a busy one changes a hundred times a second, and nobody wants to hear each.
extension LiveCentre {
  /// How often a queue is gone through, in seconds.
  private static let round = 5.0

  mutating func tellPosition(of call: LiveCall) {
    let position = lines[call.queue].tellPosition(
      place: call.place, priority: call.listPriority, isCallback: call.isCallback, at: now)
    tell(call.id, position, queue: call.queue)
  }

  /// Sets when a queue is gone through next, if callers wait there and it isn't set.
  mutating func schedulePositions(of queue: Int) {
    guard !deadlines.contains(.positions(queue: queue)), lines[queue].liveCount > 0,
      plan.limits.positions < .infinity
    else { return }
    deadlines.set(
      .positions(queue: queue),
      Deadline(
        at: now + max(1, min(Self.round, plan.limits.positions)), kind: .arrival,
        order: UInt64(queue) + 1,
        subject: .positions(queue: queue)))
  }

  mutating func tellPositions(of queue: Int) {
    let news = lines[queue].tellPositions(toldBefore: now - plan.limits.positions, at: now)
    for (call, position) in news { tell(call, position, queue: queue) }
    schedulePositions(of: queue)
  }

  private mutating func tell(_ call: String, _ position: Int, queue: Int) {
    let expected = expectedWait(position: position, queue: queue)
    actions.append(.waiting(call: call, position: position, expectedSeconds: expected))
  }
}
