import QueueSimulator
import Switchboard
import Testing

@Suite struct `The live centre and the simulator` {
  /// A day that exercises every rule of routing.
  ///
  /// Three kinds of calls, four pools: overflow in both directions, priorities that age, callbacks,
  /// transfers, a longest wait that goes on to another queue, a full queue, agents who come and go.
  /// Nobody leaves `front`: a simulated pool is smaller from then on without it being said who
  /// goes, and so expects longer waits, while a live one hears it from the agent who does.
  private static let busyDay = """
    { scenario: "recorded", lasts: "2h", interval: "30m", seed: 7,
      callTypes: {
        recharge: { arrivals: { calls: "recharge.csv" }, queue: "recharge", handling: "3m",
          transfer: { to: "technical", share: 0.15, handling: "2m", wrapUp: "20s" } },
        refund: { arrivals: { calls: "refund.csv" }, queue: "refund", handling: "3m" },
        problem: { arrivals: { calls: "problem.csv" }, queue: "technical", handling: "4m" } },
      queues: {
        recharge: { pools: ["front", { pool: "outsourced", after: "45s" }],
          ageing: { every: "1m", raise: 1, limit: 3 },
          callback: { whenWaitExceeds: "2m", accepted: 0.5, priority: 0, ring: "15s",
            reached: 0.7, tries: 3 } },
        refund: { pools: ["senior", { pool: "front", after: "30s" }], choose: "longestIdle",
          capacity: 6, maxWait: { after: "3m", to: "technical" }, ageing: { every: "2m", raise: 1, limit: 2 } },
        technical: { pools: ["experts", { pool: "senior", after: "20s" }],
          maxWait: { after: "5m", to: "voicemail" } } },
      pools: {
        front: { agents: [9, 11, 11, 13], skills: ["recharge", { queue: "refund", speed: 0.5 }] },
        senior: { agents: [7, 9, 9, 6], skills: ["refund", "technical"], takes: "skillOrder" },
        experts: { agents: [5, 7, 7, 5], skills: ["technical"] },
        outsourced: { agents: 3, skills: ["recharge"] } } }
    """

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `give every one of 1,000 recorded calls the same agent at the same moment`(
    seed: UInt64
  ) throws {
    let day = try RecordedDay(
      Self.busyDay, calls: ["recharge": 450, "refund": 300, "problem": 250], seed: seed)
    var replay = CentreReplay(day)
    replay.play()
    let simulated = day.trace.map { Fate($0, in: day.scenario) }.sorted()
    #expect(replay.fates.count == simulated.count)
    for (live, planned) in zip(replay.fates, simulated) {
      #expect(live == planned)
      if live != planned { break }
    }
    let outcomes = Set(simulated.map(\.outcome))
    #expect(
      outcomes.isSuperset(of: [
        "answered", "abandoned", "callback", "reached", "missed", "movedOn", "voicemail",
        "full",
      ]))
    #expect(simulated.count { $0.outcome == "answered" } > 500)
  }
}
