internal import AfterSales
internal import CallerProfiles
internal import Diagnostics

extension LiveStore {
  /// A change of the plan that outlasts the process.
  enum Setting {
    case closed(queue: String)
    case link(pool: String, queue: String)
    case announcement

    var name: String {
      switch self {
      case .closed(let queue): "closed/\(queue)"
      case .link(let pool, let queue): "link/\(pool)/\(queue)"
      case .announcement: "announcement"
      }
    }
  }

  /// Keeps a setting; `nil` takes it back.
  func set(_ setting: Setting, _ value: String?) throws {
    guard let value else {
      try store.connection.run("DELETE FROM live_settings WHERE name = ?1", .text(setting.name))
      return
    }
    try store.connection.run(
      """
      INSERT INTO live_settings (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, .text(setting.name), .text(value))
  }

  /// What all callers are told at present; `nil` if that is nothing.
  package func announcement() throws -> String? {
    try store.connection.first(
      "SELECT value FROM live_settings WHERE name = ?1", .text(Setting.announcement.name)
    ) { $0.text(0) }
  }

  /// The plan with what was changed of it; what names parts that aren't there is left out.
  func apply(to plan: CentrePlan) throws -> (plan: CentrePlan, announcement: String) {
    var changed = plan
    var announcement = ""
    let settings = try store.connection.rows("SELECT name, value FROM live_settings ORDER BY name")
    { ($0.text(0), $0.text(1)) }
    for (name, value) in settings {
      let parts = name.split(separator: "/").map(String.init)
      switch (parts.first, parts.count) {
      case ("announcement", 1): announcement = value
      case ("closed", 2):
        if let queue = plan.queue(named: parts[1]) { changed.isOpen[queue] = false }
      case ("link", 3):
        guard let pool = plan.pool(named: parts[1]), let queue = plan.queue(named: parts[2]),
          let after = Int64(value)
        else { continue }
        changed.link(pool: pool, to: queue, afterSeconds: Self.seconds(after))
      default: break
      }
    }
    return (changed, announcement)
  }

  // MARK: Days

  func save(_ tally: DayTally, day: String, queue: String) throws {
    try store.connection.run(
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
      .integer(tally.refused), .integer(LiveStore.milliseconds(tally.waitedSeconds)))
  }

  func tallies(ofDay day: String) throws -> [String: DayTally] {
    let rows = try store.connection.rows(
      """
      SELECT queue, offered, answered, in_time, abandoned, callbacks, refused, waited
      FROM live_days WHERE day = ?1
      """, .text(day)
    ) { row in
      var tally = DayTally()
      tally.offered = Int(row.integer(1))
      tally.answered = Int(row.integer(2))
      tally.inTime = Int(row.integer(3))
      tally.abandoned = Int(row.integer(4))
      tally.callbacks = Int(row.integer(5))
      tally.refused = Int(row.integer(6))
      tally.waitedSeconds = LiveStore.seconds(row.integer(7))
      return (row.text(0), tally)
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}

/// What a queue did on one day; callbacks count as offered, not as answered.
struct DayTally: Hashable, Sendable {
  var offered = 0
  var answered = 0
  /// Answered within the queue's time.
  var inTime = 0
  var abandoned = 0
  var callbacks = 0
  /// Turned away because the queue was full or closed.
  var refused = 0
  /// The sum of the waits of the answered.
  var waitedSeconds = 0.0

  var serviceLevel: Double? { offered > 0 ? Double(inTime) / Double(offered) : nil }
}
