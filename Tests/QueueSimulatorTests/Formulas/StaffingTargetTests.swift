import QueueSimulator
import Testing

@Suite struct StaffingTargetTests {
  @Test(arguments: Oracles.all["staffing"].list.indices)
  func `the fewest agents for a target agree with every staffing case`(index: Int) {
    let oracle = Oracles.all["staffing"][index]
    let load = TrafficLoad(
      calls: oracle["calls_per_half_hour"].number, inSeconds: 1_800,
      handlingSeconds: oracle["aht_s"].number)
    let wanted = oracle["target"]
    let level = StaffingTarget.Level(
      share: wanted["service_level"].number, withinSeconds: wanted["T_s"].number)
    var target = StaffingTarget(serviceLevel: level)
    target.maximumAbandonment = wanted["max_abandon"].optionalNumber
    target.maximumOccupancy = wanted["max_occupancy"].optionalNumber

    var patient = target
    patient.maximumSpeedOfAnswer = wanted["max_asa_s_erlang_c_only"].optionalNumber
    let erlangC = oracle["erlang_c"]
    #expect(
      patient.agentsNeeded(limit: 10_000) { ErlangC(load: load, agents: $0) }
        == erlangC["min_agents"].integer)
    for place in ["below", "at", "above"] {
      let expected = erlangC[place]
      let queue = ErlangC(load: load, agents: expected["agents"].integer)
      expectClose(queue.serviceLevels(within: level.withinSeconds).ofOffered, expected["sl"])
      expectClose(queue.figures.averageSpeedOfAnswer, expected["asa"])
      expectClose(queue.figures.delayed, expected["p_wait"])
      expectClose(queue.figures.occupancy, expected["occupancy"])
    }

    let patience = oracle["patience_mean_s"].number
    let erlangA = oracle["erlang_a"]
    for (name, basis) in bases {
      target.serviceLevel?.basis = basis
      #expect(
        target.agentsNeeded(limit: 10_000) {
          ErlangA(load: load, agents: $0, patienceSeconds: patience)
        } == erlangA["min_agents_by_sl_definition"][name].integer, "\(name)")
    }
    for place in ["below", "at"] {
      let expected = erlangA[place]
      let queue = ErlangA(
        load: load, agents: expected["agents"].integer, patienceSeconds: patience)
      let levels = queue.serviceLevels(within: level.withinSeconds)
      for (name, basis) in bases { expectClose(levels[basis], expected[name]) }
      expectClose(queue.figures.abandonment, expected["p_abandon"])
      expectClose(queue.figures.averageSpeedOfAnswer, expected["asa"])
      expectClose(queue.figures.meanWait, expected["mean_wait_all"])
      expectClose(queue.figures.occupancy, expected["occupancy"])
      expectClose(queue.figures.delayed, expected["p_wait"])
    }

    let paid = oracle["paid_agents_with_30pct_shrinkage"]
    #expect(
      Shrinkage.paidAgents(atWork: erlangC["min_agents"].integer, shrinkage: 0.3)
        == paid["erlang_c"].integer)
    #expect(
      Shrinkage.paidAgents(
        atWork: erlangA["min_agents_by_sl_definition"]["sl_offered"].integer, shrinkage: 0.3)
        == paid["erlang_a"].integer)
  }

  @Test func `a whole day by half hours needs the agents of the day profile`() {
    let day = Oracles.all["day_profile"]
    let wanted = day["target"]
    let target = StaffingTarget(
      serviceLevel: .init(
        share: wanted["service_level"].number, withinSeconds: wanted["T_s"].number))
    var impatient = target
    impatient.maximumAbandonment = wanted["max_abandon_erlang_a"].number
    let least = wanted["minimum_agents_erlang_a"].integer
    for (slot, calls) in day["calls_per_half_hour"].list.enumerated() {
      let load = TrafficLoad(
        calls: calls.number, inSeconds: 1_800, handlingSeconds: day["aht_s"].number)
      #expect(
        target.agentsNeeded(limit: 1_000) { ErlangC(load: load, agents: $0) }
          == day["required_erlang_c"][slot].integer)
      let agents = impatient.agentsNeeded(limit: 1_000) {
        ErlangA(load: load, agents: $0, patienceSeconds: day["patience_mean_s"].number)
      }
      #expect(agents.map { max($0, least) } == day["required_erlang_a"][slot].integer)
    }
  }

  @Test func `a target that lines forbid has no number of agents`() {
    let load = TrafficLoad(erlangs: 20, handlingSeconds: 240)
    let target = StaffingTarget(
      serviceLevel: .init(share: 0.95, withinSeconds: 20, basis: .attempts))
    #expect(
      target.agentsNeeded(limit: 15) {
        ErlangA(load: load, agents: $0, patienceSeconds: 120, lines: 15)
      } == nil)
  }

  private let bases: [(String, ServiceLevels.Basis)] = [
    ("sl_offered", .offered), ("sl_answered", .answered),
    ("sl_excl_short_abandon", .withoutShortAbandons), ("sl_wait_le", .ended),
  ]

  private func expectClose(_ value: Double, _ fact: Fact) {
    #expect(abs(value - fact.number) <= 1e-9 * abs(fact.number), "\(value) for \(fact.number)")
  }
}
