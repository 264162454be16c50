import AfterSales
import AfterSales
import Diagnostics
import Testing

@Suite struct CaseLimitsTests {
  @Test func `a fresh case has 24 hours to respond and 72 to resolve`() {
    let limits = CaseUnderTest().limits(after: 10)
    #expect(limits.response.left == .hours(14))
    #expect(limits.resolution.left == .hours(62))
    #expect(limits.followUpDueAt == .noon + .hours(24))
    #expect(!limits.isPaused)
  }

  @Test func `a response stops its clock, and says how much was left`() throws {
    var test = CaseUnderTest()
    try test.do(.respond, after: 20)
    let limits = test.limits(after: 50)
    #expect(limits.response.doneAt == test.at(20))
    #expect(limits.response.left == .hours(4))
    // 24 hours after the last contact the customer wants to hear again.
    #expect(limits.followUpDueAt == test.at(44))
    #expect(limits.isOverdue(at: test.at(50)))
    #expect(!limits.isOverdue(at: test.at(44)))
  }

  @Test func `what the menu says by itself is no response`() {
    var test = CaseUnderTest(.rechargeMissing, evidence: [.transaction, .conversation])
    test.take(CaseEvent(at: .noon, by: CaseEvent.machine, .evidenceRequested([.problem])))
    #expect(test.limits(after: 25).response.isLate)
    #expect(test.limits(after: 25).response.isRunning)
  }

  @Test func `the clock stands only while the customer owes evidence`() throws {
    var test = CaseUnderTest(.cardInvalid, evidence: [.transaction])
    try test.do(.requestEvidence([]), after: 10)
    // 10 of 72 hours are used, and it stands.
    #expect(test.limits(after: 30).isPaused)
    #expect(test.limits(after: 30).resolution.left == .hours(62))
    try test.do(.addEvidence([.problem]), after: 40)
    #expect(!test.limits(after: 40).isPaused)
    // 30 hours of pause: due 102 hours after the opening.
    #expect(test.limits(after: 50).resolution.dueAt == test.at(102))
    #expect(test.limits(after: 50).resolution.left == .hours(52))
  }

  @Test func `pauses add up to 48 hours at most`() throws {
    var test = CaseUnderTest(evidence: [])
    try test.do(.requestEvidence([.transaction]), after: 1)
    try test.do(.addEvidence([.transaction]), after: 31)
    try test.do(.requestEvidence([.problem]), after: 40)
    // 30 hours before, so 18 are left: the clock goes on from hour 58.
    #expect(test.limits(after: 57.5).isPaused)
    #expect(!test.limits(after: 58).isPaused)
    #expect(test.limits(after: 60).resolution.dueAt == test.at(120))
    #expect(test.limits(after: 121).resolution.left == .hours(-1))
  }

  @Test func `two kinds asked for at different times pause once`() throws {
    var test = CaseUnderTest(evidence: [])
    try test.do(.requestEvidence([.transaction]), after: 1)
    try test.do(.requestEvidence([.problem]), after: 5)
    try test.do(.addEvidence([.transaction]), after: 9)
    #expect(test.limits(after: 10).isPaused)
    try test.do(.addEvidence([.problem]), after: 11)
    #expect(test.limits(after: 12).resolution.dueAt == test.at(82))
  }

  @Test func `a result in time stays in time, however late the answer`() throws {
    var test = CaseUnderTest()
    try test.explain(after: 70)
    #expect(test.limits(after: 500).resolution.left == .hours(2))
    // The customer is asked within 24 hours whether it is accepted, and again 24 hours after that.
    #expect(test.limits(after: 94).followUpDueAt == test.at(94))
    #expect(!test.limits(after: 94).isOverdue(at: test.at(94)))
    #expect(test.limits(after: 95).isOverdue(at: test.at(95)))
    try test.do(.respond, after: 100)
    #expect(test.limits(after: 120).followUpDueAt == test.at(124))
    try test.do(.confirm(satisfaction: 4), after: 500)
    #expect(test.limits(after: 900).followUpDueAt == nil)
    #expect(!test.limits(after: 900).isOverdue(at: test.at(900)))
  }

  @Test func `a result that isn't accepted stops no clock`() throws {
    var test = CaseUnderTest()
    try test.explain(after: 10)
    try test.do(.dissatisfied, after: 60)
    #expect(test.limits(after: 70).resolution.left == .hours(2))
    #expect(test.limits(after: 73).resolution.isLate)
  }

  @Test func `a reopened case has its limits anew`() throws {
    var test = CaseUnderTest()
    try test.explain(after: 10)
    try test.do(.confirm(satisfaction: nil), after: 11)
    try test.do(.reopen, after: 200)
    #expect(test.limits(after: 210).response.left == .hours(14))
    #expect(test.limits(after: 210).resolution.left == .hours(62))
  }
}
