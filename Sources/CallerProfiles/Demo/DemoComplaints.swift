internal import AfterSales
internal import Diagnostics

/// Chooses which orders in trouble are complained about, and how the complaints go.
///
/// It draws from random numbers of its own, so that people and orders don't depend on it.
struct DemoComplaints {
  struct Complaint {
    var openedAt: Instant
    var actor: CaseActor
    var draft: CaseDraft
    /// In the order in which they happen.
    var steps: [Step]
  }

  /// Something that is done with a case.
  struct Step {
    var at: Instant
    var actor: CaseActor
    var command: CaseCommand
  }

  private var random: DemoRandom
  private let end: Instant
  /// One of so many new orders in trouble is complained about.
  private let rarity: Int

  /// Complaints are about orders no older than this.
  private static let oldest = Duration.seconds(28 * 86_400)
  /// About so many complaints at most, however many callers: what a large complaint department
  /// works off in four weeks.
  private static let most = 2_000
  private static let largeAmount = Money(cents: 5_000_00)

  /// Only where a large amount goes matters for cases that are opened.
  static let rules = PriorityRules(base: 3, rules: [largeAmounts])

  private static var largeAmounts: PriorityRules.Rule {
    var rule = PriorityRules.Rule(id: "large-amount", priority: 8)
    rule.amountAbove = largeAmount
    rule.desk = .riskTeam
    return rule
  }

  /// - Parameter now: what would happen after it is left out.
  init(seed: UInt64, callers: Int, now: Instant) {
    random = DemoRandom(seed: ~seed)
    end = now
    // Of a hundred callers, six have such an order.
    rarity = max(2, callers * 6 / 100 / Self.most)
  }

  /// The complaint about an order, if there is one.
  mutating func complaint(about order: Order) -> Complaint? {
    guard let trouble = DemoTrouble(order), let placedAt = order.placedAt,
      end - placedAt <= Self.oldest, random.below(rarity) == 0
    else { return nil }
    let openedAt = placedAt + minutes(10, 36 * 60)
    guard openedAt <= end else { return nil }
    let isLarge = order.amount.map { $0 > Self.largeAmount } ?? false
    let isCall = random.below(3) > 0
    var draft = CaseDraft(trouble.kind, channel: isCall ? .phone : .online)
    draft.order = order.id
    draft.caller = order.callerID
    draft.text = ClearText(trouble.words, .text)
    draft.demand = Demand(amount: order.amount, deadline: openedAt + .seconds(3 * 86_400))
    let actor = isCall ? agent(at: .frontLine) : .machine
    let steps = steps(trouble, at: isLarge ? .riskTeam : .frontLine, from: openedAt)
    return Complaint(
      openedAt: openedAt, actor: actor, draft: draft, steps: steps.filter { $0.at <= end })
  }

  private mutating func steps(
    _ trouble: DemoTrouble, at desk: CaseDesk, from openedAt: Instant
  ) -> [Step] {
    var steps: [Step] = []
    var now = openedAt
    func add(_ command: CaseCommand, by actor: CaseActor) {
      steps.append(Step(at: now, actor: actor, command: command))
    }
    // One in ten hears from nobody within the 24 hours.
    now = now + (random.below(10) == 0 ? minutes(25 * 60, 40 * 60) : minutes(20, 20 * 60))
    add(.respond, by: agent(at: desk))
    if trouble.kind.asksForEvidence {
      now = now + minutes(30, 20 * 60)
      add(.addEvidence([.conversation, .problem]), by: .machine)
    }
    let resolve = CaseCommand.resolve(Resolution(trouble.result, cause: trouble.cause))
    // And one in eight takes longer than the 72.
    now = now + (random.below(8) == 0 ? minutes(73 * 60, 90 * 60) : minutes(60, 30 * 60))
    add(resolve, by: agent(at: desk))
    if random.below(10) == 0 {
      now = now + minutes(30, 12 * 60)
      add(.dissatisfied, by: agent(at: desk))
      now = now + minutes(60, 20 * 60)
      add(resolve, by: agent(at: desk.above ?? desk))
    }
    now = now + minutes(30, 24 * 60)
    add(.confirm(satisfaction: satisfaction()), by: .machine)
    if random.below(8) == 0 {
      now = now + minutes(24 * 60, 72 * 60)
      add(.visit(satisfaction: satisfaction()), by: agent(at: desk))
    }
    return steps
  }

  private mutating func satisfaction() -> Int {
    random.pick([(5, 40), (4, 35), (3, 15), (2, 6), (1, 4)])
  }

  private mutating func agent(at desk: CaseDesk) -> CaseActor {
    let there = DemoData.agents.filter { $0.level.desk == desk }
    return CaseActor(id: there[random.below(there.count)].id, desk: desk)
  }

  private mutating func minutes(_ least: Int, _ most: Int) -> Duration {
    .seconds(60 * (least + random.below(most - least)))
  }
}
