import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct ErlangCommandTests {
  @Test func `agents given, the figures of the day come out`() throws {
    // pyworkforce's own example: 100 calls in 30 minutes, 3 minutes each, 14 positions.
    let answer = try json("c --calls 100 --per 30m --aht 3m --agents 14 --within 20s")
    #expect(answer["serviceLevel"] as? Double == 0.8883500191794669)
    #expect(answer["agents"] as? Int == 14)
    #expect(answer["agentsNeeded"] == nil)
  }

  @Test func `a target given, the agents needed come out, and whom to pay`() throws {
    let patient = try json("c --calls 100 --per 30m --aht 180s --target 0.8 --shrinkage 30%")
    #expect(patient["agentsNeeded"] as? Int == 14)
    #expect(patient["paidAgents"] as? Int == 20)
    let load = "a --calls 100 --per 30m --aht 180s --patience 300s --target 80%"
    #expect(try json(load)["agentsNeeded"] as? Int == 13)
    #expect(try json(load + " --basis answered")["agentsNeeded"] as? Int == 12)
  }

  @Test func `the same load in Erlangs gives the same answer`() throws {
    let calls = try json("a --calls 200 --aht 180s --patience 5m --agents 14")
    let erlangs = try json("a --load 10 --aht 180s --patience 5m --agents 14")
    #expect(calls["abandonment"] as? Double == erlangs["abandonment"] as? Double)
    #expect(calls["erlangs"] as? Double == 10)
  }

  @Test func `lines and busy signals both ways`() throws {
    let blocking = try json("b --load 10 --lines 10")["blocking"] as? Double
    #expect(abs((blocking ?? 0) - 0.21458234310734733) < 1e-12)
    let needed = try json("b --load 1 --target 20%")
    #expect(needed["linesNeeded"] as? Int == 2)
    #expect(needed["blocking"] as? Double == 0.2)
  }

  @Test(arguments: [
    (
      "c --calls 100 --per 30m --aht 180s --agents 13 --target 80%",
      ArgumentParsing.ExitStatus.checkFailed
    ),
    ("c --calls 100 --per 30m --aht 180s --agents 14 --target 80%", .success),
    ("b --load 10 --lines 10 --target 1%", .checkFailed),
  ])
  func `agents who miss the target give status 1`(words: String, status: ArgumentParsing.ExitStatus)
  {
    #expect(run(words).status == status)
  }

  @Test(arguments: [
    ("c --aht 180s --agents 3", "--calls is missing"),
    ("c --calls 10 --agents 3", "--aht is missing"),
    ("c --calls 10 --aht 3m", "give --agents, a target or both"),
    ("c --calls 10 --aht 3m --agents 0", "whole number in 1…100000"),
    ("c --calls -1 --aht 3m --agents 3", "expected a number in 0.0…"),
    ("c --calls nan --aht 3m --agents 3", "found 'nan'"),
    ("c --calls 10 --aht 0s --agents 3", "longer than 0s"),
    ("c --calls 10 --aht 3m --agents 3 --basis offered", "--basis goes with --target"),
    ("c --calls 1e9 --per 1s --aht 3m --agents 3", "is beyond 100000"),
    ("a --calls 10 --aht 3m --agents 3", "--patience is missing"),
    ("a --calls 1e9 --aht 3m --patience 10000d --agents 3", "is beyond 100000"),
    ("a --load 1000 --aht 1s --patience 10000d --agents 3", "hardly anyone hangs up"),
    ("a --load 20 --aht 4m --patience 2m --lines 15 --target 95% --basis attempts", "15 lines"),
    ("c --load 20 --aht 4m --target 130%", "is no share"),
    ("c --load 20 --aht 4m --target 100%", "agents without end"),
    ("c --load 20 --calls 3 --aht 4m --agents 4", "exclude each other"),
    ("b --load 20 --target 0", "lines without end"),
    ("b --load 20", "give --lines, --target or both"),
  ])
  func `a question that can't be answered is refused with what to say instead`(
    words: String, message: String
  ) {
    let result = run(words)
    #expect(result.status == .unusable)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test(arguments: [
    "c --load 5 --aht 3m --agents 5", "a --load 15 --aht 3m --patience 2m --agents 5",
    "a --load 5 --aht 3m --patience 2m --agents 5 --lines 5", "b --load 0 --lines 0",
    "a --calls 0 --aht 3m --patience 2m --agents 1 --target 80%",
    "c --load 100000 --aht 1ms --agents 100000 --within 10000d",
    "a --load 30000 --aht 180s --patience 1h --agents 10000",
  ])
  func `no load, however high or low, prints anything that isn't a number`(words: String) {
    for language in ["zh", "en"] {
      let result = run(words + " --language \(language)")
      #expect(result.status == .success)
      #expect(!result.output.contains("nan"), "\(result.output)")
      #expect(!result.output.contains("inf"), "\(result.output)")
    }
  }

  @Test func `every definition of service level is shown by name in both languages`() {
    let words = "a --calls 400 --per 30m --aht 180s --patience 120s --agents 40 --target 80%"
    for language in ["zh", "en"] {
      let output = run(words + " --language \(language)").output
      for name in ["offered", "attempts", "answered", "without-short-abandons", "ended"] {
        #expect(output.contains("  \(name) "))
      }
      #expect(output.contains("> "))
    }
  }

  private func json(_ words: String) throws -> [String: Any] {
    let result = run(words + " --json")
    #expect(result.errors.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return value as? [String: Any] ?? [:]
  }

  private func run(_ words: String) -> (
    status: ArgumentParsing.ExitStatus, output: String, errors: String
  ) {
    let output = Recorder()
    let errors = Recorder()
    let console = Console(write: output.append, writeError: errors.append)
    let status = Hotline.main(
      ["erlang"] + words.split(separator: " ").map(String.init), console: console)
    return (status, output.text, errors.text)
  }
}
