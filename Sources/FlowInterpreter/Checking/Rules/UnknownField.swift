internal import Diagnostics

extension LintRule {
  static let unknownField = LintRule(
    "unknown-field", .error, "A field that a service never returns",
    advice: """
      It is `null` in every call: the caller hears nothing in its place, and comparisons are false. \
      What the built-in services return is documented; of callers and complaints, whose data may have \
      further fields, only a slip of the pen is found. Your own services may return anything.
      """,
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
            "\(node.title): \(shape.name) has no field \"\(name.prefix(40))\""
              + Suggestion.didYouMean(name, in: known),
            hint: "it has \(known.joined(separator: ", "))")
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
