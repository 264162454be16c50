internal import AfterSales
internal import Diagnostics

/// Orders, clustered by caller; a `placed_at` of 0 isn't known.
struct OrderTable {
  let database: Connection

  struct Row {
    var order: Order
    /// The envelope of the account it goes to.
    var account: [UInt8]?
  }

  func find(_ id: String) throws -> Row? {
    try database.first(
      """
      SELECT id, product, kind, amount, status, placed_at, paid_at, delivered_at, channel, region,
        account, caller_id, supplier
      FROM orders WHERE id = ?1
      """, .text(id), read: read)
  }

  /// Whose an order is, damaged or not; `nil` if there is none.
  func caller(of id: String) throws -> Int64? {
    try database.integer("SELECT caller_id FROM orders WHERE id = ?1", .text(id))
  }

  /// The orders of a caller, the newest first; damaged ones are set aside.
  func of(_ caller: Int64, limit: Int) throws -> ReadRows<Row> {
    try database.readable(
      """
      SELECT id, product, kind, amount, status, placed_at, paid_at, delivered_at, channel, region,
        account, caller_id, supplier
      FROM orders WHERE caller_id = ?1 ORDER BY placed_at DESC, id LIMIT ?2
      """, .integer(caller), .integer(limit), read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> Row {
    var order = Order(id: columns.text(0), callerID: columns.integer(11))
    order.product = columns.optionalText(1)
    order.kind = columns.optionalText(2)
    order.amount = try columns.optionalMoney(3, of: "orders")
    order.status = columns.isNull(4) ? nil : try columns.word(4, of: "orders")
    order.placedAt = columns.integer(5) == 0 ? nil : try columns.instant(5, of: "orders")
    order.paidAt = try columns.optionalInstant(6, of: "orders")
    order.deliveredAt = try columns.optionalInstant(7, of: "orders")
    order.channel = columns.optionalText(8)
    order.region = columns.optionalText(9)
    order.supplier = columns.optionalText(12)
    return Row(order: order, account: columns.optionalBlob(10))
  }

  /// Adds an order, or updates the one of this id.
  func write(_ row: Row) throws {
    let order = row.order
    try database.run(
      """
      INSERT INTO orders (caller_id, placed_at, id, product, kind, amount, status, paid_at,
        delivered_at, account, channel, region, supplier)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (id) DO UPDATE SET placed_at = excluded.placed_at, product = excluded.product,
        kind = excluded.kind, amount = excluded.amount, status = excluded.status,
        paid_at = excluded.paid_at, delivered_at = excluded.delivered_at,
        account = excluded.account, channel = excluded.channel, region = excluded.region,
        supplier = excluded.supplier
      """,
      .integer(order.callerID), .integer(order.placedAt?.milliseconds ?? 0), .text(order.id),
      .text(order.product), .text(order.kind), .money(order.amount),
      .text(order.status?.rawValue), .instant(order.paidAt), .instant(order.deliveredAt),
      .blob(row.account), .text(order.channel), .text(order.region),
      .text(order.supplier))
  }

  func setStatus(_ status: OrderStatus, of id: String) throws {
    try database.run(
      "UPDATE orders SET status = ?2 WHERE id = ?1", .text(id), .text(status.rawValue))
  }

  func count() throws -> Int { Int(try database.integer("SELECT count(*) FROM orders") ?? 0) }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "orders", column: "account", kind: .account,
      select: "SELECT id, account FROM orders WHERE caller_id = ?1 AND account IS NOT NULL",
      update: "UPDATE orders SET account = ?3 WHERE caller_id = ?1 AND id = ?2")
  ]
}

extension Connection {
  var orders: OrderTable { OrderTable(database: self) }
}
