import ArgumentParsing
import CommandConsole
import Diagnostics
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct SimulationCommandTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let scenarios = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Scenarios")

  private func path(_ name: String) -> String {
    Self.scenarios.appendingPathComponent("\(name).json5").path
  }

  private func run(_ words: [String]) -> (
    status: ArgumentParsing.ExitStatus, out: String, errors: String
  ) {
    let out = Recorder()
    let errors = Recorder()
    let console = Console(write: out.append, writeError: errors.append)
    return (Hotline.main(words, console: console), out.text, errors.text)
  }

  @Test func `a missed target is said and told to the shell`() {
    let (status, out, errors) = run(
      ["simulate", path("double-eleven"), "--replications", "2", "--language", "en"])
    #expect(status == .checkFailed)
    #expect(out.contains("✘ service level ≥ 80.0 %"))
    #expect(out.contains("first missed at 19:"))
    #expect(errors.contains("warning: queue \"refund\": its calls are"))
  }

  @Test func `a day that keeps its targets is good, in Chinese too`() {
    let (status, out, _) = run(
      ["simulate", path("ordinary-day"), "--replications", "4", "--language", "zh"])
    #expect(status == .success)
    #expect(out.contains("✔ 服务水平 ≥ 80.0 %"))
  }

  @Test func `the results as JSON have the parts of the contract`() throws {
    let (_, out, _) = run(["simulate", path("outage"), "--replications", "3", "--json", "-j", "2"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    #expect(
      Set(json.keys)
        == ["scenario", "overall", "callTypes", "queues", "pools", "intervals", "verdict", "run"])
    let overall = try #require(json["overall"] as? [String: Any])
    for key in ["attempts", "serviceLevel", "asa", "meanQueue", "meanLines", "longestWait"] {
      let figure = try #require(overall[key] as? [String: Any])
      #expect(figure["mean"] is Double && figure["halfWidth"] is Double, "\(key)")
    }
    let definitions = try #require(overall["serviceLevels"] as? [String: Any])
    #expect(Set(definitions.keys) == ["ofAttempts", "ofAnswered", "withoutShortAbandons"])
    let percentiles = try #require(overall["waitPercentiles"] as? [String: Any])
    #expect(Set(percentiles.keys) == ["p50", "p80", "p90", "p95", "p99"])
    #expect((json["intervals"] as? [Any])?.count == 16)
    let run = try #require(json["run"] as? [String: Any])
    #expect(run["replications"] as? Int == 3 && run["partial"] as? Bool == false)
  }

  @Test func `every measure is there, though no call came to an agent`() throws {
    let file = URL(fileURLWithPath: folder.file("contained.json5"))
    let text = """
      { scenario: "contained", lasts: "1h", replications: 2,
        callTypes: { x: { arrivals: { perHour: 60 }, ivr: { lasts: "20s", contained: 1 }, queue: "q", handling: "1m" } },
        queues: { q: { pools: ["p"] } }, pools: { p: { agents: 1 } } }
      """
    try Data(text.utf8).write(to: file)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run(["simulate", file.path, "--json"]).out.utf8))
        as? [String: Any])
    let queue = try #require((json["queues"] as? [String: Any])?["q"] as? [String: Any])
    let percentiles = try #require(queue["waitPercentiles"] as? [String: Any])
    for (name, figure) in percentiles {
      #expect((figure as? [String: Any])?["mean"] is NSNull, "\(name)")
    }
    #expect(percentiles.count == 5)
  }

  @Test func `a single replication is run again and its calls are written`() throws {
    let trace = URL(fileURLWithPath: folder.file("calls.csv"))
    let intervals = URL(fileURLWithPath: folder.file("intervals.csv"))
    let (_, out, _) = run([
      "simulate", path("outage"), "--replication", "2", "--trace", trace.path, "--csv",
      intervals.path, "--json",
    ])
    let lines = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    let overall = try #require(json["overall"] as? [String: Any])
    let answered = try #require((overall["answered"] as? [String: Any])?["mean"] as? Double)
    #expect(lines.count { $0.contains(",answered,") } == Int(answered))
    // A heading, and a line for each of 16 intervals and 2 queues.
    #expect(try String(contentsOf: intervals, encoding: .utf8).split(separator: "\n").count == 33)
  }

  @Test func `the table of intervals has the agents of each pool and how busy they are, rounded`()
    throws
  {
    let file = URL(fileURLWithPath: folder.file("two.json5"))
    // Of the two agents of the first hour one talks for 20 minutes, a sixth of their time; the one of the
    // second hour has nothing to do.
    try """
    { scenario: "two", lasts: "2h", interval: "1h", replications: 1,
      callTypes: { x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "20m" } },
      queues: { q: { pools: ["p"] } }, pools: { p: { agents: [2, 1] } } }
    """.write(to: file, atomically: true, encoding: .utf8)
    try "at\n600\n".write(
      to: URL(fileURLWithPath: folder.file("x.csv")), atomically: true, encoding: .utf8)
    let table = folder.file("two.csv")
    #expect(run(["simulate", file.path, "--csv", table]).status == .success)
    let rows = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
    #expect(rows[0].hasSuffix("agents p,occupancy p"))
    #expect(rows[1].hasSuffix("2.0,0.16667"), "\(rows[1])")
    #expect(rows[2].hasSuffix("1.0,0.0"), "\(rows[2])")
  }

  @Test func `charts of a day show its target, its agents and all its waits`() throws {
    let (_, out, _) = run([
      "simulate", path("double-eleven-plan"), "--replications", "2", "--charts", "--language", "en",
    ])
    let charts = try #require(out.range(of: "\ncalls\n")).lowerBound
    for text in [
      "service level  ─ target 80.0 %", "p90 wait", "abandonment\n", "occupancy of senior\n",
      "agents of outsourced  █ busy  ─ at work",
    ] {
      #expect(out[charts...].contains(text), "\(text)")
    }
    let lines = out[charts...].split(separator: "\n")
    for line in lines { #expect(DisplayWidth.of(String(line)) <= 100, "\(line)") }
    // Everybody waits some time or other: the last ten lines add up, but for rounding.
    let shares = lines.suffix(10).compactMap { line in
      line.split(separator: " ").dropLast().last.flatMap { Double($0) }
    }
    #expect(shares.count == 10)
    #expect(abs(shares.reduce(0, +) - 100) < 0.6)
  }

  @Test func `a comparison says in words what is really different`() {
    let (status, out, _) = run([
      "compare", path("double-eleven"), path("double-eleven-plan"), "--replications", "6",
      "--charts", "--language", "en",
    ])
    #expect(status == .success)
    #expect(out.contains("with double-eleven-plan the service level is higher by"))
    #expect(out.contains("with double-eleven-plan the blocking is lower by"))
    #expect(out.contains("█ double-eleven-plan   ─ double-eleven\n"))
    // Only the plan has the pool, so that no line runs over it.
    let parts = out.components(separatedBy: "occupancy of ")
    #expect(parts.contains { $0.hasPrefix("front") && $0.contains("⎺") })
    #expect(parts.contains { $0.hasPrefix("outsourced") && !$0.contains("⎺") })
  }

  @Test func `a scenario against itself shows no difference`() {
    let (_, out, _) = run([
      "compare", path("outage"), path("outage"), "--replications", "3", "--language", "en",
    ])
    #expect(out.contains("no figure differs by more than chance"))
  }

  @Test func `several scenarios are compared with the first under the names of their files`() throws
  {
    let (_, out, _) = run([
      "compare", path("outage"), path("outage"), path("double-eleven-plan"), "--replications", "3",
      "--json",
    ])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    #expect(
      json["names"] as? [String] == ["outage (1)", "outage (2)", "double-eleven-plan"])
    let differences = try #require(json["differences"] as? [[String: Any]])
    let same = differences.filter { $0["to"] as? String == "outage (2)" }
    #expect(same.count > 30 && same.allSatisfy { $0["real"] as? Bool == false })
    let other = differences.filter { $0["to"] as? String == "double-eleven-plan" }
    #expect(other.contains { $0["real"] as? Bool == true })
    #expect(differences.allSatisfy { $0["from"] as? String == "outage (1)" })
  }

  @Test func `lint tells warnings from errors`() throws {
    let file = URL(fileURLWithPath: folder.file("bad.json5"))
    try Data(#"{ scenario: "bad", lasts: "1h" }"#.utf8).write(to: file)
    let bad = run(["scenario", "lint", file.path])
    #expect(bad.status == .checkFailed)
    #expect(bad.out.contains("error: missing key \"callTypes\""))
    let good = run(["scenario", "lint", path("double-eleven")])
    #expect(good.status == .success)
    #expect(good.out.contains("warning"))
    let both = run(["scenario", "lint", file.path, path("double-eleven"), "--json"])
    #expect(both.status == .checkFailed)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(both.out.utf8)) as? [String: Any])
    // callTypes, queues and pools are missing; two queues of double-eleven are overloaded.
    #expect(json["errors"] as? Int == 3)
    #expect(json["warnings"] as? Int == 2)
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(findings.map { $0["file"] as? String }.prefix(3) == [file.path, file.path, file.path])
    #expect(findings.last?["severity"] as? String == "warning")
  }

  @Test(arguments: [
    (
      ["simulate", "nowhere.json5"],
      "nowhere.json5: error: the file can't be read: there is no such file"
    ),
    (["simulate", "/"], "/: error: the file can't be read: it is a directory"),
    (["simulate", "/dev/zero"], "/dev/zero: error: the file has more than 16 MiB"),
    (["simulate", "x", "--jobs", "0"], "--jobs: expected a whole number in 1…1024"),
  ])
  func `what can't be used is refused`(words: [String], message: String) {
    let words = words.map { $0 == "x" ? path("outage") : $0 }
    let (status, _, errors) = run(words)
    #expect(status == .unusable)
    #expect(errors.contains(message))
  }
}
