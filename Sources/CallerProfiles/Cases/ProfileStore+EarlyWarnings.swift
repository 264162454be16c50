package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// What to look into now, the least likely first.
  package func earlyWarnings(at now: Instant) throws -> [EarlyWarning] {
    let hour = now.milliseconds - 3_600_000
    return EarlyWarning.among(
      try connection.rows(
        """
        WITH complaints AS (
          SELECT e.at, c.product, c.region FROM case_events e JOIN cases c ON c.id = e.case_id
          WHERE e.kind IN ('opened', 'joined') AND e.at > ?1 AND e.at <= ?3),
        named AS (
          SELECT 0 AS is_region, product AS name, at FROM complaints WHERE product IS NOT NULL
          UNION ALL SELECT 1, region, at FROM complaints WHERE region IS NOT NULL)
        SELECT is_region, name, sum(at > ?2), sum(at <= ?2) FROM named GROUP BY is_region, name
        """, .integer(hour - Int64(EarlyWarning.hoursBefore) * 3_600_000), .integer(hour),
        .integer(now.milliseconds)
      ) { row in
        EarlyWarning.Tally(
          row.integer(0) == 0 ? .product : .region, row.text(1),
          lastHour: Int(clamping: row.integer(2)), before: Int(clamping: row.integer(3)))
      })
  }
}
