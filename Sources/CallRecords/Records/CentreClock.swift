internal import Foundation

/// What the clocks of a centre show at a moment.
///
/// The offset from UTC is asked for once in a quarter of an hour, at whose bounds alone it changes
/// today; a quarter within which it once changed is asked moment by moment.
struct CentreClock {
  private let zone: TimeZone
  private var quarter = Int.min
  private var offset: Double?

  init(_ zone: TimeZone) { self.zone = zone }

  /// Local seconds since 1970 of a moment in seconds since 1970.
  mutating func local(epochSeconds: Double) -> Double {
    let quarter = Int((epochSeconds / 900).rounded(.down))
    if quarter != self.quarter {
      self.quarter = quarter
      let first = offset(at: Double(quarter) * 900)
      offset = first == offset(at: Double(quarter) * 900 + 899.999) ? first : nil
    }
    return epochSeconds + (offset ?? offset(at: epochSeconds))
  }

  private func offset(at epochSeconds: Double) -> Double {
    Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: epochSeconds)))
  }
}
