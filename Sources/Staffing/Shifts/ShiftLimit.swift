/// The sum of the people on some shifts lies within bounds.
struct ShiftLimit: Sendable {
  /// Places of the shifts among the candidates.
  var candidates: [Int]
  var least: Int
  var most: Int?

  /// The limits of pools and patterns: of a day each where a plan has several, and of a week the days
  /// that people work.
  static func all(
    _ candidates: [ShiftCover.Candidate], pools: [String], _ need: StaffingNeed, _ plan: ShiftPlan
  ) -> [ShiftLimit] {
    var limits: [ShiftLimit] = []
    func add(_ own: [Int], least: Int, most: Int?) {
      guard need.isSeveralDays else {
        limits.append(ShiftLimit(candidates: own, least: least, most: most))
        return
      }
      for day in 0..<need.days {
        let ofDay = own.filter { need.day(of: candidates[$0].shift.start) == day }
        limits.append(ShiftLimit(candidates: ofDay, least: least, most: most))
      }
    }
    for pool in plan.pools where pools.contains(pool.id) {
      guard let available = pool.available else { continue }
      let own = candidates.indices.filter { candidates[$0].shift.pool == pool.id }
      add(own, least: 0, most: available)
      guard need.isSeveralDays else { continue }
      for week in 0...(need.days - 1) / 7 {
        let ofWeek = own.filter {
          (7 * week..<7 * week + 7).contains(need.day(of: candidates[$0].shift.start))
        }
        limits.append(
          ShiftLimit(candidates: ofWeek, least: 0, most: available * plan.week.daysOn))
      }
    }
    // Lengthened and shortened shifts count with the pattern they come from.
    for pattern in plan.patterns
    where pattern.id == pattern.base && (pattern.atLeast > 0 || pattern.atMost != nil) {
      let own = candidates.indices.filter {
        plan.patterns[candidates[$0].pattern].base == pattern.id
      }
      add(own, least: pattern.atLeast, most: pattern.atMost)
    }
    return limits
  }
}
