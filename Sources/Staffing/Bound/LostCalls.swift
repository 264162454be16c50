internal import QueueSimulator

/// What busy signals and further dials can spare a plan, at the most, of the callers it must answer.
///
/// A relaxation (`PayBound`) knows the first dials only, which no plan changes. Say that `n` of them would
/// come to a queue, and that a plan answers a share `s` in time of all who come, as its target asks. Of the
/// others, `(1 − s)` of all at the most, a share `a` dials again, and of those answered a share `u`; of
/// those who find all lines busy or the queue full, a share `b`. Whether somebody dials again is drawn at
/// the dial, and no plan knows it before. So with `κ = a (1 − s) + u` on average at most
///
///     r ≤ κ (n + r) + b · blocked,   r ≤ (κ n + b · blocked) / (1 − κ)
///
/// further dials come to that queue. All of them may be answered in time, and all blocked may be first
/// dials, so that of these
///
///     answered ≥ s (n − blocked + r) − r ≥ (s − (1 − s) κ / (1 − κ)) n − (s + (1 − s) b / (1 − κ)) blocked
///
/// must be. With a target `B` of blocking at most `B` of all dials are blocked, `d` for each first dial:
/// `d ≤ 1 / (1 − b B − max(a, u))`, as each dial brings another one with these chances.
struct LostCalls {
  /// Blocked dials for each first dial of the centre, at most.
  let blockedADial: Double
  private let redials: [Scenario.Redial?]

  /// - Throws: why nothing is known.
  init(_ scenario: Scenario, targets: [Scenario.Target]) throws(PayBound.Absence) {
    redials = scenario.callTypes.map(\.redial)
    let mayBlock = scenario.lines != nil || scenario.queues.contains { $0.capacity != nil }
    let again = scenario.callTypes.compactMap(\.redial)
    // Who came before counting began may dial again after; menus may send further dials elsewhere, or
    // have callers who hang up in them.
    if !again.isEmpty || mayBlock, scenario.warmUpSeconds > 0 { throw .redials }
    if scenario.callTypes.contains(where: { $0.redial != nil && $0.sampledMenu != nil }) {
      throw .redials
    }
    guard mayBlock else {
      blockedADial = 0
      return
    }
    let limits = targets.filter { $0.measure == .blocking && $0.queue == nil && $0.interval == nil }
    guard let limit = limits.map(\.limit).min() else { throw .blocking }
    let busy = again.map { $0.busy?.share ?? 0 }.max() ?? 0
    let others = again.map { max($0.abandoned?.share ?? 0, $0.unresolved?.share ?? 0) }.max() ?? 0
    let left = 1 - busy * limit - others
    guard left > 0 else { throw .redials }
    blockedADial = limit / left
  }

  /// Nobody is turned away or dials again.
  init(noneOf scenario: Scenario) {
    blockedADial = 0
    redials = scenario.callTypes.map { _ in nil }
  }

  /// What part of the first dials must be answered in time where `share` of all who come must be, and how
  /// many fewer for each blocked dial; `nil` where further dials might make up for all.
  func needed(
    _ share: Double, of types: [Int]
  ) -> (share: Double, fewerABlocked: Double)? {
    let redials = types.compactMap { self.redials[$0] }
    let unresolved = redials.map { $0.unresolved?.share ?? 0 }.max() ?? 0
    let abandoned = redials.map { $0.abandoned?.share ?? 0 }.max() ?? 0
    let again = abandoned * (1 - share) + unresolved
    guard again < 1 else { return nil }
    let needed = share - (1 - share) * again / (1 - again)
    guard needed > 0 else { return nil }
    let busy = redials.map { $0.busy?.share ?? 0 }.max() ?? 0
    return (needed, share + (1 - share) * busy / (1 - again))
  }

  /// Whether any call may be lost before it is offered, or come again.
  var areAny: Bool { blockedADial > 0 || redials.contains { $0 != nil } }
}
