package import Diagnostics

/// The wall clock as whoever measures time by it has to read it: it is now and then set, forward or
/// back, by an operator or by the time service, and that is told apart from time passing.
///
/// Time passes by a clock that nobody sets. As long as the wall clock agrees with it, moments never
/// go back.
package struct WallClock {
  /// What the clocks of the machine say.
  package struct Reading: Sendable {
    /// The wall clock.
    package var wall: Instant
    /// How much time has passed since some moment, the same for all readings.
    package var elapsed: Duration

    package init(wall: Instant, elapsed: Duration) {
      self.wall = wall
      self.elapsed = elapsed
    }
  }

  private let read: () -> Reading
  /// When the wall clock was last known to be set.
  private var origin: Reading

  /// The wall clock counts as set when it is off by this much; less is the moment between reading
  /// one clock and the other.
  package static let smallestStep = Duration.milliseconds(500)

  package init(_ read: @escaping () -> Reading) {
    self.read = read
    origin = read()
  }

  /// How late it is, without asking whether the clock was set.
  package var now: Instant { origin.wall + (read().elapsed - origin.elapsed) }

  /// How late it is, and by how much the wall clock was set since this was last asked.
  package mutating func tell() -> (now: Instant, setBy: Duration) {
    let reading = read()
    let expected = origin.wall + (reading.elapsed - origin.elapsed)
    let step = reading.wall - expected
    guard max(step, .zero - step) >= Self.smallestStep else { return (expected, .zero) }
    origin = reading
    return (reading.wall, step)
  }
}
