package import Diagnostics

/// What a log teaches: the centre, how its calls come, and what can be told of each call type.
package struct Calibration: Sendable {
  /// What is told of one call type.
  package struct TypeFigures: Sendable {
    /// All that entered the menu or the queue.
    package var calls: Int
    package var offered: Int
    package var abandoned: Int
    package var arrivals: ArrivalPattern
    package var handling: LawFit
    package var menu: LawFit
    /// The share of calls that end in the menu.
    package var contained: Double
    package var redial: RedialEstimate
  }

  package let log: CallLog
  package let days: RecordedDays
  package let centre: LearntCentre
  package let agents: AgentsOnDuty
  package let types: [TypeFigures]
  /// The width of the intervals that arrivals and agents are told by.
  package let intervalSeconds: Double

  /// - Parameters:
  ///   - log: with at least one offered call.
  ///   - fitted: the days to learn waits, absences and skills from, since 1970-01-01; `nil` for all.
  ///   - jobs: how many threads take part; they change nothing but the time it takes.
  ///   - progress: told each step before it begins.
  package init(
    _ log: CallLog, fitted: Set<Int>? = nil, intervalSeconds: Double = 1_800, jobs: Int = 1,
    progress: (Wording) -> Void = { _ in }
  ) {
    self.log = log
    self.intervalSeconds = intervalSeconds
    let days = RecordedDay.days(of: log)
    self.days = days
    let learnt = fitted.map { days.only($0) } ?? days
    let wrapUps =
      log.hasWrapUp ? log.calls.compactMap { $0.wrapUp.isNaN ? nil : Double($0.wrapUp) } : []
    centre = LearntCentre(
      learnt, types: log.types, recordedWrapUp: wrapUps, jobs: jobs, progress: progress)
    progress(Wording(zh: "在岗的坐席", en: "agents on duty"))
    agents = AgentsOnDuty(
      learnt, skills: centre.skills, wrapUp: centre.wrapUp, absences: centre.absences,
      intervalSeconds: intervalSeconds, jobs: jobs)
    let calendar = log.days.filter { fitted?.contains($0.day) ?? true }
    let redials = RedialEstimate.all(
      log.calls, calendar.map(\.calls), types: log.types.count, callers: log.callers)
    progress(Wording(zh: "来电、通话与重拨", en: "arrivals, handling and redials"))
    types = zip(
      TypeTallies(log, calendar, intervalSeconds: intervalSeconds).types, redials
    ).map { tally, redial in
      TypeFigures(
        calls: tally.calls, offered: tally.offered, abandoned: tally.abandoned,
        arrivals: ArrivalPattern(
          tally.arrivals, days: calendar.map(\.day), intervalSeconds: intervalSeconds),
        handling: LawFit(tally.talks.map { Double($0) }),
        menu: LawFit(tally.menus.map { Double($0) }),
        contained: tally.calls > 0 ? Double(tally.contained) / Double(tally.calls) : 0,
        redial: redial)
    }
  }
}
