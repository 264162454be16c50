package import Diagnostics

extension DocumentReader {
  /// A value as expressions work on it; numbers are read exactly.
  package func value(_ located: LocatedValue, path: String) -> Value? {
    switch located.content {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .text(let text): return .text(text)
    case .number(let double, let literal):
      if let number = Number(literal) ?? Number(double) { return .number(number) }
      error(
        "out-of-range", at: located.offset,
        Wording(
          zh: "\(literal.prefix(40)) 超出数字范围",
          en: "\(literal.prefix(40)) is beyond the range of numbers"
        ).at(path))
      return nil
    case .array(let elements):
      return .list(elements.compactMap { value($0, path: path) })
    case .object:
      var fields: [String: Value] = [:]
      for member in members(located, path: path) {
        fields[member.key] = value(member.value, path: "\(path).\(member.key)")
      }
      return .record(fields)
    }
  }
}
