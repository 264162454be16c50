import QueueSimulator

extension ExactnessRun {
  /// A day whose calls and agents change from interval to interval.
  static func timeVarying(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let rates = parameters["arrivals_per_hour_by_interval"].list.map(\.number)
    let agents = parameters["agents_by_interval"].list.map(\.integer)
    let seconds = parameters["interval_s"].integer
    let text = """
      { scenario: "\(oracle.id.lowercased())", lasts: "\(rates.count * seconds)s",
        interval: "\(seconds)s",
        callTypes: { calls: { arrivals: { perHour: \(rates) }, queue: "calls",
          patience: \(exponential(parameters["patience_mean_s"].number)),
          handling: \(exponential(parameters["aht_s"].number)) } },
        queues: { calls: { pools: ["agents"], within: "20s" } },
        pools: { agents: { agents: \(agents) } } }
      """
    var expected = oracle.expected["totals"].numbers("totals")
    for (index, interval) in oracle.expected["intervals"].list.enumerated() {
      for (name, value) in interval.numbers("interval \(index)") {
        let figure = name.split(separator: "/").last ?? ""
        let isGiven = ["interval", "arrivals_per_hour", "agents"].contains(figure)
        if !isGiven { expected[name] = value }
      }
    }
    return ExactnessRun(
      scenario: text, replications: 10_000,
      figures: { result in
        var found: [String: Simulated] = [:]
        for index in rates.indices {
          let path = "interval \(index)/"
          let measure = { result.interval(index, $0) }
          let offered = measure(CallMeasure.offered)
          found[path + "exp_arrivals"] = Simulated(offered)
          found[path + "exp_immediate"] = Simulated(offered, measure(.delayed)) {
            $0[0] * (1 - $0[1])
          }
          found[path + "exp_delayed"] = Simulated(offered, measure(.delayed)) { $0[0] * $0[1] }
          found[path + "exp_abandoned"] = Simulated(measure(.abandonedHere))
          found[path + "mean_queue"] = Simulated(measure(.meanQueue))
          found[path + "mean_busy"] = Simulated(result.interval(index, pool: 0, .meanBusy))
          found[path + "sl_20_by_arrival"] = Simulated(measure(.serviceLevel))
        }
        found["totals/exp_arrivals"] = Simulated(result.overall(.offered))
        found["totals/exp_abandoned"] = Simulated(result.overall(.abandoned))
        found["totals/exp_answered"] = Simulated(result.overall(.answered))
        found["totals/mean_wait_entered"] = Simulated(result.overall(.meanWait))
        found["totals/p_abandon_offered"] = Simulated(result.overall(.abandonment))
        found["totals/sl_20_offered"] = Simulated(result.overall(.serviceLevel))
        return found
      },
      expected: expected,
      leftOut: ["totals/agent_busy_hours": "time averages end with the day, this goes on after it"])
  }

  /// More agents than are ever needed: the number busy follows the arrivals with a lag.
  ///
  /// The oracle tells the mean number busy `m` at moments; its average between two of them follows
  /// from the equation m' = λ − m / AHT.
  static func infiniteAgents(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let rates = parameters["arrivals_per_hour_by_interval"].list.map(\.number)
    let handling = parameters["aht_s"].number
    let series = oracle.expected["series"].list
    let step = series[1]["t"].number
    let pieces = Int(parameters["interval_s"].number / step)
    let fine = rates.flatMap { [Double](repeating: $0, count: pieces) }
    let text = """
      { scenario: "\(oracle.id.lowercased())", seed: 1,
        lasts: "\(Double(fine.count) * step)s", interval: "\(step)s",
        callTypes: { calls: { arrivals: { perHour: \(fine) }, queue: "calls",
          handling: \(exponential(handling)) } },
        queues: { calls: { pools: ["agents"] } }, pools: { agents: { agents: 200 } } }
      """
    var expected: [String: Double] = [:]
    for index in fine.indices {
      let growth = series[index + 1]["mean_busy"].number - series[index]["mean_busy"].number
      expected["mean_busy from \(Int(series[index]["t"].number)) s"] =
        handling * (fine[index] / 3_600 - growth / step)
    }
    return ExactnessRun(
      scenario: text, replications: 2_000,
      figures: { result in
        fine.indices.reduce(into: [:]) { found, index in
          let name = "mean_busy from \(Int(series[index]["t"].number)) s"
          found[name] = Simulated(result.interval(index, pool: 0, .meanBusy))
        }
      },
      expected: expected)
  }

  /// Examples that other simulators publish with their results.
  static func publishedDay(_ oracle: Oracles.Case) -> ExactnessRun {
    switch oracle.id {
    case "PB-01": busyDay(oracle)
    case "PB-03": finiteDay(oracle)
    default: threePeriods(oracle)
    }
  }

  private static func busyDay(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let rates = parameters["base_arrivals_per_hour"].list.map(\.number)
    let agents = parameters["agents_by_hour"].list.map(\.integer)
    let text = """
      { scenario: "\(oracle.id.lowercased())", lasts: "13h", interval: "1h",
        dayFactor: { cv: \(0.1.squareRoot()) },
        callTypes: { calls: { arrivals: { perHour: \(rates) }, queue: "calls",
          patience: \(exponential(1_000)), balking: 0.1, handling: \(exponential(100)) } },
        queues: { calls: { pools: ["agents"], within: "20s" } },
        pools: { agents: { agents: \(agents) } } }
      """
    let calls = rates.reduce(0, +)
    return ExactnessRun(
      scenario: text, replications: 10_000,
      figures: { result in
        let offered = result.overall(.offered)
        return [
          "arrivals_per_day": Simulated(offered),
          "wait_per_expected_call_s": Simulated(offered, result.overall(.meanWait)) {
            $0[0] * $0[1] / calls
          },
          "frac_wait_lt_20s": Simulated(
            offered, result.overall(.serviceLevel),
            result.overall(.serviceLevelWithoutShortAbandons)
          ) { $0[0] * ($0[1] + 1 - $0[1] / $0[2]) / calls },
          "frac_lost": Simulated(offered, result.overall(.abandonment)) {
            $0[0] * $0[1] / calls
          },
        ]
      },
      expected: oracle.expected.numbers().filter { !$0.key.contains("/") })
  }

  private static func finiteDay(_ oracle: Oracles.Case) -> ExactnessRun {
    let text = """
      { scenario: "\(oracle.id.lowercased())", lasts: "8h", interval: "8h",
        callTypes: { calls: { arrivals: { perHour: 252 }, queue: "calls",
          handling: \(exponential(120)) } },
        queues: { calls: { pools: ["agents"], within: "20s" } },
        pools: { agents: { agents: 12 } } }
      """
    return ExactnessRun(
      scenario: text, replications: 2_000,
      figures: { result in
        let level = result.overall(.serviceLevel)
        return [
          "exp_arrivals": Simulated(result.overall(.offered)),
          "exp_in_target": Simulated(result.overall(.offered), level) { $0[0] * $0[1] },
          "occupancy_8h": Simulated(result.pool(0, .occupancy)),
          "good_over_served": Simulated(result.overall(.serviceLevelOfAnswered)),
          "speed_of_answer_min": Simulated(result.overall(.asa)) { $0[0] / 60 },
        ]
      },
      expected: oracle.expected.numbers().filter { !$0.key.contains("/") })
  }

  /// Three call types, two pools, three periods; published with 95 % intervals.
  private static func threePeriods(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let periods = parameters["service_rate_per_min_by_ARRIVAL_period"].list.map(\.number)
    let patience = parameters["patience_rate_per_min_by_ARRIVAL_period"].list.map(\.number)
    func byInterval(_ rates: [Double]) -> String {
      let means = rates.map { exponential((60_000 / $0).rounded() / 1_000) }
      return "{ byInterval: [\(means.joined(separator: ", "))] }"
    }
    let types = (0..<3).map { index in
      let rates = parameters["arrivals_per_minute_by_type_and_period"]["type\(index)"].list
        .map { $0.number * 60 }
      return """
        type\(index): { arrivals: { perHour: \(rates) }, queue: "type\(index)",
          patience: \(byInterval(patience)), handling: \(byInterval(periods)) },
        """
    }
    let agents = (0..<2).map {
      parameters["agents_by_group_and_period"]["group\($0)"].list.map(\.integer)
    }
    let text = """
      { scenario: "\(oracle.id.lowercased())", lasts: "6h", interval: "2h",
        dayFactor: { cv: \((1 / 28.7).squareRoot()) },
        callTypes: { \(types.joined(separator: "\n")) },
        queues: { type0: { pools: ["group0"], within: "20s" },
          type1: { pools: ["group0", "group1"], within: "20s" },
          type2: { pools: ["group1"], within: "20s" } },
        pools: { group0: { agents: \(agents[0]), skills: ["type0", "type1"] },
          group1: { agents: \(agents[1]), skills: ["type1", "type2"] } } }
      """
    let published = oracle.expected["published"]
    var facts = [
      "served": published["served"], "abandoned": published["abandoned"],
      "service_level": published["service_level"],
    ]
    for type in 0..<3 {
      for period in 0..<3 {
        facts["type\(type) in target, period \(period)"] =
          published["in_target"]["type\(type)"][period]
      }
    }
    return ExactnessRun(
      scenario: text, replications: 3_000,
      figures: { result in
        var found: [String: Simulated] = [
          "served": Simulated(result.overall(.answered)),
          "abandoned": Simulated(result.overall(.abandoned)),
          "service_level": Simulated(result.overall(.serviceLevelWithoutShortAbandons)),
        ]
        for type in 0..<3 {
          for period in 0..<3 {
            let measure = { result.interval(period, queue: type, $0) }
            found["type\(type) in target, period \(period)"] = Simulated(
              measure(CallMeasure.offered), measure(.serviceLevel)
            ) { $0[0] * $0[1] }
          }
        }
        return found
      },
      expected: facts.mapValues { $0[0].number },
      publishedHalfWidths: facts.mapValues { ($0[2].number - $0[1].number) / 2 })
  }
}
