import Diagnostics
import QueueSimulator
import Switchboard

/// A scenario whose calls are all written down: when they come, what they bear, how long they take.
struct RecordedDay {
  let scenario: Scenario
  /// What the simulator makes of it.
  let trace: [TraceRecord]

  /// - Parameters:
  ///   - text: a scenario that names the recorded calls of each type `TYPE.csv`.
  ///   - calls: how many of each type.
  ///   - seed: of the recorded times, which are whole seconds, so that many things happen at once.
  init(_ text: String, calls: [String: Int], seed: UInt64) throws {
    var files: [String: String] = [:]
    for (type, count) in calls.sorted(by: { $0.key < $1.key }) {
      var numbers = EvenNumbers(seed: seed &+ UInt64(type.utf8.count) &* 977)
      let times = (0..<count).map { _ in numbers.next(below: 7_200) }.sorted()
      let rows = times.map { at in
        let handling = 60 + numbers.next(below: 300)
        let wrapUp = 1 + numbers.next(below: 60)
        let patience = 20 + numbers.next(below: 500)
        return "\(at),\(handling),\(wrapUp),\(patience),\(numbers.next(below: 3))"
      }
      files["\(type).csv"] =
        "at,handling,wrapUp,patience,priority\n" + rows.joined(separator: "\n") + "\n"
    }
    let source = SourceText(path: "recorded.json5", text: text)
    scenario = try ScenarioReader.read(source) { files[$0].map { Array($0.utf8) } }.scenario
    trace = Study(scenario).trace(replication: 0)
  }

  func call(_ type: Int, _ number: Int) -> Scenario.TracedCall? {
    guard case .traced(let calls) = scenario.callTypes[type].arrivals,
      calls.indices.contains(number)
    else { return nil }
    return calls[number]
  }
}

/// Numbers that are the same on every machine (SplitMix64).
struct EvenNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits &>> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits &>> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits &>> 31) &>> 33) % limit
  }
}

/// What became of a call at one place, as simulator and live centre both tell it.
struct Fate: Hashable, Comparable, CustomStringConvertible {
  var call: String
  var at: Double
  var outcome: String
  /// The agent who served, as `POOL/NUMBER`.
  var agent = ""

  static func < (a: Self, b: Self) -> Bool {
    (a.at, a.call, a.outcome, a.agent) < (b.at, b.call, b.outcome, b.agent)
  }

  var description: String { "\(at) \(call) \(outcome) \(agent)" }

  init(call: String, at: Double, outcome: String, agent: String = "") {
    self.call = call
    self.at = at
    self.outcome = outcome
    self.agent = agent
  }

  init(_ record: TraceRecord, in scenario: Scenario) {
    call = "\(record.type)/\(record.call)"
    at = record.left
    outcome = record.outcome.rawValue
    if let pool = record.pool, let number = record.agent {
      agent = "\(scenario.pools[pool].id)/\(number)"
    }
  }
}
