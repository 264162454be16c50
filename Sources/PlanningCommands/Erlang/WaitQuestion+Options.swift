internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator

extension WaitQuestion {
  enum Callers {
    case patient
    case impatient
  }

  /// What the options of `erlang c` or `erlang a` ask.
  init(_ invocation: Invocation, callers: Callers) throws(UsageError) {
    let load = try invocation.load(needsHandling: true)
    // Callers without end of patience neither hang up nor find lines busy.
    let mayBeLost = callers == .impatient
    let patienceSeconds = mayBeLost ? try invocation.seconds("patience") : nil
    let lines = mayBeLost ? try invocation.integer("lines", in: 1...Self.largestCount) : nil
    let agents = try invocation.integer("agents", in: 1...Self.largestCount)
    let withinSeconds = try invocation.duration("within")?.inSeconds ?? 20
    let shrinkage = try invocation.share("shrinkage")
    var target = try Self.target(invocation, withinSeconds: withinSeconds)
    if mayBeLost { target.maximumAbandonment = try invocation.share("max-abandonment") }

    if mayBeLost {
      guard let patienceSeconds else {
        throw UsageError(
          Wording(
            zh: "来电者等多久会挂机？缺少 --patience",
            en: "how long do callers wait before they hang up? --patience is missing"),
          hint: Wording(
            zh: "--patience 120s；一直等的用 `hotline erlang c`",
            en: "--patience 120s; `hotline erlang c` is for callers who never do"))
      }
      if load.arrivalsPerSecond * patienceSeconds > ErlangA.maximumArrivalsDuringPatience {
        throw UsageError(
          Wording(zh: "这样的耐心几乎没人会放弃", en: "with such patience hardly anyone hangs up"),
          hint: Wording(zh: "改用 `hotline erlang c`", en: "ask `hotline erlang c` instead"))
      }
    }
    if shrinkage == 1 {
      throw UsageError(
        Wording(zh: "--shrinkage 1 就没人上班了", en: "--shrinkage 1 leaves nobody at work"))
    }
    if agents == nil, target == StaffingTarget() {
      throw UsageError(
        Wording(
          zh: "要求什么？写 --agents、一个目标或两者都写", en: "what is asked? give --agents, a target or both"),
        hint: Wording(
          zh: "--agents 45 求能达到多少，--target 80% 求坐席数",
          en: "--agents 45 tells what they reach, --target 80% the agents needed"))
    }
    if agents == nil, target.serviceLevel?.share == 1 {
      throw UsageError(
        Wording(
          zh: "服务水平 100% 要无限多的坐席", en: "a service level of 100 % would take agents without end"))
    }
    if agents == nil, target.maximumAbandonment == 0 || target.maximumOccupancy == 0 {
      throw UsageError(
        Wording(zh: "上限为 0 要无限多的坐席", en: "a limit of 0 would take agents without end"))
    }
    self.init(
      load: load, patienceSeconds: patienceSeconds, lines: lines, agents: agents,
      withinSeconds: withinSeconds, target: target, shrinkage: shrinkage)
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
      throw UsageError(Wording(zh: "--basis 要和 --target 一起用", en: "--basis goes with --target"))
    }
    target.maximumOccupancy = try invocation.share("max-occupancy")
    target.maximumSpeedOfAnswer = try invocation.duration("max-asa")?.inSeconds
    return target
  }
}
