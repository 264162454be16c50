internal import AfterSales
internal import Diagnostics

/// Callers; several people can share a number.
struct CallerTable {
  let database: Connection

  /// What is personal is in envelopes.
  struct Row {
    let id: Int64
    var externalID: String?
    var number: [UInt8]?
    var name: [UInt8]?
    var account: [UInt8]?
    var note: [UInt8]?
    var more: [UInt8]?
    var tier: String?
    var region: String?
    var tags: [String] = []
    var createdAt: Instant
    var erasedAt: Instant?

    init(id: Int64, createdAt: Instant) {
      self.id = id
      self.createdAt = createdAt
    }

    var hasEnvelope: Bool {
      number != nil || name != nil || account != nil || note != nil || more != nil
    }
  }

  /// The blind indexes of a caller: of the number, and of number and name together.
  struct Index: Equatable {
    var number: [UInt8]?
    var person: [UInt8]?
    var name: [UInt8]?
  }

  func find(_ id: Int64) throws -> Row? {
    try database.first(
      """
      SELECT id, external_id, number, name, account, note, more, tier, region, tags, created_at,
        erased_at
      FROM callers WHERE id = ?1
      """, .integer(id)
    ) { columns in
      var row = Row(id: id, createdAt: try columns.instant(10, of: "callers"))
      row.externalID = columns.optionalText(1)
      row.number = columns.optionalBlob(2)
      row.name = columns.optionalBlob(3)
      row.account = columns.optionalBlob(4)
      row.note = columns.optionalBlob(5)
      row.more = columns.optionalBlob(6)
      row.tier = columns.optionalText(7)
      row.region = columns.optionalText(8)
      row.tags = columns.labels(9)
      row.erasedAt = try columns.optionalInstant(11, of: "callers")
      return row
    }
  }

  /// Adds a caller, or updates the one of this id.
  func write(_ row: Row, _ index: Index) throws {
    try database.run(
      """
      INSERT INTO callers (id, external_id, number_index, person_index, number, name, account, note,
        more, tier, region, tags, created_at, erased_at, name_index)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id,
        number_index = excluded.number_index, person_index = excluded.person_index,
        number = excluded.number, name = excluded.name, account = excluded.account,
        note = excluded.note, more = excluded.more, tier = excluded.tier,
        region = excluded.region, tags = excluded.tags, erased_at = excluded.erased_at,
        name_index = excluded.name_index
      """,
      .integer(row.id), .text(row.externalID), .blob(index.number), .blob(index.person),
      .blob(row.number), .blob(row.name), .blob(row.account), .blob(row.note), .blob(row.more),
      .text(row.tier), .text(row.region), .labels(row.tags), .instant(row.createdAt),
      .instant(row.erasedAt), .blob(index.name))
  }

  func index(of id: Int64) throws -> Index? {
    try database.first(
      "SELECT number_index, person_index, name_index FROM callers WHERE id = ?1", .integer(id)
    ) {
      Index(
        number: $0.optionalBlob(0), person: $0.optionalBlob(1), name: $0.optionalBlob(2))
    }
  }

  func setIndex(_ index: Index, of id: Int64) throws {
    try database.run(
      "UPDATE callers SET number_index = ?2, person_index = ?3, name_index = ?4 WHERE id = ?1",
      .integer(id), .blob(index.number), .blob(index.person), .blob(index.name))
  }

  func ids(ofNumber index: [UInt8]) throws -> [Int64] {
    try database.rows("SELECT id FROM callers WHERE number_index = ?1", .blob(index)) {
      $0.integer(0)
    }
  }

  /// The callers with a name, by its blind index.
  func ids(ofName index: [UInt8]) throws -> [Int64] {
    try database.rows("SELECT id FROM callers WHERE name_index = ?1", .blob(index)) {
      $0.integer(0)
    }
  }

  /// Those who have a name that isn't indexed, as earlier programs left them.
  func idsWithoutNameIndex(after last: Int64, limit: Int) throws -> [Int64] {
    try database.rows(
      """
      SELECT id FROM callers WHERE id > ?1 AND name IS NOT NULL AND name_index IS NULL
      ORDER BY id LIMIT ?2
      """, .integer(last), .integer(limit)
    ) { $0.integer(0) }
  }

  func id(ofExternalID externalID: String) throws -> Int64? {
    try database.integer("SELECT id FROM callers WHERE external_id = ?1", .text(externalID))
  }

  func id(ofPerson index: [UInt8]) throws -> Int64? {
    try database.integer("SELECT id FROM callers WHERE person_index = ?1", .blob(index))
  }

  func count(areErased: Bool) throws -> Int {
    let count = try database.integer(
      "SELECT count(*) FROM callers WHERE (erased_at IS NOT NULL) = ?1", .flag(areErased))
    return Int(count ?? 0)
  }

  /// Calls `body` with everybody who wasn't erased, by id.
  func forEach(_ body: (Int64) throws -> Void) throws {
    let ids = try database.prepare("SELECT id FROM callers WHERE erased_at IS NULL ORDER BY id")
    while try ids.step() { try body(ids.integer(0)) }
  }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "callers", column: "number", kind: .number,
      select: "SELECT id, number FROM callers WHERE id = ?1 AND number IS NOT NULL",
      update: "UPDATE callers SET number = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "name", kind: .name,
      select: "SELECT id, name FROM callers WHERE id = ?1 AND name IS NOT NULL",
      update: "UPDATE callers SET name = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "account", kind: .account,
      select: "SELECT id, account FROM callers WHERE id = ?1 AND account IS NOT NULL",
      update: "UPDATE callers SET account = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "note", kind: .text,
      select: "SELECT id, note FROM callers WHERE id = ?1 AND note IS NOT NULL",
      update: "UPDATE callers SET note = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "more", kind: .text,
      select: "SELECT id, more FROM callers WHERE id = ?1 AND more IS NOT NULL",
      update: "UPDATE callers SET more = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
  ]
}

extension Connection {
  var callers: CallerTable { CallerTable(database: self) }
}
