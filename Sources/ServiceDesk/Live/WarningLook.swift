import AfterSales
import CallerProfiles
import Diagnostics

/// The early warnings of the store, looked for as often as it may be.
///
/// The queue asks every second on the thread on which it lives. A look takes a moment that grows with
/// the complaints of eight weeks, so it is made at most so often that it takes a twentieth of the time.
///
/// A class, since whoever asks has the store as a value.
final class WarningLook {
  private let store: ProfileStore
  private let clock = ContinuousClock()
  private var found: [EarlyWarning] = []
  private var next: ContinuousClock.Instant?

  init(_ store: ProfileStore) { self.store = store }

  /// - Throws: what the store throws.
  func warnings(at now: Instant) throws -> [EarlyWarning] {
    let begin = clock.now
    if let next, begin < next { return found }
    found = try store.earlyWarnings(at: now) + store.earlyWarningsOfKinds(at: now)
    next = clock.now + begin.duration(to: clock.now) * 20
    return found
  }
}
