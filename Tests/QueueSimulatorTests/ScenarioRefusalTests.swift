import Foundation
import QueueSimulator
import TestOutput
import Testing

/// Every way in which a scenario can be wrong is reported with its place.
@Suite struct ScenarioRefusalTests {
  /// A scenario of one line, in which a part is replaced by a wrong one.
  private static let good = """
    { scenario: "s", lasts: "2h", interval: "1h", seed: 1,
      callTypes: { x: { arrivals: { perHour: 60 }, queue: "q", handling: "3m" } },
      queues: { q: { pools: ["p"] } },
      pools: { p: { agents: 5, skills: ["q"] } } }
    """

  struct Case: Sendable, CustomTestStringConvertible {
    var part: String
    var wrong: String
    /// Severity and message; the place is where the text says `at`.
    var finding: String
    /// What stands at the place of the finding.
    var at: String
    var testDescription: String { wrong }

    init(_ part: String, _ wrong: String, at: String, _ finding: String) {
      self.part = part
      self.wrong = wrong
      self.at = at
      self.finding = finding
    }
  }

  static let rate = "perHour: 60"
  static let type = "handling: \"3m\""
  static let agents = "agents: 5"
  static let crowd = #"{ from: "0s", to: "2h", agents: 100000 }, "#
  static let pools = "pools: [\"p\"]"

  static let cases: [Case] = [
    // Shape
    .init(
      "seed: 1", "seeds: 1", at: "seeds", #"error: unknown key "seeds" (did you mean "seed"?)"#),
    .init("scenario: \"s\", ", "", at: "{", #"error: missing key "scenario""#),
    .init("\"2h\"", "\"0s\"", at: "\"0s\"", "error: lasts: must be at least 1ms"),
    .init("\"1h\"", "\"1\"", at: "\"1\"", #"error: interval: "1" is no duration"#),
    .init(
      "seed: 1", "lines: 1, lines: 2", at: "lines: 2", #"error: duplicate key "lines", first given"#
    ),
    .init("seed: 1", "lines: 0", at: "0,", "error: lines: 0 is not in 1…10000000"),
    .init("seed: 1", "warmUp: \"2h\"", at: "warmUp", "error: warmUp: must be shorter than the day"),
    .init("seed: 1", "dayFactor: { cv: -1 }", at: "-1", "error: dayFactor: cv: -1 is not in 0…3"),
    .init(
      "seed: 1", "atEnd: \"stop\"", at: "\"stop\"", "error: atEnd: expected one of finish, clear"),
    .init(
      "seed: 1", "accept: { serviceLevel: 80 }", at: "80", "error: accept: serviceLevel: 80 is not"),
    // Call types
    .init(
      "queue: \"q\"", "queue: \"qq\"", at: "\"qq\"",
      #"error: callType "x": queue: there is no queue "qq" (did you mean "q"?)"#),
    .init(rate, "perHour: -1", at: "-1", #"error: callType "x": arrivals: perHour: -1 is not"#),
    .init(
      rate, "perHour: [1, 2, 3]", at: "[1,",
      #"error: callType "x": arrivals: perHour: the day has 2 intervals, the list 3"#),
    .init(rate, "", at: "{  }", #"error: callType "x": arrivals: missing key "perHour""#),
    .init(
      rate, "perHour: 1, calls: \"n.csv\"", at: "calls:",
      #"error: callType "x": arrivals: give perHour or calls, not both"#),
    .init(
      rate, "calls: \"n.csv\"", at: "\"n.csv\"",
      #"error: callType "x": arrivals: calls: the file "n.csv" can't be read"#),
    .init(
      rate, "perHour: 1, dispersion: { correlation: 0.5 }", at: "{ correlation",
      #"error: callType "x": arrivals: dispersion: missing key "cv""#),
    .init(
      rate, "perHour: 1, dispersion: { cv: 0.1, correlation: 1.5 }", at: "1.5",
      #"error: callType "x": arrivals: dispersion: correlation: 1.5 is not in -1…1"#),
    .init(
      rate, "calls: \"n.csv\", dispersion: { cv: 0.1 }", at: "dispersion",
      #"error: callType "x": arrivals: calls of a file come as they came; dispersion is for perHour"#
    ),
    .init(
      type, "headStart: \"-1s\", " + type, at: "\"-1s\"",
      #"error: callType "x": headStart: "-1s" is no duration"#),
    .init(
      type, "handling: { empirical: [[\"1s\", 1], \"2s\"] }", at: "\"2s\"",
      #"error: callType "x": handling: empirical: expected a pair [VALUE, WEIGHT], found"#),
    .init(
      type, "handling: { empirical: [[\"1s\", -1]] }", at: "-1",
      #"error: callType "x": handling: empirical: -1 is not in 0…"#),
    .init(
      type, "handling: { empirical: [[\"1s\", 0]] }", at: "[[",
      #"error: callType "x": handling: empirical: all weights are 0"#),
    .init(
      type, "handling: { empirical: [[\"never\", 1]] }", at: "\"never\"",
      #"error: callType "x": handling: empirical: "never" is no duration"#),
    .init(
      agents, "agents: 5, costPerHour: 9, overtime: \"half\"", at: "\"half\"",
      #"error: pool "p": overtime: expected yuan an hour or a multiple of costPerHour"#),
    .init(
      agents, "agents: 5, overtime: \"x2\"", at: "\"x2\"",
      #"error: pool "p": overtime: a multiple needs a costPerHour to go by"#),
    .init(
      agents, "agents: 5, shrinkage: { random: true }", at: "{ random",
      #"error: pool "p": shrinkage: missing key "share""#),
    .init(type, "", at: "{ arrivals", #"error: callType "x": missing key "handling""#),
    .init(
      type, "handling: \"never\"", at: "\"never\"",
      #"error: callType "x": handling: "never" is no duration"#),
    .init(
      type, "handling: 180", at: "180",
      #"error: callType "x": handling: expected a duration, found the number 180"#),
    .init(
      type, "handling: { exponentiel: \"3m\" }", at: "exponentiel",
      #"error: callType "x": handling: exponentiel is no distribution (did you mean "exponential"?)"#
    ),
    .init(
      type, "handling: { gamma: { mean: \"3m\" } }", at: "{ mean",
      #"error: callType "x": handling: gamma: missing key "cv""#),
    .init(
      type, "handling: { uniform: [\"3m\", \"1m\"] }", at: "[\"3m\"",
      #"error: callType "x": handling: uniform: the first end is above the second"#),
    .init(
      type, "handling: { empirical: [] }", at: "[]",
      #"error: callType "x": handling: empirical: the list is empty"#),
    .init(
      type, "handling: { byInterval: [\"3m\"] }", at: "[\"3m\"",
      #"error: callType "x": handling: byInterval: the day has 2 intervals, the list 1"#),
    .init(
      type, type + ", balking: 1.2", at: "1.2", #"error: callType "x": balking: 1.2 is not in 0…1"#),
    .init(
      type, type + ", transfer: { to: \"r\", share: 1, handling: \"1m\" }", at: "\"r\"",
      #"error: callType "x": transfer: to: there is no queue "r""#),
    .init(
      type, type + ", redial: { busy: { share: 1, delay: \"0s\" } }", at: "\"0s\"",
      #"error: callType "x": redial: busy: delay: must be 1s or more on average"#),
    .init(
      type, type + ", ivr: { lasts: \"1m\", contained: 2 }", at: "2 }",
      #"error: callType "x": ivr: contained: 2 is not in 0…1"#),
    // Promotions
    .init(
      "seed: 1", "promotions: [{ at: \"1h\", lasts: \"2h\", multiply: 2 }]", at: "at: \"1h\"",
      "error: promotions[0]: lies outside the day, which lasts 2h"),
    .init(
      "seed: 1", "promotions: [{ at: \"1h\", lasts: \"1h\", multiply: 2, rampUp: \"2h\" }]",
      at: "rampUp", "error: promotions[0]: the ramps are longer than the promotion"),
    .init(
      "seed: 1", "promotions: [{ at: \"1h\", lasts: \"1h\", multiply: 2, callTypes: [\"y\"] }]",
      at: "\"y\"", #"error: promotions[0]: callTypes: there is no callType "y" (did you mean "x"?)"#
    ),
    // Queues
    .init(pools, "pools: []", at: "q: {", #"error: queue "q": nobody serves it"#),
    .init(
      pools, "pools: [\"o\"]", at: "\"o\"", #"error: queue "q": pools[0]: there is no pool "o""#),
    .init(
      pools, "pools: [\"p\",  \"p\"]", at: " \"p\"]",
      #"error: queue "q": pools[1]: pool "p" is listed twice"#),
    .init(
      pools, pools + ", maxWait: { after: \"1m\", to: \"voice-mail\" }", at: "\"voice-mail\"",
      #"error: queue "q": maxWait: to: there is no queue "voice-mail" (did you mean "voicemail"?)"#),
    .init(
      pools, pools + ", maxWait: { after: \"0s\", to: \"hangUp\" }", at: "\"0s\"",
      #"error: queue "q": maxWait: after: must be at least 1ms"#),
    .init(
      pools, pools + ", callback: { whenWaitExceeds: \"1m\" }", at: "{ whenWaitExceeds",
      #"error: queue "q": callback: missing key "accepted""#),
    .init(
      pools, pools + ", accept: { asa: \"20\" }", at: "\"20\"",
      #"error: queue "q": accept: asa: "20" is no duration"#),
    .init(
      pools, pools + ", accept: { serviceLevel: 0.8 }", at: "serviceLevel",
      #"error: queue "q": accept: unknown key "serviceLevel""#),
    .init(
      pools, pools + ", choose: \"first\"", at: "\"first\"",
      #"error: queue "q": choose: expected one of listed, longestIdle, random"#),
    // Pools
    .init(agents, "agents: 0", at: "q: {", #"error: queue "q": nobody serves it"#),
    .init(
      agents, "shifts: [" + String(repeating: crowd, count: 11) + "]", at: "p: { shifts",
      #"error: pool "p": there are more than 1000000 agents in all"#),
    .init(
      "seed: 1",
      "promotions: [{ at: \"0s\", lasts: \"2h\", multiply: 1000 }, { at: \"0s\", lasts: \"2h\", multiply: 1000 }]",
      at: "arrivals", #"error: callType "x": 120000000 calls a replication are more than 100000000"#
    ),
    .init(
      "interval: \"1h\"", "interval: \"0.5s\"", at: "\"0.5s\"",
      "error: interval: must be at least 1s"),
    .init(agents, "agents: -5", at: "-5", #"error: pool "p": agents: -5 is not in 0…100000"#),
    .init(
      agents, "agents: [1]", at: "[1]",
      #"error: pool "p": agents: the day has 2 intervals, the list 1"#),
    .init(
      agents, "shifts: [{ from: \"09:00\", to: \"10:00\", agents: 3 }]", at: "from:",
      #"error: pool "p": shifts[0]: lies outside the day"#),
    .init(
      agents,
      "shifts: [{ from: \"0s\", to: \"2h\", agents: 3, breaks: [{ at: \"3h\", lasts: \"5m\" }] }]",
      at: "at: \"3h\"", #"error: pool "p": shifts[0]: breaks[0]: the break lies outside its shift"#),
    .init(
      agents, "agents: 5, shrinkage: 1.5", at: "1.5",
      #"error: pool "p": shrinkage: 1.5 is not in 0…1"#),
    .init(
      "skills: [\"q\"]", "skills: []", at: "\"p\"] } }",
      #"error: queue "q": pool "p" has no skill for it"#),
    .init(
      "skills: [\"q\"]", "skills: [{ queue: \"q\", speed: 0 }]", at: "0 }]",
      #"error: pool "p": skills[0]: speed: 0 is not in 0.01…100"#),
  ]

  @Test(arguments: cases)
  func `a wrong part is found at its place`(wrong: Case) {
    let text = Self.good.replacing(wrong.part, with: wrong.wrong, maxReplacements: 1)
    #expect(text != Self.good)
    var line = 1
    var column = 1
    // A blank in front of `at` tells two occurrences apart and is not a part of the place.
    let lead = wrong.at.prefix { $0 == " " }.count
    for character in text[..<(text.ranges(of: wrong.at).first?.lowerBound ?? text.endIndex)] {
      column = character == "\n" ? 1 : column + 1
      line += character == "\n" ? 1 : 0
    }
    let expected = "test.json5:\(line):\(column + lead): \(wrong.finding)"
    let findings = ScenarioText.findings(text)
    #expect(findings.contains { $0.hasPrefix(expected) }, "\(expected) not in \(findings)")
  }

  @Test
  func `a queue that never drains is refused before it fills the memory, unless callers leave`() {
    // 8 million calls in two hours, of which five agents serve 200.
    let endless = Self.good.replacing("perHour: 60", with: "perHour: 4000000")
    let findings = ScenarioText.findings(endless)
    #expect(findings.count == 1)
    #expect(findings.first?.contains("error: queue \"q\": its callers never hang up") == true)
    #expect(findings.first?.contains("would still wait at the end") == true)
    for change in [
      ("queue: \"q\",", "queue: \"q\", patience: \"2m\","),
      ("pools: [\"p\"]", "pools: [\"p\"], maxWait: { after: \"5m\", to: \"hangUp\" }"),
    ] {
      let text = endless.replacing(change.0, with: change.1)
      #expect(!ScenarioText.findings(text).contains { $0.contains("would still wait") })
    }
  }

  @Test func `a good scenario has no findings`() {
    #expect(ScenarioText.findings(Self.good) == [])
  }

  @Test func `all problems are reported at once, in the order of the file`() {
    let text = Self.good.replacing("perHour: 60", with: "perHour: -1")
      .replacing("queue: \"q\"", with: "queue: \"r\"").replacing("agents: 5", with: "agents: 1.5")
    #expect(ScenarioText.findings(text).count == 3)
    #expect(ScenarioText.findings(text) == ScenarioText.findings(text).sorted())
  }

  @Test(arguments: [
    ("agents: 5", "agents: 2", "3:13: warning: queue \"q\": its calls are 150 % of the work"),
    ("pools: [\"p\"]", "pools: [{ pool: \"p\", after: \"9s\" }]", "no pool serves it at once"),
    (
      "q: { pools: [\"p\"] }", "q: { pools: [\"p\"] }, r: { pools: [\"p\"] }", "no call comes to it"
    ),
    ("skills: [\"q\"]", "skills: [\"q\", \"r\"]", "doesn't list the pool"),
  ])
  func `what is unwise is warned about`(part: String, unwise: String, warning: String) {
    var text = Self.good.replacing(part, with: unwise, maxReplacements: 1)
    if unwise.contains("r: {") {
      text = text.replacing("skills: [\"q\"]", with: "skills: [\"q\", \"r\"]")
    }
    if unwise.contains("\"r\"]") {
      text = text.replacing("q: { pools", with: "r: { pools: [\"o\"] }, q: { pools").replacing(
        "p: { agents", with: "o: { agents: 1 }, p: { agents")
    }
    let findings = ScenarioText.findings(text)
    #expect(findings.contains { $0.contains("warning") && $0.contains(warning) }, "\(findings)")
    #expect(!findings.contains { $0.contains("error") }, "\(findings)")
  }

  @Test(arguments: [
    ("", #"x.csv:1:1: error: the file is empty"#),
    ("when\n1\n", #"x.csv:1:1: error: missing column "at""#),
    (
      "at,handlin\n1,2\n", #"x.csv:1:4: error: unknown column "handlin" (did you mean "handling"?)"#
    ),
    ("at,handling\n1,2\n3\n", "x.csv:3:1: error: expected 2 fields, found 1"),
    ("at,handling\n1,x\n", #"x.csv:2:3: error: handling: "x" is no time in seconds"#),
    ("at\n-1\n", #"x.csv:2:1: error: at: "-1" is no time"#),
    ("at\n7200\n", "x.csv:2:1: error: at: lies outside the day"),
    ("at\n1\n-1\n-2\n-3\n-4\n", "(4 rows have this fault, the first in lines 3, 4, 5)"),
    ("at\n11/12/2026 18:00\n", "it can't be told which is the day and which the month"),
    ("at,handling\n1,\"2\n", "the quoted field is never closed"),
    ("at,priority\n1,1.5\n", "x.csv:2:3: error: priority: expected a whole number in -1000…1000"),
  ])
  func `a wrong file of calls is refused at its place`(file: String, finding: String) {
    let text = Self.good.replacing("perHour: 60", with: "calls: \"x.csv\"")
    let findings = ScenarioText.findings(text, files: ["x.csv": file])
    #expect(findings.contains { $0.contains(finding) }, "\(findings)")
  }

  /// Of the first 8 million come in the two hours of the day, and all are still there at its end.
  ///
  /// In the second a caller is there for all of the two hours in which 2 million come; in the third, for
  /// more than one and a half of those in which 8 million do; in the last, for half of one.
  @Test(arguments: [
    (#"perHour: 4000000"#, #"patience: "3h""#, true),
    (
      #"perHour: 1000000"#,
      #"patience: "30m", redial: { abandoned: { share: 0.75, delay: "1h" } }"#, false
    ),
    (
      #"perHour: 4000000"#, #"patience: "90m", redial: { abandoned: { share: 0.1, delay: "1m" } }"#,
      true
    ),
    (#"perHour: 4000000"#, #"patience: "30m""#, false),
  ])
  func `more callers at once than fit in memory are refused, though not those who have left`(
    rate: String, patience: String, isRefused: Bool
  ) {
    let text = Self.good.replacing("perHour: 60", with: rate)
      .replacing("handling: \"3m\"", with: "handling: \"3m\", " + patience)
    let findings = ScenarioText.findings(text)
    let isFound = findings.contains {
      $0.contains("may be there at once, more than fit in memory (6000000)")
    }
    #expect(isFound == isRefused, "\(findings)")
  }

  /// Five million lines take a debug build a while.
  @Test(.enabled(if: runsSlowTests))
  func `more calls than a day can have are refused before they fill the memory`() {
    let text = Self.good.replacing("perHour: 60", with: "calls: \"x.csv\"")
    let file = "at\n" + String(repeating: "1\n", count: 5_000_001)
    #expect(
      ScenarioText.findings(text, files: ["x.csv": file])
        == ["x.csv:5000002:1: error: there are more than 5000000 calls"])
  }
}
