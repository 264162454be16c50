package import QueueSimulator
package import Reports

/// A day that is watched as it is played, beside the same day as it was planned.
///
/// Both have the same callers (common random numbers), so that every difference comes from what the
/// watcher has changed.
package struct WatchedDay: ~Copyable {
  /// Simulated seconds a second.
  package static let speeds: ClosedRange<Double> = 0.25...65_536

  private let scenario: Scenario
  private let format: TextFormat
  private var day: SteppedDay
  private var planned: SteppedDay
  private var selectedPool = 0
  private var isPaused = false
  private var isChanged = false
  private var speed: Double

  /// - Parameters:
  ///   - replication: from 0.
  ///   - speed: simulated seconds a second.
  package init(
    _ scenario: Scenario, seed: UInt64, replication: Int, speed: Double, format: TextFormat
  ) {
    self.scenario = scenario
    self.format = format
    self.speed = speed
    day = SteppedDay(scenario, seed: seed, replication: replication)
    planned = SteppedDay(scenario, seed: seed, replication: replication)
  }

  /// Lets a stretch of real time pass.
  package mutating func pass(_ seconds: Double) {
    guard !isPaused else { return }
    let time = day.time + seconds * speed
    day.advance(to: time)
    planned.advance(to: time)
  }

  /// Does what a key asks for.
  /// - Returns: whether to go on.
  package mutating func press(_ key: TerminalKey) -> Bool {
    switch key {
    case .character("q"), .character("Q"), .escape: return false
    case .character(" "): isPaused.toggle()
    case .right, .character("."), .character(">"): speed = min(speed * 2, Self.speeds.upperBound)
    case .left, .character(","), .character("<"): speed = max(speed / 2, Self.speeds.lowerBound)
    case .down, .tab, .character("j"): select(selectedPool + 1)
    case .up, .character("k"): select(selectedPool - 1)
    case .character("+"), .character("="): change(by: 1)
    case .character("-"), .character("_"): change(by: -1)
    default: break
    }
    return true
  }

  private mutating func select(_ pool: Int) {
    selectedPool = (pool + scenario.pools.count) % scenario.pools.count
  }

  private mutating func change(by difference: Int) {
    guard !day.isOver else { return }
    day.changeAgents(ofPool: selectedPool, by: difference)
    isChanged = true
  }

  /// What there is to see now.
  package var board: Wallboard {
    Wallboard(
      scenario: scenario, format: format, now: day.snapshot,
      unchanged: isChanged ? planned.snapshot : nil, extraAgents: day.extraAgents,
      selectedPool: selectedPool, speed: speed, isPaused: isPaused, isOver: day.isOver)
  }
}
