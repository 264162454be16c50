package import AfterSales
internal import Diagnostics

extension ProfileStore {
  // Reading a profile is not auditing it: whoever shows what these return calls `appendAudit` or
  // `disclose` first, in the same operation.

  /// The callers of a number, the first registered first; several people may share one.
  package func callers(of number: PhoneNumber) throws -> [Caller] {
    try connection.read {
      // While keys are rotated, some callers have their new index already and others don't.
      _ = try writingMaster()
      var found: [Int64] = []
      for master in keyRing.masters {
        found += try connection.rows(
          "SELECT id FROM callers WHERE number_index = ?1",
          .blob(BlindIndex.of(number, master.indexing))
        ) { $0.integer(0) }
      }
      return try found.sorted().compactMap { try caller($0) }
    }
  }

  /// The callers that a word on a command line means: `#ID`, the shop's id, or a number.
  package func callers(named word: String) throws -> [Caller] {
    if word.hasPrefix("#"), let id = Int64(word.dropFirst()) {
      return try caller(id).map { [$0] } ?? []
    }
    let byExternalID = try connection.integer(
      "SELECT id FROM callers WHERE external_id = ?1", .text(word))
    if let byExternalID { return try caller(byExternalID).map { [$0] } ?? [] }
    guard case .number(let number) = CallingNumber(word) else { return [] }
    return try callers(of: number)
  }

  /// A caller by id; `nil` if there is none.
  package func caller(_ id: Int64) throws -> Caller? {
    // Key and envelopes must be of one moment, since keys may be rotated at any other.
    try connection.read { try readCaller(id) }
  }

  private func readCaller(_ id: Int64) throws -> Caller? {
    try connection.first(
      """
      SELECT external_id, number, name, account, note, tier, region, tags, created_at, erased_at,
        more
      FROM callers WHERE id = ?1
      """, .integer(id)
    ) { row in
      let sealed = [
        row.optionalBlob(1), row.optionalBlob(2), row.optionalBlob(3), row.optionalBlob(4),
        row.optionalBlob(10),
      ]
      let key = sealed.contains { $0 != nil } ? try key(of: id) : nil
      return Caller(
        id: id, externalID: row.optionalText(0),
        number: try field(sealed[0], .number, "number", of: id, key),
        name: try field(sealed[1], .name, "name", of: id, key),
        account: try field(sealed[2], .account, "account", of: id, key),
        note: try field(sealed[3], .text, "note", of: id, key),
        more: try field(sealed[4], .text, "more", of: id, key),
        tier: row.optionalText(5), region: row.optionalText(6),
        tags: TagList.read(row.text(7)), createdAt: Instant(stored: row.integer(8)),
        erasedAt: row.optionalInteger(9).map { Instant(stored: $0) })
    }
  }

  private func field(
    _ sealed: [UInt8]?, _ kind: ClearText.Kind, _ column: String, of caller: Int64,
    _ key: SubjectKey?
  ) throws -> ClearText? {
    guard let key else { return nil }
    return try open(sealed, kind, "callers", column, String(caller), key)
  }

  /// A caller's orders, newest first.
  package func orders(of caller: Int64, limit: Int) throws -> [Order] {
    try connection.rows(
      """
      SELECT id, product, kind, amount, status, placed_at, paid_at, delivered_at, channel, region,
        account, caller_id
      FROM orders WHERE caller_id = ?1 ORDER BY placed_at DESC, id LIMIT ?2
      """, .integer(caller), .integer(limit), read: readOrder)
  }

  /// An order by its number; `nil` if there is none.
  package func order(_ id: String) throws -> Order? {
    try connection.first(
      """
      SELECT id, product, kind, amount, status, placed_at, paid_at, delivered_at, channel, region,
        account, caller_id
      FROM orders WHERE id = ?1
      """, .text(id), read: readOrder)
  }

  /// The game account an order was for.
  package func account(of order: Order) throws -> ClearText? {
    guard order.sealedAccount != nil else { return nil }
    return try connection.read {
      // Keys may have been rotated since the order was read.
      guard let sealed = try self.order(order.id)?.sealedAccount else { return nil }
      return try open(
        sealed, .account, "orders", "account", order.id, try key(of: order.callerID))
    }
  }

  private func readOrder(_ row: borrowing Statement) throws -> Order {
    var order = Order(id: row.text(0), callerID: row.integer(11))
    order.product = row.optionalText(1)
    order.kind = row.optionalText(2)
    order.amount = row.optionalInteger(3).map { Money(cents: $0) }
    order.status = try row.optionalText(4).map { word throws(StoreError) in
      guard let status = OrderStatus(rawValue: word) else {
        throw .unknownWord(path: path, row: "orders \(order.id): status")
      }
      return status
    }
    order.placedAt = row.integer(5) == 0 ? nil : Instant(stored: row.integer(5))
    order.paidAt = row.optionalInteger(6).map { Instant(stored: $0) }
    order.deliveredAt = row.optionalInteger(7).map { Instant(stored: $0) }
    order.channel = row.optionalText(8)
    order.region = row.optionalText(9)
    order.sealedAccount = row.optionalBlob(10)
    return order
  }
}

/// A list of short labels, kept in one column as lines.
enum TagList {
  static func read(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  static func write(_ tags: [String]) -> String {
    tags.map { $0.utf8.contains(0x0A) ? $0.replacing("\n", with: " ") : $0 }
      .joined(separator: "\n")
  }
}
