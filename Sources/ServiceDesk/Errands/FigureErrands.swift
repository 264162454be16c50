package import AfterSales
package import Diagnostics

/// Works out what may be told to everybody of the complaints of some days.
package struct PublishFigures: DeskErrand {
  package static let name = "case publish"
  /// As `2026-11-01`.
  package let first: String
  /// The last day that counts.
  package let last: String

  package init(_ days: ClosedRange<CivilDate>) {
    (first, last) = (days.lowerBound.description, days.upperBound.description)
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<PublishedMonth> {
    try desk.publishedFigures(of: try days(first, last), by: actor)
  }
}

/// - Throws: `ErrandFault` for what are no days in their order.
func days(_ first: String, _ last: String) throws -> ClosedRange<CivilDate> {
  guard let first = CivilDate(first), let last = CivilDate(last), first <= last,
    (1970...8999).contains(first.year), (1970...8999).contains(last.year)
  else { throw ErrandFault(what: "days") }
  return first...last
}

/// Works out how agents or teams solve the complaints opened on some days.
package struct DrawScorecard: DeskErrand {
  package static let name = "case scorecard"
  package let group: Scorecard.Group
  /// As `2026-11-01`.
  package let first: String
  /// The last day that counts.
  package let last: String

  package init(by group: Scorecard.Group, of days: ClosedRange<CivilDate>) {
    self.group = group
    (first, last) = (days.lowerBound.description, days.upperBound.description)
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(
    at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<ScorecardReport> {
    try desk.scorecard(by: group, of: try days(first, last), by: actor)
  }
}

/// Works out what went wrong in the last weeks, and what of it changed.
package struct CompareCauses: DeskErrand {
  package static let name = "case causes"
  package let group: CauseChange.Group
  package let weeks: Int

  package init(by group: CauseChange.Group, weeks: Int) {
    (self.group, self.weeks) = (group, weeks)
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<CauseReport> {
    try ErrandFault.require((1...104).contains(weeks), "weeks")
    return try desk.causes(by: group, weeks: weeks, by: actor)
  }
}
