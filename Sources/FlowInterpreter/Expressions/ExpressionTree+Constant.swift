internal import Diagnostics

extension ExpressionTree {
  /// The value it has whatever the call, if there is one.
  var constant: Value? {
    switch self {
    case .not(let tree):
      guard case .boolean(let truth) = tree.constant else { return nil }
      return .boolean(!truth)
    case .and(let left, let right):
      let sides = [left.constant, right.constant]
      if sides.contains(.boolean(false)) { return .boolean(false) }
      return sides == [.boolean(true), .boolean(true)] ? .boolean(true) : nil
    case .or(let left, let right):
      let sides = [left.constant, right.constant]
      if sides.contains(.boolean(true)) { return .boolean(true) }
      return sides == [.boolean(false), .boolean(false)] ? .boolean(false) : nil
    case .conditional(let condition, let yes, let no):
      switch condition.constant {
      case .boolean(let truth)?: return truth ? yes.constant : no.constant
      case .null?: return no.constant
      case .number, .text, .list, .record, nil: return nil
      }
    case .literal, .variable, .given, .field, .list, .negate, .operation, .call, .matches,
      .foreign:
      guard !dependsOnCall else { return nil }
      let call = IncomingCall(
        id: "", at: Instant(milliseconds: 0), caller: .null)
      // What always faults has no value.
      return try? value(in: Scope(variables: [], call: call))
    }
  }

  /// Whether its value may differ from call to call.
  private var dependsOnCall: Bool {
    var waiting = [self]
    while let tree = waiting.popLast() {
      switch tree {
      case .variable, .given, .call(.minutesSince, _), .call(.hoursSince, _), .call(.money, _):
        return true
      case .literal, .field, .list, .not, .negate, .and, .or, .operation, .call, .conditional,
        .matches, .foreign:
        waiting += tree.operands
      }
    }
    return false
  }
}
