import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct FlowWalkCommandTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The flow and the callers of the sample hotline.
  private static let sample = [
    "flow", "walk", "hotline", "--flows", repository.appendingPathComponent("CallFlows").path,
    "--population", repository.appendingPathComponent("Fixtures/Data/callers.json5").path,
  ]

  private func run(_ words: [String]) -> (
    status: ArgumentParsing.ExitStatus, out: String, errors: String
  ) {
    let (out, errors) = (Recorder(), Recorder())
    let console = Console(write: out.append, writeError: errors.append)
    return (Hotline.main(words, console: console), out.text, errors.text)
  }

  private func json(_ words: [String]) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(run(words + ["--json"]).out.utf8))
        as? [String: Any])
  }

  private func mean(_ value: Any?) throws -> Double {
    let figure = try #require(value as? [String: Double])
    let mean = try #require(figure["mean"])
    #expect(try #require(figure["low"]) <= mean && mean <= #require(figure["high"]))
    return mean
  }

  @Test func `the sample callers know every node and choice that they name`() {
    let (status, out, errors) = run(Self.sample + ["--calls", "200", "--language", "en"])
    #expect(status == .success && errors.isEmpty, "\(errors)")
    #expect(out.contains("served by the menu") && out.contains("where callers are lost"))
  }

  @Test func `the sample hotline serves a good part of its callers by itself`() throws {
    let result = try json(Self.sample + ["--calls", "2000"])
    #expect((0.3...0.75).contains(try mean(result["containment"])))
    let outcomes = try #require(result["outcomes"] as? [[String: Any]])
    #expect(try outcomes.reduce(0) { try $0 + mean($1["share"]) }.rounded(.toNearestOrEven) == 1)
    let skills = outcomes.filter { $0["outcome"] as? String == "queued" }
      .compactMap { $0["skill"] as? String }
    #expect(Set(skills).isSuperset(of: ["recharge", "refund", "general", "complaint", "risk"]))
    #expect(!outcomes.contains { $0["outcome"] as? String == "failed" })
    let nodes = try #require(result["nodes"] as? [[String: Any]])
    let welcome = try #require(nodes.first { $0["node"] as? String == "welcome" })
    #expect(welcome["calls"] as? Int == 2000)
  }

  @Test func `at night nobody is queued`() throws {
    let result = try json(Self.sample + ["--calls", "500", "--at", "2026-11-18T23:00:00+08:00"])
    let outcomes = try #require(result["outcomes"] as? [[String: Any]])
    let names = Set(outcomes.compactMap { $0["outcome"] as? String })
    #expect(names.isSuperset(of: ["voicemail", "callback"]) && !names.contains("queued"))
  }

  @Test func `the same seed gives the same bytes for any number of threads`() {
    let one = run(Self.sample + ["--calls", "700", "--json", "-j", "1"]).out
    #expect(one == run(Self.sample + ["--calls", "700", "--json", "-j", "5"]).out)
    #expect(one != run(Self.sample + ["--calls", "700", "--json", "--seed", "2"]).out)
  }

  @Test func `the figures of every node go to a file`() throws {
    let folder = try FlowDirectory([:])
    let file = folder.path + "/nodes.csv"
    #expect(run(Self.sample + ["--calls", "300", "--csv", file]).status == .success)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let columns = lines[0].split(separator: ",").count
    #expect(lines[1].hasPrefix("welcome,300,300,1.0,"))
    #expect(lines.contains { $0.hasPrefix("find-order/is-it-this,") })
    #expect(
      lines.allSatisfy {
        $0.split(separator: ",", omittingEmptySubsequences: false).count == columns
      })
  }

  @Test(arguments: [
    (["--goal", "refnd"], "the population has no goal 'refnd' (did you mean \"refund\"?)"),
    (["--calls", "0"], "--calls: expected a whole number"),
  ])
  func `what can't be walked is refused`(words: [String], message: String) {
    let (status, _, errors) = run(Self.sample + words)
    #expect(status == .unusable && errors.contains(message), "\(errors)")
  }

  @Test func `the traffic can be drawn into the flow`() throws {
    let folder = try FlowDirectory([
      "f": """
      { flow: "f", title: "t", start: "a", nodes: {
          a: { type: "menu", prompt: "退款请按1", exhausted: "c", choices: [{ key: "1", label: "退款", next: "b" }] },
          b: { type: "hangup" }, c: { type: "hangup" } } }
      """
    ])
    let file = folder.path + "/people.json5"
    try """
    { population: "people", goals: { refund: { words: ["退款"] } }, callers: [{ number: null, goals: "refund" }],
      behaviour: { silent: 0, wrong: 0, hangUp: { perSecond: 0, perPrompt: 0 }, nodes: { a: { hangsUp: 1 } } } }
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let run = folder.run(
      "flow", "graph", "f", "--flows", folder.path, "--population", file, "--format", "dot")
    #expect(run.status == .success)
    #expect(run.output.contains("100.0 %, 100.0 % hang up"), "\(run.output)")
    #expect(run.output.contains("0.0 %"))
    let both = folder.run(
      "flow", "graph", "f", "--flows", folder.path, "--population", file, "--coverage")
    #expect(both.error.contains("--coverage and --population can't be given together"))
  }

  @Test func `the documented population walks the flow it is written for`() throws {
    let document = try String(
      contentsOf: Self.repository.appendingPathComponent("Documentation/Populations.md"),
      encoding: .utf8)
    let example = try #require(
      document.components(separatedBy: "```json5\n").dropFirst().first?
        .components(separatedBy: "```").first)
    let folder = try FlowDirectory([
      "shop": """
      { flow: "shop", language: "zh-CN", start: "main", variables: { typed: "", order: null, left: null }, nodes: {
          main: { type: "menu", prompt: "充值没到请按1，人工请按0。", exhausted: "agents", choices: [
            { key: "1", label: "充值没到", words: ["充值"], next: "ask-number" },
            { key: "0", label: "人工", words: ["人工"], next: "agents" } ] },
          "ask-number": { type: "collect", prompt: "请输入订单号", into: "typed", digits: { min: 4, max: 20 },
            exhausted: "agents", next: "find" },
          find: { type: "service", call: "order.find", with: { order: "typed" }, into: "order", timeout: "5s",
            on: { found: "late", missing: "agents" }, failed: "agents" },
          late: { type: "menu", prompt: "补发请按1，退款请按2。", exhausted: "agents", choices: [
            { key: "1", label: "补发", next: "stock" }, { key: "2", label: "退款", next: "agents" } ] },
          stock: { type: "service", call: "stock.check", into: "left", timeout: "5s", failed: "agents",
            on: { plenty: "anything-else" }, next: "agents" },
          "anything-else": { type: "menu", prompt: "别的事请按1。", exhausted: "bye",
            choices: [{ key: "1", label: "别的事", next: "main" }] },
          agents: { type: "queue", skill: "front" }, bye: { type: "hangup" } } }
      """
    ])
    let file = try folder.give(example, as: "callers.json5")
    let words = ["flow", "walk", "shop", "--flows", folder.path, "--population", file]
    #expect(run(words).errors.isEmpty)
    let result = try json(words)
    #expect((0.1...0.9).contains(try mean(result["containment"])))
  }
}
