import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct CaseMeasuresTests {
  let folder: TestFolder
  let store: ProfileStore

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
  }

  /// Numbers that are the same on every run (Knuth's MMIX generator).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  private static let agents = [
    CaseActor(id: "li-na", desk: .frontLine), CaseActor(id: "wu-fang", desk: .complaintDepartment),
    CaseActor.machine,
  ]

  private func command(_ dice: inout Dice) -> CaseCommand {
    let evidence = Set([EvidenceKind.allCases.randomElement(using: &dice) ?? .problem])
    let commands: [CaseCommand] = [
      .respond, .requestEvidence(evidence), .requestEvidence(evidence), .addEvidence(evidence),
      .addEvidence(evidence), .join(.online), .assign(desk: .senior, handler: "zhang-wei"),
      .resolve(Resolution(.explained, cause: .other)),
      .resolve(Resolution(.rejected, cause: .other)),
      .confirm(satisfaction: Int.random(in: 1...5, using: &dice)), .dissatisfied, .reopen,
      .visit(satisfaction: Int.random(in: 1...5, using: &dice)), .note,
      .openTask(
        CaseTeam.allCases.randomElement(using: &dice) ?? .risk,
        dueAt: .noon + .hours(Double.random(in: 1...200, using: &dice)),
        isTold: Bool.random(using: &dice)),
      .answerTask(nil), .passTask(nil, to: CaseTeam.allCases.randomElement(using: &dice) ?? .risk),
      .passTask(nil, to: .service),
    ]
    return commands.randomElement(using: &dice) ?? .respond
  }

  private func draw(_ dice: inout Dice, opened: Instant) throws -> StoredCase {
    let draft = CaseDraft(IssueKind.known.randomElement(using: &dice) ?? .other, channel: .online)
    var stored = try store.takeUp(
      draft, by: Self.agents[0], rules: PriorityRules(base: 1), at: opened
    ).stored
    var time = opened
    for _ in 0..<14 {
      time = time + .seconds(Int64.random(in: 60...90_000, using: &dice))
      let command = command(&dice)
      let agent = Self.agents.randomElement(using: &dice) ?? .machine
      do {
        stored = try store.perform(command, on: stored.number, by: agent, at: time)
      } catch is CaseRefusal {
        continue
      }
    }
    return stored
  }

  @Test func `the database's measures are those of the events, for any history`() throws {
    var dice = Dice(state: 7)
    for index in 0..<40 {
      let opened = Instant.noon + .seconds(index * 60)
      let stored = try draw(&dice, opened: opened)
      let complaint = stored.complaint
      let limits = complaint.limits(at: .noon + .hours(10_000))
      let found = try store.caseStatistics(
        opened..<opened + .milliseconds(1), at: .noon + .hours(10_000)
      ).sums.all
      let holds = complaint.resolvedAt != nil && !complaint.isLeftToMediation
      let steps = "\(stored.number): \(stored.events.map(\.change.name))"
      #expect(found.opened == 1, "\(steps)")
      #expect(found.resolved == (holds ? 1 : 0), "\(steps)")
      #expect(found.resolvedInTime == (holds && !limits.resolution.isLate ? 1 : 0), "\(steps)")
      #expect(found.reopened == (complaint.reopenings > 0 ? 1 : 0), "\(steps)")
      #expect(found.satisfaction == complaint.satisfaction.map { Double($0) }, "\(steps)")
      #expect(found.handBacks == complaint.tasks.handBacks, "\(steps)")
      let answered = complaint.tasks.all.filter { $0.end == .answered }
      let ended = complaint.tasks.all.filter { $0.end != .answered && $0.end != nil }
      let open = complaint.isClosed ? 0 : complaint.tasks.open.count
      let late = ended.count { task in task.endedAt.map { $0 > task.dueAt } ?? false } + open
      #expect(found.tasksDue == answered.count + late, "\(steps)")
      let inTime = answered.count { task in task.endedAt.map { $0 <= task.dueAt } ?? false }
      #expect(found.tasksInTime == inTime, "\(steps)")
      let isAnswered = limits.response.doneAt != nil && (holds || !complaint.isClosed)
      if isAnswered {
        #expect(found.responded == 1, "\(steps)")
        #expect(found.respondedInTime == (limits.response.isLate ? 0 : 1), "\(steps)")
      }
    }
  }

  @Test func `sums are told by week, kind, cause and result`() throws {
    let agent = Self.agents[0]
    // 2026-11-11 is a Wednesday: its week began on the 9th; Sunday night in UTC is Monday in China.
    for (kind, time, result) in [
      (IssueKind.fraud, "2026-11-11T12:00:00+08:00", CaseResult.refunded),
      (.cardInvalid, "2026-11-11T13:00:00+08:00", .refunded),
      (.cardInvalid, "2026-11-15T17:00:00Z", .replaced),
    ] {
      let opened = try #require(Instant(time))
      var draft = CaseDraft(kind)
      draft.evidence = Set(EvidenceKind.allCases)
      let stored = try store.takeUp(draft, by: agent, rules: PriorityRules(base: 1), at: opened)
        .stored
      try store.perform(
        .resolve(Resolution(result, cause: .badStock, amount: Money(cents: 1))),
        on: stored.number, by: agent, at: opened + .hours(2))
    }
    let all = try store.caseStatistics(
      .noon + .hours(-1_000)..<(.noon + .hours(1_000)), at: .noon + .hours(240)
    ).sums
    #expect(all.all.opened == 3)
    #expect(all.all.firstContact == 3)
    #expect(all.all.meanResolution == .hours(2))
    #expect(all.weeks.map(\.name) == ["2026-11-09", "2026-11-16"])
    #expect(all.weeks.map(\.opened) == [2, 1])
    #expect(all.kinds.map(\.name) == ["card-invalid", "fraud"])
    #expect(all.causes.map(\.name) == ["bad-stock"])
    #expect(all.results.map(\.name) == ["refunded", "replaced"])
  }

  @Test func `what is late without an answer counts as not in time, and is overdue`() throws {
    // Four cases at noon; one is answered after an hour and resolved after two, three by nobody.
    let rules = PriorityRules(base: 1)
    for index in 0..<4 {
      var draft = CaseDraft(.cardInvalid)
      draft.evidence = Set(EvidenceKind.allCases)
      let stored = try store.takeUp(draft, by: Self.agents[0], rules: rules, at: .noon).stored
      guard index == 0 else { continue }
      try store.perform(.respond, on: stored.number, by: Self.agents[0], at: .noon + .hours(1))
      try store.perform(
        .resolve(Resolution(.replaced, cause: .badStock)), on: stored.number, by: Self.agents[0],
        at: .noon + .hours(2))
      try store.perform(
        .confirm(satisfaction: 5), on: stored.number, by: Self.agents[0], at: .noon + .hours(3))
    }
    func all(after hours: Double) throws -> CaseStatistics.Group {
      try store.caseStatistics(.noon..<(.noon + .hours(1)), at: .noon + .hours(hours)).sums.all
    }
    let soon = try all(after: 24)
    #expect([soon.responseDue, soon.respondedInTime, soon.overdue] == [1, 1, 0])
    let late = try all(after: 9 * 24)
    #expect([late.responseDue, late.respondedInTime] == [4, 1])
    #expect([late.resolutionDue, late.resolvedInTime, late.overdue] == [4, 1, 3])
    let kinds = try store.caseStatistics(
      .noon..<(.noon + .hours(1)), at: .noon + .hours(216)
    ).sums.kinds
    #expect(kinds.map(\.overdue) == [3])
  }

  @Test func `no complaints at all are no trouble`() throws {
    #expect(try store.caseStatistics(.noon..<(.noon + .hours(1)), at: .noon).sums.all.opened == 0)
    #expect(try store.earlyWarnings(at: .noon).isEmpty)
  }
}

@Suite struct EarlyWarningTests {
  // P(X ≥ k) of a Poisson variable; by hand, or from its first terms.
  @Test(arguments: [
    (0, 2.0, 1.0), (1, 0.0, 0.0), (1, 1.0, 1 - 0.36787944117144233),
    // 1 − e⁻¹(1 + 1 + 1/2)
    (3, 1.0, 0.08030139707139418),
    // 1 − e⁻²(1 + 2 + 2)
    (3, 2.0, 0.32332358381693654),
    // The first term e⁻⁰·⁰¹ 0.01³/3! = 1.6501e-7, the next two 4.1e-10 and 8e-13.
    (3, 0.01, 1.65421e-7),
  ])
  func `the tail of a Poisson distribution`(_ count: Int, _ mean: Double, _ expected: Double) {
    let found = PoissonTail.probability(ofAtLeast: count, mean: mean)
    #expect(abs(found - expected) <= 1e-5 * expected + 1e-15)
  }

  @Test func `both ways of summing agree where they meet`() {
    for mean in [0.5, 3.0, 40.0, 700.0] {
      // P(X ≥ k) − P(X ≥ k + 1) is the probability of k, whatever side of the mean it lies on.
      for count in Int(mean) - 2...Int(mean) + 2 where count > 0 {
        let difference =
          PoissonTail.probability(ofAtLeast: count, mean: mean)
          - PoissonTail.probability(ofAtLeast: count + 1, mean: mean)
        // e^-mean is spread over the factors, lest it underflow.
        var expected = 1.0
        for factor in 1...count {
          expected *= mean / Double(factor) * Self.exp(-mean / Double(count))
        }
        #expect(abs(difference - expected) < 1e-9)
      }
    }
  }

  private static func exp(_ x: Double) -> Double {
    // e^x by its series after halving, so that the test shares no code with what it checks.
    if abs(x) > 0.5 {
      let half = exp(x / 2)
      return half * half
    }
    var (sum, term) = (1.0, 1.0)
    for index in 1...20 {
      term *= x / Double(index)
      sum += term
    }
    return sum
  }

  @Test func `a product that suddenly fails often is told, with its numbers`() throws {
    let folder = try TestFolder()
    let store = try folder.create()
    let caller = try store.addCaller("13800138000", "王小明")
    func complain(_ product: String, _ id: String, at time: Instant) throws {
      var order = Order(id: id, callerID: caller)
      order.product = product
      let placed = order
      _ = try store.connection.write { try store.save(placed, account: nil) }
      var draft = CaseDraft(.cardInvalid)
      draft.order = id
      _ = try store.takeUp(
        draft, by: .machine, rules: PriorityRules(base: 1), at: time)
    }
    // Of the one product three complaints at this hour of every week, but for one; of the other a
    // hundred yesterday, which is another hour of the week.
    for week in 1...7 {
      for index in 0..<3 {
        let time = Instant.noon + .hours(Double(-168 * week)) + .seconds(-60 * index)
        try complain("点卡", "old-\(week)-\(index)", at: time)
      }
    }
    for index in 0..<100 {
      try complain("月卡", "yesterday-\(index)", at: .noon + .hours(-24) + .seconds(-index))
    }
    for index in 0..<5 { try complain("月卡", "new-\(index)", at: .noon + .seconds(-60 * index)) }
    for index in 0..<5 { try complain("点卡", "now-\(index)", at: .noon + .seconds(-60 * index)) }

    let warnings = try store.earlyWarnings(at: .noon)
    #expect(warnings.map(\.name) == ["月卡"])
    let warning = try #require(warnings.first)
    #expect(warning.count == 5)
    #expect(warning.usual == 0.5 / 8)
    // P(X ≥ 5) of a Poisson variable of mean 1/16, by its first terms: e⁻¹ᐟ¹⁶/(16⁵ 5!) (1 + 1/96 + …).
    #expect(abs(warning.probability - 7.5445e-9) < 0.001e-9)
    // An hour later the wave is over.
    #expect(try store.earlyWarnings(at: .noon + .hours(2)).isEmpty)
  }
}
