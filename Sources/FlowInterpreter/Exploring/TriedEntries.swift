internal import Diagnostics

/// Finds entries by trying them, for branches that ask about one entry alone in a way that no rule solves:
/// `number(card) % 97 == 1`.
struct TriedEntries {
  private let library: FlowLibrary
  /// So many entries are still tried, over all branches.
  private var left = 120_000
  private static let mostOfALength = 10_000

  init(_ library: FlowLibrary) { self.library = library }

  /// For each case of a branch the first entry with which a call takes it, where none is known.
  ///
  /// - Parameter known: what was solved.
  mutating func solutions(
    at node: Node, beside known: [ConditionSolver.Solution], _ sources: ValueSources,
    _ calculated: CalculatedVariables, flow: Int, index: Int
  ) -> [(way: Way?, solution: ConditionSolver.Solution)] {
    guard case .branch(let branch) = node.kind else { return [] }
    let cases = branch.cases.map { calculated.followed($0.when.tree) }
    let slots = Set(cases.flatMap(\.variables))
    guard slots.count == 1, let slot = slots.first, !cases.contains(where: \.readsGiven) else {
      return []
    }
    let given = sources.of(.variable(slot: slot), flow: flow, node: index)
    guard given.count == 1, let source = given.first, source.path.isEmpty,
      case .node(let origin, let number) = source.giver,
      case .collect(let collect) = library.flows[origin].nodes[number].kind
    else { return [] }
    var found: [Int: String] = [:]
    var isKnown: Set<Int> = []
    let call = IncomingCall(id: "", at: Fixture.usualTime, caller: .null)
    var scope = Scope(variables: library.flows[flow].variables.map(\.initial), call: call)
    func way(of entry: String) -> Int? {
      scope.variables[slot] = .text(entry)
      // A condition that faults takes none of these ways.
      let way = try? cases.firstIndex { try $0.value(in: scope) == .boolean(true) }
      return way.flatMap { collect.accepts(entry, in: scope) ? $0 : nil }
    }
    let solved = known.compactMap { $0[source]?.typed }
    for entry in solved + solved.flatMap(collect.filledUp) + collect.usualEntries {
      if let way = way(of: entry) { isKnown.insert(way) }
    }
    for entry in Self.entries(of: collect) {
      guard left > 0, found.count + isKnown.count < cases.count else { break }
      left -= 1
      guard let way = way(of: entry), !isKnown.contains(way), found[way] == nil else { continue }
      found[way] = entry
    }
    return found.sorted { $0.key < $1.key }.map { way, entry in
      (.condition(way), [source: .text(entry)])
    }
  }

  /// Entries of every length that is taken, as numbers that count up and as the beginnings of long ones.
  private static func entries(of collect: Collect) -> some Sequence<String> {
    let lengths = Array(Set(collect.digits.prefix(6)).union([collect.digits.upperBound])).sorted()
    return lengths.lazy.filter { (1...16).contains($0) }.flatMap { length in
      let counted = min(length, 4)
      let most = [1, 10, 100, 1_000, mostOfALength][counted]
      return (0..<most).lazy.flatMap { number in
        let digits = String(number)
        let short = String(repeating: "0", count: counted - digits.count) + digits
        let rest = String(repeating: "0", count: length - counted)
        return rest.isEmpty ? [short] : [rest + short, short + rest]
      }
    }
  }
}

extension ExpressionTree {
  fileprivate var readsGiven: Bool {
    if case .given = self { return true }
    return operands.contains(where: \.readsGiven)
  }
}
