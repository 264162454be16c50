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
  package let days: [RecordedDay]
  package let centre: LearntCentre
  package let agents: AgentsOnDuty
  package let types: [TypeFigures]
  /// The width of the intervals that arrivals and agents are told by.
  package let intervalSeconds: Double

  /// - Parameters:
  ///   - log: with at least one offered call.
  ///   - fitted: the days to learn waits, absences and skills from, since 1970-01-01; `nil` for all.
  package init(_ log: CallLog, fitted: Set<Int>? = nil, intervalSeconds: Double = 1_800) {
    self.log = log
    self.intervalSeconds = intervalSeconds
    days = RecordedDay.days(of: log)
    let learnt = days.filter { fitted?.contains($0.day) ?? true }
    let wrapUps =
      log.hasWrapUp ? log.calls.compactMap { $0.wrapUp.isNaN ? nil : Double($0.wrapUp) } : []
    centre = LearntCentre(learnt, types: log.types, recordedWrapUp: wrapUps)
    agents = AgentsOnDuty(
      learnt, skills: centre.skills, wrapUp: centre.wrapUp, absences: centre.absences,
      intervalSeconds: intervalSeconds)
    let calendar = log.days.filter { fitted?.contains($0.day) ?? true }
    let used = calendar.flatMap { log.calls[$0.calls] }
    types = log.types.indices.map { type in
      Self.figures(type, used, log, calendar, intervalSeconds)
    }
  }

  private static func figures(
    _ type: Int, _ used: [CallRecord], _ log: CallLog,
    _ calendar: [(day: Int, calls: Range<Int>)], _ intervalSeconds: Double
  ) -> TypeFigures {
    let own = used.filter { Int($0.type) == type }
    let offered = own.filter(\.isOffered)
    let times = calendar.map { day, calls in
      log.calls[calls].compactMap { call in
        Int(call.type) == type ? call.at - Double(day) * 86_400 : nil
      }
    }
    return TypeFigures(
      calls: own.count, offered: offered.count,
      abandoned: offered.count { $0.outcome == .abandoned },
      arrivals: ArrivalPattern(
        times, days: calendar.map(\.day), intervalSeconds: intervalSeconds),
      handling: LawFit(
        offered.compactMap { $0.outcome == .answered ? Double($0.talked) : nil }),
      menu: LawFit(own.map { Double($0.menu) }),
      contained: own.isEmpty
        ? 0 : Double(own.count { $0.outcome == .hungUp }) / Double(own.count),
      redial: RedialEstimate(used, type: type))
  }
}
