/// The centre counts in seconds since 1970 what is kept, and told, in milliseconds.
package enum LiveTime {
  /// Milliseconds of so many seconds, rounded.
  package static func milliseconds(_ seconds: Double) -> Int64 {
    Int64((seconds * 1_000).rounded())
  }

  /// Seconds of so many milliseconds.
  package static func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds) / 1_000 }
}
