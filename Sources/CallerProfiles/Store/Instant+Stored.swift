internal import AfterSales
internal import Diagnostics

extension Instant {
  /// A stored time, to be shown in the hotline's own time zone (+08:00).
  init(stored milliseconds: Int64) { self.init(milliseconds: milliseconds, offset: 28_800) }
}
