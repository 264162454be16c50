internal import Diagnostics

/// Who serves which types when.
extension LearntScenario {
  /// The types of each pool; a type that nobody seems to serve is put to the largest.
  var pools: [[Int]] {
    var pools = calibration.agents.pools
    if pools.isEmpty { pools = [[]] }
    let largest = pools.indices.max { size(of: $0) < size(of: $1) } ?? 0
    for type in types where !pools.contains(where: { $0.contains(type) }) {
      pools[largest].append(type)
    }
    return pools
  }

  private func size(of pool: Int) -> Double {
    guard calibration.agents.cells.indices.contains(pool) else { return 0 }
    return calibration.agents.cells[pool].joined().reduce(0) { $0 + $1.high }
  }

  func queue(of type: Int) -> [String] {
    let serving = pools.indices.filter { pools[$0].contains(type) }
    return [
      "    \"\(calibration.log.types[type].id)\": { pools: [\(serving.map { "\"\(Self.poolID($0))\"" }.joined(separator: ", "))] },"
    ]
  }

  private static func poolID(_ pool: Int) -> String { "agents-\(pool + 1)" }

  /// How many agents a pool has in an interval, absences not taken off.
  private func agents(_ pool: Int, _ weekday: Int, _ index: Int) -> Int {
    guard calibration.agents.cells.indices.contains(pool) else { return 1 }
    let cells = calibration.agents.cells[pool]
    // A pool that is never wholly there counts wherever somebody of it is.
    let isSmall = cells.allSatisfy { $0.allSatisfy { $0.high < 0.5 } }
    let high = cells[weekday][index].high
    return isSmall ? (high > 0.05 ? 1 : 0) : Int(high.rounded())
  }

  func isServed(_ type: Int, _ weekday: Int, _ index: Int) -> Bool {
    pools.indices.contains { pools[$0].contains(type) && agents($0, weekday, index) > 0 }
  }

  func pool(_ pool: Int) -> [String] {
    let skills = pools[pool].filter { types.contains($0) }
    var high = 0.0
    var best = 0.0
    for cell in calibration.agents.cells.indices.contains(pool)
      ? Array(calibration.agents.cells[pool].joined()) : []
    {
      high += cell.high
      best += cell.best
    }
    var lines = [
      calibration.log.agentEvents.isEmpty
        ? "    // Who handled calls when: agents between the first and the last call of their day."
        : "    // Who was logged on, pauses included; who the log doesn't say it of, between the first and the last call of their day.",
      "    \"\(Self.poolID(pool))\": {",
      "      skills: [\(skills.map { "\"\(calibration.log.types[$0].id)\"" }.joined(separator: ", "))],",
    ]
    if high > 0, best < high {
      lines.append(
        "      // Away in between, as \(calibration.log.agentEvents.isEmpty ? "gaps tell" : "pauses and gaps tell") in which others took calls: \(Self.number(best)) of \(Self.number(high)) agent-intervals remain."
      )
      lines.append(
        "      shrinkage: { share: \(Self.number(1 - best / high)), random: true },")
    }
    if let date {
      let agents = (0..<intervals).map { String(self.agents(pool, date.weekday, $0)) }
      lines.append("      agents: [\(agents.joined(separator: ", "))],")
    } else {
      lines.append("      shifts: [")
      for weekday in 0..<7 { lines += shifts(pool, weekday) }
      lines.append("      ],")
    }
    lines.append("    },")
    return lines
  }

  private func shifts(_ pool: Int, _ weekday: Int) -> [String] {
    var lines: [String] = []
    var index = 0
    while index < intervals {
      let agents = agents(pool, weekday, index)
      var end = index + 1
      while end < intervals, self.agents(pool, weekday, end) == agents { end += 1 }
      if agents > 0 {
        lines.append(
          "        { days: \"\(Self.weekdays[weekday])\", from: \"\(clock(index))\", to: \"\(clock(end))\", agents: \(agents) },"
        )
      }
      index = end
    }
    return lines
  }

  private func clock(_ index: Int) -> String {
    let minutes = min(1_440, Int((Double(index) * calibration.intervalSeconds / 60).rounded()))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
