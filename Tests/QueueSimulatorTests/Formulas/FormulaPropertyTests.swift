import Foundation
import QueueSimulator
import Testing

/// What must hold of the formulas beyond single cases: their limits, their order, their ends.
@Suite struct FormulaPropertyTests {
  private let load = TrafficLoad(calls: 200, inSeconds: 3_600, handlingSeconds: 180)

  @Test func `Erlang A becomes Erlang C as patience grows`() {
    let patient = ErlangC(load: load, agents: 12)
    let limit = ErlangA(load: load, agents: 12, patienceSeconds: 1e8)
    #expect(abs(limit.figures.delayed / patient.figures.delayed - 1) < 2e-5)
    #expect(abs(limit.figures.meanWait / patient.figures.meanWait - 1) < 2e-5)
    let (a, c) = (limit.serviceLevels(within: 20), patient.serviceLevels(within: 20))
    #expect(abs(a.ofOffered - c.ofOffered) < 2e-6)
  }

  @Test func `limited lines become Erlang B without a place to wait and Erlang C with many`() {
    for patience in [60, .infinity] {
      let loss = ErlangA(load: load, agents: 12, patienceSeconds: patience, lines: 12)
      let blocking = ErlangB.blocking(erlangs: load.erlangs, lines: 12)
      #expect(abs(loss.figures.blocking / blocking - 1) < 1e-12)
      #expect(loss.figures.delayed == 0)
      #expect(loss.serviceLevels(within: 0).ofOffered == 1)
    }
    let roomy = ErlangA(load: load, agents: 12, patienceSeconds: .infinity, lines: 2_000)
    let patient = ErlangC(load: load, agents: 12)
    #expect(abs(roomy.figures.meanWait / patient.figures.meanWait - 1) < 1e-9)
    #expect(
      abs(roomy.shareWaiting(longerThan: 60) / patient.shareWaiting(longerThan: 60) - 1) < 1e-9)
    #expect(roomy.figures.blocking < 1e-60)
  }

  @Test func `fewer lines than agents serve as many callers as there are lines`() {
    let queue = ErlangA(load: load, agents: 20, patienceSeconds: 60, lines: 12)
    #expect(
      abs(queue.figures.blocking / ErlangB.blocking(erlangs: load.erlangs, lines: 12) - 1) < 1e-12)
    #expect(abs(queue.figures.occupancy - queue.figures.meanBusy / 20) < 1e-15)
  }

  /// Patience that ends as fast as talks makes the queue M/M/∞ with rate 1/AHT (Palm): the number
  /// inside is Poisson, so every probability is a Poisson tail, here summed by hand.
  @Test(arguments: [(3.0, 1), (10, 14), (30, 10), (120, 100)])
  func `patience as long as talks makes the number inside a Poisson number`(
    erlangs: Double, agents: Int
  ) {
    let load = TrafficLoad(erlangs: erlangs, handlingSeconds: 180)
    let queue = ErlangA(load: load, agents: agents, patienceSeconds: 180)
    var probability = exp(-erlangs)
    var (delayed, waiting) = (0.0, 0.0)
    for inside in 0..<1_000 {
      if inside >= agents {
        delayed += probability
        waiting += Double(inside - agents) * probability
      }
      probability *= erlangs / Double(inside + 1)
    }
    #expect(abs(queue.figures.delayed / delayed - 1) < 1e-11)
    #expect(abs(queue.figures.meanQueue / waiting - 1) < 1e-11)
    #expect(abs(queue.figures.abandonment / (waiting / erlangs) - 1) < 1e-11)
    #expect(abs(queue.figures.meanLines / erlangs - 1) < 1e-11)
  }

  @Test(arguments: [1, 3, 30, 300, 10_000], [0.3, 0.95, 1, 1.05, 3])
  func `Erlang A keeps its identities from one agent to ten thousand and at 300 % load`(
    agents: Int, utilization: Double
  ) {
    let load = TrafficLoad(erlangs: Double(agents) * utilization, handlingSeconds: 180)
    let queue = ErlangA(load: load, agents: agents, patienceSeconds: 120)
    let figures = queue.figures
    // Little: waits and waiting callers; balance: who comes is answered or abandons.
    #expect(isClose(figures.meanQueue, load.arrivalsPerSecond * figures.meanWait))
    #expect(isClose(figures.abandonment, figures.meanWait / 120))
    #expect(isClose(figures.meanBusy, load.erlangs * (1 - figures.abandonment)))
    #expect(figures.occupancy <= 1 + 1e-12)
    let answered = (1 - figures.abandonment) * figures.averageSpeedOfAnswer
    let abandoned = figures.abandonment * figures.meanWaitOfAbandoned
    #expect(isClose(answered + abandoned, figures.meanWait))
    if utilization == 3, agents > 30 {
      // With all agents always busy, two of three callers hang up.
      #expect(abs(figures.abandonment - 2.0 / 3) < 1e-9)
    }
    // The share that waits beyond any time integrates to the mean wait (trapezoids).
    let longest = queue.waitPercentile(1 - 1e-12)
    let step = longest / 2_000
    var area = (queue.shareWaiting(longerThan: 0) + queue.shareWaiting(longerThan: longest)) / 2
    for index in 1..<2_000 { area += queue.shareWaiting(longerThan: Double(index) * step) }
    #expect(abs(area * step - figures.meanWait) <= 2e-3 * figures.meanWait + 1e-12)
  }

  @Test func `service level never falls with another agent and never rises with a longer day`() {
    for patience in [5.0, 60, 600] {
      var previous: [ServiceLevels.Basis: Double] = [:]
      for agents in 1...40 {
        let levels = ErlangA(load: load, agents: agents, patienceSeconds: patience)
          .serviceLevels(within: 20)
        for basis in ServiceLevels.Basis.allCases {
          let before = previous.updateValue(levels[basis], forKey: basis) ?? 0
          #expect(levels[basis] >= before - 1e-12, "\(basis) \(agents) \(patience)")
        }
      }
    }
    let busier = TrafficLoad(calls: 210, inSeconds: 3_600, handlingSeconds: 180)
    #expect(
      ErlangC(load: busier, agents: 12).serviceLevels(within: 20).ofOffered
        < ErlangC(load: load, agents: 12).serviceLevels(within: 20).ofOffered)
  }

  @Test func `the extremes of time give the extremes of service level`() {
    let queue = ErlangA(load: load, agents: 9, patienceSeconds: 300)
    let atOnce = queue.serviceLevels(within: 0)
    #expect(isClose(atOnce.ofOffered, 1 - queue.figures.delayed))
    #expect(isClose(atOnce.ended, atOnce.ofOffered))
    let ever = queue.serviceLevels(within: 1e7)
    #expect(isClose(ever.ofOffered, 1 - queue.figures.abandonment))
    #expect(isClose(ever.ofAnswered, 1))
    #expect(isClose(ever.withoutShortAbandons, 1))
    #expect(isClose(ever.ended, 1))
  }

  @Test func `Erlang C in overload has waits without end instead of nonsense`() {
    for agents in [5, 10] {
      let queue = ErlangC(load: load, agents: agents)
      #expect(queue.figures.averageSpeedOfAnswer == .infinity)
      #expect(queue.figures.delayed == 1)
      #expect(queue.figures.occupancy == 1)
      #expect(queue.serviceLevels(within: 1_000).ofOffered == 0)
      #expect(queue.waitPercentile(0.5) == .infinity)
    }
  }

  @Test func `Erlang C keeps its digits with ten thousand agents`() {
    let load = TrafficLoad(erlangs: 9_900, handlingSeconds: 180)
    let queue = ErlangC(load: load, agents: 10_000)
    // The same share of waiting callers from its definition, summed around the last idle agent.
    var (term, idle) = (1.0, 0.0)
    for busy in stride(from: 10_000.0, to: 0, by: -1) {
      term *= busy / 9_900
      idle += term
    }
    let delayed = 100 / (100 + idle)
    #expect(abs(queue.figures.delayed / delayed - 1) < 1e-10)
    #expect(isClose(queue.figures.meanQueue, queue.figures.delayed * 99))
  }

  @Test func `the lines needed are the fewest that keep busy signals below the limit`() {
    for erlangs in [0.0, 0.5, 7, 120, 3_000] {
      let lines = ErlangB.linesNeeded(erlangs: erlangs, blocking: 0.01)
      #expect(ErlangB.blocking(erlangs: erlangs, lines: lines) <= 0.01)
      if lines > 0 { #expect(ErlangB.blocking(erlangs: erlangs, lines: lines - 1) > 0.01) }
    }
  }

  @Test func `no calls at all leave every agent idle`() {
    let none = TrafficLoad(calls: 0, inSeconds: 3_600, handlingSeconds: 180)
    for figures in [
      ErlangC(load: none, agents: 3).figures,
      ErlangA(load: none, agents: 3, patienceSeconds: 60).figures,
      ErlangA(load: none, agents: 3, patienceSeconds: .infinity, lines: 5).figures,
    ] {
      #expect(figures.delayed == 0)
      #expect(figures.meanWait == 0)
      #expect(figures.occupancy == 0)
    }
    #expect(ErlangB.blocking(erlangs: 0, lines: 3) == 0)
    #expect(ErlangB.blocking(erlangs: 0, lines: 0) == 1)
  }

  @Test func `figures that can't be are refused with the rule and the value`() async {
    await #expect(processExitsWith: .failure) {
      _ = TrafficLoad(calls: -1, inSeconds: 60, handlingSeconds: 60)
    }
    await #expect(processExitsWith: .failure) {
      _ = ErlangA(
        load: TrafficLoad(erlangs: 1, handlingSeconds: 60), agents: 0, patienceSeconds: 60)
    }
    await #expect(processExitsWith: .failure) {
      _ = ErlangA(
        load: TrafficLoad(erlangs: 1, handlingSeconds: 60), agents: 1, patienceSeconds: .infinity)
    }
  }

  private func isClose(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-9 * max(abs(one), abs(other)) + 1e-12
  }
}
