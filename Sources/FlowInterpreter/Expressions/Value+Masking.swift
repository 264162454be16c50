extension Value {
  /// The value with every text of five or more digits in a row hidden but for its ends.
  var masked: Value {
    switch self {
    case .text(let text):
      .text(text.count(where: \.isNumber) >= 5 ? Mask.hide(text) : text)
    case .list(let elements): .list(elements.map(\.masked))
    case .record(let fields): .record(fields.mapValues(\.masked))
    case .null, .boolean, .number: self
    }
  }
}
