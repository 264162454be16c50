import AfterSales
import Diagnostics
import Testing

/// What other teams are asked for a case: who waits for whom, by when, and how often it goes back.
@Suite struct CaseTaskTests {
  private func opened(_ team: CaseTeam = .technical, within hours: Double = 1.5) throws
    -> CaseUnderTest
  {
    var test = CaseUnderTest()
    try test.do(
      .openTask(team, dueAt: test.at(hours), isTold: true), after: 1, by: .frontLine)
    return test
  }

  @Test func `a task is watched like any promise until it is answered`() throws {
    var test = try opened()
    #expect(!test.limits(after: 1.5).isOverdue(at: test.at(1.5)))
    #expect(test.limits(after: 1.6).isOverdue(at: test.at(1.6)))
    #expect(test.complaint.progress(at: test.at(1.2)).task?.team == .technical)
    try test.do(.answerTask(nil), after: 1.7, by: .senior)
    #expect(!test.limits(after: 1.7).isOverdue(at: test.at(1.7)))
    #expect(test.complaint.tasks.all.map(\.owner) == ["agent-senior"])
    #expect(test.complaint.progress(at: test.at(1.8)).task == nil)
  }

  @Test func `who was told the time of an answer has heard from a person`() throws {
    #expect(try opened().limits(after: 2).response.doneAt == .noon + .seconds(3_600))
    var untold = CaseUnderTest()
    try untold.do(.openTask(.supplier, dueAt: untold.at(3), isTold: false), after: 1)
    #expect(untold.limits(after: 2).response.isRunning)
  }

  @Test func `of several tasks the customer is told the latest time, no earlier one is honest`()
    throws
  {
    var test = try opened(.technical, within: 2)
    try test.do(.openTask(.supplier, dueAt: test.at(5), isTold: true), after: 1.1)
    #expect(test.complaint.progress(at: test.at(1.2)).task?.team == .supplier)
    #expect(test.refusal(.answerTask(nil), after: 1.3) == .severalTasks([1, 2]))
    try test.do(.answerTask(2), after: 1.3, by: .senior)
    #expect(test.complaint.progress(at: test.at(1.4)).task?.team == .technical)
  }

  @Test func `nothing is sent back twice between the same teams`() throws {
    var test = try opened()
    try test.do(.passTask(nil, to: .supplier), after: 1.1, by: .senior)
    #expect(test.complaint.tasks.handBacks == 0)
    // Back to where it came from: once.
    try test.do(.passTask(nil, to: .technical), after: 1.2, by: .senior)
    #expect(test.complaint.tasks.handBacks == 1)
    #expect(
      test.refusal(.passTask(nil, to: .supplier), after: 1.3, by: .senior)
        == .sentBackBefore(from: .technical, to: .supplier))
    // To another team, and to the agents who asked, it may still go, there again once.
    try test.do(.passTask(nil, to: .service), after: 1.4, by: .senior)
    #expect(test.complaint.tasks.handBacks == 2)
    try test.do(.openTask(.technical, dueAt: test.at(3), isTold: true), after: 1.5)
    #expect(
      test.refusal(.passTask(nil, to: .service), after: 1.6, by: .senior)
        == .sentBackBefore(from: .technical, to: .service))
    try test.do(.answerTask(nil), after: 1.7, by: .senior)
  }

  @Test func `what has an owner is the owner's, and the risk team's is the risk team's`() throws {
    var test = try opened()
    try test.do(.takeTask(nil), after: 1.1, by: .senior)
    #expect(test.refusal(.answerTask(nil), after: 1.2) == .taskTaken(by: "agent-senior"))
    #expect(test.refusal(.answerTask(nil), after: 1.2, by: .complaintDepartment) == nil)
    let risk = try opened(.risk)
    #expect(risk.refusal(.takeTask(nil), after: 1.2, by: .senior) == .notOfTeam(.risk))
    #expect(risk.refusal(.takeTask(nil), after: 1.2, by: .riskTeam) == nil)
  }

  @Test func `a result overtakes what is still asked`() throws {
    var test = try opened()
    try test.explain(after: 1.2)
    #expect(test.complaint.tasks.all.map(\.end) == [.overtaken])
    #expect(test.refusal(.answerTask(1), after: 1.3, by: .senior) == .noOpenTask(1))
    #expect(
      test.refusal(.openTask(.finance, dueAt: test.at(9), isTold: true), after: 1.3)
        == .awaitsAnswer)
  }

  @Test func `what a task tells survives being written and read`() throws {
    let changes: [CaseChange] = [
      .taskOpened(1, .finance, dueAt: .noon, isTold: true), .taskTaken(1),
      .taskPassed(1, from: .finance, to: .service), .taskAnswered(12),
    ]
    for change in changes {
      #expect(CaseChange(name: change.name, data: change.data.compact) == change)
    }
  }
}
