/// Which expressions of the flows give a caller's personal data in clear.
///
/// Personal are a caller's name and number, an order's account and caller, and contact data by the
/// usual names of their fields, also after they have gone through variables. `mask(…)` makes them
/// harmless, and so does everything that tells something about a value but not the value.
struct SensitiveValues {
  /// By flow and slot: whether a variable may hold personal data as such.
  private var isTainted: [[Bool]]
  /// By flow and slot: whether a variable holds what is known of a person.
  private var isPerson: [[Bool]]

  private static let always: Set = [
    "account", "phone", "mobile", "telephone", "email", "address", "idNumber", "idCard",
    "realName", "fullName", "cardNumber", "cardCode", "password", "birthday", "wechat", "qq",
  ]
  private static let ofPerson: Set = ["name", "number"]
  private static let personNames: Set = ["caller", "customer", "member", "user", "person", "who"]

  init(_ graph: CallGraph) {
    isTainted = graph.flows.map { Array(repeating: false, count: $0.flow.variables.count) }
    isPerson = graph.flows.map { graph in
      graph.flow.variables.map { Self.personNames.contains($0.name) }
    }
    for (index, content) in graph.flows.enumerated() {
      for node in content.flow.nodes {
        if case .service(let service) = node.kind, service.service == "caller.find",
          let into = service.into
        {
          isPerson[index][into.slot] = true
        }
      }
    }
    // Each round follows the values one variable further; chains of more are not followed.
    for _ in 0..<16 where !follow(graph) { break }
  }

  /// Whether a template or expression of a flow gives personal data in clear.
  func leaks(_ tree: ExpressionTree, in flow: Int) -> Bool {
    switch tree {
    case .variable(let slot): return isTainted[flow][slot]
    case .field(let base, let name):
      if Self.always.contains(name) { return true }
      if case .given(.call) = base { return false }
      return (Self.ofPerson.contains(name) && isPerson(base, in: flow))
        || (name == "caller" && !isPerson(base, in: flow))
    case .list(let trees), .foreign(_, let trees): return trees.contains { leaks($0, in: flow) }
    case .conditional(_, let yes, let no): return leaks(yes, in: flow) || leaks(no, in: flow)
    case .operation(.add, let left, let right):
      return leaks(left, in: flow) || leaks(right, in: flow)
    case .call(let function, let arguments):
      switch function {
      case .text, .lower, .digits, .number: return arguments.contains { leaks($0, in: flow) }
      case .length, .contains, .startsWith, .endsWith, .matches, .exists, .round, .min, .max,
        .minutesSince, .hoursSince, .money, .mask:
        return false
      }
    case .literal, .given, .not, .negate, .and, .or, .operation, .matches: return false
    }
  }

  private func isPerson(_ tree: ExpressionTree, in flow: Int) -> Bool {
    switch tree {
    case .given(.caller): true
    case .variable(let slot): isPerson[flow][slot]
    case .field(_, let name): Self.personNames.contains(name)
    case .conditional(_, let yes, let no): isPerson(yes, in: flow) || isPerson(no, in: flow)
    case .given, .literal, .list, .not, .negate, .and, .or, .operation, .call, .matches, .foreign:
      false
    }
  }

  /// Whether following the assignments and passed values once told anything new.
  private mutating func follow(_ graph: CallGraph) -> Bool {
    var isNew = false
    for (index, content) in graph.flows.enumerated() {
      for node in content.flow.nodes {
        switch node.kind {
        case .set(let set):
          for assignment in set.assignments {
            isNew =
              note(assignment.value.tree, of: index, in: assignment.variable.slot, of: index)
              || isNew
          }
        case .flow(let subFlow):
          guard let callee = graph.callee(of: node) else { continue }
          for (value, slot) in zip(subFlow.pass, subFlow.link?.passSlots ?? []) {
            isNew = note(value.value.tree, of: index, in: slot, of: callee) || isNew
          }
        case .say, .menu, .collect, .listen, .branch, .hours, .service, .queue, .callback,
          .voicemail, .return, .hangUp:
          continue
        }
      }
    }
    return isNew
  }

  private mutating func note(
    _ tree: ExpressionTree, of flow: Int, in slot: Int, of target: Int
  ) -> Bool {
    var isNew = false
    if !isTainted[target][slot], leaks(tree, in: flow) {
      isTainted[target][slot] = true
      isNew = true
    }
    if !isPerson[target][slot], isPerson(tree, in: flow) {
      isPerson[target][slot] = true
      isNew = true
    }
    return isNew
  }
}
