import Diagnostics
import Testing

/// Every figure of `case stats`, worked out anew from exported events.
@Suite struct CaseStatsOracleTests {
  @Test func `every figure of case stats is what the exported events say`() throws {
    let desk = try Desk(data: "{ callers: [] }")
    let start = try #require(Instant("2026-10-20T08:00:00+08:00"))
    var histories = CaseHistories(try desk.store(), seed: 11)
    try histories.write(120, from: start)
    let exported = desk.run("case", "events", "--weeks", "5", at: "20:00")
    #expect(exported.status == 0, "\(exported.errors)")
    let events = try ExportedEvents(exported.output)
    let now = try #require(Instant("2026-11-12T20:00:00+08:00")).milliseconds / 1_000
    try events.workOut(at: now)
    let told = desk.run("case", "stats", "--weeks", "5", "--json", at: "20:00")
    // Weeks begin on Mondays in China; of causes and results those count that hold.
    try events.run(
      """
      ALTER TABLE late ADD COLUMN week TEXT; ALTER TABLE late ADD COLUMN held_cause TEXT;
      ALTER TABLE late ADD COLUMN held_result TEXT;
      UPDATE late SET week = date(opened + 28800, 'unixepoch',
          '-' || ((strftime('%w', opened + 28800, 'unixepoch') + 6) % 7) || ' days'),
        held_cause = iif(solved IS NULL, NULL, cause),
        held_result = iif(solved IS NULL, NULL, result);
      """)
    let group = { (column: String, order: String) in
      """
      SELECT \(column), count(*), count(solved), sum(solved IS NOT NULL AND detours = 0),
        count(answered), count(answered) + sum(unanswered), count(solved) + sum(unsolved),
        round(1.0 * sum(answered - began <= 86400) / (count(answered) + sum(unanswered)), 6),
        round(1.0 * sum(solved - began <= 259200) / (count(solved) + sum(unsolved)), 6),
        sum(unanswered OR unsolved OR forgotten OR broken OR owing > 0), sum(reopened),
        sum(refused > 0), round(avg(answered - began), 2), round(avg(solved - began), 2),
        round(avg(satisfaction), 6),
        (SELECT count(*) FROM tt JOIN late AS v ON v.c = tt.c WHERE late.\(column) IS v.\(column)
          AND (how = 'task-answered' OR ended > due)) + sum(owing),
        (SELECT count(*) FROM tt JOIN late AS v ON v.c = tt.c WHERE late.\(column) IS v.\(column)
          AND how = 'task-answered' AND ended <= due)
      FROM late WHERE \(column) IS NOT NULL GROUP BY \(column) ORDER BY \(order), \(column)
      """
    }
    let groups = [
      ("kinds", "kind", "count(*) DESC", 4), ("weeks", "week", "1", 4),
      ("causes", "held_cause", "count(*) DESC", 2), ("results", "held_result", "count(*) DESC", 3),
    ]
    for (key, column, order, count) in groups {
      let rows = try events.rows(group(column, order))
      #expect(rows.count == count, "\(key)")
      for (index, row) in rows.enumerated() { try check(row, told, [key, "\(index)"]) }
      #expect(try told.text(key, "\(count)", "opened") == nil)
    }
    // A hand-back goes to a team that the task came from, over any way of the case.
    let handBacks = try events.rows(
      """
      WITH m AS (SELECT c, n, event, coalesce(data->>'from', 'service') AS a,
          coalesce(data->>'to', data->>'team') AS b FROM e WHERE event IN ('task-opened', 'task-passed'))
      SELECT count(*) FROM m WHERE event = 'task-passed' AND EXISTS (SELECT 1 FROM m AS k
        WHERE k.c = m.c AND k.n < m.n AND k.a = m.b AND k.b = m.a)
      """)
    #expect(try told.text("all", "handBacks") == handBacks[0][0])
    #expect(handBacks[0][0] != "0")
  }

  private func check(_ row: [String?], _ told: Desk.Answer, _ path: [String]) throws {
    #expect(try told.text(path + ["name"]) == row[0])
    func same(_ key: String, _ expected: String?, scale: Double = 1) throws {
      let found = try told.text(path + [key]).flatMap { Double($0) }
      let wanted = expected.flatMap { Double($0) }
      guard let wanted else {
        #expect(found == nil, "\(path) \(key)")
        return
      }
      #expect(
        abs((found ?? .nan) - wanted) < 0.01 * scale, "\(path) \(key) \(found ?? .nan) \(wanted)")
    }
    try same("opened", row[1])
    try same("resolved", row[2])
    let share = try #require(Double(row[3] ?? "")) / (Double(row[2] ?? "") ?? 1)
    try same("firstContactResolution", "\(share)", scale: 1e-3)
    try same("responded", row[4])
    try same("responseDue", row[5])
    try same("resolutionDue", row[6])
    try same("responseInTime", row[7], scale: 1e-3)
    try same("resolutionInTime", row[8], scale: 1e-3)
    try same("overdue", row[9])
    try same("reopened", row[10])
    try same("escalated", row[11])
    try same("meanResponseSeconds", row[12])
    try same("meanResolutionSeconds", row[13])
    try same("satisfaction", row[14], scale: 1e-3)
    try same("tasksDue", row[15])
    let inTime = try #require(Double(row[16] ?? ""))
    let due = try #require(Double(row[15] ?? ""))
    try same("tasksInTime", due > 0 ? "\(inTime / due)" : nil, scale: 1e-3)
  }
}
