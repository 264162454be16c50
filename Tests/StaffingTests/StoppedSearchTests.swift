import Diagnostics
import ParallelWork
import QueueSimulator
import Staffing
import Synchronization
import Testing

/// A search that is stopped gives what there is so far, and says that it isn't proved.
@Suite struct StoppedSearchTests {
  private static let hour = """
    { scenario: "hour", begins: "2026-11-11T20:00:00+08:00", lasts: "1h", interval: "30m", seed: 2,
      callTypes: { x: { arrivals: { perHour: 40 }, queue: "q", handling: { exponential: "3m" },
                        patience: { exponential: "2m" } } },
      queues: { q: { pools: ["p"], answered: 0.8, within: "20s" } },
      pools: { p: { agents: 1, costPerHour: 30 } } }
    """

  /// Stopped as a step is told of for the so-manieth time.
  private func search(
    stoppedAt step: StaffingSearch.Progress.Step, _ times: Int = 1
  ) throws -> StaffingSearch {
    var search = StaffingSearch(
      try ScenarioReader.read(SourceText(path: "hour.json5", text: Self.hour)).scenario)
    search.proofReplications = 30
    let stop = StopSignal()
    let count = Counter()
    search.stop = stop
    search.progress = { progress in
      if progress.step == step, count.next() >= times { stop.raise() }
    }
    return search
  }

  private final class Counter: Sendable {
    private let told = Mutex(0)

    func next() -> Int {
      told.withLock {
        $0 += 1
        return $0
      }
    }
  }

  @Test func `before the proof the targets are known of a few days only`() throws {
    let answer = try search(stoppedAt: .moving, 2).run()
    #expect(answer.isPartial && !answer.isProved)
    #expect(answer.proof.replications == 20)
    #expect(answer.without.isEmpty && answer.bound == nil)
  }

  @Test func `after the proof the targets are proved, and nothing else is`() throws {
    let answer = try search(stoppedAt: .removing).run()
    #expect(answer.isPartial && answer.isProved)
    #expect(answer.proof.replications == 30)
    #expect(answer.without.isEmpty && answer.bound == nil)
  }

  @Test func `what was found for a budget until then costs no more`() throws {
    // Two agents in each half hour, of whom five are needed at least.
    var search = try search(stoppedAt: .moving, 2)
    search.goal = .best(forPay: 60)
    let answer = try search.run()
    #expect(answer.isPartial)
    #expect(answer.pay <= 60 && answer.pay > 0)
  }

  @Test func `of what pay buys the points so far are shown`() throws {
    let frontier = try search(stoppedAt: .moving, 12).frontier()
    #expect(frontier.isPartial && !frontier.points.isEmpty)
    #expect(frontier.replications == 20)
    let proving = try search(stoppedAt: .proving).frontier()
    #expect(proving.isPartial && !proving.points.isEmpty)
  }

  @Test func `shifts for agents that were found so far are within the budget too`() throws {
    var search = try search(stoppedAt: .moving, 2)
    search.goal = .best(forPay: 150)
    let staffing = try search.run()
    let shifts = """
      { pools: { p: { costPerHour: 30 } }, patterns: { hour: { lasts: "1h", starts: ["20:00"] } } }
      """
    let answer = try search.roster(shifts, from: staffing)
    #expect(answer.isPartial && !answer.isProved)
    #expect(answer.cover.cost <= 150 && answer.cover.cost > 0)
  }
}
