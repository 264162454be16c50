import ArgumentParsing
import CommandConsole
import Diagnostics
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// What several machines run in parts is, put together, what one machine would have said.
@Suite struct PartsCommandTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    _ = try folder.give(EveryCommand.hour, as: "hour.json5")
    _ = try folder.give(
      EveryCommand.hour.replacing("perHour: 40", with: "perHour: 50"), as: "busy.json5")
  }

  private func run(
    _ words: [String], environment: [String: String] = [:]
  ) -> (status: ArgumentParsing.ExitStatus, out: String, errors: String) {
    let (out, errors) = (Recorder(), Recorder())
    let console = Console(
      write: out.append, writeError: errors.append, environment: environment)
    return (Hotline.main(words, console: console), out.text, errors.text)
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  /// Runs all parts, the last one first.
  private func parts(_ words: [String], _ count: Int) throws -> [String] {
    try (0..<count).reversed().map { index in
      let file = folder.file("part-\(index)-of-\(count)")
      let part = run(words + ["--shard", "\(index)/\(count)", "--part", file])
      try #require(part.status == .success, "\(part.errors)")
      return file
    }
  }

  private func words(_ command: String) -> [String] {
    let hour = folder.file("hour.json5")
    switch command {
    case "compare": return [command, hour, folder.file("busy.json5")]
    case "sweep": return [command, hour, "--vary", "pools.p.agents=1..3:1"]
    default: return [command, hour]
    }
  }

  /// JSON without what depends on the clock and the machine.
  private func figures(_ json: String) -> String {
    let timing = ["\"seconds\":", "\"callsPerSecond\":", "\"jobs\":"]
    return json.split(separator: "\n").filter { line in
      !timing.contains { line.contains($0) }
    }.joined(separator: "\n")
  }

  @Test(arguments: ["simulate", "compare", "sweep"], [1, 3, 8])
  func `parts put together are the whole run`(command: String, count: Int) throws {
    let words = words(command)
    let whole = run(words + ["--json"])
    let merged = run(["merge"] + (try parts(words, count)) + ["--json"])
    #expect(whole.out.count > 100 && figures(merged.out) == figures(whole.out))
    #expect(merged.status == whole.status)
  }

  @Test func `the page and the table of parts are those of the whole run, wherever written`() throws
  {
    let words = words("simulate")
    func files(_ name: String) -> [String] {
      ["--html", folder.file("\(name).html"), "--csv", folder.file("\(name).csv")]
    }
    _ = run(words + files("whole"))
    _ = run(["merge"] + (try parts(words, 3)) + files("merged"))
    for suffix in ["html", "csv"] {
      let (whole, merged) = (try read("whole.\(suffix)"), try read("merged.\(suffix)"))
      #expect(!whole.isEmpty && merged == whole, "\(suffix)")
    }
  }

  @Test func `a part that can't be read is told with the reason`() {
    let told = run(["merge", "/no/such.part"]).errors
    #expect(
      told.contains("/no/such.part: the file can't be read: there is no such file"), "\(told)")
  }

  @Test func `parts print what their own commands asked for, else what merge is asked for`() throws
  {
    let asked = try parts(words("simulate") + ["--json"], 2)
    #expect(run(["merge"] + asked).out.hasPrefix("{"))
    #expect(run(["merge"] + asked + ["--language", "en"]).out.contains("service level"))
  }

  @Test func `a task of an array finds its part in its environment`() throws {
    let words = words("simulate") + ["--replications", "6"]
    let files = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"].enumerated().map { index, name in
      let file = folder.file("task-\(index)")
      #expect(
        run(
          words + ["--shard", "env/2", "--part", file], environment: [name: "\(index)"]
        ).status == .success)
      return file
    }
    let merged = run(["merge"] + files + ["--json"])
    #expect(figures(merged.out) == figures(run(words + ["--json"]).out))
    let none = run(words + ["--shard", "env/2", "--part", folder.file("none")])
    #expect(none.status == .unusable && none.errors.contains("SLURM_ARRAY_TASK_ID"))
  }

  @Test func `a precision that parts don't reach ends with how many more are wanted`() throws {
    let words = words("simulate") + ["--replications", "20", "--precision", "0.001"]
    let merged = run(["merge"] + (try parts(words, 2)) + ["--language", "en"])
    #expect(merged.status == .checkFailed)
    #expect(merged.errors.contains("replications more are wanted"))
  }

  @Test func `parts of a scenario that was changed since are refused`() throws {
    let files = try parts(words("simulate"), 2)
    _ = try folder.give(EveryCommand.hour + "\n", as: "hour.json5")
    let merged = run(["merge"] + files)
    #expect(merged.status == .unusable)
    #expect(merged.errors.contains("hour.json5 is not the file that the parts were made from"))
  }

  @Test(arguments: [
    (["--shard", "3/3", "--part", "x"], "part 3 is not one of 0…2"),
    (["--shard", "-1/3", "--part", "x"], "no number of a part"),
    (["--shard", "1/0", "--part", "x"], "no part such as 0/8"),
    (["--shard", "a", "--part", "x"], "no part such as 0/8"),
    (["--shard", "0/3"], "--shard needs --part FILE"),
    (["--part", "x"], "--part goes with --shard"),
    (["--shard", "0/3", "--part", "missing/x"], "can't be written"),
    (["--shard", "0/3", "--part", "x", "--replication", "2"], "goes with a whole run"),
    (["--shard", "0/3", "--part", "x", "--trace", "y"], "goes with a whole run"),
  ])
  func `a wrong part is refused, and nothing is written`(options: [String], message: String) {
    let options = options.map { ["x", "y", "missing/x"].contains($0) ? folder.file($0) : $0 }
    let (status, out, errors) = run(words("simulate") + options)
    #expect(status == .unusable && out.isEmpty && errors.contains(message), "\(errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("x")))
  }

  @Test func `missing, doubled, foreign and damaged parts are named, nothing is printed`() throws {
    let three = try parts(words("simulate"), 3)
    let two = try parts(words("simulate"), 2)
    let damaged = folder.file("damaged")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: three[0]))
    try bytes.dropLast(9).write(to: URL(fileURLWithPath: damaged))
    for (files, message) in [
      (Array(three.dropLast()), "of 3 parts 1 are missing: 0"),
      (three + [three[1]], "are both part 1"),
      ([three[0], three[1], two[1]], "the others of 3"),
      ([damaged, three[1], three[2]], "damaged is cut short or damaged"),
      ([folder.file("hour.json5")], "is no part of a study"),
      ([folder.file("nothing")], "can't be read"),
    ] {
      let (status, out, errors) = run(["merge"] + files)
      #expect(status == .unusable && out.isEmpty && errors.contains(message), "\(errors)")
    }
  }
}
