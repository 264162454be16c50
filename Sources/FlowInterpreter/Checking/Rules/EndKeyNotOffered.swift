internal import Diagnostics

extension LintRule {
  static let endKeyNotOffered = LintRule(
    "end-key-not-offered", .note, "An entry of varying length whose end key is not told",
    advice: """
      Callers then wait for the pause to end their entry, and wonder. Say `以井号键结束` or `then press \
      pound`.
      """,
    atNode: { node, flow in
      guard case .collect(let collect) = node.kind, let terminator = collect.terminator,
        collect.digits.lowerBound < collect.digits.upperBound,
        !collect.prompt.prompts.contains(where: flow.leavesOpen),
        !collect.prompt.offers.contains(where: { $0.offer.key == terminator })
      else { return [] }
      return [
        Spot(
          at: node.offset,
          "\(node.title) doesn't say that \(terminator) ends the entry")
      ]
    })
}
