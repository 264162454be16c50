/// What a queue did on one day.
///
/// Who waits in line and takes a callback instead counts as offered, not as answered; who asks for one
/// in a menu has waited for nobody, and counts as a callback alone.
package struct DayTally: Hashable, Sendable, Codable {
  package var offered = 0
  package var answered = 0
  /// Answered within the queue's time.
  package var inTime = 0
  package var abandoned = 0
  package var callbacks = 0
  /// Turned away because the queue was full or closed.
  package var refused = 0
  /// The sum of the waits of the answered, in seconds.
  package var waitedSeconds = 0.0

  package init() {}

  /// The share of the offered that were answered in time, 0…1; `nil` without any.
  /// - Parameter undecided: those who wait and may still be answered in time: they count nowhere yet.
  package func serviceLevel(undecided: Int) -> Double? {
    let decided = offered - undecided
    return decided > 0 ? Double(inTime) / Double(decided) : nil
  }

  /// The mean wait of the answered, in seconds; `nil` without any.
  package var meanWait: Double? { answered > 0 ? waitedSeconds / Double(answered) : nil }
}
