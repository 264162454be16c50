package import Diagnostics
internal import Foundation

extension Instant {
  /// This moment, in Chinese time, as the hotline's people know it.
  package static var now: Instant {
    Instant(
      milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)), offset: 28_800)
  }
}
