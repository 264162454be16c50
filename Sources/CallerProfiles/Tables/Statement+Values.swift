internal import AfterSales
internal import Diagnostics

// Values of the business in columns: moments and durations are milliseconds, amounts cents, flags 0
// or 1. A query's first column names the row; it is told when another one holds what no version of
// this program writes, so that nothing is worked out from it.
extension Statement {
  /// The years 1800…9000, as everywhere else: far enough from the ends that nothing overflows.
  static let moments: Range<Int64> = -5_364_662_400_000..<221_876_928_000_000
  /// Up to ten years.
  private static let durations: ClosedRange<Int64> = 0...315_576_000_000

  /// - Throws: `StoreError.damagedRow` outside of the years 1800…9000.
  func instant(_ column: Int32, of table: String) throws(StoreError) -> Instant {
    let milliseconds = integer(column)
    guard Self.moments.contains(milliseconds) else { throw damaged(column, of: table) }
    return Instant(stored: milliseconds)
  }

  /// - Throws: `StoreError.damagedRow` outside of the years 1800…9000.
  func optionalInstant(_ column: Int32, of table: String) throws(StoreError) -> Instant? {
    isNull(column) ? nil : try instant(column, of: table)
  }

  /// - Throws: `StoreError.damagedRow` below 0 or above ten years.
  func optionalDuration(_ column: Int32, of table: String) throws(StoreError) -> Duration? {
    guard let milliseconds = optionalInteger(column) else { return nil }
    guard Self.durations.contains(milliseconds) else { throw damaged(column, of: table) }
    return .milliseconds(milliseconds)
  }

  /// - Throws: `StoreError.damagedRow` for an amount that nobody could have entered.
  func optionalMoney(_ column: Int32, of table: String) throws(StoreError) -> Money? {
    guard let cents = optionalInteger(column) else { return nil }
    guard (-Money.maximumCents...Money.maximumCents).contains(cents) else {
      throw damaged(column, of: table)
    }
    return Money(cents: cents)
  }

  /// A number of things; one that can't be is taken for the nearest of 32 bits.
  func count(_ column: Int32) -> Int { Int(Int32(clamping: integer(column))) }

  func flag(_ column: Int32) -> Bool { integer(column) != 0 }

  /// - Throws: `StoreError.damagedRow` for a word that this program doesn't know.
  func word<Word: RawRepresentable<String>>(
    _ column: Int32, of table: String
  ) throws(StoreError) -> Word {
    guard let word = Word(rawValue: text(column)) else { throw damaged(column, of: table) }
    return word
  }

  /// A list of short labels, kept as lines.
  func labels(_ column: Int32) -> [String] {
    text(column).split(separator: "\n").map(String.init)
  }

  /// What to say of a column that holds what no version of this program writes.
  func damaged(_ column: Int32, of table: String) -> StoreError {
    .damagedRow(path: path, row: "\(table) \(text(0)): \(name(column))")
  }
}

extension Connection {
  /// The rows of a query, but for those that hold what no version of this program writes, which are
  /// named.
  func readable<Row>(
    _ sql: StaticString, _ values: SQLValue..., read: (borrowing Statement) throws -> Row
  ) throws -> ReadRows<Row> {
    let statement = try prepare(sql)
    try statement.bind(values)
    var found = ReadRows<Row>([])
    while try statement.step() { try found.add { try read(statement) } }
    return found
  }
}

/// What `read` returns, or `nil` if that is damaged.
///
/// - Throws: what `read` throws for other reasons.
package func unlessDamaged<Value>(_ read: () throws -> Value?) throws -> Value? {
  do {
    return try read()
  } catch let error as StoreError where error.isDamage {
    return nil
  }
}

extension ReadRows {
  /// What `read` makes of each row; a damaged one is set aside with the others.
  func each<Value>(_ read: (Row) throws -> Value) throws -> ReadRows<Value> {
    var found = ReadRows<Value>([], damaged: damaged)
    for row in rows { try found.add { try read(row) } }
    return found
  }

  /// Adds what `read` returns, or names the row if that is damaged.
  mutating func add(_ read: () throws -> Row) throws {
    do {
      rows.append(try read())
    } catch let error as StoreError {
      guard error.isDamage else { throw error }
      damaged.append(error.wording)
    }
  }
}

extension SQLValue {
  static func instant(_ moment: Instant?) -> Self { .integer(moment?.milliseconds) }

  static func money(_ amount: Money?) -> Self { .integer(amount?.cents) }

  static func flag(_ isSet: Bool) -> Self { .integer(isSet ? 1 : 0) }

  static func labels(_ labels: [String]) -> Self {
    .text(
      labels.map { $0.utf8.contains(0x0A) ? $0.replacing("\n", with: " ") : $0 }
        .joined(separator: "\n"))
  }
}
