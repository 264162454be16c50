internal import Diagnostics
internal import Reports
internal import Staffing

/// A shift of a roster as tables show it.
struct RosterRow {
  let pool: String
  let pattern: String
  /// Times such as `20:30`, the first of a plan of several days as `Tue 20:30`.
  let from: String
  let to: String
  /// Such as `22:00-22:30`.
  let breaks: [String]
  let people: Int
  /// The pay of one of them.
  let payEach: Double

  /// The shifts of a cover by pool and beginning.
  static func rows(of roster: SimulatedRoster, _ language: Language) -> [Self] {
    let (cover, need, plan) = (roster.cover, roster.need, roster.plan)
    func clock(_ minute: Int) -> String { ClockText.of(minute: need.beginsMinute + minute) }
    let times = DayClock(
      begins: roster.begins, seconds: Double(need.intervals * need.intervalMinutes * 60),
      language: language)
    func day(_ minute: Int) -> String {
      need.isSeveralDays ? times.text(minute: minute) : clock(minute)
    }
    let sorted = cover.shifts.sorted {
      ($0.pool, $0.start, $0.pattern, $0.variant) < ($1.pool, $1.start, $1.pattern, $1.variant)
    }
    return sorted.map { shift in
      let pattern = plan.patterns.first { $0.id == shift.pattern }
      return Self(
        pool: shift.pool, pattern: shift.pattern, from: day(shift.start),
        to: clock(shift.start + (pattern?.lastsMinutes ?? 0)),
        breaks: pattern?.breaks[shift.variant].map {
          clock(shift.start + $0.after) + "-" + clock(shift.start + $0.after + $0.lasts)
        } ?? [],
        people: shift.people, payEach: shift.cost)
    }
  }
}

/// Minutes of a day as a clock shows them.
enum ClockText {
  static func of(minute: Int) -> String {
    let own = ((minute % 1_440) + 1_440) % 1_440
    return [own / 60, own % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
