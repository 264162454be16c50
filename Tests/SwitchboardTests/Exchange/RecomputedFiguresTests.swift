import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import Switchboard
import Testing

/// The figures of board and report against sums over what is kept of each call, worked out by SQL that
/// was written for this test alone.
@Suite final class RecomputedFiguresTests {
  private let queue: LiveQueue
  private let begin = Instant(milliseconds: 1_794_369_600_000, offset: 28_800)

  init() throws { queue = try LiveQueue() }

  /// A morning: eight callers of whom every third gives up, and every fourth is handed on.
  private func morning() throws {
    try queue.agent("a1", as: 1)
    try queue.agent("e1", pool: "experts", as: 2)
    for index in 1...8 {
      let (call, line) = ("c\(index)", 10 + index)
      // The first is taken at once, the others wait for so long.
      if index > 1 { try queue.say(.notReady(reason: ""), as: 1) }
      try queue.say(LiveQueue.call(call), as: line)
      try queue.wait(seconds: 7 * index % 31, alive: [1, 2])
      if index % 3 == 0 {
        try queue.say(.hangUp, as: line)
        continue
      }
      try queue.say(.ready, as: 1)
      try queue.say(.accept(call: call), as: 1)
      try queue.wait(seconds: 3 * index, alive: [1, 2])
      if index % 4 == 0 {
        try queue.say(.transfer(queue: "technical", note: ""), as: 1)
        try queue.say(.accept(call: call), as: 2)
        try queue.wait(seconds: 5, alive: [1, 2])
        try queue.say([(2, .finish(disposition: "solved")), (2, .done)])
      } else {
        try queue.say(.finish(disposition: "solved"), as: 1)
      }
      try queue.wait(seconds: 2, alive: [1, 2])
      try queue.say(.done, as: 1)
    }
  }

  @Test func `board and report are what the calls that are kept add up to`() throws {
    try morning()
    try queue.say(.status, as: 99)
    let status = try #require(
      queue.heard(99).compactMap { message in
        if case .status(_, let status) = message { status } else { nil }
      }.first)
    let today = try #require(status.queues.queues.first { $0.id == "recharge" }?.today)
    let store = try queue.store
    // Calls that came, those an agent of the queue answered, those nobody did, and their waits.
    let sums = try #require(
      try store.connection.rows(
        """
        SELECT (SELECT count(*) FROM contacts),
          (SELECT count(*) FROM talks WHERE queue = 'recharge'),
          (SELECT count(*) FROM contacts WHERE disposition = 'abandoned'),
          (SELECT sum(waited) FROM talks WHERE queue = 'recharge'),
          (SELECT count(*) FROM talks WHERE queue = 'recharge' AND waited <= 20000)
        """
      ) { columns in (0..<5).map { Int(columns.integer($0)) } }.first)
    #expect([today.offered, today.answered, today.abandoned] == Array(sums[0..<3]))
    #expect(sums[0] == 8 && sums[2] == 2)
    #expect(today.meanWait == Double(sums[3]) / 1_000 / Double(sums[1]))
    #expect(today.serviceLevel == Double(sums[4]) / Double(sums[0]))

    let report = try store.liveReport(begin..<begin + .seconds(86_400))
    #expect(report.queues.first { $0.queue == "recharge" }?.tally.answered == sums[1])
    #expect(report.halfHours.reduce(0) { $0 + $1.tally.offered } == sums[0] + 2)
    let talked: [(String, Int, Int64, Int64)] = try store.connection.rows(
      """
      SELECT agent, count(*), sum(talked), sum(wrapped_up) FROM talks GROUP BY agent ORDER BY agent
      """
    ) { ($0.text(0), Int($0.integer(1)), $0.integer(2), $0.integer(3)) }
    #expect(report.agents.map(\.agent) == talked.map(\.0))
    #expect(report.agents.map(\.talks) == talked.map(\.1))
    #expect(report.agents.map(\.talked.wholeMilliseconds) == talked.map(\.2))
    #expect(report.agents.map(\.wrappedUp.wholeMilliseconds) == talked.map(\.3))
    // By hand: calls 1, 2, 4, 5, 7, 8 are answered, each talked 3 s times its number.
    let seconds: Int64 = 3 * (1 + 2 + 4 + 5 + 7 + 8)
    #expect(talked.first?.2 == seconds * 1_000)
    #expect(talked.last?.2 == 10_000)
    #expect(report.agents.map(\.handedOn) == [2, 0])
  }
}
