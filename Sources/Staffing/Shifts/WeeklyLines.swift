/// Whose shifts are whose in a plan of several days: one line of shifts a person.
///
/// Shifts are handed out by their beginning, each to the person who has most days left to work among
/// those who may: so no more people are needed than the busiest day and the days of a week ask for,
/// as long as rest and hours don't forbid it (the greedy way of D. Gale and H. J. Ryser to fill rows).
/// Where they do, or free days come several at a time, other orders are tried too, among them many
/// at random (`HandingOut`), before one person more is.
package struct WeeklyLines: Sendable {
  /// A shift that somebody works.
  struct Piece: Sendable {
    /// Minutes from the plan's beginning.
    var start: Int
    var end: Int
    /// Breaks not counted.
    var worked: Int
    /// The day on which it begins, 0 the plan's first.
    var day: Int
  }

  private struct Person {
    var freeFrom = Int.min / 2
    var days: [Int] = []
    /// By week.
    var daysIn: [Int: Int] = [:]
    var minutesIn: [Int: Int] = [:]
  }

  /// For each piece, in the order given, the person who works it.
  package private(set) var person: [Int]
  /// How many people there are.
  package private(set) var people: Int
  /// Of all people together.
  package private(set) var overtimeMinutes: Int

  /// - Parameter available: the people that there are at most; with more needed than that, overtime is
  ///   worked, as far as the week allows it.
  init(_ pieces: [Piece], week: WorkingWeek, available: Int?) {
    var plain = week
    plain.overtime = nil
    let first = Self.fewest(pieces, plain)
    if let available, first.people > available, week.overtime != nil {
      let second = Self.fewest(pieces, week)
      self = second.people < first.people ? second : first
    } else {
      self = first
    }
  }

  private init(person: [Int], people: Int, overtimeMinutes: Int) {
    self.person = person
    self.people = people
    self.overtimeMinutes = overtimeMinutes
  }

  private static func fewest(_ pieces: [Piece], _ week: WorkingWeek) -> WeeklyLines {
    var people = least(pieces, week)
    while true {
      for way in HandingOut.ways(pieces: pieces.count, people: people) {
        if let lines = handedOut(pieces, to: people, week, way) { return lines }
      }
      // Of many people a few more at a time.
      people += max(1, people / 100)
    }
  }

  /// No fewer people can do: those of the busiest day, and those whose days make up all shifts of a
  /// week.
  private static func least(_ pieces: [Piece], _ week: WorkingWeek) -> Int {
    var byDay: [Int: Int] = [:]
    var byWeek: [Int: Int] = [:]
    for piece in pieces {
      byDay[piece.day, default: 0] += 1
      byWeek[Self.week(of: piece.day), default: 0] += 1
    }
    let days = max(1, week.daysOn)
    return max(
      byDay.values.max() ?? 0, byWeek.values.map { ($0 + days - 1) / days }.max() ?? 0)
  }

  /// The week of the plan that a day lies in.
  private static func week(of day: Int) -> Int { Int((Double(day) / 7).rounded(.down)) }

  private static func handedOut(
    _ pieces: [Piece], to count: Int, _ week: WorkingWeek, _ way: HandingOut
  ) -> WeeklyLines? {
    var way = way
    var people = [Person](repeating: Person(), count: count)
    var persons = [Int](repeating: 0, count: pieces.count)
    var overtime = 0
    let order = pieces.indices.sorted {
      (pieces[$0].day, pieces[$0].start, $0) < (pieces[$1].day, pieces[$1].start, $1)
    }
    // Whoever could work this one alone always may: else no number of people would do.
    let mayTake = { (piece: Piece, person: Person) in
      person.days.isEmpty || Self.allows(piece, person, week)
    }
    for index in order {
      let piece = pieces[index]
      var best: (person: Int, over: Int, rank: Double)?
      for place in people.indices where mayTake(piece, people[place]) {
        let (over, rank) = Self.rank(people[place], piece, week, &way)
        if let best, (best.over, best.rank) <= (over, rank) { continue }
        best = (place, over, rank)
      }
      guard let chosen = best?.person else { return nil }
      let own = Self.week(of: piece.day)
      let before = people[chosen].minutesIn[own] ?? 0
      if let most = week.minutes {
        overtime += max(0, before + piece.worked - most) - max(0, before - most)
      }
      people[chosen].freeFrom = piece.end + week.restMinutes
      people[chosen].days.append(piece.day)
      people[chosen].daysIn[own, default: 0] += 1
      people[chosen].minutesIn[own] = before + piece.worked
      persons[index] = chosen
    }
    return WeeklyLines(person: persons, people: count, overtimeMinutes: overtime)
  }

  /// Lower goes first: without overtime, then by the way shifts are handed out.
  private static func rank(
    _ person: Person, _ piece: Piece, _ week: WorkingWeek, _ way: inout HandingOut
  ) -> (over: Int, rank: Double) {
    let own = Self.week(of: piece.day)
    let minutes = (person.minutesIn[own] ?? 0) + piece.worked
    let state: HandingOut.State =
      switch person.days.last {
      case nil: .fresh
      case piece.day - 1: .atWork
      default: .returning
      }
    return (
      week.minutes.map { max(0, minutes - $0) } ?? 0,
      way.rank(days: person.daysIn[own] ?? 0, state)
    )
  }

  private static func allows(_ piece: Piece, _ person: Person, _ week: WorkingWeek) -> Bool {
    guard let last = person.days.last, last < piece.day, piece.start >= person.freeFrom else {
      return false
    }
    let own = Self.week(of: piece.day)
    guard (person.daysIn[own] ?? 0) < week.daysOn else { return false }
    let off = piece.day - last - 1
    guard off == 0 || off >= week.daysOff else { return false }
    if off == 0 {
      var row = 1
      for (later, earlier) in zip(person.days.reversed(), person.days.reversed().dropFirst()) {
        guard later - earlier == 1 else { break }
        row += 1
      }
      guard row < week.inARow else { return false }
    }
    guard let most = week.minutes else { return true }
    return (person.minutesIn[own] ?? 0) + piece.worked <= most + (week.overtime?.minutes ?? 0)
  }
}

extension ShiftCover {
  /// The lines of a pool's people in a plan of several days.
  package func lines(of pool: String, need: StaffingNeed, plan: ShiftPlan) -> WeeklyLines {
    let pieces = shifts.filter { $0.pool == pool }.flatMap { shift -> [WeeklyLines.Piece] in
      guard let pattern = plan.patterns.first(where: { $0.id == shift.pattern }) else { return [] }
      let breaks = pattern.breaks[shift.variant].reduce(0) { $0 + $1.lasts }
      let piece = WeeklyLines.Piece(
        start: shift.start, end: shift.start + pattern.lastsMinutes,
        worked: pattern.lastsMinutes - breaks, day: need.day(of: shift.start))
      return Array(repeating: piece, count: shift.people)
    }
    return WeeklyLines(
      pieces, week: plan.week, available: plan.pools.first { $0.id == pool }?.available)
  }

  /// What overtime beyond the hours of weeks adds to the pay.
  package func overtimePay(need: StaffingNeed, plan: ShiftPlan) -> Double {
    guard need.isSeveralDays, let overtime = plan.week.overtime else { return 0 }
    return need.agents.reduce(0) { sum, part in
      let minutes = lines(of: part.pool, need: need, plan: plan).overtimeMinutes
      return sum + Double(minutes) / 60 * overtime.perHour
    }
  }

  /// The pools whose lines take more people than there are, with both numbers.
  package func short(
    need: StaffingNeed, plan: ShiftPlan
  ) -> [(pool: String, needed: Int, available: Int)] {
    guard need.isSeveralDays else { return [] }
    return need.agents.compactMap { part in
      guard let available = plan.pools.first(where: { $0.id == part.pool })?.available else {
        return nil
      }
      let needed = lines(of: part.pool, need: need, plan: plan).people
      return needed > available ? (part.pool, needed, available) : nil
    }
  }
}

extension StaffingNeed {
  /// Whether it is about more than a day, so that people work several shifts.
  package var isSeveralDays: Bool { intervals * intervalMinutes > 1_440 }

  /// How many days it touches.
  var days: Int { day(of: intervals * intervalMinutes - 1) + 1 }

  /// The day on which a minute from the beginning lies, 0 the first; the day before is −1.
  func day(of minute: Int) -> Int {
    Int((Double(beginsMinute + minute) / 1_440).rounded(.down))
  }
}
