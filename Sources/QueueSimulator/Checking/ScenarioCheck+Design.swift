import Diagnostics

/// What no number of agents would mend.
extension ScenarioCheck {
  func checkDesign() {
    checkBreaks()
    checkReach()
  }

  /// Whether all who work in a pool are on a break at once.
  private func checkBreaks() {
    for (index, pool) in scenario.pools.enumerated() {
      guard case .shifts(let shifts) = pool.agents else { continue }
      let breaks = shifts.flatMap { $0.agents > 0 ? $0.breaks : [] }
      let times = breaks.map(\.lowerBound).filter { 0..<scenario.lastsSeconds ~= $0 }.sorted()
      let alone = times.first { time in
        let there = shifts.filter { $0.agents > 0 && $0.from <= time && time < $0.to }
        return there.reduce(0) { $0 + $1.agents } > 1
          && there.allSatisfy { shift in shift.breaks.contains { $0.contains(time) } }
      }
      guard let alone else { continue }
      let at = scenario.begins + .milliseconds(Int64(alone * 1_000))
      reader.warning(
        "all-on-break", at: places.pools[index],
        Wording(
          zh: "坐席组“\(pool.id)”：\(at.clock) 全组同时休息",
          en: "pool \"\(pool.id)\": at \(at.clock) all of it are on a break at once"),
        hint: Wording(zh: "把休息错开", en: "let them take turns"))
    }
  }

  /// Whether calls can be answered within the time that the service level counts.
  private func checkReach() {
    for (index, queue) in scenario.queues.enumerated() {
      let asked = max(queue.answered ?? 0, scenario.accept.serviceLevel ?? 0)
      guard asked > 0, let least = queue.pools.map(\.afterSeconds).min(),
        least > queue.withinSeconds
      else { continue }
      let within = DurationNotation.format(.milliseconds(Int64(queue.withinSeconds * 1_000)))
      reader.warning(
        "target-out-of-reach", at: places.queues[index],
        Wording(
          zh: "队列“\(queue.id)”：没有坐席组能在 \(within) 之内接，多少坐席都达不到服务水平",
          en:
            "queue \"\(queue.id)\": no pool may answer within \(within), so that no agents reach its"
            + " service level"),
        hint: Wording(
          zh: "给一个坐席组更短的 after，或放宽 within",
          en: "give a pool a shorter after, or the queue a longer within"))
    }
  }
}
