import FlowInterpreter
import TestOutput
import Testing

/// Shares of walked calls beside their exact values; the seeds are fixed.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct FlowWalkStatistics {
  /// Four standard deviations of a share.
  private func isClose(_ count: Int, to share: Double, of calls: Int) -> Bool {
    let deviation = (share * (1 - share) / Double(calls)).squareRoot()
    return abs(Double(count) / Double(calls) - share) <= 4 * deviation
  }

  private let calls = 20_000

  @Test func `a hang-up rate of 1 % a second loses 1 - exp(-0.1) of those who hear 10 s`() throws {
    let result = try Walked.run(
      Walked.menu, Walked.population(habits: "hangUp: { perSecond: 0.01, perPrompt: 0 }"),
      calls: calls)
    let left = result.calls.count { $0.outcome == .hungUp }
    #expect(isClose(left, to: 0.0951625819640404, of: calls))
  }

  @Test func `each prompt loses its share, at any moment of it`() throws {
    let result = try Walked.run(
      Walked.menu, Walked.population(habits: "hangUp: { perSecond: 0, perPrompt: 0.2 }"),
      calls: calls)
    let left = result.calls.filter { $0.outcome == .hungUp }
    #expect(isClose(left.count, to: 0.2, of: calls))
    let early = left.count { $0.milliseconds < 2_500 }
    #expect(isClose(early, to: 0.25, of: left.count))
  }

  @Test func `callers call as often as their weights say, for the reasons they have`() throws {
    let population = Walked.population(
      callers: """
        { number: "1", weight: 3, goals: { refund: 1, person: 1 } }, { number: "2", weight: 1, goals: "person" }
        """)
    let result = try Walked.run(Walked.menu, population, calls: calls)
    #expect(isClose(result.calls.count { $0.goal == 0 }, to: 0.375, of: calls))
  }

  @Test func `silent, wrong and right answers have their shares`() throws {
    let menu =
      Walked.menu.replacing(
        "exhausted: \"bye\"", with: "attempts: 1, whenSilent: \"bye\", whenWrong: \"w\"")
      + #", w: { type: "queue", skill: "wrong" }"#
    let result = try Walked.run(
      menu, Walked.population(habits: "silent: 0.1, wrong: 0.25, mistaken: 0.2"), calls: calls)
    let wrong = try #require(result.skills.firstIndex(of: "wrong"))
    let mistaken = try #require(result.skills.firstIndex(of: "general"))
    #expect(isClose(result.calls.count { $0.outcome == .completed }, to: 0.1, of: calls))
    #expect(isClose(result.calls.count { $0.skill == wrong }, to: 0.25, of: calls))
    #expect(isClose(result.calls.count { $0.skill == mistaken }, to: 0.65 * 0.2, of: calls))
  }

  @Test func `impatient callers are as many as the population says`() throws {
    let result = try Walked.run(
      Walked.menu, Walked.population(habits: "bargeIn: 0, impatient: { share: 0.3, bargeIn: 1 }"),
      calls: calls)
    #expect(isClose(result.calls.count { $0.milliseconds < 10_000 }, to: 0.3, of: calls))
  }

  @Test func `the reaction takes at least half its mean and the mean on average`() throws {
    let result = try Walked.run(
      Walked.menu, Walked.population(habits: "reaction: '1s'"), calls: calls)
    // What lies beyond half of the mean is exponential, so its deviation is half the mean; those
    // slower than the menu's 5 s (a share of exp(-9)) are asked again.
    let times = result.calls.map { $0.seconds - 10 }.filter { $0 < 5 }
    #expect(times.allSatisfy { $0 >= 0.5 })
    let mean = times.reduce(0, +) / Double(times.count)
    #expect(abs(mean - 1) < 4 * 0.5 / Double(calls).squareRoot() + 0.001)
  }
}
