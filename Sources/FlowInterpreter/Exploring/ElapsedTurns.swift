internal import Diagnostics

/// When conditions on how long ago a known moment was turn from false to true, or back: `minutesSince(newsFrom) >= 0`,
/// and those on how long the call lasts.
struct ElapsedTurns {
  /// In the order of the flows, each once.
  private(set) var moments: [Instant] = []
  /// Seconds from the beginning of the call.
  private(set) var secondsOfCall: Set<Double> = []

  init(_ library: FlowLibrary) {
    for flow in library.flows {
      for expression in flow.nodes.flatMap(\.expressions) {
        note(expression.tree, in: flow)
      }
    }
  }

  private mutating func note(_ tree: ExpressionTree, in flow: Flow) {
    if case .operation(_, let left, let right) = tree {
      for (side, other) in [(left, right), (right, left)] {
        guard case .number(let count)? = other.constant, count.inUnits.magnitude < 1e7 else {
          continue
        }
        if case .field(.given(.call), "elapsed") = side { secondsOfCall.insert(count.inUnits) }
        guard let (since, unit) = Self.elapsed(side, in: flow) else { continue }
        let turn = since + .seconds(count.inUnits * unit)
        if !moments.contains(turn) { moments.append(turn) }
      }
    }
    for operand in tree.operands { note(operand, in: flow) }
  }

  /// The moment from which a tree counts the time, with the seconds of its unit; `nil` if it doesn't, or from none
  /// that the file knows.
  private static func elapsed(_ tree: ExpressionTree, in flow: Flow) -> (Instant, Double)? {
    guard case .call(let function, let arguments) = tree, let argument = arguments.first else {
      return nil
    }
    let unit: Double
    switch function {
    case .minutesSince: unit = 60
    case .hoursSince: unit = 3_600
    default: return nil
    }
    let moment: Value?
    if case .variable(let slot) = argument {
      moment = flow.variables[slot].initial
    } else {
      moment = argument.constant
    }
    guard case .text(let text)? = moment, let instant = Instant(text) else { return nil }
    return (instant, unit)
  }
}
