internal import QueueSimulator

/// The fewest agents that reach a target in an interval, by Erlang A or C, with what was found
/// remembered.
///
/// More calls never need fewer agents, so between two numbers of calls that need as many nothing is to
/// be found out, and elsewhere only the numbers between those of the neighbours are tried.
struct AgentsNeeded {
  private let target: StaffingTarget
  private let patienceSeconds: Double?
  private let intervalSeconds: Double
  /// What was found, by handling time in seconds, in order of calls.
  private var found: [Double: [(calls: Double, agents: Int)]] = [:]

  /// - Parameter intervalSeconds: how long the intervals are, above 0.
  init(_ target: StaffingTarget, patienceSeconds: Double?, intervalSeconds: Double) {
    self.target = target
    self.patienceSeconds = patienceSeconds
    self.intervalSeconds = intervalSeconds
  }

  /// `nil` if it would take more than the formulas are for.
  /// - Parameters:
  ///   - calls: of the interval, above 0.
  ///   - handling: the mean handling time in seconds, above 0.
  mutating func agents(calls: Double, handling: Double) -> Int? {
    let known = found[handling] ?? []
    let place = known.firstIndex { $0.calls >= calls } ?? known.count
    let enough = place < known.count ? known[place].agents : nil
    let tooFew = place > 0 ? known[place - 1].agents - 1 : 0
    if let enough, enough - tooFew == 1 { return enough }
    let load = TrafficLoad(calls: calls, inSeconds: intervalSeconds, handlingSeconds: handling)
    guard load.erlangs <= Double(WaitQuestion.largestCount),
      load.arrivalsPerSecond * (patienceSeconds ?? 0) <= ErlangA.maximumArrivalsDuringPatience,
      let agents = agents(load, above: tooFew, enough: enough)
    else { return nil }
    found[handling, default: []].insert((calls, agents), at: place)
    return agents
  }

  private func agents(_ load: TrafficLoad, above tooFew: Int, enough: Int?) -> Int? {
    var tooFew = tooFew
    var enough = enough
    var step = 1
    while enough == nil {
      // Whoever is busy all the time reaches no target but by callers who hang up.
      let next = max(tooFew + step, Int(load.erlangs / 2))
      guard next <= 2 * WaitQuestion.largestCount else { return nil }
      if isMet(load, next) { enough = next } else { tooFew = next }
      step *= 2
    }
    guard var least = enough else { return nil }
    while least - tooFew > 1 {
      let middle = (least + tooFew) / 2
      if isMet(load, middle) { least = middle } else { tooFew = middle }
    }
    return least
  }

  private func isMet(_ load: TrafficLoad, _ agents: Int) -> Bool {
    guard let patienceSeconds else {
      return target.isMet(by: ErlangC(load: load, agents: agents))
    }
    return target.isMet(by: ErlangA(load: load, agents: agents, patienceSeconds: patienceSeconds))
  }
}
