/// What happens, in the order in which things happen at equal times.
package enum EventKind: UInt64 {
  case agentFree, staffing, overflow, deadline, arrival
}

/// When an event happens and what goes first at that time, as one number that orders as events do.
///
/// From high to low: 64 bits of time (the pattern of a non-negative double orders as it does), 3
/// bits of kind, 61 bits of sequence (first in, first out).
package struct EventKey: Comparable, BitwiseCopyable {
  private let raw: UInt128

  @inline(__always)
  private init(time: Double, order: UInt64) {
    raw = UInt128(truncatingIfNeeded: time.bitPattern) &<< 64 | UInt128(truncatingIfNeeded: order)
  }

  /// Makes the key of an event.
  /// - Parameters:
  ///   - time: not negative, in seconds.
  ///   - sequence: grows from event to event, from 1.
  @inline(__always)
  package init(at time: Double, _ kind: EventKind, sequence: UInt64) {
    self.init(time: time, order: kind.rawValue &<< 61 | sequence)
  }

  /// Goes before every event of its time.
  static func before(_ time: Double) -> EventKey { EventKey(time: time, order: 0) }

  /// Goes after everything that happens at its time, but before its end.
  static func last(_ time: Double) -> EventKey { EventKey(time: time, order: .max - 1) }

  /// Goes after every event of its time.
  static func after(_ time: Double) -> EventKey { EventKey(time: time, order: .max) }

  /// Goes after every event.
  @inline(__always)
  package static var never: EventKey { EventKey(time: Double(bitPattern: .max), order: .max) }

  @inline(__always)
  var time: Double { Double(bitPattern: timeBits) }

  /// The time's bits, which order as times do.
  @inline(__always)
  var timeBits: UInt64 { UInt64(truncatingIfNeeded: raw &>> 64) }

  /// The number behind the kind: 0…4 of `EventKind`.
  @inline(__always)
  var kind: UInt64 { UInt64(truncatingIfNeeded: raw) &>> 61 }

  /// Told by the time alone: two halves read at once would wait for both to leave the store buffer.
  var isNever: Bool { timeBits == .max }

  @inline(__always)
  package static func < (a: EventKey, b: EventKey) -> Bool { a.raw < b.raw }

  @inline(__always)
  package static func == (a: EventKey, b: EventKey) -> Bool { a.raw == b.raw }
}
