package import Diagnostics

/// The rows of a store that could be read, and what was set aside: one damaged row doesn't stop the
/// work on all others.
package struct ReadRows<Row>: RandomAccessCollection {
  package var rows: [Row]
  /// The rows set aside because they hold what no version of the program writes, by table, id and
  /// column.
  package var damaged: [Wording]

  package init(_ rows: [Row], damaged: [Wording] = []) {
    self.rows = rows
    self.damaged = damaged
  }

  /// What `read` makes of each row; what was set aside stays so.
  package func mapRows<Value>(_ read: (Row) throws -> Value) rethrows -> ReadRows<Value> {
    ReadRows<Value>(try rows.map(read), damaged: damaged)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }
  package subscript(index: Int) -> Row { rows[index] }
}

extension ReadRows: Codable where Row: Codable {}
