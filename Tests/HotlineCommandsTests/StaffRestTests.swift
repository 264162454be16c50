import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct StaffRestTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// Ten to one o'clock, an hour an interval.
  ///
  /// `wide` knows both queues, `narrow` only its own.
  private func scenario(agents: (wide: [Int], narrow: [Int])) throws -> String {
    let path = folder.file("day.json5")
    try Data(
      """
      { scenario: "day", begins: "2026-09-28T10:00:00+08:00", lasts: "3h", interval: "1h",
        callTypes: {
          a: { arrivals: { perHour: 60 }, queue: "a", handling: "3m", patience: "5m" },
          b: { arrivals: { perHour: 60 }, queue: "b", handling: "3m", patience: "5m" } },
        queues: { a: { pools: ["wide"] }, b: { pools: ["narrow"] } },
        pools: {
          wide: { agents: \(agents.wide), skills: ["a", "b"], costPerHour: 40 },
          narrow: { agents: \(agents.narrow), skills: ["b"], costPerHour: 30 } },
        accept: { serviceLevel: 0.7 } }
      """.utf8
    ).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func staff(
    _ path: String, _ options: String...
  ) -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
    let (output, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["staff", path, "--proof", "50", "--jobs", "2"] + options,
      console: Console(write: output.append, writeError: errors.append))
    return (status, output.text, errors.text)
  }

  @Test func `what is left is staffed anew, and what has passed stays as it was`() throws {
    let path = try scenario(agents: ([5, 20, 20], [4, 0, 0]))
    let new = folder.file("new.json5")
    let result = staff(path, "--from", "11:00", "--write", new)
    #expect(result.status == .success, "\(result.errors)")
    // Whoever is too many in a pool that knows all of the other's work is moved there first.
    #expect(
      result.output.contains("11:00–13:00 move") || result.output.contains("11:00–12:00 move"))
    #expect(result.output.contains("from wide to narrow"))
    #expect(result.output.contains("of wide home"))
    #expect(!result.output.contains("call in"))
    #expect(!result.output.contains("10:00–"))
    // Forty agent hours at 40 were planned.
    #expect(result.output.contains("¥1,600 as planned"))
    let written = try String(contentsOfFile: new, encoding: .utf8)
    #expect(written.contains(/wide: { agents: \[5, \d+, \d+\]/))
    #expect(written.contains(/narrow: { agents: \[4, [1-9]\d*, [1-9]\d*\]/))
  }

  @Test func `too few are told whom to call in, and for how much`() throws {
    let path = try scenario(agents: ([5, 1, 1], [5, 5, 5]))
    let result = staff(path, "--from", "2026-09-28T11:00:00+08:00", "--json")
    #expect(result.status == .success, "\(result.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(
      changes.contains { $0["action"] as? String == "callIn" && $0["pool"] as? String == "wide" })
    let pay = try #require(json["pay"] as? [String: Double])
    // Two hours of one at 40 and of five at 30.
    #expect(pay["planned"] == 380)
    #expect((pay["difference"] ?? 0) == (pay["changed"] ?? 0) - 380)
    #expect(json["meetsTargets"] as? Bool == true)
  }

  @Test(arguments: [("09:00", "lies outside of the day"), ("noon", "is no time")])
  func `a time that the day doesn't have is refused`(time: String, message: String) throws {
    let result = staff(try scenario(agents: ([5, 5, 5], [5, 5, 5])), "--from", time)
    #expect(result.status == .unusable)
    #expect(result.errors.contains(message))
  }
}
