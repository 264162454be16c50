internal import Diagnostics

/// The moments of a case that its time limits follow from.
struct CaseTimeline: Hashable, Sendable, Codable {
  /// When the current round began: the opening, or the last reopening.
  private(set) var roundBegan: Instant
  private(set) var firstResponseAt: Instant?
  private(set) var lastContactAt: Instant?
  /// When the customer was asked for evidence that is still owed.
  private(set) var pauseBegan: Instant?
  /// How long the customer owed evidence, in the rounds before and in this one, without the pause
  /// that goes on.
  private var pausedBefore: Duration = .zero
  private var pausedInRound: Duration = .zero

  init(openedAt: Instant) { roundBegan = openedAt }

  mutating func contact(at time: Instant, byPerson: Bool) {
    // What the machine says by itself is no response.
    if byPerson, firstResponseAt == nil { firstResponseAt = time }
    lastContactAt = time
  }

  mutating func pause(at time: Instant) {
    if pauseBegan == nil { pauseBegan = time }
  }

  mutating func resume(at time: Instant) {
    guard let began = pauseBegan else { return }
    pausedInRound += max(.zero, time - began)
    pauseBegan = nil
  }

  mutating func beginRound(at time: Instant) {
    resume(at: time)
    pausedBefore += pausedInRound
    pausedInRound = .zero
    roundBegan = time
    firstResponseAt = nil
    lastContactAt = nil
  }

  /// How long the clock of this round has stood up to a moment; all rounds together use up the
  /// longest pause.
  func pause(until now: Instant, atMost longest: Duration) -> Duration {
    let left = max(.zero, longest - pausedBefore)
    let going = pauseBegan.map { max(.zero, now - $0) } ?? .zero
    return min(left, pausedInRound + going)
  }

  /// Whether the clock stands at a moment.
  func isPaused(at now: Instant, atMost longest: Duration) -> Bool {
    pauseBegan != nil && pausedBefore + pause(until: now, atMost: longest) < longest
  }
}
