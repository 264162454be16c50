/// A value that expressions work on.
package enum Value: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(Number)
  case text(String)
  case list([Value])
  /// Named fields, such as an order's.
  case record([String: Value])

  /// The value's kind in words, for faults.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .record: "a record"
    }
  }
}
