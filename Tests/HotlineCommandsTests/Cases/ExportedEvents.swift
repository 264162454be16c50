import CSQLite
import Testing

/// The lines that `case events` writes, in a database of their own, to work figures out from them by
/// SQL that shares nothing with the program's.
@safe struct ExportedEvents: ~Copyable {
  private var database: OpaquePointer?

  /// Each line becomes a row of `e`: the case, the event's number, moments in seconds, and the rest as
  /// it was written.
  init(_ lines: String) throws {
    try #require(unsafe sqlite3_open(":memory:", &database) == SQLITE_OK)
    try run(
      """
      CREATE TABLE e (c TEXT, n INTEGER, at INTEGER, actor TEXT, event TEXT, data TEXT, kind TEXT,
        product TEXT, opened INTEGER, closed INTEGER, stage TEXT)
      """)
    for line in lines.split(separator: "\n") where line.hasPrefix("{") {
      let text = line.replacing("'", with: "''")
      try run(
        """
        INSERT INTO e SELECT j->>'case', j->>'number', unixepoch(j->>'at'), j->>'actor',
          j->>'event', j->'data', j->>'kind', j->>'product', unixepoch(j->>'openedAt'),
          unixepoch(j->>'closedAt'), j->>'stage' FROM (SELECT '\(text)' AS j)
        """)
    }
  }

  deinit { unsafe sqlite3_close(database) }

  func run(_ sql: String) throws {
    let status = unsafe sqlite3_exec(database, sql, nil, nil, nil)
    try #require(status == SQLITE_OK, "\(unsafe String(cString: sqlite3_errmsg(database)))")
  }

  /// The columns of each row, as text; NULL is `nil`.
  func rows(_ sql: String) throws -> [[String?]] {
    var statement: OpaquePointer?
    let status = unsafe sqlite3_prepare_v2(database, sql, -1, &statement, nil)
    try #require(status == SQLITE_OK, "\(unsafe String(cString: sqlite3_errmsg(database)))")
    defer { unsafe sqlite3_finalize(statement) }
    var rows: [[String?]] = []
    while unsafe sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<(unsafe sqlite3_column_count(statement))).map { column in
          unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) }
        })
    }
    return rows
  }
}

extension ExportedEvents {
  /// Makes the table `w` of what became of each case, worked out from the events alone.
  ///
  /// A round begins with the opening or the last reopening; a result holds unless it was refused or
  /// the case reopened after it; hours are those that customers are promised.
  func workOut(at now: Int64) throws {
    try run(
      """
      CREATE TABLE w AS
      WITH c AS (SELECT DISTINCT c, kind, product, opened, closed, stage FROM e),
      r AS (SELECT c.*, coalesce((SELECT max(n) FROM e WHERE e.c = c.c AND event = 'reopened'), 0) AS rn
        FROM c),
      b AS (SELECT r.*, coalesce((SELECT at FROM e WHERE e.c = r.c AND n = rn AND rn > 0), opened) AS began,
        (SELECT max(n) FROM e WHERE e.c = r.c AND event = 'resolved') AS xn FROM r)
      SELECT c, kind, product, opened, closed, began, rn > 0 AS reopened,
        (SELECT actor FROM e WHERE e.c = b.c AND actor <> 'flow' ORDER BY n LIMIT 1) AS owner,
        (SELECT count(*) FROM e WHERE e.c = b.c AND event = 'dissatisfied') AS refused,
        (SELECT count(*) FROM e WHERE e.c = b.c
          AND event IN ('joined', 'assigned', 'dissatisfied', 'reopened')) AS detours,
        CASE WHEN xn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM e WHERE e.c = b.c AND n > xn
            AND event IN ('dissatisfied', 'reopened')) AND stage IN ('resolved', 'confirmed')
          THEN (SELECT at FROM e WHERE e.c = b.c AND n = xn) END AS solved,
        (SELECT data->>'result' FROM e WHERE e.c = b.c AND n = xn) AS result,
        (SELECT data->>'cause' FROM e WHERE e.c = b.c AND n = xn) AS cause,
        (SELECT data->>'dueAt' FROM e WHERE e.c = b.c AND n = xn) / 1000 AS promise,
        (SELECT min(at) FROM e WHERE e.c = b.c AND n >= rn AND actor <> 'flow' AND (event IN
          ('responded', 'resolved') OR event = 'task-opened' AND data->>'told' = 1)) AS answered,
        (SELECT max(at) FROM e WHERE e.c = b.c AND n >= rn AND (event IN
          ('responded', 'resolved') OR event = 'task-opened' AND data->>'told' = 1)) AS heard,
        (SELECT data->>'satisfaction' FROM e WHERE e.c = b.c AND event IN ('confirmed', 'visited')
          AND data->>'satisfaction' IS NOT NULL ORDER BY n DESC LIMIT 1) AS satisfaction
      FROM b;
      -- A task is open from its opening to its answer, its way back, or the next result.
      CREATE TABLE t AS SELECT o.c, o.data->>'dueAt' / 1000 AS due, o.actor AS asker,
        (SELECT min(n) FROM e WHERE e.c = o.c AND n > o.n AND (event = 'resolved'
          OR event = 'task-answered' AND data->>'task' = o.data->>'task'
          OR event = 'task-passed' AND data->>'to' = 'service' AND data->>'task' = o.data->>'task')) AS last
        FROM e AS o WHERE o.event = 'task-opened';
      CREATE TABLE tt AS SELECT t.*, x.at AS ended, x.event AS how FROM t LEFT JOIN e AS x
        ON x.c = t.c AND x.n = t.last;
      """)
    try run(
      """
      CREATE TABLE late AS SELECT w.*,
        answered IS NULL AND solved IS NULL AND closed IS NULL AND \(now) - began > 86400 AS unanswered,
        solved IS NULL AND closed IS NULL AND \(now) - began > 259200 AS unsolved,
        closed IS NULL AND (\(now) - coalesce(heard, began) > 86400) AS forgotten,
        closed IS NULL AND solved IS NOT NULL AND promise < \(now) AS broken,
        (SELECT count(*) FROM tt WHERE tt.c = w.c AND tt.ended IS NULL AND tt.due < \(now)
          AND w.closed IS NULL) AS owing
      FROM w
      """)
  }
}
