/// A value bound to a parameter of a statement.
package enum SQLValue: Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  package static func integer(_ value: Int) -> Self { .integer(Int64(value)) }

  package static func integer(_ value: Int64?) -> Self { value.map { .integer($0) } ?? .null }

  package static func text(_ value: String?) -> Self { value.map { .text($0) } ?? .null }

  package static func blob(_ value: [UInt8]?) -> Self { value.map { .blob($0) } ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByNilLiteral
{
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(nilLiteral: ()) { self = .null }
}
