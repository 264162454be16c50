import ArgumentParsing
import CommandConsole
import Diagnostics
import FlowInterpreter
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// Scenarios over flows that are played, from files to results.
@Suite struct SampledScenarioTests {
  private final class Folder {
    private let files: TestFolder
    var path: String { files.path }
    /// Where sampled menus are kept.
    var cache: String

    init() throws {
      files = try TestFolder()
      cache = files.file("cache")
      for name in ["flows", "other"] {
        try FileManager.default.createDirectory(
          atPath: "\(path)/\(name)", withIntermediateDirectories: true)
      }
      try write("flows/shop.json5", Self.flow)
      try write("people.json5", Self.people)
      try write("day.json5", Self.scenario())
    }

    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// Runs a command with paths relative to the folder after the first word.
    func run(_ words: String...) -> (status: ArgumentParsing.ExitStatus, out: String, err: String) {
      let (out, err) = (Recorder(), Recorder())
      let console = Console(
        write: out.append, writeError: err.append,
        environment: ["XDG_CACHE_HOME": cache, "LANG": "en_US.UTF-8"])
      let words = words.map { $0.hasSuffix(".json5") ? path + "/" + $0 : $0 }
      return (Hotline.main(words, console: console), out.text, err.text)
    }

    func json(_ words: String...) throws -> [String: Any] {
      let (out, err) = (Recorder(), Recorder())
      let console = Console(
        write: out.append, writeError: err.append, environment: ["XDG_CACHE_HOME": cache])
      let words = words.map { $0.hasSuffix(".json5") ? path + "/" + $0 : $0 }
      _ = Hotline.main(words + ["--json"], console: console)
      return try #require(
        try JSONSerialization.jsonObject(with: Data(out.text.utf8)) as? [String: Any],
        "\(err.text)")
    }

    var cached: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: cache + "/hotline")) ?? [])
    }

    static let flow = """
      { flow: "shop", language: "zh-CN", start: "main", nodes: {
          main: { type: "menu", prompt: { text: "退款按1，人工按0", seconds: 20 }, exhausted: "person", choices: [
            { key: "1", label: "退款", next: "refund" }, { key: "0", label: "人工", next: "person" } ] },
          refund: { type: "queue", skill: "refund", priority: "1" },
          person: { type: "hours", open: ["mon-sun 08:00-12:00"], whenOpen: "agents", whenClosed: "bye" },
          agents: { type: "queue", skill: "front" },
          bye: { type: "hangup" } } }
      """

    static let people = """
      { population: "people",
        goals: { refund: { words: ["退款"] }, person: { words: ["人工"] } },
        callers: [{ number: null, goals: { refund: 1, person: 1 } }],
        behaviour: { hangUp: { perSecond: 0.002 } } }
      """

    static func scenario(
      flow: String = "flows/shop.json5", ivr: String = "", queues: String = ""
    ) -> String {
      """
      { scenario: "day", begins: "2026-11-18T10:00:00+08:00", lasts: "4h", interval: "1h",
        replications: 40, lines: 60,
        callTypes: { all: { arrivals: { perHour: 120 }, handling: { exponential: "3m" },
          patience: { exponential: "3m" }, ivr: { flow: "\(flow)", population: "people.json5",
            sample: { calls: 4000 } \(ivr) } } },
        queues: { refund: { pools: ["p"] }, front: { pools: ["p"] } \(queues) },
        pools: { p: { agents: 6, skills: ["refund", "front"] } } }
      """
    }
  }

  private func mean(_ result: [String: Any], _ path: String...) throws -> Double {
    try #require(figure(result, path)?["mean"] as? Double, "\(path)")
  }

  private func figure(_ result: [String: Any], _ path: [String]) -> [String: Any]? {
    path.reduce(result) { $0?[$1] as? [String: Any] }
  }

  @Test func `calls leave a queue that nobody works for, or will before they have waited enough`()
    throws
  {
    let folder = try Folder()
    try folder.write(
      "flows/shop.json5",
      Folder.flow.replacing(
        #"skill: "refund", priority: "1""#,
        with: #"skill: "refund", priority: "1", maxWait: "5m", timedOut: "bye", nobody: "bye""#))
    try folder.write(
      "day.json5", Folder.scenario().replacing("agents: 6", with: "agents: [0, 6, 6, 0]"))
    let result = try folder.json("simulate", "day.json5")
    let intervals = try #require(result["intervals"] as? [[String: Any]])
    let refund = try intervals.map { try mean($0, "queues", "refund", "offered") }
    // At first some come five minutes before the agents do.
    #expect(refund[0] > 0 && refund[0] < 15)
    #expect(refund[1] > 40 && refund[2] > 40 && refund[3] == 0)
  }

  @Test func `the flow decides which queue calls reach, and the clock whether it is open`() throws {
    let folder = try Folder()
    let result = try folder.json("simulate", "day.json5")
    let menus = try #require(result["menus"] as? [String: [String: Any]])
    // Open from 10 to 11, about to close from 11 to 12, closed from 12 to 14.
    #expect(menus["all"]?["tables"] as? Int == 3 && menus["all"]?["calls"] as? Int == 4_002)
    #expect(try mean(result, "queues", "refund", "offered") > 150)
    let intervals = try #require(result["intervals"] as? [[String: Any]])
    let front = try intervals.map { try mean($0, "queues", "front", "offered") }
    #expect(front[0] > 40 && front[1] > 40 && front[2] == 0 && front[3] == 0)
    let contained = try intervals.map { try mean($0, "contained") }
    #expect(contained[0] == 0 && contained[3] > 40)
    #expect(try mean(result, "overall", "abandonedInMenu") > 10)
  }

  @Test func `the same bytes come out for any number of jobs, from the cache or not`() throws {
    let folder = try Folder()
    func bytes(_ jobs: String, cache: String) throws -> String {
      folder.cache = folder.path + "/" + cache
      var result = try folder.json("simulate", "day.json5", "--replications", "5", "-j", jobs)
      result["run"] = nil
      return String(
        decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys),
        as: UTF8.self)
    }
    let one = try bytes("1", cache: "first")
    #expect(try bytes("2", cache: "first") == one && bytes("5", cache: "second") == one)
    #expect(folder.cached.count == 1)
  }

  @Test func `a damaged file counts for nothing, and is mended`() throws {
    let folder = try Folder()
    folder.cache = folder.path + "/first"
    let before = try mean(folder.json("simulate", "day.json5"), "overall", "meanLines")
    let name = try #require(folder.cached.first)
    let whole = try #require(
      FileManager.default.contents(atPath: "\(folder.path)/first/hotline/\(name)"))
    for (index, damage) in [0, 40, whole.count / 2, whole.count - 1].enumerated() {
      folder.cache = "\(folder.path)/copy-\(index)"
      try FileManager.default.createDirectory(
        atPath: folder.cache + "/hotline", withIntermediateDirectories: true)
      var damaged = whole
      damaged[damage] ^= 1
      try damaged.write(to: URL(fileURLWithPath: "\(folder.cache)/hotline/\(name)"))
      #expect(try mean(folder.json("simulate", "day.json5"), "overall", "meanLines") == before)
      #expect(FileManager.default.contents(atPath: "\(folder.cache)/hotline/\(name)") == whole)
    }
  }

  @Test func `a file that changes is sampled again`() throws {
    let folder = try Folder()
    let before = try mean(folder.json("simulate", "day.json5"), "overall", "meanLines")
    try folder.write(
      "people.json5", Folder.people.replacing("perSecond: 0.002", with: "perSecond: 0.1"))
    let after = try mean(folder.json("simulate", "day.json5"), "overall", "meanLines")
    #expect(after < before / 2)
    #expect(folder.cached.count == 2)
  }

  /// Arrivals of a Poisson process that are told apart at random are Poisson processes themselves,
  /// so calls of each outcome may be written as a call type of their own.
  @Test func `a scenario over a flow waits as one with the flow's measured calls written by hand`()
    throws
  {
    let folder = try Folder()
    // Two hours in which the flow is open all the time.
    let day = Folder.scenario().replacing("T10:00:00", with: "T08:00:00")
      .replacing("lasts: \"4h\"", with: "lasts: \"2h\"")
      .replacing("calls: 4000", with: "calls: 20000").replacing("agents: 6", with: "agents: 5")
    try folder.write("day.json5", day)
    let ivr = try #require(day.firstRange(of: "callTypes:"))
    let queues = try #require(day.firstRange(of: "queues:"))
    try folder.write(
      "by-hand.json5",
      day[..<ivr.lowerBound] + "callTypes: { \(try measuredCallTypes(perHour: 120)) },\n"
        + day[queues.lowerBound...])
    let (sampled, byHand) = (
      try folder.json("simulate", "day.json5"), try folder.json("simulate", "by-hand.json5")
    )
    for queue in ["refund", "front"] {
      for figure in ["offered", "serviceLevel", "asa", "meanWait", "abandonment", "meanQueue"] {
        let (a, b) = (
          try estimate(sampled, "queues", queue, figure),
          try estimate(byHand, "queues", queue, figure)
        )
        // Intervals are two deviations to each side; of twelve figures one that is 3.5 off would
        // be a chance of half a per cent.
        let width = (a.halfWidth * a.halfWidth + b.halfWidth * b.halfWidth).squareRoot()
        #expect(abs(a.mean - b.mean) <= 1.75 * width, "\(queue) \(figure): \(a) and \(b)")
      }
    }
  }

  /// The calls of a walk with callers of its own, a call type for each queue and priority, and one
  /// for those who reach none.
  private func measuredCallTypes(perHour: Double) throws -> String {
    let log = DiagnosticLog()
    let flow = SourceText(path: "shop.json5", text: Folder.flow)
    let library = try #require(FlowLibrary.read(["shop"], in: FlowFolder([flow]), log: log))
    let population = try #require(
      PopulationReader.read(SourceText(path: "people.json5", text: Folder.people), log: log))
    let walk = try #require(FlowWalk("shop", of: library, population: population, seed: 77))
    let morning = try #require(Instant("2026-11-18T08:00:00+08:00"))
    let result = walk.run(calls: 20_000) { _ in morning }
    let ways = Dictionary(grouping: result.calls) { call in
      call.outcome == .queued
        ? #"queue: "\#(result.skills[call.skill])", priority: \#(call.priority), ivr: { "#
        : #"queue: "front", ivr: { contained: 1, "#
    }
    let types = ways.keys.sorted().enumerated().map { index, way in
      let calls = ways[way] ?? []
      let rate = perHour * Double(calls.count) / Double(result.calls.count)
      let times = calls.prefix(400).map { "\"\($0.milliseconds)ms\"" }.joined(separator: ", ")
      return "t\(index): { arrivals: { perHour: \(rate) }, handling: { exponential: \"3m\" }, "
        + "patience: { exponential: \"3m\" }, \(way) lasts: { empirical: [\(times)] } } }"
    }
    return types.joined(separator: ", ")
  }

  private func estimate(
    _ result: [String: Any], _ path: String...
  ) throws -> (mean: Double, halfWidth: Double) {
    let estimate = try #require(figure(result, path), "\(path)")
    return (
      try #require(estimate["mean"] as? Double, "\(path)"),
      try #require(estimate["halfWidth"] as? Double, "\(path)")
    )
  }

  @Test func `a longer prompt shows as longer use of lines, with the same callers`() throws {
    let folder = try Folder()
    try folder.write(
      "other/shop.json5", Folder.flow.replacing("seconds: 20", with: "seconds: 45"))
    try folder.write("longer.json5", Folder.scenario(flow: "other/shop.json5"))
    let result = try folder.json("compare", "day.json5", "longer.json5")
    let differences = try #require(result["differences"] as? [[String: Any]])
    func difference(_ figure: String) throws -> [String: Any] {
      try #require(
        differences.first { $0["of"] as? String == "overall" && $0["figure"] as? String == figure })
    }
    let lines = try difference("meanLines")
    #expect(lines["real"] as? Bool == true)
    // 120 calls an hour stay up to 25 s longer each time they hear it; fewer come to an agent.
    #expect((0.3...1.2).contains(try mean(lines, "difference")))
    #expect(try difference("attempts")["real"] as? Bool == false)
    #expect(try mean(difference("offered"), "difference") < 0)
  }

  @Test func `a menu that answers by itself shows as shorter waits`() throws {
    let folder = try Folder()
    try folder.write(
      "other/shop.json5",
      Folder.flow.replacing(
        #"refund: { type: "queue", skill: "refund", priority: "1" }"#,
        with: #"refund: { type: "say", prompt: "已退款", next: "bye" }"#))
    try folder.write("self-service.json5", Folder.scenario(flow: "other/shop.json5"))
    let result = try folder.json("compare", "day.json5", "self-service.json5")
    let differences = try #require(result["differences"] as? [[String: Any]])
    let wait = try #require(
      differences.first {
        $0["of"] as? String == "queues.front" && $0["figure"] as? String == "meanWait"
      })
    #expect(wait["real"] as? Bool == true)
    #expect(try mean(wait, "difference") < 0)
  }

  @Test(arguments: [
    (
      Folder.scenario(flow: "flows/shopp.json5"),
      "there is no flow \"flows/shopp.json5\" (did you mean \"shop\"?)"
    ),
    (
      Folder.scenario(ivr: ", goals: ['refnd']"),
      "population \"people\" has no goal \"refnd\" (did you mean \"refund\"?)"
    ),
    (
      Folder.scenario(ivr: ", behaviour: { silence: 1 }"),
      "ivr: behaviour: unknown key \"silence\" (did you mean \"silent\"?)"
    ),
    (
      Folder.scenario().replacing("people.json5", with: "nobody.json5"),
      "population: the file \"nobody.json5\" can't be read"
    ),
    (
      Folder.scenario().replacing("refund: { pools: [\"p\"] }, ", with: "").replacing(
        "\"refund\", ", with: ""),
      "calls are queued for the skill \"refund\", and there is no such queue"
    ),
  ])
  func `what a scenario names wrongly is told where it stands`(text: String, message: String)
    throws
  {
    let folder = try Folder()
    try folder.write("day.json5", text)
    let lint = folder.run("scenario", "lint", "day.json5")
    #expect(lint.status == .checkFailed)
    #expect(lint.out.contains("day.json5:") && lint.out.contains(message), "\(lint.out)")
  }

  @Test func `names that the flow doesn't have are warned of`() throws {
    let folder = try Folder()
    try folder.write(
      "day.json5", Folder.scenario(ivr: ", behaviour: { nodes: { mian: { silent: 1 } } }"))
    let lint = folder.run("scenario", "lint", "day.json5")
    #expect(lint.status == .success)
    #expect(
      lint.out.contains(
        "warning: flow \"shop\" comes to no node \"mian\" (did you mean \"main\"?)"),
      "\(lint.out)")
  }

  @Test func `a part of the callers may be one call type`() throws {
    let folder = try Folder()
    try folder.write(
      "day.json5",
      Folder.scenario(ivr: ", goals: ['person'], behaviour: { hangUp: { perSecond: 0 } }"))
    let result = try folder.json("simulate", "day.json5")
    #expect(try mean(result, "queues", "refund", "offered") < 10)
    #expect(try mean(result, "overall", "abandonedInMenu") < 5)
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `the sample day behind the sample hotline keeps its targets`() throws {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let (out, err) = (Recorder(), Recorder())
    let status = Hotline.main(
      [
        "simulate",
        repository.appendingPathComponent("Fixtures/Scenarios/ordinary-day-flow.json5").path,
        "--replications", "4", "--language", "en",
      ], console: Console(write: out.append, writeError: err.append))
    #expect(status == .success && err.text.isEmpty, "\(out.text)\(err.text)")
    #expect(out.text.contains("menu of callers: flow hotline, 20,016 calls of sample-callers"))
  }
}
