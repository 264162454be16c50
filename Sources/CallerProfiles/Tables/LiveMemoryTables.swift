package import AfterSales
package import Diagnostics

/// What the live queue remembers beside its calls and agents, each kind in a table of its own:
/// requests done, waits ended, changes of the plan, and what the queues did by day.
package struct LiveMemoryTables {
  let database: Connection

  /// Rows by the text of their key: two keys of other types may be the same text, if somebody put
  /// one there.
  private static func byName<Value>(_ rows: [(String, Value)]) -> [String: Value] {
    Dictionary(rows) { first, _ in first }
  }

  // MARK: Requests

  /// The number of the request that was done last, by the session of its client.
  ///
  /// - Throws: `SQLiteError`.
  package func requests() throws -> [String: Int] {
    let rows = try database.rows("SELECT session, number FROM live_requests") {
      ($0.text(0), Int($0.integer(1)))
    }
    return Self.byName(rows)
  }

  /// Keeps which request of a session was done last; `nil` forgets the session.
  ///
  /// - Throws: `SQLiteError`.
  package func setRequest(_ number: Int?, of session: String) throws {
    guard let number else {
      try database.run("DELETE FROM live_requests WHERE session = ?1", .text(session))
      return
    }
    try database.run(
      """
      INSERT INTO live_requests (session, number) VALUES (?1, ?2)
      ON CONFLICT (session) DO UPDATE SET number = excluded.number
      """, .text(session), .integer(number))
  }

  // MARK: Endings

  /// How waits ended whose callers may come back, each with its call; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func endings() throws -> ReadRows<(call: String, ending: EndedWait)> {
    try database.readable("SELECT call_id, ending FROM live_endings") {
      ($0.text(0), try $0.word(1, of: "live_endings"))
    }
  }

  /// Keeps how a wait ended; `nil` forgets it.
  ///
  /// - Throws: `SQLiteError`.
  package func setEnding(_ ending: EndedWait?, of call: String) throws {
    guard let ending else {
      try database.run("DELETE FROM live_endings WHERE call_id = ?1", .text(call))
      return
    }
    try database.run(
      """
      INSERT INTO live_endings (call_id, ending) VALUES (?1, ?2)
      ON CONFLICT (call_id) DO UPDATE SET ending = excluded.ending
      """, .text(call), .text(ending.rawValue))
  }

  // MARK: Settings

  private static let announcementName = "announcement"

  /// What was changed of the plan since; damaged rows are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func settings() throws -> ReadRows<LiveSetting> {
    try database.readable("SELECT name, value FROM live_settings ORDER BY name") { columns in
      let parts = columns.text(0).split(separator: "/").map(String.init)
      switch (parts.first, parts.count) {
      case (Self.announcementName, 1): return .announcement(columns.text(1))
      case ("closed", 2): return .queue(parts[1], isOpen: false)
      case ("link", 3):
        guard let after = Int64(columns.text(1)) else {
          throw columns.damaged(1, of: "live_settings")
        }
        return .link(pool: parts[1], queue: parts[2], afterMilliseconds: after)
      case ("plan", 2): return .plan(parts[1], columns.text(1))
      case ("planned", 2):
        guard let setting = PlannedSetting(rawValue: parts[1]) else {
          throw columns.damaged(0, of: "live_settings")
        }
        return .planned(setting, columns.text(1))
      case ("title", 2): return .title(columns.text(1), of: parts[1])
      default: throw columns.damaged(0, of: "live_settings")
      }
    }
  }

  /// What all callers are told at present, by supervisors and by emergency plans; `nil` if that is
  /// nothing.
  ///
  /// - Throws: `SQLiteError`.
  package func announcement() throws -> String? {
    let told = [try value(Self.announcementName), try planned(.announcement)].compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: " ")
  }

  /// What emergency plans in force change; `nil` if they leave it as it is.
  ///
  /// - Throws: `SQLiteError`.
  package func planned(_ setting: PlannedSetting) throws -> String? {
    try value("planned/\(setting.rawValue)")
  }

  /// What the live queue called its queues when it last ran; without those that had no title.
  ///
  /// - Throws: `SQLiteError`.
  package func queueTitles() throws -> QueueTitles {
    let rows = try database.rows(
      "SELECT substr(name, 7), value FROM live_settings WHERE substr(name, 1, 6) = 'title/'"
    ) { ($0.text(0), $0.text(1)) }
    return QueueTitles(Self.byName(rows))
  }

  private func value(_ name: String) throws -> String? {
    try database.first("SELECT value FROM live_settings WHERE name = ?1", .text(name)) {
      $0.text(0)
    }
  }

  /// Keeps a change of the plan, or forgets it if the plan is as it was again.
  ///
  /// - Throws: `SQLiteError`.
  package func keep(_ setting: LiveSetting) throws {
    let (name, value): (String, String?) =
      switch setting {
      case .announcement(let text): (Self.announcementName, text.isEmpty ? nil : text)
      case .queue(let queue, let isOpen): ("closed/\(queue)", isOpen ? nil : "1")
      case .link(let pool, let queue, let after): ("link/\(pool)/\(queue)", String(after))
      case .plan(let id, let state): ("plan/\(id)", state.isEmpty ? nil : state)
      case .planned(let what, let text):
        ("planned/\(what.rawValue)", text.isEmpty ? nil : text)
      case .title(let text, let queue): ("title/\(queue)", text.isEmpty ? nil : text)
      }
    guard let value else {
      try database.run("DELETE FROM live_settings WHERE name = ?1", .text(name))
      return
    }
    try database.run(
      """
      INSERT INTO live_settings (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, .text(name), .text(value))
  }

  // MARK: Days

  /// What the queues did on a day of Chinese time, such as `2026-11-11`, by queue.
  ///
  /// - Throws: `SQLiteError`.
  package func tallies(ofDay day: String) throws -> [String: DayTally] {
    let rows = try database.rows(
      """
      SELECT queue, offered, answered, in_time, abandoned, callbacks, refused, waited
      FROM live_days WHERE day = ?1
      """, .text(day)
    ) { ($0.text(0), DayTally($0)) }
    return Self.byName(rows)
  }

  /// - Parameter day: of Chinese time, such as `2026-11-11`.
  /// - Throws: `SQLiteError`.
  package func keep(_ tally: DayTally, of queue: String, onDay day: String) throws {
    try database.run(
      """
      INSERT INTO live_days
        (day, queue, offered, answered, in_time, abandoned, callbacks, refused, waited)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (day, queue) DO UPDATE SET offered = excluded.offered,
        answered = excluded.answered, in_time = excluded.in_time,
        abandoned = excluded.abandoned, callbacks = excluded.callbacks,
        refused = excluded.refused, waited = excluded.waited
      """,
      .text(day), .text(queue), .integer(tally.offered), .integer(tally.answered),
      .integer(tally.inTime), .integer(tally.abandoned), .integer(tally.callbacks),
      .integer(tally.refused), .seconds(tally.waitedSeconds))
  }

  // MARK: Half hours

  /// Adds to what a queue did in a half hour.
  /// - Throws: `SQLiteError`.
  package func add(_ tally: DayTally, of queue: String, inHalfHourFrom begins: Instant) throws {
    try database.run(
      """
      INSERT INTO live_intervals
        (begins, queue, offered, answered, in_time, abandoned, callbacks, refused, waited)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (begins, queue) DO UPDATE SET offered = offered + excluded.offered,
        answered = answered + excluded.answered, in_time = in_time + excluded.in_time,
        abandoned = abandoned + excluded.abandoned, callbacks = callbacks + excluded.callbacks,
        refused = refused + excluded.refused, waited = waited + excluded.waited
      """,
      .instant(begins), .text(queue), .integer(tally.offered), .integer(tally.answered),
      .integer(tally.inTime), .integer(tally.abandoned), .integer(tally.callbacks),
      .integer(tally.refused), .seconds(tally.waitedSeconds))
  }
}

extension Connection {
  package var liveMemory: LiveMemoryTables { LiveMemoryTables(database: self) }
}

extension DayTally {
  /// Reads the columns from the second on: offered, answered, in time, abandoned, callbacks, refused,
  /// and how long was waited.
  init(_ columns: borrowing Statement) {
    self.init()
    // Nothing happened fewer times than none.
    func count(_ column: Int32) -> Int { max(0, columns.count(column)) }
    offered = count(1)
    answered = count(2)
    inTime = count(3)
    abandoned = count(4)
    callbacks = count(5)
    refused = count(6)
    waitedSeconds = LiveTime.seconds(max(0, columns.integer(7)))
  }
}
