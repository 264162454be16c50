package import Diagnostics

extension CaseStatistics {
  /// Adds what open cases owe at a moment, which no event tells: answers and results that are late,
  /// and all that is overdue.
  ///
  /// Without them a house that answers nobody would be in time with all it answered.
  /// - Parameter open: the open cases of the same span of time.
  package mutating func addLate(_ open: some Sequence<ComplaintCase>, at now: Instant) {
    for complaint in open {
      let limits = complaint.limits(at: now)
      let (response, resolution) = (limits.response, limits.resolution)
      let isAnswerLate = response.isRunning && response.isLate
      let isResultLate = resolution.isRunning && resolution.isLate
      func count(_ group: inout Group) {
        if isAnswerLate { group.responseDue += 1 }
        if isResultLate { group.resolutionDue += 1 }
        group.tasksDue += limits.tasks.count(where: \.isLate)
        if limits.isOverdue(at: now) { group.overdue += 1 }
      }
      count(&all)
      Self.change(&weeks, complaint.facts.openedAt.weekInChina, count)
      Self.change(&kinds, complaint.facts.kind.rawValue, count)
      guard complaint.resolvedAt != nil, let result = complaint.resolution else { continue }
      Self.change(&causes, result.cause.rawValue, count)
      Self.change(&results, result.result.rawValue, count)
    }
  }

  private static func change(
    _ groups: inout [Group], _ name: String, _ change: (inout Group) -> Void
  ) {
    guard let index = groups.firstIndex(where: { $0.name == name }) else { return }
    change(&groups[index])
  }
}

extension Instant {
  /// The Monday of the week in China, such as `2026-11-09`.
  fileprivate var weekInChina: String {
    let day = dayInChina
    return "\(CivilDate(daysSince1970: day.daysSince1970 - day.weekday))"
  }
}
