import AfterSales
import AfterSales
import Diagnostics
import Testing

@Suite struct CaseStagesTests {
  @Test func `a case goes through the five published stages`() throws {
    var test = CaseUnderTest()
    var stages = [test.complaint.stage]
    try test.do(.respond, after: 1)
    stages.append(test.complaint.stage)
    try test.do(.assign(desk: .senior, handler: "zhang"), after: 2)
    stages.append(test.complaint.stage)
    try test.explain(after: 3, by: .senior)
    stages.append(test.complaint.stage)
    try test.do(.confirm(satisfaction: 5), after: 4)
    stages.append(test.complaint.stage)
    #expect(stages == [.submitted, .verifying, .handling, .resolved, .confirmed])
    #expect(test.complaint.closedAt == test.at(4))
    #expect(test.complaint.version == 5)
  }

  @Test func `who took the first contact stays owner, whoever works on the case`() throws {
    var test = CaseUnderTest()
    try test.do(.assign(desk: .senior, handler: "zhang"), after: 1, by: .senior)
    try test.explain(after: 2, by: .senior)
    #expect(test.complaint.owner == "li-na")
    #expect(test.complaint.handler == "zhang")
  }

  @Test func `a case of the menu belongs to the first agent who takes it up`() throws {
    let facts = CaseFacts(
      number: "2026111100427", kind: .orderDelayed, channel: .phone, order: nil, openedAt: .noon,
      amount: nil)
    var complaint = ComplaintCase(
      facts,
      events: [
        CaseEvent(
          at: .noon, by: CaseEvent.machine, .opened(evidence: [], desk: .frontLine, handler: nil))
      ])
    #expect(complaint.owner == nil)
    complaint.apply(
      try complaint.event(
        for: .respond, by: CaseActor(id: "li-na", desk: .frontLine), at: .noon + .hours(1)))
    #expect(complaint.owner == "li-na")
  }

  @Test func `each dissatisfied answer goes one desk up, three times at most, then outside`() throws
  {
    var test = CaseUnderTest()
    var ladder: [CaseDesk] = []
    for round in 0..<3 {
      try test.explain(after: Double(round * 2 + 1), by: .complaintDepartment)
      try test.do(.dissatisfied, after: Double(round * 2 + 2))
      ladder.append(test.complaint.desk)
    }
    #expect(ladder == [.senior, .complaintDepartment, .complaintDepartment])
    #expect(test.complaint.escalations == 3)
    #expect(!test.complaint.isLeftToMediation)

    try test.explain(after: 8, by: .complaintDepartment)
    try test.do(.dissatisfied, after: 9)
    #expect(test.complaint.isLeftToMediation)
    #expect(test.complaint.isClosed)
    #expect(test.complaint.escalations == 3)
  }

  @Test func `a closed case is reopened when the promise was not carried out`() throws {
    var test = CaseUnderTest()
    try test.explain(after: 1)
    #expect(test.refusal(.reopen, after: 2) == .awaitsAnswer)
    try test.do(.confirm(satisfaction: nil), after: 2)
    try test.do(.visit(satisfaction: 2), after: 30)
    try test.do(.reopen, after: 31)
    #expect(test.complaint.stage == .handling)
    #expect(test.complaint.reopenings == 1)
    #expect(!test.complaint.isClosed)
    #expect(test.complaint.satisfaction == 2)
  }

  @Test func `a second complaint joins, and the case remembers how often`() throws {
    var test = CaseUnderTest()
    try test.do(.join(.regulator), after: 5)
    #expect(test.complaint.complaints == 2)
    #expect(test.complaint.stage == .submitted)
  }

  @Test func `whoever hasn't seen the newest version is told so`() throws {
    var test = CaseUnderTest()
    try test.do(.respond, after: 1, seen: 1)
    #expect(
      test.refusal(.respond, after: 2, seen: 1) == .changedMeanwhile(seen: 1, now: 2))
    #expect(test.refusal(.respond, after: 2, seen: 2) == nil)
  }
}

@Suite struct CaseRefusalTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What is done before, an hour apart.
    var before: [CaseCommand] = []
    var then: CaseCommand
    var desk: CaseDesk = .frontLine
    var evidence: Set<EvidenceKind> = Set(EvidenceKind.allCases)
    var refusal: CaseRefusal
  }

  static let explained = CaseCommand.resolve(Resolution(.explained, cause: .other))

  static let samples: [Sample] = [
    Sample(
      testDescription: "confirming before a result", then: .confirm(satisfaction: 5),
      refusal: .noResultYet(.submitted)),
    Sample(
      testDescription: "complaining of a result before there is one", before: [.respond],
      then: .dissatisfied, refusal: .noResultYet(.verifying)),
    Sample(
      testDescription: "a second result before the answer", before: [explained], then: explained,
      refusal: .awaitsAnswer),
    Sample(
      testDescription: "assigning while the answer is awaited", before: [explained],
      then: .assign(desk: .senior, handler: nil), refusal: .awaitsAnswer),
    Sample(
      testDescription: "working on a closed case",
      before: [explained, .confirm(satisfaction: nil)],
      then: .respond, refusal: .closed),
    Sample(testDescription: "reopening an open case", then: .reopen, refusal: .notClosed),
    Sample(
      testDescription: "visiting an open case", then: .visit(satisfaction: 3), refusal: .notClosed),
    Sample(
      testDescription: "six stars", before: [explained], then: .confirm(satisfaction: 6),
      refusal: .satisfactionOutOfRange(6)),
    Sample(
      testDescription: "a refund without an amount",
      then: .resolve(Resolution(.refunded, cause: .badStock)), refusal: .amountMissing(.refunded)),
    Sample(
      testDescription: "a refund of nothing",
      then: .resolve(Resolution(.refunded, cause: .badStock, amount: Money(cents: 0))),
      refusal: .demandOfNothing),
    Sample(
      testDescription: "a promise for yesterday",
      then: .resolve(
        Resolution(.reissued, cause: .network, dueAt: Instant(milliseconds: 1_794_369_600_000))),
      refusal: .promiseInThePast),
    Sample(
      testDescription: "sending an escalated case down again", before: [explained, .dissatisfied],
      then: .assign(desk: .frontLine, handler: "li-na"),
      refusal: .deskTooLow(.frontLine, escalations: 1)),
    Sample(
      testDescription: "a front-line result for a senior's case",
      before: [.assign(desk: .senior, handler: "zhang")], then: explained,
      refusal: .notYourDesk(.senior)),
    Sample(
      testDescription: "a senior's result for the risk team's case",
      before: [.assign(desk: .riskTeam, handler: nil)], then: explained, desk: .senior,
      refusal: .notYourDesk(.riskTeam)),
    Sample(
      testDescription: "asking for evidence that is there", then: .requestEvidence([.problem]),
      refusal: .evidenceThere([.problem])),
    Sample(
      testDescription: "asking for nothing", then: .requestEvidence([]), refusal: .nothingMissing),
    Sample(
      testDescription: "a result while evidence is owed",
      before: [.requestEvidence([.transaction])],
      then: explained, evidence: [], refusal: .evidenceOwed([.transaction])),
  ]

  @Test(arguments: samples)
  func `what a case does not allow is refused with its reason`(_ sample: Sample) throws {
    var test = CaseUnderTest(evidence: sample.evidence)
    for (index, command) in sample.before.enumerated() {
      try test.do(command, after: Double(index + 1))
    }
    let before = test.complaint
    let refusal = test.refusal(
      sample.then, after: Double(sample.before.count + 1), by: sample.desk)
    #expect(refusal == sample.refusal)
    #expect(test.complaint == before)
  }

  @Test func `nothing happens before what has happened already`() throws {
    var test = CaseUnderTest()
    try test.do(.respond, after: 3)
    #expect(test.refusal(.respond, after: 2) == .beforeLastEvent(test.at(3)))
  }

  @Test func `rejected and withdrawn stand without the evidence that is owed`() throws {
    for result in [CaseResult.rejected, .withdrawn] {
      var test = CaseUnderTest(.rechargeMissing, evidence: [.transaction])
      try test.do(.requestEvidence([]), after: 1)
      #expect(test.complaint.owedEvidence == [.conversation, .problem])
      let command = CaseCommand.resolve(Resolution(result, cause: .other))
      #expect(test.refusal(command, after: 2) == nil)
    }
  }
}
