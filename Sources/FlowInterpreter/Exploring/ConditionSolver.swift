internal import AfterSales
internal import Diagnostics

/// Finds values of services, entries and callers for which conditions hold.
///
/// It solves comparisons of such a value with a constant, and what joins them; about anything else it
/// says nothing, and the search finds out by trying.
struct ConditionSolver {
  /// Values that together make a condition hold.
  typealias Solution = [ValueSource: Value]

  let sources: ValueSources
  /// What values are where no condition asks for another one.
  let uses: ValueUses
  /// When the call comes in, for conditions on how long ago something was.
  let at: Instant
  /// So many solutions of one condition are looked at.
  var most = 24
  /// Whether a case's condition is solved without asking what earlier cases make of it, too: other
  /// systems' flows ask several things of one text.
  var solvesCasesAlone = false

  /// Solutions of a condition, or of its opposite; one without values if nothing is known of it.
  func solutions(
    of tree: ExpressionTree, holding wanted: Bool, flow: Int, node: Int
  ) -> [Solution] {
    switch tree {
    case .not(let operand):
      return solutions(of: operand, holding: !wanted, flow: flow, node: node)
    case .and(let left, let right), .or(let left, let right):
      let a = solutions(of: left, holding: wanted, flow: flow, node: node)
      let b = solutions(of: right, holding: wanted, flow: flow, node: node)
      return isBothNeeded(tree, wanted) ? joined(a, b) : Array((a + b).prefix(most))
    case .operation(let symbol, let left, let right):
      let there = comparison(left, symbol, right, wanted, flow, node)
      if !there.isEmpty { return there }
      guard let mirrored = symbol.mirrored else { return [[:]] }
      let back = comparison(right, mirrored, left, wanted, flow, node)
      if !back.isEmpty { return back }
      // Of two values that are known only in the call one may be tried against a small number.
      guard left.constant == nil, right.constant == nil, symbol != .equal, symbol != .notEqual
      else {
        return [[:]]
      }
      let one = Value.number(Number(1))
      let both = sources.of(right, flow: flow, node: node).first.map { source in
        joined(comparison(left, symbol, .literal(one), wanted, flow, node), [[source: one]])
      }
      if let both, !both.isEmpty { return both }
      let tried = comparison(right, mirrored, .literal(one), wanted, flow, node)
      return tried.isEmpty ? [[:]] : tried
    case .call(let function, let arguments):
      return tests(function, arguments, wanted, flow, node)
    case .matches(let subject, let pattern):
      return values([.text(wanted ? pattern.example() ?? "1" : "")], for: subject, flow, node)
    case .variable, .field:
      return values([.boolean(wanted)], for: tree, flow, node)
    case .conditional(let condition, let yes, let no):
      let ways = [(true, yes), (false, no)].flatMap { holds, tree in
        joined(
          solutions(of: condition, holding: holds, flow: flow, node: node),
          solutions(of: tree, holding: wanted, flow: flow, node: node))
      }
      return Array(ways.prefix(most))
    case .literal, .given, .list, .negate, .foreign: return [[:]]
    }
  }

  private func isBothNeeded(_ tree: ExpressionTree, _ wanted: Bool) -> Bool {
    if case .and = tree { wanted } else { !wanted }
  }

  /// Every solution of one list with every one of another.
  ///
  /// Where all ask for different values of one source, either may do for both: each is tried.
  func joined(_ a: [Solution], _ b: [Solution]) -> [Solution] {
    var result: [Solution] = []
    var doubtful: [Solution] = []
    for first in a {
      for second in b where result.count < most {
        let joined = first.merging(second) { own, _ in own }
        if second.allSatisfy({ joined[$0.key] == $0.value }) {
          result.append(joined)
        } else if doubtful.count < most {
          doubtful += blends(first, second)
          doubtful += [joined, first.merging(second) { _, other in other }]
        }
      }
    }
    return Array((result.isEmpty ? doubtful : result).prefix(most))
  }

  /// Texts that begin as one solution asks and end as another does: `startsWith` with `endsWith` or `length`.
  private func blends(_ first: Solution, _ second: Solution) -> [Solution] {
    func blend(_ make: (String, String) -> String) -> Solution {
      first.merging(second) { a, b in
        // What is typed may be compared as a number as well.
        if case .number = a, case .number = b { return a }
        guard let first = a.typed, let second = b.typed, first != second else { return a }
        return .text(make(first, second))
      }
    }
    func over(_ a: String, _ b: String) -> String { a + b.dropFirst(a.count) }
    func under(_ a: String, _ b: String) -> String { b.dropLast(a.count) + a }
    return [
      blend(over), blend(under), blend { over($1, $0) }, blend { under($1, $0) }, blend { $0 + $1 },
    ]
  }

  func values(
    _ values: [Value], for tree: ExpressionTree, _ flow: Int, _ node: Int
  ) -> [Solution] {
    let found = sources.of(tree, flow: flow, node: node).flatMap { source in
      values.map { [source: $0] }
    }
    return found.isEmpty ? [[:]] : Array(found.prefix(most))
  }
}
