import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Switchboard
import Testing

/// The plan carried out by real processes: the switchboard, callers, an agent, and a supervisor's
/// commands.
@Suite struct PlanProcessTests {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    let plans = board.folder + "/Plans"
    try FileManager.default.createDirectory(atPath: plans, withIntermediateDirectories: true)
    try LiveQueue.rush.write(toFile: plans + "/plan.json5", atomically: true, encoding: .utf8)
    board.plans = plans
    try board.startAndWait()
  }

  private let clock = ContinuousClock()

  /// Waits for a message, and tells when it came.
  private func wait(
    _ client: SwitchboardClient, _ isMeant: (ServerMessage) -> Bool
  ) throws -> ContinuousClock.Instant {
    while let message = try client.next() { if isMeant(message) { return clock.now } }
    throw SwitchboardProcess.NothingServed()
  }

  private func status() throws -> CentreStatus {
    let client = try SwitchboardClient(database: board.database)
    client.send(.status, number: 1)
    while let message = try client.next() {
      if case .status(_, let status) = message { return status }
    }
    throw SwitchboardProcess.NothingServed()
  }

  private func wait(
    seconds: Double = 10, until isSo: (PlanStatus) -> Bool
  ) throws -> PlanStatus? {
    let limit = clock.now + .seconds(seconds)
    while clock.now < limit {
      if let plan = try status().plans.first, isSo(plan) { return plan }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return nil
  }

  private func phases(_ plan: PlanStatus?) -> [String: PlanStatus.Step.Phase] {
    Dictionary(uniqueKeysWithValues: (plan?.steps ?? []).map { ($0.id, $0.phase) })
  }

  private func audited(_ object: String) throws -> Int {
    try board.store.audit.lines(AuditFilter(), limit: 1_000).count { $0.object == object }
  }

  @Test func `steps come within a second of their triggers, and are undone`() throws {
    let agent = try SwitchboardClient(database: board.database)
    agent.send(.logOn(agent: "e1", pool: "experts"), number: 1)
    agent.send(.ready, number: 2)
    let callers = try (1...2).map { _ in try SwitchboardClient(database: board.database) }
    callers[0].send(LiveQueue.call("c1", number: "13800138001"), number: 1)
    _ = try wait(callers[0]) { if case .waiting = $0 { true } else { false } }
    let began = clock.now
    callers[1].send(LiveQueue.call("c2", number: "13800138002"), number: 1)
    for caller in callers {
      let told = try wait(caller) { $0 == .announcement(text: "many are calling") }
      #expect(began.duration(to: told) < .seconds(1))
    }
    // The experts join a second later, and one of them is free.
    let offered = try wait(agent) { if case .offer = $0 { true } else { false } }
    #expect(began.duration(to: offered) > .milliseconds(990))
    #expect(began.duration(to: offered) < .seconds(2))
    let whole = try wait { $0.steps.allSatisfy { $0.phase == .done } }
    #expect(whole != nil && began.duration(to: clock.now) < .seconds(4))

    let shown = try board.hotline("q", "queue", "--once")
    #expect(try shown.waitForEnd() == 0)
    #expect(shown.text.contains("plan plan rush · running"))
    #expect(shown.text.contains("✔ help done · pool experts serves queue recharge (boss)"))

    #expect(try board.hotline("u", "plan", "undo", "plan", "help").waitForEnd() == 0)
    #expect(try phases(status().plans.first)["help"] == .undone)
    #expect(try status().queues.queues.first?.pools == ["front"])
    #expect(try board.hotline("e", "plan", "end", "plan").waitForEnd() == 0)
    #expect(try status().plans.first?.phase == .resting)
    #expect(try status().announcement == "")
    let again = try board.hotline("a", "plan", "end", "plan")
    #expect(try again.waitForEnd() == 2)
    #expect(again.text.contains("that can't be done with the plan as it stands"))
  }

  @Test func `a killed desk goes on with its plan, does what was due, and nothing twice`() throws {
    #expect(try board.hotline("s", "plan", "start", "plan").waitForEnd() == 0)
    board.kill()
    try board.startAndWait()
    let restarted = clock.now
    let plan = try wait { $0.steps.allSatisfy { $0.phase == .done } }
    #expect(plan?.phase == .running)
    #expect(restarted.duration(to: clock.now) < .seconds(5))
    #expect(try status().queues.queues.first?.pools == ["front", "experts"])
    board.kill()
    try board.startAndWait()
    #expect(try status().plans.first?.phase == .running)
    for step in ["tell", "help", "close", "pay"] {
      #expect(try audited("plan plan: \(step) done") == 1)
    }
    #expect(try audited("plan plan begun") == 1)
    #expect(try board.hotline("e", "plan", "end", "plan").waitForEnd() == 0)
    board.kill()
    try board.startAndWait()
    #expect(try status().plans.first?.phase == .resting && status().announcement == "")
    #expect(try status().queues.queues.first?.pools == ["front"])
    #expect(try board.store.audit.verify().findings.isEmpty)
  }
}
