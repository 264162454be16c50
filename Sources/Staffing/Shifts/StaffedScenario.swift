package import Diagnostics
package import QueueSimulator

/// A scenario file with another staffing in it.
package enum StaffedScenario {
  /// A scenario's own text with the agents of each pool replaced by those of `scenario`.
  /// - Throws: `InvalidInput` if it is no JSON5.
  package static func text(
    _ source: SourceText, with scenario: Scenario
  ) throws(InvalidInput) -> String {
    let root = try JSON5Parser.parse(source)
    var edits = SourceEdits(source)
    var inherited: [String] = []
    for pool in scenario.pools {
      let agents = text(of: pool.agents)
      if let value = root["pools"]?[pool.id] {
        edits.set("agents", of: value, to: agents, insteadOf: "shifts")
      } else {
        // A pool of the scenario that this one extends.
        inherited.append("\"\(pool.id)\": { agents: \(agents) }")
      }
    }
    if !inherited.isEmpty {
      if let pools = root["pools"] {
        edits.insert(inherited.joined(separator: ", "), into: pools)
      } else {
        edits.set("pools", of: root, to: "{ \(inherited.joined(separator: ", ")) }")
      }
    }
    return edits.text
  }

  private static func text(of agents: Scenario.Pool.Agents) -> String {
    switch agents {
    case .constant(let number): return String(number)
    case .byInterval(let numbers):
      return "[" + numbers.map { String($0) }.joined(separator: ", ") + "]"
    // A pool without shifts: an empty list would be one of intervals.
    case .shifts(let shifts) where shifts.isEmpty: return "0"
    case .shifts(let shifts):
      return "[\n" + shifts.map { "        \(text(of: $0)),\n" }.joined() + "      ]"
    }
  }

  private static func text(of shift: Scenario.Pool.Shift) -> String {
    var text = "{ from: \"\(time(shift.from))\", to: \"\(time(shift.to))\", agents: \(shift.agents)"
    if !shift.breaks.isEmpty {
      let breaks = shift.breaks.map {
        "{ at: \"\(time($0.lowerBound))\", lasts: \"\(time($0.upperBound - $0.lowerBound))\" }"
      }
      text += ", breaks: [\(breaks.joined(separator: ", "))]"
    }
    return text + " }"
  }

  private static func time(_ seconds: Double) -> String {
    DurationNotation.format(.milliseconds(Int64(seconds * 1_000)))
  }
}
