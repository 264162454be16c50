internal import Diagnostics

/// A function of another system's language, over the values of expressions.
///
/// What such a system writes that the language of flows has no word for becomes one of these, so
/// that checks still see what it reads.
package struct ForeignFunction: Sendable {
  /// As faults and drawings name it.
  package let name: String
  /// Whether the result is its only operand in another form, so that a search for values may ask
  /// for the operand what it wants of the result.
  package let isConversion: Bool
  let apply: @Sendable ([Value]) throws(Fault) -> Value

  package init(
    _ name: String, isConversion: Bool = false,
    apply: @escaping @Sendable ([Value]) throws(Fault) -> Value
  ) {
    self.name = name
    self.isConversion = isConversion
    self.apply = apply
  }

  /// Texts, numbers and truths as text, nothing as an empty one, lists and records as JSON.
  package static let text = ForeignFunction("text", isConversion: true) {
    values throws(Fault) in try .limited((values.first ?? .null).asText)
  }

  /// A record as it is; anything else has no fields.
  package static let record = ForeignFunction("record", isConversion: true) {
    values throws(Fault) in
    if case .record? = values.first { values[0] } else { .null }
  }
}

extension Value {
  /// Texts, numbers and truths as text, nothing as an empty one, lists and records as JSON.
  package var asText: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .number(let number): number.description
    case .boolean(let boolean): boolean ? "true" : "false"
    case .list, .record: json.compact
    }
  }
}

extension ExpressionTree {
  /// The value as text, whatever it is.
  package var asText: ExpressionTree {
    if case .literal(let value) = self { return .literal(.text(value.asText)) }
    return .foreign(.text, [self])
  }

  /// A field of the value; nothing where the value has no fields.
  package func member(_ name: String) -> ExpressionTree {
    .field(.foreign(.record, [self]), name)
  }
}
