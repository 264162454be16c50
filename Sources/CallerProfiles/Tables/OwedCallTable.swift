internal import AfterSales
internal import Diagnostics

/// Messages and callbacks that are owed.
struct OwedCallTable {
  let database: Connection

  struct Row {
    var owed: OwedCall
    var number: [UInt8]?
    var words: [UInt8]?
  }

  func find(_ id: String) throws -> Row? {
    try database.first(
      """
      SELECT id, subject_id, kind, call_id, skill, number, words, lasted, asked_at, due_at, state,
        next_at, tries, agent, changed_at, case_id, cause
      FROM owed_calls WHERE id = ?1
      """, .text(id), read: read)
  }

  /// Whether there is one of an id, damaged or not.
  func has(_ id: String) throws -> Bool {
    try database.integer("SELECT 1 FROM owed_calls WHERE id = ?1", .text(id)) != nil
  }

  /// Those of a kind, the next one to be taken first; damaged ones are set aside.
  func list(_ kind: OwedCall.Kind, showsDone: Bool, limit: Int) throws -> ReadRows<Row> {
    try database.readable(
      """
      SELECT id, subject_id, kind, call_id, skill, number, words, lasted, asked_at, due_at, state,
        next_at, tries, agent, changed_at, case_id, cause
      FROM owed_calls
      WHERE kind = ?1 AND (?2 OR state IN ('open', 'queued', 'taken'))
      ORDER BY CASE WHEN state IN ('open', 'queued', 'taken') THEN 0 ELSE 1 END, next_at, asked_at, id
      LIMIT ?3
      """, .text(kind.rawValue), .flag(showsDone), .integer(limit), read: read)
  }

  /// Callbacks that no agent has and the live queue doesn't know, the next one first; damaged ones are
  /// set aside.
  func outsideOfQueue() throws -> ReadRows<Row> {
    try database.readable(
      """
      SELECT id, subject_id, kind, call_id, skill, number, words, lasted, asked_at, due_at, state,
        next_at, tries, agent, changed_at, case_id, cause
      FROM owed_calls
      WHERE kind = 'callback' AND state IN ('open', 'queued') AND skill IS NOT NULL
        AND number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM live_calls WHERE live_calls.id = call_id)
      ORDER BY next_at, asked_at, owed_calls.id
      """, read: read)
  }

  /// The callbacks in the live queue, by their calls there.
  func queued() throws -> [String: String] {
    let pairs = try database.rows(
      """
      SELECT call_id, owed_calls.id FROM owed_calls JOIN live_calls ON live_calls.id = call_id
      WHERE owed_calls.state = 'queued'
      """
    ) { ($0.text(0), $0.text(1)) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// All of a customer's, the earliest first; damaged ones are set aside.
  func of(_ subject: Int64) throws -> ReadRows<Row> {
    try database.readable(
      """
      SELECT id, subject_id, kind, call_id, skill, number, words, lasted, asked_at, due_at, state,
        next_at, tries, agent, changed_at, case_id, cause
      FROM owed_calls WHERE subject_id = ?1 ORDER BY asked_at, id
      """, .integer(subject), read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> Row {
    var owed = OwedCall(
      id: columns.text(0), try columns.word(2, of: "owed_calls"), of: columns.integer(1),
      call: columns.text(3), askedAt: try columns.instant(8, of: "owed_calls"),
      dueAt: try columns.instant(9, of: "owed_calls"))
    owed.skill = columns.optionalText(4)
    owed.lasted = try columns.optionalDuration(7, of: "owed_calls")
    owed.state = try columns.word(10, of: "owed_calls")
    owed.nextAt = try columns.instant(11, of: "owed_calls")
    owed.tries = columns.count(12)
    owed.agent = columns.optionalText(13)
    owed.changedAt = try columns.instant(14, of: "owed_calls")
    owed.caseNumber = columns.optionalText(15)
    if !columns.isNull(16) { owed.cause = try columns.word(16, of: "owed_calls") }
    return Row(owed: owed, number: columns.optionalBlob(5), words: columns.optionalBlob(6))
  }

  func add(_ row: Row) throws {
    let owed = row.owed
    try database.run(
      """
      INSERT INTO owed_calls (id, subject_id, kind, call_id, skill, number, words, lasted, asked_at,
        due_at, state, next_at, tries, agent, changed_at, case_id, cause)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
      """,
      .text(owed.id), .integer(owed.subject), .text(owed.kind.rawValue), .text(owed.call),
      .text(owed.skill), .blob(row.number), .blob(row.words),
      .integer(owed.lasted?.wholeMilliseconds), .instant(owed.askedAt), .instant(owed.dueAt),
      .text(owed.state.rawValue), .instant(owed.nextAt), .integer(owed.tries), .text(owed.agent),
      .instant(owed.changedAt), .text(owed.caseNumber),
      .text(owed.cause == .asked ? nil : owed.cause.rawValue))
  }

  /// Writes all that can change of it.
  func update(_ owed: OwedCall) throws {
    try database.run(
      """
      UPDATE owed_calls SET state = ?2, next_at = ?3, tries = ?4, agent = ?5, changed_at = ?6,
        case_id = ?7
      WHERE id = ?1
      """,
      .text(owed.id), .text(owed.state.rawValue), .instant(owed.nextAt), .integer(owed.tries),
      .text(owed.agent), .instant(owed.changedAt), .text(owed.caseNumber))
  }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "owed_calls", column: "number", kind: .number,
      select: "SELECT id, number FROM owed_calls WHERE subject_id = ?1 AND number IS NOT NULL",
      update: "UPDATE owed_calls SET number = ?3 WHERE subject_id = ?1 AND id = ?2"),
    .init(
      table: "owed_calls", column: "words", kind: .text,
      select: "SELECT id, words FROM owed_calls WHERE subject_id = ?1 AND words IS NOT NULL",
      update: "UPDATE owed_calls SET words = ?3 WHERE subject_id = ?1 AND id = ?2"),
  ]
}

extension Connection {
  var owedCalls: OwedCallTable { OwedCallTable(database: self) }
}
