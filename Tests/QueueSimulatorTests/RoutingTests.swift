import QueueSimulator
import Testing

@Suite struct RoutingTests {
  @Test func `the first listed pool with an idle agent gets the call`() {
    var search = AgentSearch(choose: .listed, random: 0)
    search.consider(pool: 4, idle: 0, idleSince: 0)
    search.consider(pool: 2, idle: 1, idleSince: 50)
    search.consider(pool: 7, idle: 9, idleSince: 10)
    #expect(search.pool == 2)
    #expect(search.position == 0)
  }

  @Test func `the agent idle longest of all pools gets the call`() {
    var search = AgentSearch(choose: .longestIdle, random: 0)
    search.consider(pool: 1, idle: 1, idleSince: 50)
    search.consider(pool: 2, idle: 3, idleSince: 10)
    search.consider(pool: 3, idle: 3, idleSince: 10)
    #expect(search.pool == 2)
  }

  @Test func `at random every idle agent is as likely`() {
    var counts: [String: Int] = [:]
    for step in 0..<600 {
      var search = AgentSearch(choose: .random, random: (Double(step) + 0.5) / 600)
      search.consider(pool: 0, idle: 1, idleSince: 0)
      search.consider(pool: 1, idle: 2, idleSince: 0)
      search.consider(pool: 2, idle: 3, idleSince: 0)
      counts["\(search.pool ?? -1).\(search.position)", default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 100) <= 1 }, "\(counts)")
  }

  @Test func `priority goes before callbacks, callbacks before the wait`() {
    func first(_ takes: CallChoice, _ calls: [(Int, Bool, Int, UInt64)]) -> Int? {
      var search = CallSearch(takes: takes)
      for (index, call) in calls.enumerated() {
        search.consider(
          index, priority: call.0, isCallback: call.1, skill: call.2, place: call.3)
      }
      return search.call
    }
    #expect(first(.longestWaiting, []) == nil)
    #expect(first(.longestWaiting, [(0, false, 0, 1), (1, true, 1, 9)]) == 1)
    #expect(first(.longestWaiting, [(1, true, 0, 1), (1, false, 1, 9)]) == 1)
    #expect(first(.longestWaiting, [(1, false, 0, 5), (1, false, 1, 2)]) == 1)
    #expect(first(.skillOrder, [(1, false, 0, 5), (1, false, 1, 2)]) == 0)
  }

  @Test func `ageing adds by steps up to its limit`() {
    let ageing = Ageing(everySeconds: 120, raise: 2, limit: 5)
    #expect(
      [0, 119.9, 120, 240, 360, 1e9].map { ageing.addition(after: $0) } == [0, 0, 2, 4, 5, 5])
  }
}
