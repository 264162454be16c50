internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator

/// A question to Erlang C or A: agents given, a target given, or both.
struct WaitQuestion {
  enum Callers {
    case patient
    case impatient
  }

  let load: TrafficLoad
  /// `nil` for callers who never hang up.
  let patienceSeconds: Double?
  let lines: Int?
  let agents: Int?
  let withinSeconds: Double
  let target: StaffingTarget
  let shrinkage: Double?

  init(_ invocation: Invocation, callers: Callers) throws(UsageError) {
    load = try invocation.load(needsHandling: true)
    patienceSeconds = callers == .patient ? nil : try invocation.seconds("patience")
    lines = try invocation.integer("lines", in: 1...Invocation.largestCount)
    agents = try invocation.integer("agents", in: 1...Invocation.largestCount)
    withinSeconds = try invocation.duration("within")?.inSeconds ?? 20
    shrinkage = try invocation.share("shrinkage")
    target = try Self.target(invocation, withinSeconds: withinSeconds)

    if callers == .impatient {
      guard let patienceSeconds else {
        throw UsageError(
          "how long do callers wait before they hang up? --patience is missing",
          hint: "--patience 120s; `hotline erlang c` is for callers who never do")
      }
      if load.arrivalsPerSecond * patienceSeconds > ErlangA.maximumArrivalsDuringPatience {
        throw UsageError(
          "with such patience hardly anyone hangs up", hint: "ask `hotline erlang c` instead")
      }
    }
    if shrinkage == 1 { throw UsageError("--shrinkage 1 leaves nobody at work") }
    if agents == nil, target == StaffingTarget() {
      throw UsageError(
        "what is asked? give --agents, a target or both",
        hint: "--agents 45 tells what they reach, --target 80% the agents needed")
    }
    if agents == nil, target.serviceLevel?.share == 1 {
      throw UsageError("a service level of 100 % would take agents without end")
    }
    if agents == nil, target.maximumAbandonment == 0 || target.maximumOccupancy == 0 {
      throw UsageError("a limit of 0 would take agents without end")
    }
  }

  private static func target(
    _ invocation: Invocation, withinSeconds: Double
  ) throws(UsageError) -> StaffingTarget {
    var target = StaffingTarget()
    let basis = try invocation.choice("basis", of: ServiceLevelBasis.names)
      .flatMap(ServiceLevels.Basis.init)
    if let share = try invocation.share("target") {
      target.serviceLevel = StaffingTarget.Level(
        share: share, withinSeconds: withinSeconds, basis: basis ?? .offered)
    } else if basis != nil {
      throw UsageError("--basis goes with --target")
    }
    target.maximumAbandonment = try invocation.share("max-abandonment")
    target.maximumOccupancy = try invocation.share("max-occupancy")
    target.maximumSpeedOfAnswer = try invocation.duration("max-asa")?.inSeconds
    return target
  }

  /// The queue with a number of agents of at least 1.
  func queue(agents: Int) -> any WaitingModel {
    guard let patienceSeconds else { return ErlangC(load: load, agents: agents) }
    return ErlangA(load: load, agents: agents, patienceSeconds: patienceSeconds, lines: lines)
  }

  func isTargetMet(agents: Int) -> Bool { target.isMet(by: queue(agents: agents)) }

  /// The fewest agents that reach the target, `nil` without one or where none do.
  var agentsNeeded: Int? {
    guard target != StaffingTarget() else { return nil }
    // More agents than lines can't talk to anyone.
    let limit = min(lines ?? Invocation.largestCount, Invocation.largestCount)
    guard let patienceSeconds else {
      return target.agentsNeeded(limit: limit) { ErlangC(load: load, agents: $0) }
    }
    return target.agentsNeeded(limit: limit) {
      ErlangA(load: load, agents: $0, patienceSeconds: patienceSeconds, lines: lines)
    }
  }
}
