/// The shifts that people can work, and who can be had: what a roster is made of.
package struct ShiftPlan: Sendable {
  /// A way to work a day: how long, when it may begin, and when its breaks are.
  package struct Pattern: Sendable {
    package var id: String
    /// The pattern of the file that it is, or that it lengthens or shortens.
    package var base: String
    /// From beginning to end, breaks included.
    package var lastsMinutes: Int
    /// Minutes of the day at which it may begin.
    package var starts: [Int]
    /// The alternatives: each is the breaks of one variant; one empty alternative is no break.
    package var breaks: [[Break]]
    /// The pools whose agents may work it; empty means all.
    package var pools: [String]
    /// How many people work it at least and at most, over all pools.
    package var atLeast: Int
    package var atMost: Int?
    /// Added to the pay of each such shift.
    package var fixedCost: Double
    /// For each worked hour; `nil` means the pool's own.
    package var costPerHour: Double?

    /// The same with another length: what it costs more than its hours is added to each such shift.
    func lasting(_ minutes: Int, id: String, extra: Double) -> Pattern {
      var pattern = self
      pattern.id = id
      pattern.lastsMinutes = minutes
      pattern.fixedCost += extra
      // A break that would begin after the end falls away, one that would be cut off doesn't fit.
      pattern.breaks = breaks.map { $0.filter { $0.after < minutes } }
        .filter { $0.allSatisfy { $0.after + $0.lasts <= minutes } }
      if pattern.breaks.isEmpty { pattern.breaks = [[]] }
      return pattern
    }
  }

  /// A time without work within a shift.
  package struct Break: Sendable, Hashable {
    /// Minutes from the shift's beginning.
    package var after: Int
    /// In minutes.
    package var lasts: Int
  }

  /// Extra pay for hours worked in a span of the day.
  package struct Premium: Sendable {
    /// Minutes of the day; an end at or before the beginning lies on the next day.
    package var from: Int
    package var to: Int
    /// Added to the pay of each worked hour in that span.
    package var perHour: Double

    func covers(minute: Int) -> Bool {
      from < to ? (from..<to).contains(minute) : minute >= from || minute < to
    }
  }

  /// The people who can work the shifts of one pool.
  package struct Pool: Sendable {
    package var id: String
    /// People to be had at most; `nil` means as many as it takes.
    package var available: Int?
    /// Of one person, breaks not counted, unless the pattern has a pay of its own.
    package var costPerHour: Double
  }

  package var title: String
  package var patterns: [Pattern]
  package var premiums: [Premium]
  package var pools: [Pool]
  /// Whether a shift that runs past the end of the period counts at its beginning, as in a plan
  /// that repeats every day.
  package var wrapsAround: Bool
  /// What one person may work where the plan has several days.
  package var week = WorkingWeek()
}

/// How many agents must be there, by pool and interval.
package struct StaffingNeed: Sendable {
  /// When the first interval begins, in minutes of the day.
  package var beginsMinute: Int
  package var intervalMinutes: Int
  /// By pool, the agents of each interval; all pools have as many intervals.
  package var agents: [(pool: String, byInterval: [Int])]

  package init(
    beginsMinute: Int, intervalMinutes: Int, agents: [(pool: String, byInterval: [Int])]
  ) {
    self.beginsMinute = beginsMinute
    self.intervalMinutes = intervalMinutes
    self.agents = agents
  }

  package var intervals: Int { agents.first?.byInterval.count ?? 0 }
}
