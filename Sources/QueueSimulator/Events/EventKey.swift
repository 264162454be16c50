/// What happens, in the order in which things happen at equal times.
enum EventKind: UInt64 {
  case agentFree, staffing, overflow, deadline, arrival
}

/// When an event happens and whose it is, as one number that orders as events do.
///
/// From high to low: 64 bits of time (the pattern of a non-negative double orders as it does), 3
/// bits of kind, 34 bits of sequence (first in, first out), 27 bits of owner (an agent or call).
struct EventKey {
  static let never = EventKey(raw: .max)
  static let ownerLimit = 1 << 27

  let raw: UInt128

  @inline(__always)
  init(raw: UInt128) { self.raw = raw }

  @inline(__always)
  init(at time: Double, _ kind: EventKind, sequence: UInt64, owner: Int) {
    let low =
      kind.rawValue &<< 61 | (sequence & 0x3_FFFF_FFFF) &<< 27
      | UInt64(truncatingIfNeeded: owner)
    raw = UInt128(truncatingIfNeeded: time.bitPattern) &<< 64 | UInt128(truncatingIfNeeded: low)
  }

  @inline(__always)
  var time: Double { Double(bitPattern: UInt64(truncatingIfNeeded: raw &>> 64)) }

  /// The number behind the kind: 0…4 of `EventKind`.
  @inline(__always)
  var kind: UInt64 { UInt64(truncatingIfNeeded: raw) &>> 61 }

  var isNever: Bool { raw == .max }

  @inline(__always)
  var owner: Int { Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: raw) & 0x7FF_FFFF) }
}
