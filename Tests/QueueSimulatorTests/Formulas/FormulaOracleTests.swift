import QueueSimulator
import Testing

/// The formulas against every oracle that has one, to the digits the oracle claims.
@Suite struct FormulaOracleTests {
  @Test(arguments: Oracles.cases("EB"))
  func `Erlang B gives the busy signals of every loss case`(oracle: Oracles.Case) {
    let load = oracle.parameters["arrivals_per_hour"].number / 3_600
    let erlangs = load * oracle.parameters["mean_hold_s"].number
    let lines = oracle.parameters["lines"].integer
    let blocking = ErlangB.blocking(erlangs: erlangs, lines: lines)
    expect(
      oracle.expected, oracle,
      equals: [
        "offered_load": erlangs, "p_block": blocking, "p_answered_offered": 1 - blocking,
        "mean_busy": erlangs * (1 - blocking),
        "occupancy": erlangs * (1 - blocking) / Double(lines),
      ])
  }

  @Test(arguments: Oracles.cases("EC", "MK", "EA", "TK"))
  func `Erlang C and A and limited lines give every figure of their cases`(oracle: Oracles.Case) {
    let parameters = oracle.parameters
    let load = TrafficLoad(
      calls: parameters["arrivals_per_hour"].number, inSeconds: 3_600,
      handlingSeconds: parameters["aht_s"].number)
    let agents = parameters["agents"].integer
    let patience = parameters["patience_mean_s"].optionalNumber ?? .infinity
    let lines = parameters["lines_total"].optionalNumber.map { Int($0) }
    if patience == .infinity, lines == nil {
      check(ErlangC(load: load, agents: agents), oracle)
    } else {
      check(
        ErlangA(load: load, agents: agents, patienceSeconds: patience, lines: lines), oracle)
    }
  }

  @Test(arguments: Oracles.cases("PK", "MD-01"))
  func `Pollaczek and Khinchine's formula gives the waits for one agent`(oracle: Oracles.Case) {
    let parameters = oracle.parameters
    let mean = parameters["aht_s"].number
    let queue = SingleAgentQueue(
      callsPerHour: parameters["arrivals_per_hour"].number,
      handling: parameters["aht_scv"].optionalNumber.map {
        .lognormal(mean: mean, variation: $0.squareRoot())
      } ?? .constant(mean))
    expect(
      oracle.expected, oracle,
      equals: [
        "p_wait": queue.delayed, "asa": queue.averageSpeedOfAnswer,
        "occupancy": queue.load.erlangs, "mean_wait_entered": queue.averageSpeedOfAnswer,
        "mean_queue": queue.meanQueue, "mean_busy": queue.load.erlangs,
        "wait_std": queue.waitDeviation,
      ],
      // The law of the wait with fixed handling times is not the formula's.
      but: ["sl_20_entered", "sl_120_entered", "sl_600_entered"])
  }

  @Test func `priorities share out the wait among classes as Cobham has it`() {
    let several = Oracles.named("PR-01")
    let calls = several.parameters["arrivals_per_hour"]
    let waits = PriorityWaits(
      callsPerHour: [calls["complaint"].number, calls["recharge"].number],
      handlingSeconds: several.parameters["aht_s"].number,
      agents: several.parameters["agents"].integer)
    expectWaits(of: several, waits)

    let single = Oracles.named("PR-03")
    let rates = single.parameters["arrivals_per_hour"]
    expectWaits(
      of: single,
      PriorityWaits(classes: [
        SingleAgentQueue(
          callsPerHour: rates["complaint"].number,
          handling: .lognormal(mean: 240, variation: 1)),
        SingleAgentQueue(
          callsPerHour: rates["recharge"].number,
          handling: .lognormal(mean: 300, variation: 1.5.squareRoot())),
      ]))
  }

  private func expectWaits(of oracle: Oracles.Case, _ waits: PriorityWaits) {
    for (index, name) in ["complaint", "recharge"].enumerated() {
      expect(
        oracle.expected["classes"][name], oracle,
        equals: ["p_wait": waits.delayed, "asa": waits.averageSpeedsOfAnswer[index]],
        but: ["mean_wait_entered", "mean_queue", "sl_20_entered"])
    }
  }

  private func check(_ queue: some WaitingModel, _ oracle: Oracles.Case) {
    let figures = queue.figures
    let time = oracle.parameters["T_s"].integer
    let levels = queue.serviceLevels(within: Double(time))
    let answered = 1 - figures.abandonment
    expect(
      oracle.expected, oracle,
      equals: [
        "offered_load": queue.load.erlangs, "p_block": figures.blocking,
        "p_wait": figures.delayed, "p_abandon_entered": figures.abandonment,
        "p_abandon_offered": figures.abandonment * (1 - figures.blocking),
        "p_answered_offered": answered * (1 - figures.blocking),
        "mean_wait_entered": figures.meanWait, "mean_wait_delayed": figures.meanWaitOfDelayed,
        "mean_wait_abandoned": figures.meanWaitOfAbandoned, "mean_queue": figures.meanQueue,
        "mean_busy": figures.meanBusy, "occupancy": figures.occupancy,
        "mean_lines": figures.meanLines, "asa": figures.averageSpeedOfAnswer,
        "sl_\(time)_entered": levels.ofOffered, "sl_\(time)_offered": levels.ofAttempts,
        "sl_\(time)_answered": levels.ofAnswered, "sl_\(time)_wait_le": levels.ended,
        "sl_\(time)_excl_short_abandon": levels.withoutShortAbandons,
        "p_abandon_le_\(time)_entered": levels.ended - levels.ofOffered,
        "wait_p90": queue.waitPercentile(0.9),
      ])
  }

  /// Every expected figure must be among those computed, or among the named exceptions.
  private func expect(
    _ expected: Fact, _ oracle: Oracles.Case, equals computed: [String: Double],
    but exceptions: Set<String> = []
  ) {
    #expect(!expected.members.isEmpty)
    for (name, fact) in expected.members where !exceptions.contains(name) {
      guard let value = computed[name] else {
        Issue.record("\(oracle.id): \(name) is not computed")
        continue
      }
      let error = abs(value - fact.number)
      let allowed = oracle.tolerance["analytic_rel"].number * abs(fact.number)
      #expect(error <= allowed, "\(oracle.id) \(name): \(value) for \(fact.number)")
    }
  }
}
