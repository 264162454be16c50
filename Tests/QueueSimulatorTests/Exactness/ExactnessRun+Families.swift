import QueueSimulator

extension ExactnessRun {
  /// The run for an oracle, or `nil` for a kind of case that is no long-run or daily average.
  static func of(_ oracle: Oracles.Case) -> [ExactnessRun] {
    switch oracle.id.prefix(2) {
    case "EB": [loss(oracle)]
    case "EC", "EA", "MK", "TK", "MG", "PK", "MD": oneQueue(oracle)
    case "PR", "SK", "RT": [classes(oracle)]
    case "IV": [menu(oracle)]
    case "AW": [wrapUp(oracle)]
    case "CB": [callback(oracle)]
    case "CO": [cost(oracle)]
    case "TV": [oracle.id == "TV-06" ? infiniteAgents(oracle) : timeVarying(oracle)]
    case "PB": [publishedDay(oracle)]
    default: []
    }
  }

  private static func seconds(_ value: Double) -> String { "\"\(value)s\"" }
  static func exponential(_ mean: Double) -> String { "{ exponential: \(seconds(mean)) }" }

  private static func loss(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let hold = parameters["mean_hold_s"].number
    let isFixed = parameters["hold_time"].text.hasPrefix("deterministic")
    let lines = parameters["lines"].integer
    return SteadyState(
      id: oracle.id.lowercased(),
      callTypes: [
        .init(
          name: "calls", perHour: parameters["arrivals_per_hour"].number,
          handling: isFixed ? seconds(hold) : exponential(hold), pools: ["agents"])
      ],
      pools: [.init(name: "agents", agents: lines, skills: ["\"calls\""])], lines: lines
    ).run(oracle, also: { result in ["offered_load": offeredLoad(result, oracle, hold)] })
  }

  /// The Erlangs that came: attempts of the counted hours × handling time.
  private static func offeredLoad(
    _ result: StudyResult, _ oracle: Oracles.Case, _ handling: Double
  ) -> Simulated {
    let scenario = result.scenario
    let counted = scenario.lastsSeconds - scenario.warmUpSeconds
    return Simulated(result.overall(.attempts)) { $0[0] / counted * handling }
  }

  private static func oneQueue(_ oracle: Oracles.Case) -> [ExactnessRun] {
    let times = waitLimits(of: oracle)
    return times.enumerated().map { index, time in
      var run = centre(oracle, within: time).run(
        oracle, leftOut: ["wait_std": "a percentile says more; the formula is tested"],
        also: { result in
          [
            "offered_load": offeredLoad(result, oracle, oracle.parameters["aht_s"].number),
            "wait_p90": Simulated(result.waitPercentiles[2]),
          ]
        })
      // Each further limit is a run of its own that shows only what the limit decides.
      let others = times.filter { $0 != time }.map { "sl_\(Int($0))_" }
      run.expected = run.expected.filter { name, _ in
        !others.contains { name.hasPrefix($0) } && (index == 0 || name.hasPrefix("sl_"))
      }
      return run
    }
  }

  /// The acceptable waits that an oracle's service levels name.
  private static func waitLimits(of oracle: Oracles.Case) -> [Double] {
    let named = oracle.expected.members.keys.compactMap { name -> Double? in
      let parts = name.split(separator: "_")
      return parts.first == "sl" ? Double(parts[1]) : nil
    }
    return named.isEmpty ? [20] : Set(named).sorted()
  }

  static func centre(_ oracle: Oracles.Case, within: Double) -> SteadyState {
    let parameters = oracle.parameters
    let mean = parameters["aht_s"].number
    let handling: String
    switch parameters["service"].text {
    case "deterministic": handling = seconds(mean)
    case "exponential": handling = exponential(mean)
    default:
      let variation = parameters["aht_scv"].number.squareRoot()
      handling = "{ lognormal: { mean: \(seconds(mean)), cv: \(variation) } }"
    }
    var more = parameters["patience_mean_s"].optionalNumber.map {
      "patience: \(exponential($0)),"
    }
    switch oracle.id {
    case "MG-01": more = "patience: \"60s\","
    case "MG-03": more = "balking: 0.1, patience: \(exponential(1_000)),"
    default: break
    }
    let isSlow = parameters["arrivals_per_hour"].number / 3_600 * mean > 100
    return SteadyState(
      id: oracle.id.lowercased(),
      callTypes: [
        .init(
          name: "calls", perHour: parameters["arrivals_per_hour"].number, more: more ?? "",
          handling: handling, pools: ["agents"])
      ],
      pools: [
        .init(name: "agents", agents: parameters["agents"].integer, skills: ["\"calls\""])
      ],
      lines: parameters["lines_total"].optionalNumber.map { Int($0) }, within: within,
      // A large centre near its limit forgets slowly.
      callsPerDay: isSlow ? 100_000 : 25_000)
  }

  private static func menu(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    var centre = centre(oracle, within: 20)
    let contained = 1 - parameters["p_to_agent"].number
    let lasts = exponential(parameters["ivr_mean_s"].number)
    centre.callTypes[0].more += "ivr: { lasts: \(lasts), contained: \(contained) },"
    let hours = centre.hours
    return centre.run(
      oracle,
      also: { result in
        [
          "p_abandon_of_agent_stage": Simulated(result.overall(.abandonment)),
          "agent_stage_rate_per_h": Simulated(result.overall(.offered)) { $0[0] / hours },
        ]
      })
  }

  private static func wrapUp(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let agents = parameters["agents"].integer
    let centre = SteadyState(
      id: oracle.id.lowercased(),
      callTypes: [
        .init(
          name: "calls", perHour: parameters["arrivals_per_hour"].number,
          more: """
            patience: \(exponential(parameters["patience_mean_s"].number)),
            wrapUp: \(exponential(parameters["acw_mean_s"].number)),
            """,
          handling: exponential(parameters["talk_mean_s"].number), pools: ["agents"])
      ],
      pools: [.init(name: "agents", agents: agents, skills: ["\"calls\""])],
      lines: parameters["lines_total"].integer)
    return centre.run(
      oracle,
      also: { result in
        [
          "mean_talking": Simulated(result.pool(0, .talking)) { $0[0] * Double(agents) },
          "mean_in_acw": Simulated(result.pool(0, .wrappingUp)) { $0[0] * Double(agents) },
        ]
      })
  }

  private static func callback(_ oracle: Oracles.Case) -> ExactnessRun {
    var centre = centre(oracle, within: 20)
    centre.callTypes[0].handling = exponential(oracle.parameters["aht_s"].number)
    let accepted = oracle.parameters["p_accept_callback"].number
    centre.queueMore = """
      callback: { whenWaitExceeds: "0s", accepted: \(accepted), ring: "0s", reached: 1, tries: 1 },
      """
    let hours = centre.hours
    var run = centre.run(
      oracle,
      also: { result in
        [
          "classes/callback/asa": Simulated(result.overall(.callbackWait)),
          "classes/callback/mean_queue": Simulated(result.overall(.meanCallbacksWaiting)),
          "callback_requests_per_h": Simulated(result.overall(.callbacks)) { $0[0] / hours },
        ]
      })
    run.expected = run.expected.reduce(into: [:]) { renamed, figure in
      renamed[figure.key.replacing("classes/live/", with: "")] = figure.value
    }
    return run
  }

  private static func cost(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    var centre = centre(Oracles.named(parameters["base_case"].text), within: 20)
    centre.id = oracle.id.lowercased()
    centre.pools[0].more = "costPerHour: \(parameters["wage_per_agent_hour"].number),"
    centre.more = """
      costs: { lineMinute: \(parameters["line_cost_per_connected_minute"].number),
        blocked: \(parameters["cost_per_busy_signal"].number),
        abandoned: \(parameters["cost_per_abandoned_call"].number) },
      """
    let hours = centre.hours
    return centre.run(
      oracle,
      also: { result in
        func perHour(_ measure: CentreMeasure) -> Simulated {
          Simulated(result.centre(measure)) { $0[0] / hours }
        }
        return [
          "agent_cost_per_h": perHour(.agentCost), "line_cost_per_h": perHour(.lineCost),
          "lost_busy_per_h": perHour(.blockedCost),
          "lost_abandon_per_h": perHour(.abandonedCost), "total_per_h": perHour(.totalCost),
          "cost_per_answered_call": Simulated(
            result.centre(.totalCost), result.overall(.answered)
          ) { $0[0] / $0[1] },
        ]
      })
  }
}
