import QueueSimulator

extension ExactnessRun {
  /// Several call types and pools: priorities, skills, overflow, redials.
  static func classes(_ oracle: Oracles.Case) -> ExactnessRun {
    let parameters = oracle.parameters
    let isPriority = oracle.id.hasPrefix("PR")
    let names = parameters["arrivals_per_hour"].members.keys.sorted()
    var centre = SteadyState(
      id: oracle.id.lowercased(), callTypes: [], pools: pools(of: oracle, classes: names),
      lines: parameters["lines_total"].optionalNumber.map { Int($0) },
      within: parameters["T_s"].optionalNumber ?? 20)
    centre.callTypes = names.enumerated().map { index, name in
      let preference = parameters["class_to_pool_preference"][name].list.map(\.text)
      var more = ""
      // "Complaint" comes before "recharge" in every list of priorities.
      if isPriority { more += "priority: \(names.count - index)," }
      if let patience = parameters["patience_mean_s"][name].optionalNumber {
        more += "patience: \(exponential(patience)),"
      }
      if let share = parameters["redial"]["after_abandon_probability"].optionalNumber {
        more += """
          redial: { abandoned: { share: \(share), delay: \(exponential(300)) }, samePerson: false },
          """
      }
      return .init(
        name: name, perHour: parameters["arrivals_per_hour"][name].number, more: more,
        handling: handling(of: name, oracle),
        pools: preference.isEmpty ? ["agents"] : preference.map { $0.lowercased() },
        capacity: parameters["waiting_places"].optionalNumber.map { Int($0) })
    }
    let hours = centre.hours
    return lowercased(
      centre.run(
        oracle,
        also: { result in
          var found: [String: Simulated] = [:]
          for (index, name) in names.enumerated() {
            let (attempts, redials) = (
              result.queue(index, .attempts), result.queue(index, .redials)
            )
            found["classes/\(name)/attempts_per_call"] = Simulated(attempts, redials) {
              $0[0] / ($0[0] - $0[1])
            }
            // Little: who is about to dial again, at the rate of redials, for 300 s each.
            found["classes/\(name)/mean_orbit"] = Simulated(redials) {
              $0[0] / hours / 3_600 * 300
            }
          }
          return found
        }))
  }

  /// Oracles write pool names in camel case, which no id is.
  private static func lowercased(_ run: ExactnessRun) -> ExactnessRun {
    var run = run
    run.expected = run.expected.reduce(into: [:]) { renamed, figure in
      let parts = figure.key.split(separator: "/")
      let name =
        parts.first == "pools" ? "pools/\(parts[1].lowercased())/\(parts[2])" : figure.key
      renamed[name] = figure.value
    }
    return run
  }

  private static func handling(of name: String, _ oracle: Oracles.Case) -> String {
    let times = oracle.parameters["aht_s"]
    if let same = times.optionalNumber { return exponential(same) }
    if case .text(let law) = times[name] {
      // Such as "lognormal mean 240 SCV 1.0".
      let words = law.split(separator: " ")
      let (mean, variation) = (words[2], (Double(words[4]) ?? .nan).squareRoot())
      return "{ lognormal: { mean: \"\(mean)s\", cv: \(variation) } }"
    }
    return exponential(times[name].members.values.first?.number ?? .nan)
  }

  private static func pools(
    of oracle: Oracles.Case, classes: [String]
  ) -> [SteadyState.Pool] {
    let parameters = oracle.parameters
    let isPriority = oracle.id.hasPrefix("PR")
    if let agents = parameters["agents"].optionalNumber {
      return [
        .init(name: "agents", agents: Int(agents), skills: classes.map { "\"\($0)\"" })
      ]
    }
    return parameters["agents"].members.keys.sorted().map { name in
      let rule = parameters["pool_call_selection"][name]
      let skills = rule["classes"].list.map { item in
        let time = parameters["aht_s"][item.text][name]
        return "{ queue: \"\(item.text)\", handling: \(exponential(time.number)) }"
      }
      let isLongest = rule["rule"].text.hasPrefix("longest") || isPriority
      return .init(
        name: name.lowercased(), agents: parameters["agents"][name].integer, skills: skills,
        takes: isLongest ? "longestWaiting" : "skillOrder")
    }
  }
}
