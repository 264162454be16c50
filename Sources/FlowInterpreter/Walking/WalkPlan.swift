internal import Diagnostics

/// A flow and its callers made ready for many calls: what each kind of caller does at each node.
///
/// A class, because every call under way refers to it; nothing in it ever changes.
final class WalkPlan: Sendable {
  /// Habits with nothing left open.
  struct Habits: Sendable {
    var speaks: Double
    var silent: Double
    var wrong: Double
    var mistaken: Double
    var bargeIn: Double
    var reactionSeconds: Double
    var hangUpPerSecond: Double
    var hangUpPerPrompt: Double
  }

  /// What callers with one reason do at one node.
  struct Visit: Sendable {
    var hangsUp: Double
    var isServed: Bool
    /// Empty where there is nothing to choose.
    var options: [Option]
    /// Shares of options that the behaviour names, summed up.
    var named: [(option: Int, upTo: Double)]
    /// The option that fits the reason by its words, if one does.
    var fitting: Int?
    /// Digits that the behaviour names, with their shares summed up.
    var entries: [(digits: String, upTo: Double)]
  }

  /// Something to choose at a node.
  struct Option: Sendable {
    /// `nil` for an intent.
    var key: Character?
    /// What a caller may say to choose it.
    var says: [String]
  }

  let library: FlowLibrary
  let flow: Int
  let population: Population
  let behaviour: CallerBehaviour
  let reasons: [Population.Reason]
  /// Where the nodes of each flow begin among all nodes.
  let firstNode: [Int]
  let nodeCount: Int
  /// By node × goal.
  let visits: [Visit]
  /// By node × goal, of patient and of impatient callers.
  let habits: [Habits]
  /// A number of each node that depends on its name alone.
  let nodeHashes: [UInt64]
  /// Of a `collect` node, its place in `known`; else -1.
  let collects: [Int]
  /// By caller × `collect` node: what the caller would type.
  let known: [String?]
  let collectCount: Int
  /// Every skill that the flows name, sorted.
  let skills: [String]
  let callerValues: [Value]
  let messageSeconds: Double
  let impatientShare: Double
  private let goalCount: Int

  /// - Parameter goals: the reasons that count, by index; `nil` for all.
  init(
    _ library: FlowLibrary, flow: Int, population: Population, behaviour: CallerBehaviour,
    goals: Set<Int>?
  ) {
    let behaviour = behaviour.over(population.behaviour)
    self.library = library
    self.flow = flow
    self.population = population
    self.behaviour = behaviour
    reasons = population.reasons(goals)
    goalCount = population.goals.count
    messageSeconds = behaviour.messageSeconds ?? CallerBehaviour.usualMessageSeconds
    impatientShare = behaviour.impatientShare ?? CallerBehaviour.usualImpatientShare
    var firstNode: [Int] = []
    var count = 0
    for flow in library.flows {
      firstNode.append(count)
      count += flow.nodes.count
    }
    self.firstNode = firstNode
    nodeCount = count
    var visits: [Visit] = []
    var habits: [Habits] = []
    var hashes: [UInt64] = []
    var collects: [Int] = []
    var collectNodes: [Collect] = []
    for (index, other) in library.flows.enumerated() {
      for node in other.nodes {
        hashes.append(WalkRandom.hash("\(other.id)/\(node.id)"))
        // The full name works everywhere, so that a flow can also be walked by itself.
        let names = (index == flow ? [node.id] : []) + ["\(other.id)/\(node.id)"]
        for goal in population.goals {
          let own = Self.behaviour(at: names, for: goal, behaviour)
          visits.append(Self.visit(of: node, for: goal, own, behaviour))
          habits.append(Habits(own.habits.over(behaviour.habits)))
          habits.append(
            Habits(own.habits.over(behaviour.impatientHabits).over(behaviour.habits)))
        }
        if case .collect(let collect) = node.kind {
          collects.append(collectNodes.count)
          collectNodes.append(collect)
        } else {
          collects.append(-1)
        }
      }
    }
    self.visits = visits
    self.habits = habits
    nodeHashes = hashes
    self.collects = collects
    collectCount = collectNodes.count
    let data = population.data
    known = population.callers.flatMap { caller in
      let digits = CallerKnowledge(caller, data)
      return collectNodes.map { digits.answer(to: $0) }
    }
    skills = Set(library.flows.flatMap { $0.nodes.compactMap { $0.kind.skill?.name } }).sorted()
    let directory = InMemoryDirectory(data)
    callerValues = population.callers.map { caller in
      let number = caller.number.map(PhoneNotation.normalized)
      return BuiltInServices.value(
        of: number.flatMap { (number: String) in directory.caller(number: number) }, number: number)
    }
  }

  func node(flow: Int, node: Int) -> Int { firstNode[flow] + node }

  func visit(node: Int, goal: Int) -> Visit { visits[node * goalCount + goal] }

  func isServed(node: Int, goal: Int) -> Bool { visits[node * goalCount + goal].isServed }

  func habits(node: Int, goal: Int, isImpatient: Bool) -> Habits {
    habits[2 * (node * goalCount + goal) + (isImpatient ? 1 : 0)]
  }

  /// The names of all nodes as reports and behaviours use them, in order.
  var nodeNames: [String] {
    library.flows.enumerated().flatMap { index, other in
      other.nodes.map { index == flow ? $0.id : "\(other.id)/\($0.id)" }
    }
  }

  // MARK: What is done at a node

  /// What a behaviour says of a node, by the first of its names that it knows.
  private static func behaviour(
    at names: [String], for goal: Population.Goal, _ behaviour: CallerBehaviour
  ) -> CallerBehaviour.AtNode {
    let general = names.compactMap { behaviour.nodes[$0] }.first ?? .init()
    return names.compactMap { goal.nodes[$0] }.first.map { $0.over(general) } ?? general
  }

  private static func visit(
    of node: Node, for goal: Population.Goal, _ own: CallerBehaviour.AtNode,
    _ behaviour: CallerBehaviour
  ) -> Visit {
    let options = options(of: node.kind)
    let fitting = ChoiceRule(words: goal.words + behaviour.words).choice(among: options)
    return Visit(
      hangsUp: own.hangsUp ?? 0, isServed: own.isServed ?? false, options: options.map(\.option),
      named: named(own.chooses, options), fitting: fitting,
      entries: own.enters.reduce(into: []) { entries, share in
        entries.append((share.what, (entries.last?.upTo ?? 0) + share.share))
      })
  }

  /// The shares of a behaviour that name something this node offers.
  private static func named(
    _ shares: [CallerBehaviour.Share], _ options: [NamedOption]
  ) -> [(option: Int, upTo: Double)] {
    var result: [(option: Int, upTo: Double)] = []
    for share in shares {
      guard let index = options.firstIndex(where: { $0.isCalled(share.what) }) else { continue }
      result.append((index, (result.last?.upTo ?? 0) + share.share))
    }
    return result
  }

  /// What a node offers, under its names.
  static func options(of kind: NodeKind) -> [NamedOption] {
    let choices = (kind.question?.choices ?? []).map(NamedOption.init)
    guard case .listen(let listen) = kind else { return choices }
    return choices
      + listen.intents.map {
        NamedOption(
          name: $0.name, words: $0.phrases, option: Option(key: nil, says: $0.phrases))
      }
  }
}

/// An option under the names it goes by.
struct NamedOption: Sendable {
  /// A choice's label, an intent's name.
  var name: String
  var words: [String]
  var option: WalkPlan.Option

  init(name: String, words: [String], option: WalkPlan.Option) {
    self.name = name
    self.words = words
    self.option = option
  }

  init(_ choice: Choice) {
    self.init(
      name: choice.label, words: choice.words, option: .init(key: choice.key, says: choice.words))
  }

  func isCalled(_ name: String) -> Bool {
    self.name == name || option.key.map(String.init) == name
  }
}

extension WalkPlan.Habits {
  init(_ habits: CallerBehaviour.Habits) {
    let all = habits.over(.usual)
    speaks = all.speaks ?? 0
    silent = all.silent ?? 0
    wrong = all.wrong ?? 0
    mistaken = all.mistaken ?? 0
    bargeIn = all.bargeIn ?? 0
    reactionSeconds = all.reactionSeconds ?? 0
    hangUpPerSecond = all.hangUpPerSecond ?? 0
    hangUpPerPrompt = all.hangUpPerPrompt ?? 0
  }
}
