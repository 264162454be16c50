package import Diagnostics

extension Value {
  /// The value as JSON, the fields of records sorted by name.
  package var json: JSONValue {
    switch self {
    case .null: .null
    case .boolean(let boolean): .boolean(boolean)
    case .number(let number): .decimal(number.description)
    case .text(let text): .text(text)
    case .list(let elements): .array(elements.map(\.json))
    case .record(let fields):
      .object(
        fields.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, $0.value.json) })
    }
  }
}

extension Number {
  /// An amount of money in yuan.
  package init(_ money: Money) {
    // Money is limited to 10¹² cents when it is read, and sums of amounts stay far within 10²⁴.
    self = Number(checking: Int128(money.cents) * (Self.scale / 100)) ?? Number(0)
  }
}

extension Money {
  /// The number as an amount in yuan, if it is a whole number of cents within the range.
  package init?(_ number: Number) {
    let (cents, rest) = number.units.quotientAndRemainder(dividingBy: Number.scale / 100)
    guard rest == 0, cents.magnitude <= Money.maximumCents.magnitude else { return nil }
    self.init(cents: Int64(cents))
  }
}
