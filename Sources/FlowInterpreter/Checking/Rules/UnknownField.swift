internal import Diagnostics

extension LintRule {
  static let unknownField = LintRule(
    "unknown-field", .error, Wording(zh: "服务从不返回的字段", en: "A field that a service never returns"),
    advice: Wording(
      zh: """
        每通来电里它都是 `null`：来电者听到的是空白，比较一律不成立。内置服务返回什么，文档里有；来电者和投诉\
        可以有更多字段，只查笔误。自己的服务返回什么都行。
        """,
      en: """
        It is `null` in every call: the caller hears nothing in its place, and comparisons are false. \
        What the built-in services return is documented; of callers and complaints, whose data may have \
        further fields, only a slip of the pen is found. Your own services may return anything.
        """),
    ofValues: { node, values in
      node.expressions.flatMap { expression in
        expression.tree.parts.compactMap { part in
          guard case .field(let base, let name) = part, let shape = values.of(base).shape,
            shape.fields[name] == nil
          else { return nil }
          let known = shape.fields.keys.sorted()
          guard shape.isClosed || known.contains(where: { $0.isSlip(name) }) else { return nil }
          return Spot(
            at: expression.offset,
            Wording(
              zh: "\(node.title.zh)：\(shape.name.zh)没有字段“\(name.prefix(40))”",
              en: "\(node.title.en): \(shape.name.en) has no field \"\(name.prefix(40))\"")
              + Suggestion.guess(at: name, in: known),
            hint: Wording(
              zh: "它有 \(known.joined(separator: "、"))",
              en: "it has \(known.joined(separator: ", "))"))
        }
      }
    })
}

extension String {
  /// Whether another name differs by one letter, or by two that changed places.
  fileprivate func isSlip(_ other: String) -> Bool {
    guard count > 3 else { return false }
    let isSwap = count == other.count && sorted() == other.sorted()
    return Suggestion.editDistance(self, other) <= (isSwap ? 2 : 1)
      && other != self + "s" && self != other + "s"
  }
}
