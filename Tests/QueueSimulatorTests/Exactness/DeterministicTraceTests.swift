import Diagnostics
import QueueSimulator
import Testing

/// Ten calls at a time, worked out by hand: who waits, who answers, when it ends.
@Suite struct DeterministicTraceTests {
  @Test(arguments: Oracles.cases("DT"))
  func `every call of a hand-worked trace goes as worked out`(oracle: Oracles.Case) throws {
    let (text, files) = scenario(of: oracle)
    let (scenario, _) = try ScenarioReader.read(
      .init(path: "\(oracle.id).json5", bytes: Array(text.utf8)), contents: { files[$0] })
    let records = Study(scenario).trace(replication: 0)
    let calls = oracle.parameters["calls"].list
    #expect(records.count == calls.count)

    var numbers: [String: Int] = [:]
    for (call, expected) in zip(calls, oracle.expected["calls"].list) {
      #expect(call["id"].text == expected["id"].text)
      let type = call["class"].text.lowercased()
      let number = numbers[type, default: 0]
      numbers[type] = number + 1
      let typeIndex = scenario.callTypes.firstIndex { $0.id == type }
      let record = try #require(
        records.first { $0.type == typeIndex && $0.call == number }, "\(call["id"].text)")
      #expect(record.outcome.rawValue == expected["outcome"].text)
      #expect(record.attempt == expected["attempts"].integer)
      expectClose(record.arrived, call["t"])
      expectClose(record.left - record.joined, expected["wait"])
      #expect(record.pool.map { scenario.pools[$0].id } ?? "" == expected["pool"].text.lowercased())
      if record.outcome == .answered {
        expectClose(record.left, expected["start"])
        expectClose(record.talkEnds ?? .nan, expected["end"])
      } else {
        expectClose(record.left, expected["end"])
      }
    }

    let totals = oracle.expected["totals"]
    let answered = records.filter { $0.outcome == .answered }
    #expect(answered.count == totals["answered"].integer)
    #expect(records.count { $0.outcome == .abandoned } == totals["abandoned"].integer)
    expectClose(
      answered.reduce(0) { $0 + $1.left - $1.joined }, totals["sum_wait_answered"])
  }

  private func expectClose(_ value: Double, _ fact: Fact) {
    #expect(abs(value - fact.number) <= 1e-9, "\(value) for \(fact.number)")
  }

  /// The case as a scenario, with a file of calls for each class.
  private func scenario(of oracle: Oracles.Case) -> (text: String, files: [String: [UInt8]]) {
    let parameters = oracle.parameters
    let classes = parameters["pref"].members.keys.sorted()
    // The most urgent class of the pool that serves all of them comes first.
    let order =
      parameters["rule"].members.values.map { $0["classes"].list.map(\.text) }
      .max { $0.count < $1.count } ?? []
    var files: [String: [UInt8]] = [:]
    var (types, queues) = ("", "")
    for name in classes {
      let calls = parameters["calls"].list.filter { $0["class"].text == name }
      let lines = calls.map {
        "\($0["t"].number),\($0["service"].number),\($0["patience"].number)"
      }
      let id = name.lowercased()
      files["\(id).csv"] = Array(
        (["at,handling,patience"] + lines).joined(separator: "\n").utf8)
      let priority = order.count - (order.firstIndex(of: name) ?? 0)
      types += """
        \(id): { arrivals: { calls: "\(id).csv" }, queue: "\(id)", priority: \(priority),
          handling: "1s" },
        """
      let pools = parameters["pref"][name].list.map { "\"\($0.text.lowercased())\"" }
      queues += "\(id): { pools: [\(pools.joined(separator: ", "))] },\n"
    }
    var pools = ""
    for name in parameters["pools"].list.map(\.text) {
      let skills = parameters["rule"][name]["classes"].list.map { "\"\($0.text.lowercased())\"" }
      pools += """
        \(name.lowercased()): { skills: [\(skills.joined(separator: ", "))],
          agents: \(agents(parameters["schedule"][name])) },
        """
    }
    let text = """
      { scenario: "\(oracle.id.lowercased())", lasts: "\(Self.lasts)s", interval: "50s",
        callTypes: { \(types) }, queues: { \(queues) }, pools: { \(pools) } }
      """
    return (text, files)
  }

  private static let lasts = 500

  /// The steps of a schedule, all at multiples of 50 s, as agents by interval.
  private func agents(_ schedule: Fact) -> [Int] {
    stride(from: 0, to: Self.lasts, by: 50).map { time in
      schedule.list.last { $0[0].integer <= time }?[1].integer ?? 0
    }
  }
}
