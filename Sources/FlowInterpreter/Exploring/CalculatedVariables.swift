/// The variables of a flow that one node calculates from others, so that conditions on them are conditions on
/// what those are made from.
struct CalculatedVariables {
  private var trees: [Int: ExpressionTree] = [:]
  /// So often a calculation is followed into another one.
  private static let depth = 3

  init(_ flow: Flow) {
    var setters: [Int: Int] = [:]
    for node in flow.nodes {
      for variable in node.assigned { setters[variable.slot, default: 0] += 1 }
    }
    for case .set(let set) in flow.nodes.map(\.kind) {
      for assignment in set.assignments where setters[assignment.variable.slot] == 1 {
        let (slot, tree) = (assignment.variable.slot, assignment.value.tree)
        guard tree.constant == nil, !tree.variables.isEmpty, !tree.variables.contains(slot),
          !flow.variables[slot].isShared, !flow.variables[slot].isGiven
        else { continue }
        trees[slot] = tree
      }
    }
  }

  /// A condition on what its variables are calculated from.
  func followed(_ tree: ExpressionTree) -> ExpressionTree {
    var tree = tree
    for _ in 0..<Self.depth where tree.variables.contains(where: { trees[$0] != nil }) {
      tree = tree.replacing { trees[$0] }
    }
    return tree
  }
}
