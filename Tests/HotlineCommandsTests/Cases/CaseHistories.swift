import AfterSales
import CallerProfiles
import Diagnostics

/// Histories of cases drawn at random, the same on every run, written into a desk's database in one
/// go: some answered, some late, sent around, refused, reopened, visited.
struct CaseHistories {
  /// Numbers that are the same on every run (Knuth's MMIX generator).
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  /// Of `Fixtures/Data/agents.json5`.
  static let agents = [
    CaseActor(id: "li-na", desk: .frontLine), CaseActor(id: "sun-yu", desk: .frontLine),
    CaseActor(id: "zhang-wei", desk: .senior),
    CaseActor(id: "huang-bo", desk: .complaintDepartment),
  ]

  private static let kinds: [IssueKind] = [
    .cardInvalid, .rechargeMissing, .refundDispute, .membershipCharge,
  ]

  var dice: Dice
  let store: ProfileStore

  init(_ store: ProfileStore, seed: UInt64) {
    self.store = store
    dice = Dice(state: seed)
  }

  /// - Parameters:
  ///   - count: cases, one every four hours.
  ///   - start: when the first is opened.
  mutating func write(_ count: Int, from start: Instant) throws {
    try store.connection.write {
      for index in 0..<count { try write(openedAt: start + .seconds(index * 4 * 3_600)) }
    }
  }

  private mutating func write(openedAt opened: Instant) throws {
    let owner = Self.agents.randomElement(using: &dice) ?? .machine
    var draft = CaseDraft(Self.kinds.randomElement(using: &dice) ?? .other, channel: .online)
    draft.evidence = Set(EvidenceKind.allCases)
    let number = try store.takeUp(draft, by: owner, rules: PriorityRules(base: 1), at: opened)
      .stored.number
    var time = opened
    if Int.random(in: 0..<5, using: &dice) == 0 {
      time = time + .seconds(Int64.random(in: 60...40_000, using: &dice))
      try store.perform(.respond, on: number, by: owner, at: time)
    }
    for _ in 0..<Int.random(in: 1...7, using: &dice) {
      time = time + .seconds(Int64.random(in: 60...70_000, using: &dice))
      let agent = Bool.random(using: &dice) ? owner : Self.agents.randomElement(using: &dice)
      let step = step(at: time)
      do {
        try store.perform(step, on: number, by: agent ?? owner, at: time)
      } catch is CaseRefusal {
        continue
      }
    }
  }

  private mutating func step(at time: Instant) -> CaseCommand {
    let result = Resolution(
      [CaseResult.explained, .rejected, .reissued].randomElement(using: &dice) ?? .explained,
      cause: [CaseCause.network, .upstreamDelay].randomElement(using: &dice) ?? .other,
      dueAt: Bool.random(using: &dice) ? time + .seconds(86_400) : nil)
    let due = time + .seconds(Int64.random(in: 600...90_000, using: &dice))
    let team = CaseTeam.allCases.randomElement(using: &dice) ?? .risk
    let steps: [CaseCommand] = [
      .respond, .note, .join(.email), .assign(desk: .senior, handler: "zhang-wei"),
      .resolve(result), .resolve(result), .resolve(result),
      .confirm(satisfaction: Int.random(in: 1...5, using: &dice)), .confirm(satisfaction: nil),
      .dissatisfied, .reopen, .visit(satisfaction: Int.random(in: 1...5, using: &dice)),
      .openTask(team, dueAt: due, isTold: Bool.random(using: &dice)), .answerTask(nil),
      .openTask(team, dueAt: due, isTold: true), .passTask(nil, to: team),
      .passTask(nil, to: .service), .passTask(nil, to: .service),
    ]
    return steps.randomElement(using: &dice) ?? .note
  }
}
