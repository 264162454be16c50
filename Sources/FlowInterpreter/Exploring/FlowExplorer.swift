internal import Diagnostics

/// Finds calls that together take every way of a flow, and of the flows it runs, that can be taken.
///
/// A search on the machine itself: from each moment at which the caller, a service or a queue decides
/// something, it tries every decision, those first that led to something new. It is bounded and gives
/// the same calls each time.
package struct FlowExplorer {
  let flow: String
  let library: FlowLibrary
  var openings: [Opening]
  let reads: ControlReads
  /// For each opening the values worth trying.
  var choices: [ValueChoices]
  /// Whether flows of other systems are among them, of which more is known only in a call.
  let isElsewhere: Bool
  /// How many times the usual number of calls is tried.
  let effort: Int

  /// How many calls are tried in the first opening, and in each of the others.
  private static let limits = (first: 12_000, others: 3_000)
  /// So many decisions after something new are looked at before older ones.
  private static let followed = 4
  /// So many nodes are visited at most in all.
  private static let mostVisits = 2_000_000
  /// With so many different values of the variables a place is looked at.
  private static let mostValuations = 72
  /// In flows of other systems loops are counted by numbers that make no difference otherwise.
  private static let mostValuationsElsewhere = 400
  /// Nobody reads, or makes, calls of more decisions.
  private static let mostDecisions = 100

  var untaken: Set<FlowWay> = []
  var taken: Set<FlowWay> = []
  var finds: [Find] = []
  /// For each node, as paths name it, the moment before a call first came there.
  var moments: [String: Moment] = [:]
  /// The nodes that may fail, as paths name them.
  var failing: [String: Failing] = [:]
  /// The nodes that were come to, with the names that paths have for them.
  var visited: [FlowNode: String] = [:]
  /// What variables that count have come to.
  private var counted: [FlowSlot: Number] = [:]
  private let counters: [[Int]]
  /// A call that takes the callback for each queue that offers one; no way leads there.
  var callbacks: [NodePlace: Find] = [:]
  var tried = 0
  /// The answers that were tried once more with what a later branch asked for.
  var retried: Set<Retry> = []
  private var visits = 0

  /// A call that took ways which none before it took.
  struct Find {
    var opening: Int
    var call: ExploredCall
  }

  private struct FlowSlot: Hashable {
    var flow: Int
    var slot: Int
  }

  struct FlowNode: Hashable {
    var flow: String
    var node: String
  }

  /// A node that may fail, and where that leads.
  struct Failing {
    var node: FlowNode
    var target: FlowNode
  }

  /// A moment before a call comes to a node.
  struct Moment {
    var opening: Int
    /// `nil` for before the call begins.
    var call: ExploredCall?
    /// The call at its first pause after that.
    var arrival: ExploredCall
    /// Those that were to fail before.
    var faults: Set<String>
  }

  /// Explores a flow.
  ///
  /// - Parameters:
  ///   - data: callers who may call, besides unknown ones; without it callers are made up.
  ///   - effort: how many times the usual number of calls is tried, from 1.
  /// - Precondition: the library has the flow.
  package static func explore(
    _ flow: String, of library: FlowLibrary, data: ExploredData? = nil, effort: Int = 1
  ) -> Exploration {
    var explorer = FlowExplorer(flow: flow, library: library, data: data, effort: effort)
    explorer.search()
    return explorer.exploration()
  }

  private init(flow: String, library: FlowLibrary, data: ExploredData?, effort: Int) {
    precondition(library[flow] != nil, "FlowExplorer needs a flow of its library (was \(flow))")
    self.flow = flow
    self.library = library
    self.effort = max(effort, 1)
    isElsewhere = library.flows.contains { $0.system != .hotline }
    counters = library.flows.map(\.counters)
    reads = ControlReads(library)
    let openings = Opening.all(library, data: data)
    self.openings = openings
    var byTime: [Instant: ValueChoices] = [:]
    choices = openings.map { opening in
      if let known = byTime[opening.at] { return known }
      let made = ValueChoices(library, at: opening.at)
      byTime[opening.at] = made
      return made
    }
    untaken = Set(library.flows.flatMap(\.waysToCover))
    for content in library.flows {
      for node in content.nodes {
        guard let target = node.onFault else { continue }
        let name = content.id == flow ? node.id : "\(content.id)/\(node.id)"
        failing[name] = Failing(
          node: FlowNode(flow: content.id, node: node.id),
          target: FlowNode(flow: content.id, node: target.id))
      }
    }
  }

  // MARK: The search

  private mutating func search() {
    for index in openings.indices where !untaken.isEmpty {
      search(
        from: index, limit: limit(of: index) * effort)
    }
    guard isElsewhere else { return }
    // Each may lead to where the other finds more.
    for _ in 0..<3 {
      let before = untaken.count
      searchAnswers()
      searchGiven()
      searchFaults()
      if untaken.count == before { break }
    }
  }

  private var mostValuations: Int {
    isElsewhere ? Self.mostValuationsElsewhere : Self.mostValuations
  }

  /// A caller of whom is known what a way still asks for is looked at as long as the first.
  private func limit(of opening: Int) -> Int {
    let asked = untaken.flatMap { choices[opening].wishes(for: $0) }.filter { $0.giver == .caller }
    let isAskedFor = asked.contains { wish in
      wish.fields.allSatisfy { path, value in
        path.count == 1 && openings[opening].profile[path[0]] == value
      }
    }
    return opening == 0 || isAskedFor ? Self.limits.first : Self.limits.others
  }

  private mutating func search(from index: Int, limit: Int) {
    guard let machine = machine(openings[index]) else { return }
    let call = ExploredCall(machine)
    _ = note(call, opening: index, from: nil)
    noteCallback(call, opening: index)
    search([call], opening: index, limit: limit)
  }

  /// Tries every decision from some moments on, those first that led to something new.
  ///
  /// - Parameter renews: whether so many tries are made after each that found something.
  mutating func search(
    _ calls: [ExploredCall], opening index: Int, limit: Int, renews: Bool = false
  ) {
    var seen: [[Int]: Set<ExploredState>] = [:]
    // How soon a call is looked at: those that took something new first, then what follows them.
    let hottest = isElsewhere ? Self.followed : 1
    var waiting = [[ExploredCall]](repeating: [], count: hottest + 1)
    var next = [Int](repeating: 0, count: hottest + 1)
    waiting[hottest] = calls
    // Those that counted further than any before them, the last one first.
    var furthest: [ExploredCall] = []
    var count = 0
    while !untaken.isEmpty {
      let (call, heat): (ExploredCall, Int)
      if let last = furthest.popLast() {
        (call, heat) = (last, hottest)
      } else {
        guard let warmest = waiting.indices.last(where: { next[$0] < waiting[$0].count }) else {
          return
        }
        (call, heat) = (waiting[warmest][next[warmest]], warmest)
        next[warmest] += 1
      }
      guard count < limit, visits < Self.mostVisits * effort else { return }
      guard call.history.decisionCount < Self.mostDecisions * effort else { continue }
      let state = call.state(reads)
      guard seen[state.place]?.count ?? 0 < mostValuations * effort,
        seen[state.place, default: []].insert(state).inserted
      else { continue }
      var known: Set<ObjectIdentifier> = []
      for later in call.continuations(choices[index], wanting: wanted) {
        count += 1
        tried += 1
        visits += later.history.visits - call.history.visits
        guard known.insert(ObjectIdentifier(later)).inserted else { continue }
        let isNew = note(later, opening: index, from: call)
        noteCallback(later, opening: index)
        if isElsewhere { waiting[hottest] += answeredAnew(later, after: call, opening: index) }
        if isNew, renews { count = 0 }
        if later.isOver { continue }
        if counts(later) {
          furthest.append(later)
        } else {
          waiting[isNew ? hottest : max(heat - 1, 0)].append(later)
        }
      }
    }
  }

  func machine(_ opening: Opening) -> CallMachine? {
    let directory = InMemoryDirectory(opening.directory)
    let call = IncomingCall(
      id: "call-1", at: opening.at,
      caller: directory.callerValue(number: opening.caller, at: opening.at),
      announcement: opening.announcement, attributes: opening.attributes)
    return CallMachine(flow, of: library, call: call)
  }

  /// Keeps a call that took something new.
  ///
  /// - Parameter before: the moment from which it went on; `nil` for its beginning.
  mutating func note(
    _ call: ExploredCall, opening: Int, from before: ExploredCall?
  ) -> Bool {
    if isElsewhere { noteVisits(call, opening: opening, from: before) }
    // Those before were taken note of with the moment that it goes on from.
    var isNew = false
    for way in call.history.ways(after: before?.history.wayCount ?? 0).map(FlowWay.init)
    where untaken.remove(way) != nil {
      taken.insert(way)
      isNew = true
    }
    guard isNew else { return false }
    finds.append(Find(opening: opening, call: call))
    return true
  }

  /// What calls are still to take, where that decides which answers are tried; `nil` for all answers.
  var wanted: Set<FlowWay>? { isElsewhere ? untaken : nil }

  /// Whether a variable that counts something has come further than ever.
  private mutating func counts(_ call: ExploredCall) -> Bool {
    let (flow, variables) = (call.machine.flow, call.machine.scope.variables)
    var isFurther = false
    for slot in counters[flow] {
      let number: Number? =
        switch variables[slot] {
        case .number(let number): number
        case .text(let text): Number(text)
        case .null, .boolean, .list, .record: nil
        }
      guard let number, number > counted[FlowSlot(flow: flow, slot: slot)] ?? Number(0) else {
        continue
      }
      counted[FlowSlot(flow: flow, slot: slot)] = number
      isFurther = true
    }
    return isFurther
  }

  private mutating func noteVisits(
    _ call: ExploredCall, opening: Int, from before: ExploredCall?
  ) {
    for place in call.history.path(after: before?.history.visits ?? 0) {
      let name = place.pathName
      guard moments[name] == nil, before?.hasVisited(name) != true else { continue }
      moments[name] = Moment(
        opening: opening, call: before, arrival: call, faults: call.faults)
      let node = FlowNode(flow: place.flow, node: place.node)
      if visited[node] == nil { visited[node] = name }
    }
  }

  /// Keeps a call that takes the callback of a queue where none before it did.
  private mutating func noteCallback(_ call: ExploredCall, opening: Int) {
    guard case .queue = call.pause else { return }
    var place = call.machine.place
    // A flow that is run in two places has the same queue in both.
    place.depth = 0
    guard callbacks[place] == nil, let calledBack = call.calledBack else { return }
    callbacks[place] = Find(opening: opening, call: calledBack)
  }
}

extension Flow {
  /// The variables that are set to something made from themselves, as counters are.
  fileprivate var counters: [Int] {
    var slots: Set<Int> = []
    for case .set(let set) in nodes.map(\.kind) {
      for assignment in set.assignments
      where assignment.value.tree.variables.contains(assignment.variable.slot) {
        slots.insert(assignment.variable.slot)
      }
    }
    return slots.sorted()
  }
}
