import CallRecords
import Diagnostics
import QueueSimulator
import Testing

/// Logs that our own simulator writes, of scenarios whose numbers are known.
enum SimulatedLog {
  static func scenario(_ text: String) throws -> Scenario {
    try ScenarioReader.read(SourceText(path: "true.json5", text: text)).scenario
  }

  /// Some days of a scenario of one day that begins at midnight, as a table of calls.
  static func table(_ scenario: Scenario, days: Int, seed: UInt64 = 1) -> String {
    var study = Study(scenario)
    study.seed = seed
    var text = "at,caller,type,priority,menu,waited,outcome,talked,agent\n"
    let first = scenario.begins.civil.date.daysSince1970
    for day in 0..<days {
      let date = CivilDate(daysSince1970: first + day)
      for record in study.trace(replication: day) where record.outcome != .contained {
        guard let outcome = outcomes[record.outcome] else { continue }
        let arrived = record.arrived < 86_400 ? record.arrived : 86_399
        let seconds = Int(arrived)
        let at = "\(date)T\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        let talked = (record.talkEnds ?? record.left) - record.left
        let agent = record.agent.map { "a\(record.pool ?? 0)-\($0)" } ?? ""
        text += "\(at),d\(day)c\(record.type)-\(record.call),"
        text += "\(scenario.callTypes[record.type].id),\(record.priority),"
        text += "\(tenths(record.joined - record.arrived)),\(tenths(record.left - record.joined)),"
        text += "\(outcome),\(tenths(talked)),\(agent)\n"
      }
    }
    return text
  }

  /// The same days as Asterisk's `queue_log`, in seconds since 1970 of the centre's own zone, +08:00.
  static func queueLog(_ scenario: Scenario, days: Int, seed: UInt64 = 1) -> String {
    var lines: [(at: Int, text: String)] = []
    each(scenario, days: days, seed: seed) { midnight, record in
      let caller = "\(midnight).\(record.type).\(record.call)"
      let id = "\(caller).\(record.arrived)"
      let queue = scenario.callTypes[record.type].id
      func add(_ seconds: Double, _ agent: String, _ event: String) {
        let at = midnight + Int(seconds)
        lines.append((at, "\(at)|\(id)|\(queue)|\(agent)|\(event)"))
      }
      add(record.joined, "NONE", "ENTERQUEUE||\(caller)|1")
      guard let talkEnds = record.talkEnds else {
        add(record.left, "NONE", "ABANDON|1|1|\(Int(record.left - record.joined))")
        return
      }
      let agent = "Agent/\(record.pool ?? 0)-\(record.agent ?? 0)"
      add(record.left, agent, "CONNECT|\(Int(record.left - record.joined))|bridge|2")
      add(talkEnds, agent, "COMPLETECALLER|\(Int(record.left - record.joined))|0|1")
    }
    // Events of one second stay in the order of their call.
    let order = lines.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    return order.map(\.element.text).joined(separator: "\n") + "\n"
  }

  /// The same days as Amazon Connect's contact records.
  static func connect(_ scenario: Scenario, days: Int, seed: UInt64 = 1) -> String {
    var text = ""
    each(scenario, days: days, seed: seed) { midnight, record in
      func moment(_ seconds: Double) -> String {
        "\"\(Instant(milliseconds: Int64(midnight) * 1_000 + Int64(seconds * 1_000), offset: 0))\""
      }
      let agent = record.talkEnds.map {
        """
        { "ARN": "agent/\(record.pool ?? 0)-\(record.agent ?? 0)", "AgentInteractionDuration": \($0 - record.left), \
        "ConnectedToAgentTimestamp": \(moment(record.left)) }
        """
      }
      text += """
        { "ContactId": "\(midnight)-\(record.type)-\(record.call)-\(record.arrived)", "Channel": "VOICE", "InitiationMethod": "INBOUND", \
        "CustomerEndpoint": { "Address": "\(midnight)-\(record.type)-\(record.call)" }, \
        "InitiationTimestamp": \(moment(record.arrived)), "DisconnectTimestamp": \(moment(record.talkEnds ?? record.left)), \
        "Agent": \(agent ?? "null"), "Queue": { "Name": "\(scenario.callTypes[record.type].id)", \
        "EnqueueTimestamp": \(moment(record.joined)), "DequeueTimestamp": \(moment(record.left)) } }

        """
    }
    return text
  }

  /// Goes through the calls that came to a queue, with the seconds since 1970 at which their day began.
  private static func each(
    _ scenario: Scenario, days: Int, seed: UInt64, _ take: (Int, TraceRecord) -> Void
  ) {
    var study = Study(scenario)
    study.seed = seed
    let first = scenario.begins.civil.date.daysSince1970
    for day in 0..<days {
      let midnight = (first + day) * 86_400 - 8 * 3_600
      for record in study.trace(replication: day) where outcomes[record.outcome] != nil {
        take(midnight, record)
      }
    }
  }

  private static let outcomes: [TraceRecord.Outcome: String] = [
    .answered: "answered", .abandoned: "abandoned", .balked: "abandoned",
  ]

  static func read(_ table: String) throws -> CallLog {
    var reading = LogReading(try #require(LogOptions()))
    try reading.add(SourceText(path: "calls.csv", text: table))
    return try reading.finish()
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func tenths(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
