package import Diagnostics

/// A product or region of which far more went wrong in the last hour than usual.
package struct EarlyWarning: Hashable, Sendable {
  package enum Subject: String, Hashable, Sendable {
    case product, region
  }

  package var subject: Subject
  package var name: String
  /// Complaints taken up in the last hour, a second one about an order counted too.
  package var count: Int
  /// How many an hour has usually.
  package var usual: Double
  /// How likely so many or more are by chance, if nothing has changed.
  package var probability: Double

  /// Warnings are given below this probability, shared among all that were looked at.
  package static let threshold = 0.001
  /// Fewer complaints than this are no wave, however rare they are.
  static let least = 3
  /// What is usual is taken from so many hours before the last one.
  static let hours: Int64 = 28 * 24
}

extension ProfileStore {
  /// What to look into now, the least likely first.
  ///
  /// A count is compared with a Poisson distribution of its mean over the four weeks before. Half a
  /// complaint is added to those weeks, so that what never failed before can be judged; the
  /// threshold is divided by the number of comparisons (Bonferroni), so that many products don't
  /// make many false alarms.
  package func earlyWarnings(at now: Instant) throws -> [EarlyWarning] {
    let hour = now.milliseconds - 3_600_000
    let counted = try connection.rows(
      """
      WITH complaints AS (
        SELECT e.at, c.product, c.region FROM case_events e JOIN cases c ON c.id = e.case_id
        WHERE e.kind IN ('opened', 'joined') AND e.at > ?1 AND e.at <= ?3),
      named AS (
        SELECT 'product' AS subject, product AS name, at FROM complaints WHERE product IS NOT NULL
        UNION ALL SELECT 'region', region, at FROM complaints WHERE region IS NOT NULL)
      SELECT subject, name, sum(at > ?2), sum(at <= ?2) FROM named GROUP BY subject, name
      """, .integer(hour - EarlyWarning.hours * 3_600_000), .integer(hour),
      .integer(now.milliseconds)
    ) { row in
      let count = Int(clamping: row.integer(2))
      let usual = (Double(row.integer(3)) + 0.5) / Double(EarlyWarning.hours)
      return EarlyWarning(
        subject: EarlyWarning.Subject(rawValue: row.text(0)) ?? .product, name: row.text(1),
        count: count, usual: usual,
        probability: PoissonTail.probability(ofAtLeast: count, mean: usual))
    }
    let threshold = EarlyWarning.threshold / Double(max(1, counted.count))
    return counted.filter { $0.count >= EarlyWarning.least && $0.probability < threshold }
      .sorted { a, b in
        if a.probability != b.probability { return a.probability < b.probability }
        return (a.subject.rawValue, a.name) < (b.subject.rawValue, b.name)
      }
  }
}
