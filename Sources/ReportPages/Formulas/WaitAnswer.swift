internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator

/// The answer to a question about waits: for the agents given, or those needed.
struct WaitAnswer {
  let question: WaitQuestion
  let agents: Int
  let agentsNeeded: Int?
  let queue: any WaitingModel
  let levels: ServiceLevels

  /// - Throws: `UsageError` if no number of agents reaches the target.
  init(_ question: WaitQuestion) throws(UsageError) {
    let needed = question.agentsNeeded
    guard let agents = question.agents ?? needed else {
      throw UsageError(
        "no number of agents reaches this target",
        hint: question.lines.map { "\($0) lines stand in the way" })
    }
    self.question = question
    self.agents = agents
    agentsNeeded = needed
    queue = question.queue(agents: agents)
    levels = queue.serviceLevels(within: question.withinSeconds)
  }

  /// Whether the agents given reach the target given; `nil` where one of them isn't.
  var isTargetMet: Bool? {
    question.agents == nil || question.target == StaffingTarget()
      ? nil : question.target.isMet(by: queue)
  }

  /// How many must be paid for the agents to be there.
  var paidAgents: Int? {
    question.shrinkage.map { Shrinkage.paidAgents(atWork: agents, shrinkage: $0) }
  }

  var json: JSONValue {
    let figures = queue.figures
    return .object([
      "model": question.patienceSeconds == nil ? "erlang-c" : "erlang-a",
      "erlangs": .number(question.load.erlangs),
      "callsPerHour": .number(question.load.arrivalsPerSecond * 3_600),
      "handling": .number(question.load.handlingSeconds),
      "patience": question.patienceSeconds.map { .number($0) },
      "lines": question.lines.map { .integer(Int64($0)) },
      "within": .number(question.withinSeconds),
      "agents": .integer(Int64(agents)),
      "agentsNeeded": agentsNeeded.map { .integer(Int64($0)) },
      "paidAgents": paidAgents.map { .integer(Int64($0)) },
      "targetMet": isTargetMet.map { .boolean($0) },
      "serviceLevel": .number(levels.ofOffered),
      "serviceLevels": .object([
        "ofAttempts": .number(levels.ofAttempts), "ofAnswered": .number(levels.ofAnswered),
        "withoutShortAbandons": .number(levels.withoutShortAbandons),
        "ended": .number(levels.ended),
      ]),
      "asa": .number(figures.averageSpeedOfAnswer),
      "meanWait": .number(figures.meanWait),
      "meanWaitOfDelayed": .number(figures.meanWaitOfDelayed),
      "waitPercentiles": .object(
        Self.percentiles.map { percentile in
          JSONValue.Member(
            "p\(percentile)", .number(queue.waitPercentile(Double(percentile) / 100)))
        }),
      "delayed": .number(figures.delayed),
      "abandonment": .number(figures.abandonment),
      "blocking": .number(figures.blocking),
      "meanQueue": .number(figures.meanQueue),
      "meanBusy": .number(figures.meanBusy),
      "meanLines": .number(figures.meanLines),
      "occupancy": .number(figures.occupancy),
    ])
  }

  private static let percentiles = [50, 80, 90, 95, 99]
}
