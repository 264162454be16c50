import QueueSimulator

/// A day of a centre in equilibrium, as an oracle describes it.
///
/// Each replication is one long day of about `callsPerDay` calls after a warm-up of a twentieth.
struct SteadyState: Sendable {
  struct CallType: Sendable {
    var name: String
    var perHour: Double
    /// JSON5 of keys beside arrivals, queue and handling.
    var more = ""
    var handling: String
    var pools: [String]
    var capacity: Int?
  }

  struct Pool: Sendable {
    var name: String
    var agents: Int
    /// JSON5 of its skills, in order.
    var skills: [String]
    var takes = "longestWaiting"
    var more = ""
  }

  var id: String
  var callTypes: [CallType]
  var pools: [Pool]
  var lines: Int?
  var within = 20.0
  /// JSON5 of further keys of every queue, and of the scenario.
  var queueMore = ""
  var more = ""

  static let replications = 100
  var callsPerDay = 25_000.0

  /// How long a day is, in seconds.
  var seconds: Double {
    let rate = callTypes.reduce(0) { $0 + $1.perHour } / 3_600
    return (callsPerDay / rate).rounded(.up)
  }

  var hours: Double { (seconds - warmUp) / 3_600 }
  var warmUp: Double { (seconds / 20).rounded() }

  var text: String {
    let types = callTypes.map {
      """
      "\($0.name)": { arrivals: { perHour: \($0.perHour) }, queue: "\($0.name)",
        handling: \($0.handling), \($0.more) },
      """
    }
    let queues = callTypes.map { type in
      let pools = type.pools.map { "\"\($0)\"" }.joined(separator: ", ")
      let capacity = type.capacity.map { "capacity: \($0)," } ?? ""
      return """
        "\(type.name)": { pools: [\(pools)], within: "\(within)s", \(capacity) \(queueMore) },
        """
    }
    let pools = pools.map {
      """
      "\($0.name)": { agents: \($0.agents), takes: "\($0.takes)",
        skills: [\($0.skills.joined(separator: ", "))], \($0.more) },
      """
    }
    return """
      { scenario: "\(id)", lasts: "\(seconds)s", interval: "\(seconds)s",
        warmUp: "\(warmUp)s", \(lines.map { "lines: \($0)," } ?? "") \(more)
        callTypes: {
      \(types.joined(separator: "\n"))
        },
        queues: {
      \(queues.joined(separator: "\n"))
        },
        pools: {
      \(pools.joined(separator: "\n"))
        } }
      """
  }

  func run(
    _ oracle: Oracles.Case, leftOut: [String: String] = [:],
    also: @escaping @Sendable (StudyResult) -> [String: Simulated] = { _ in [:] }
  ) -> ExactnessRun {
    ExactnessRun(
      scenario: text, replications: Self.replications,
      figures: { result in
        figures(result).merging(also(result)) { _, special in special }
      },
      expected: oracle.expected.numbers(), leftOut: leftOut)
  }

  /// The figures of the whole centre, its classes and its pools by the oracles' names.
  private func figures(_ result: StudyResult) -> [String: Simulated] {
    var found = figures("", of: { result.overall($0) })
    found["mean_lines"] = Simulated(result.centre(.meanLines))
    for (index, type) in callTypes.enumerated() {
      let own = figures("classes/\(type.name)/", of: { result.queue(index, $0) })
      found.merge(own) { one, _ in one }
    }
    for (index, pool) in pools.enumerated() {
      let busy = Simulated(result.pool(index, .meanBusy))
      let occupancy = Simulated(result.pool(index, .occupancy))
      found["pools/\(pool.name)/mean_busy"] = busy
      found["pools/\(pool.name)/occupancy"] = occupancy
      if pools.count == 1 {
        found["mean_busy"] = busy
        found["occupancy"] = occupancy
      }
    }
    return found
  }

  private func figures(
    _ path: String, of measure: (CallMeasure) -> Estimate
  ) -> [String: Simulated] {
    let time = Int(within)
    let (level, trimmed) = (
      measure(.serviceLevel), measure(.serviceLevelWithoutShortAbandons)
    )
    let figures: [String: Simulated] = [
      "p_block": Simulated(measure(.blocking)),
      "p_wait": Simulated(measure(.delayed)),
      "p_abandon_entered": Simulated(measure(.abandonment)),
      "p_abandon_offered": Simulated(measure(.abandonment), measure(.blocking)) {
        $0[0] * (1 - $0[1])
      },
      "p_answered_offered": Simulated(measure(.answered), measure(.attempts)) { $0[0] / $0[1] },
      "asa": Simulated(measure(.asa)),
      "mean_wait_entered": Simulated(measure(.meanWait)),
      "mean_wait_delayed": Simulated(measure(.meanWait), measure(.delayed)) { $0[0] / $0[1] },
      "mean_wait_abandoned": Simulated(
        measure(.meanWait), measure(.asa), measure(.abandonment)
      ) { ($0[0] - $0[1] * (1 - $0[2])) / $0[2] },
      "mean_queue": Simulated(measure(.meanQueue)),
      "sl_\(time)_entered": Simulated(level),
      "sl_\(time)_offered": Simulated(measure(.serviceLevelOfAttempts)),
      "sl_\(time)_answered": Simulated(measure(.serviceLevelOfAnswered)),
      "sl_\(time)_excl_short_abandon": Simulated(trimmed),
      "p_abandon_le_\(time)_entered": Simulated(level, trimmed) { 1 - $0[0] / $0[1] },
      "sl_\(time)_wait_le": Simulated(level, trimmed) { $0[0] + 1 - $0[0] / $0[1] },
      "attempt_rate_per_h": Simulated(measure(.attempts)) { $0[0] / hours },
    ]
    return figures.reduce(into: [:]) { $0[path + $1.key] = $1.value }
  }
}
