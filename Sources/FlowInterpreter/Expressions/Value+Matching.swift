extension Value {
  /// Whether the value has everything that another one asks for.
  ///
  /// Records may have further fields; lists have as many elements, in order. All else is equal.
  package func has(_ expected: Value) -> Bool {
    switch (self, expected) {
    case (.record(let fields), .record(let asked)):
      asked.allSatisfy { name, value in (fields[name] ?? .null).has(value) }
    case (.list(let elements), .list(let asked)):
      elements.count == asked.count && zip(elements, asked).allSatisfy { $0.has($1) }
    case (.null, _), (.boolean, _), (.number, _), (.text, _), (.list, _), (.record, _):
      self == expected
    }
  }
}
