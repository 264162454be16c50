package import Diagnostics

extension Instant {
  /// A moment in the hotline's own time zone: China's, which has been UTC+8 all year since 1992.
  ///
  /// - Parameter milliseconds: since 1970, as stores keep them.
  package init(stored milliseconds: Int64) {
    self.init(milliseconds: milliseconds, offset: 8 * 3_600)
  }

  /// The calendar day in China.
  package var dayInChina: CivilDate { Instant(stored: milliseconds).civil.date }
}
