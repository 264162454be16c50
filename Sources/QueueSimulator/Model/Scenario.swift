package import Diagnostics

/// A day or evening of a contact centre, as a planner describes it (`Documentation/ScenarioFormat.md`).
///
/// Times of day are kept as seconds from the beginning; references between parts are indices.
package struct Scenario: Sendable, Hashable, Codable {
  /// What happens to the callers who are inside when the day ends.
  package enum EndRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// They are served out with the last staffing.
    case finish
    /// Those who wait are dropped, talks are finished.
    case clear
    /// Everything stops at once.
    case cut
  }

  /// What lines, lost calls and busy signals cost, in yuan.
  package struct Costs: Sendable, Hashable, Codable {
    /// For each minute that a caller holds a line.
    package var lineMinute = 0.0
    /// For each busy signal.
    package var blocked = 0.0
    /// For each caller who hangs up while waiting, or because of it.
    package var abandoned = 0.0

    package init() {}
  }

  /// The figures of the whole centre, or of a queue, that a planner accepts; `nil` where anything
  /// goes.
  package struct Targets: Sendable, Hashable, Codable {
    /// The least share of offered calls answered within their queue's time.
    package var serviceLevel: Double?
    /// The largest share of offered calls that hang up before they are answered.
    package var abandonment: Double?
    /// The largest share of attempts that get a busy signal.
    package var blocking: Double?
    /// The largest share of all agents' staffed time that may be talk and wrap-up.
    package var occupancy: Double?
    /// The longest average speed of answer, in seconds.
    package var averageSpeedOfAnswerSeconds: Double?

    package init() {}
  }

  package var id: String
  package var title = ""
  /// The moment, with its offset from UTC, that all seconds are counted from.
  package var begins = Instant(milliseconds: 0)
  /// Above 0; what comes later is seen through as `atEnd` says, and no new caller comes.
  package var lastsSeconds: Double
  /// The width of the intervals that rates, staffing and figures go by.
  package var intervalSeconds = 1_800.0
  package var replications = 100
  /// The same seed gives the same results, bit for bit.
  package var seed: UInt64 = 1
  /// Callers who arrive before this are simulated but not counted; 0 counts all.
  package var warmUpSeconds = 0.0
  package var atEnd = EndRule.finish
  /// The trunks shared by all callers inside; `nil` is unlimited.
  package var lines: Int?
  /// The coefficient of variation of the whole day's busyness; 0 is none.
  package var dayFactorVariation = 0.0
  package var callTypes: [CallType] = []
  package var promotions: [Promotion] = []
  package var queues: [Queue] = []
  package var pools: [Pool] = []
  package var costs = Costs()
  package var accept = Targets()
  /// Word to customers before they call.
  package var toldBefore: [ToldBefore] = []
  /// The emergency plans that are tried.
  package var plans: [Plan] = []

  package init(id: String, lastsSeconds: Double) {
    self.id = id
    self.lastsSeconds = lastsSeconds
  }

  /// How many intervals the day has; the last may be shorter than the others.
  package var intervalCount: Int {
    max(1, Int((lastsSeconds / intervalSeconds).rounded(.up)))
  }

  /// The part of the day an interval covers, in seconds from the beginning.
  package func interval(_ index: Int) -> Range<Double> {
    let start = Double(index) * intervalSeconds
    return start..<max(start, min(start + intervalSeconds, lastsSeconds))
  }
}
