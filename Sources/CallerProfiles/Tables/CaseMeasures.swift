internal import AfterSales
internal import Diagnostics

/// The measures of every case as the database works them out from the events.
///
/// They say what `ComplaintCase.limits(at:)` says; a test compares the two over random histories.
/// Views of this connection alone, so that nothing about limits is kept in the file. Cases of which
/// something can't be read are left out of them, lest one of them stop all figures.
enum CaseMeasures {
  /// Moments outside of `Statement.moments`, a policy that this program doesn't know, or what is no JSON.
  static var views: StaticString {
    """
    DROP VIEW IF EXISTS temp.case_measures;
    DROP VIEW IF EXISTS temp.sound_events;
    DROP VIEW IF EXISTS temp.sound_cases;
    DROP TABLE IF EXISTS temp.damaged_cases;
    CREATE TEMP TABLE damaged_cases (id PRIMARY KEY);
    INSERT INTO damaged_cases
      SELECT id FROM main.cases
      WHERE typeof(opened_at) <> 'integer' OR coalesce(typeof(closed_at) = 'text', 0)
        OR opened_at NOT BETWEEN -5364662400000 AND 221876927999999
        OR closed_at NOT BETWEEN -5364662400000 AND 221876927999999 OR policy <> 1
      UNION
      SELECT case_id FROM main.case_events
      WHERE typeof(at) <> 'integer' OR at NOT BETWEEN -5364662400000 AND 221876927999999
        OR NOT json_valid(data);
    CREATE TEMP VIEW sound_cases AS
      SELECT * FROM main.cases WHERE id NOT IN (SELECT id FROM temp.damaged_cases);
    -- Whatever is looked at first, no JSON is read that is none.
    CREATE TEMP VIEW sound_events AS
      SELECT case_id, number, at, kind, actor, CASE WHEN json_valid(data) THEN data END AS data
      FROM main.case_events WHERE case_id NOT IN (SELECT id FROM temp.damaged_cases);
    CREATE TEMP VIEW case_measures AS
    WITH
      -- The limits of each policy in milliseconds; a test compares them with CasePolicy.
      policies (version, response, resolution, longest_pause) AS (
        VALUES (1, 86400000, 259200000, 172800000)),
      -- Since when the present round runs: the opening, or the last reopening.
      rounds AS (
        SELECT c.id, coalesce(max(e.at), c.opened_at) AS began, coalesce(max(e.number), 0) AS since,
          count(e.number) AS reopened
        FROM temp.sound_cases c
          LEFT JOIN temp.sound_events e ON e.case_id = c.id AND e.kind = 'reopened'
        GROUP BY c.id),
      -- Each kind of evidence is owed from its request until it comes, or a result is given.
      debts AS (
        SELECT r.case_id, r.number, r.at AS began, (
            SELECT min(e.number) FROM temp.sound_events e
            WHERE e.case_id = r.case_id AND e.number > r.number
              AND (e.kind IN ('resolved', 'reopened') OR e.kind = 'evidence-added' AND EXISTS (
                SELECT 1 FROM json_each(e.data, '$.evidence') k WHERE k.value = kind.value))
          ) AS paid
        FROM temp.sound_events r, json_each(r.data, '$.evidence') kind
        WHERE r.kind = 'evidence-requested'),
      ended AS (
        SELECT d.case_id, d.number, d.began, coalesce(e.at, c.closed_at) AS ended
        FROM debts d JOIN temp.sound_cases c ON c.id = d.case_id
          LEFT JOIN temp.sound_events e ON e.case_id = d.case_id AND e.number = d.paid),
      -- What a debt adds to those before it: the part of it that they don't cover.
      pauses AS (
        SELECT case_id, number, max(0, ended - max(began, coalesce(max(ended) OVER (
            PARTITION BY case_id ORDER BY began, number, ended
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS length
        FROM ended WHERE ended IS NOT NULL),
      paused AS (
        SELECT r.id, coalesce(sum(p.length) FILTER (WHERE p.number < r.since), 0) AS earlier,
          coalesce(sum(p.length) FILTER (WHERE p.number >= r.since), 0) AS present
        FROM rounds r LEFT JOIN pauses p ON p.case_id = r.id GROUP BY r.id),
      -- The result that holds: none was refused or undone after it.
      results AS (
        SELECT c.id, e.at, json_extract(e.data, '$.result') AS result,
          json_extract(e.data, '$.cause') AS cause
        FROM temp.sound_cases c JOIN temp.sound_events e ON e.case_id = c.id AND e.number = (
            SELECT max(number) FROM temp.sound_events WHERE case_id = c.id AND kind = 'resolved')
        WHERE c.stage IN ('resolved', 'confirmed') AND NOT EXISTS (
            SELECT 1 FROM temp.sound_events x WHERE x.case_id = c.id AND x.number > e.number
              AND x.kind IN ('reopened', 'dissatisfied'))),
      -- What other teams were asked, until it was answered, given back or overtaken by a result.
      tasks AS (
        SELECT o.case_id, json_extract(o.data, '$.dueAt') AS due, (
            SELECT min(e.at) FROM temp.sound_events e
            WHERE e.case_id = o.case_id AND e.kind = 'task-answered'
              AND json_extract(e.data, '$.task') = json_extract(o.data, '$.task')) AS answered, (
            SELECT min(e.at) FROM temp.sound_events e
            WHERE e.case_id = o.case_id AND e.number > o.number
              AND (e.kind = 'resolved' OR e.kind = 'task-passed'
                AND json_extract(e.data, '$.task') = json_extract(o.data, '$.task')
                AND json_extract(e.data, '$.to') = 'service')) AS ended
        FROM temp.sound_events o WHERE o.kind = 'task-opened'),
      asked AS (
        SELECT case_id, count(*) FILTER (
            WHERE answered IS NOT NULL OR ended > due) AS due,
          count(*) FILTER (WHERE answered <= due) AS in_time
        FROM tasks GROUP BY case_id),
      -- The ways that tasks went from a team to another.
      moves AS (
        SELECT case_id, number, coalesce(json_extract(data, '$.from'), 'service') AS source,
          coalesce(json_extract(data, '$.to'), json_extract(data, '$.team')) AS target, kind
        FROM temp.sound_events WHERE kind IN ('task-opened', 'task-passed')),
      returned AS (
        SELECT m.case_id, count(*) AS hand_backs FROM moves m
        WHERE m.kind = 'task-passed' AND EXISTS (
            SELECT 1 FROM moves b WHERE b.case_id = m.case_id AND b.number < m.number
              AND b.source = m.target AND b.target = m.source)
        GROUP BY m.case_id),
      counts AS (
        SELECT case_id,
          count(*) FILTER (WHERE kind IN ('joined', 'assigned', 'dissatisfied', 'reopened'))
            AS detours,
          count(*) FILTER (WHERE kind = 'dissatisfied') AS escalated
        FROM temp.sound_events GROUP BY case_id)
    SELECT c.id, c.kind, c.opened_at, r.reopened, n.escalated, n.detours,
      h.at AS resolved_at, h.result, h.cause, r.began, p.response, p.resolution,
      min(max(0, p.longest_pause - w.earlier), w.present) AS paused,
      (SELECT min(e.at) FROM temp.sound_events e
        WHERE e.case_id = c.id AND e.number >= r.since AND e.actor <> 'flow'
          AND (e.kind IN ('responded', 'evidence-requested', 'resolved')
            OR e.kind = 'task-opened' AND json_extract(e.data, '$.told') = 1)) AS responded_at,
      (SELECT json_extract(e.data, '$.satisfaction') FROM temp.sound_events e
        WHERE e.case_id = c.id AND json_extract(e.data, '$.satisfaction') IS NOT NULL
        ORDER BY e.number DESC LIMIT 1) AS satisfaction,
      coalesce(a.due, 0) AS tasks_due, coalesce(a.in_time, 0) AS tasks_in_time,
      coalesce(b.hand_backs, 0) AS hand_backs,
      date((c.opened_at + 28800000) / 1000, 'unixepoch', 'weekday 0', '-6 days') AS week
    FROM temp.sound_cases c JOIN policies p ON p.version = c.policy JOIN rounds r ON r.id = c.id
      JOIN paused w ON w.id = c.id JOIN counts n ON n.case_id = c.id
      LEFT JOIN results h ON h.id = c.id LEFT JOIN asked a ON a.case_id = c.id
      LEFT JOIN returned b ON b.case_id = c.id;
    """
  }

  /// Sums by what ?3 names: `all`, `week`, `kind`, `cause` or `result`; weeks in their order, the
  /// others by how many there are.
  static var sums: StaticString {
    """
    SELECT CASE ?3 WHEN 'week' THEN week WHEN 'kind' THEN kind WHEN 'cause' THEN cause
        WHEN 'result' THEN result ELSE '' END AS name,
      count(*), count(resolved_at), coalesce(sum(resolved_at IS NOT NULL AND detours = 0), 0),
      count(responded_at), coalesce(sum(responded_at - began <= response), 0),
      coalesce(sum(resolved_at - began - paused <= resolution), 0),
      coalesce(avg(responded_at - began), 0), coalesce(avg(resolved_at - began), 0),
      coalesce(sum(reopened > 0), 0), coalesce(sum(escalated > 0), 0), avg(satisfaction),
      coalesce(sum(tasks_due), 0), coalesce(sum(tasks_in_time), 0), coalesce(sum(hand_backs), 0)
    FROM temp.case_measures
    WHERE opened_at >= ?1 AND opened_at < ?2
    GROUP BY name HAVING name IS NOT NULL
    ORDER BY CASE ?3 WHEN 'week' THEN 0 ELSE -count(*) END, name
    """
  }
}

extension CaseTable {
  /// The cases that all figures are without, since something of them can't be read.
  func leftOutOfFigures() throws -> [Wording] {
    try database.rows("SELECT id FROM temp.damaged_cases ORDER BY id") {
      StoreError.damagedRow(path: database.path, row: "cases \($0.text(0))").wording
    }
  }

  /// Sums over the cases opened in a span of time, worked out by the database.
  func statistics(_ span: Range<Instant>) throws -> CaseStatistics {
    CaseStatistics(
      all: try groups("all", span).first ?? .init(name: ""), weeks: try groups("week", span),
      kinds: try groups("kind", span), causes: try groups("cause", span),
      results: try groups("result", span), classified: try classified(span))
  }

  private func groups(
    _ name: String, _ span: Range<Instant>
  ) throws -> [CaseStatistics.Group] {
    try database.rows(
      CaseMeasures.sums, .instant(span.lowerBound), .instant(span.upperBound), .text(name)
    ) { columns in
      var group = CaseStatistics.Group(name: columns.text(0))
      group.opened = columns.count(1)
      group.resolved = columns.count(2)
      group.firstContact = columns.count(3)
      group.responded = columns.count(4)
      group.respondedInTime = columns.count(5)
      group.resolvedInTime = columns.count(6)
      group.meanResponse = .milliseconds(columns.integer(7))
      group.meanResolution = .milliseconds(columns.integer(8))
      group.reopened = columns.count(9)
      group.escalated = columns.count(10)
      group.satisfaction = columns.isNull(11) ? nil : columns.real(11)
      group.tasksDue = columns.count(12)
      group.tasksInTime = columns.count(13)
      group.handBacks = columns.count(14)
      group.responseDue = group.responded
      group.resolutionDue = group.resolved
      return group
    }
  }

  private func classified(_ span: Range<Instant>) throws -> [CaseStatistics.Classified] {
    try database.rows(
      """
      SELECT json_extract(e.data, '$.kind') AS guess, count(*), sum(EXISTS (
          SELECT 1 FROM temp.sound_events r WHERE r.case_id = e.case_id AND r.number > e.number
            AND r.kind = 'reclassified'
            AND json_extract(r.data, '$.from') = json_extract(e.data, '$.kind')))
      FROM temp.sound_events e JOIN temp.sound_cases c ON c.id = e.case_id
      WHERE e.kind = 'classified' AND c.opened_at >= ?1 AND c.opened_at < ?2
      GROUP BY guess ORDER BY count(*) DESC, guess
      """, .instant(span.lowerBound), .instant(span.upperBound)
    ) { columns in
      CaseStatistics.Classified(
        kind: IssueKind(rawValue: columns.text(0)), count: columns.count(1),
        overruled: columns.count(2))
    }
  }

  /// How many complaints came about each product and from each region: in the hour before a moment,
  /// and in the same hour of each of the weeks before that `EarlyWarning` compares it with.
  func tallies(at now: Instant) throws -> [EarlyWarning.Tally] {
    let (hour, week): (Int64, Int64) = (3_600_000, 7 * 86_400_000)
    return try database.rows(
      """
      WITH complaints AS (
        SELECT (?1 - e.at) / ?3 AS weeks_ago, c.product, c.region
        FROM case_events e JOIN cases c ON c.id = e.case_id
        WHERE e.kind IN ('opened', 'joined') AND e.at <= ?1 AND e.at > ?1 - ?3 * ?4 - ?2
          AND (?1 - e.at) % ?3 < ?2),
      named AS (
        SELECT 0 AS is_region, product AS name, weeks_ago FROM complaints
        WHERE product IS NOT NULL
        UNION ALL SELECT 1, region, weeks_ago FROM complaints WHERE region IS NOT NULL)
      SELECT is_region, name, sum(weeks_ago = 0), sum(weeks_ago > 0) FROM named
      GROUP BY is_region, name
      """, .instant(now), .integer(hour), .integer(week),
      .integer(Int64(EarlyWarning.weeksBefore))
    ) { columns in
      EarlyWarning.Tally(
        columns.flag(0) ? .region : .product, columns.text(1), lastHour: columns.count(2),
        before: columns.count(3))
    }
  }

  /// The same by kind of complaint.
  func kindTallies(at now: Instant) throws -> [EarlyWarning.Tally] {
    let (hour, week): (Int64, Int64) = (3_600_000, 7 * 86_400_000)
    return try database.rows(
      """
      WITH complaints AS (
        SELECT (?1 - e.at) / ?3 AS weeks_ago, c.kind
        FROM case_events e JOIN cases c ON c.id = e.case_id
        WHERE e.kind IN ('opened', 'joined') AND e.at <= ?1 AND e.at > ?1 - ?3 * ?4 - ?2
          AND (?1 - e.at) % ?3 < ?2)
      SELECT kind, sum(weeks_ago = 0), sum(weeks_ago > 0) FROM complaints GROUP BY kind
      """, .instant(now), .integer(hour), .integer(week),
      .integer(Int64(EarlyWarning.weeksBefore))
    ) { columns in
      EarlyWarning.Tally(
        .kind, columns.text(0), lastHour: columns.count(1), before: columns.count(2))
    }
  }
}

extension CaseTable {
  /// How many of the cases opened in a span of time are of each kind and have each result.
  func outcomes(_ span: Range<Instant>) throws -> [KindOutcome] {
    try database.rows(
      """
      SELECT kind, result, count(*) FROM temp.case_measures
      WHERE opened_at >= ?1 AND opened_at < ?2 GROUP BY kind, result ORDER BY kind, result
      """, .instant(span.lowerBound), .instant(span.upperBound)
    ) { columns in
      KindOutcome(
        kind: IssueKind(rawValue: columns.text(0)),
        result: columns.isNull(1) ? nil : try columns.word(1, of: "case_measures"),
        count: columns.count(2))
    }
  }
}
