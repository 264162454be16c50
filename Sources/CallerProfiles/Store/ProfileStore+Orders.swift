package import AfterSales

extension ProfileStore {
  /// A caller's orders, newest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func orders(of caller: Int64, limit: Int) throws -> ReadRows<Order> {
    try connection.orders.of(caller, limit: limit).mapRows(\.order)
  }

  /// An order by its number; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func order(_ id: String) throws -> Order? { try connection.orders.find(id)?.order }

  /// The game account an order was for.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if it can't be read.
  package func account(of order: Order) throws -> ClearText? {
    try connection.read {
      guard let sealed = try connection.orders.find(order.id)?.account else { return nil }
      return try vault.open(
        sealed, .account, "orders", "account", order.id, try vault.key(of: order.callerID))
    }
  }

  /// Adds an order or updates it; to be called inside `connection.write`.
  ///
  /// - Parameter account: the game account it was for; `nil` leaves what is known of it.
  /// - Throws: `StoreError.orderOfAnother` if the order is another caller's, `SQLiteError`, or
  ///   `CryptoError`.
  package func save(_ order: Order, account: ClearText?) throws -> Saved {
    let known = try connection.orders.find(order.id)
    if let known {
      guard known.order.callerID == order.callerID else {
        throw StoreError.orderOfAnother(id: order.id)
      }
      let accountIsSame = try account == nil || self.account(of: order) == account
      if accountIsSame, known.order == order { return .unchanged }
    }
    if let account {
      try write(order, account, try vault.key(of: order.callerID))
    } else {
      try connection.orders.write(.init(order: order, account: known?.account))
    }
    return known == nil ? .added : .updated
  }

  /// Writes an order, whatever was there, with its account under the caller's key.
  func write(_ order: Order, _ account: ClearText, _ key: SubjectKey) throws {
    let sealed = try vault.seal(account, "orders", "account", order.id, key)
    try connection.orders.write(.init(order: order, account: sealed))
  }

  /// The state of an order after something was done about it; to be called inside `once`.
  ///
  /// - Throws: `SQLiteError`.
  package func setStatus(_ status: OrderStatus, ofOrder id: String) throws {
    try connection.orders.setStatus(status, of: id)
  }
}
