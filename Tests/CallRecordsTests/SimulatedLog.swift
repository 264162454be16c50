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
