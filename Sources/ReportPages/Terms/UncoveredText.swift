internal import Diagnostics
internal import Staffing

/// The intervals that no shift covers, in words.
struct UncoveredText {
  let uncovered: [ShiftCover.Uncovered]
  /// With the intervals that are meant.
  let need: StaffingNeed

  /// A clause for each pool, without a full stop.
  var reason: Wording {
    Wording(
      zh: uncovered.map { "\($0.pool)：没有班次能覆盖 \(clocks($0.intervals))" }
        .joined(separator: "；"),
      en: uncovered.map { "\($0.pool): no shift covers \(clocks($0.intervals))" }
        .joined(separator: "; "))
  }

  /// When the intervals begin, by pool.
  var json: JSONValue {
    .object(
      uncovered.map { entry in
        JSONValue.Member(entry.pool, .array(entry.intervals.map { .text(clock($0)) }))
      })
  }

  /// When an interval begins, as a time of day.
  private func clock(_ interval: Int) -> String {
    ClockText.of(minute: need.beginsMinute + interval * need.intervalMinutes)
  }

  /// Intervals as times of day, rows of several as `06:00–08:00`.
  private func clocks(_ intervals: [Int]) -> String {
    var rows: [Range<Int>] = []
    for interval in intervals {
      if let last = rows.last, last.upperBound == interval {
        rows[rows.count - 1] = last.lowerBound..<interval + 1
      } else {
        rows.append(interval..<interval + 1)
      }
    }
    return rows.map { row in
      row.count == 1
        ? clock(row.lowerBound) : "\(clock(row.lowerBound))–\(clock(row.upperBound))"
    }.joined(separator: ", ")
  }
}
