import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// `hotline staff --shifts` where no shift works in the second of two hours.
@Suite struct UncoveredIntervalTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try """
    { scenario: "two-hours", begins: "2026-11-11T20:00:00+08:00", lasts: "2h", interval: "1h",
      replications: 20, seed: 2,
      callTypes: { x: { arrivals: { perHour: 20 }, queue: "q", handling: "3m", patience: "2m" } },
      queues: { q: { pools: ["front", "back"], answered: 0.7, within: "30s" } },
      pools: { front: { agents: 2, costPerHour: 30 }, back: { agents: 1, costPerHour: 40 } } }
    """.write(toFile: folder.file("s.json5"), atomically: true, encoding: .utf8)
  }

  private func staff(
    _ pools: String, _ options: [String]
  ) throws -> (status: ArgumentParsing.ExitStatus, out: String, errors: String) {
    let shifts = folder.file("shifts.json5")
    try "{ pools: { \(pools) }, patterns: { one: { lasts: \"1h\", starts: [\"20:00\"] } } }"
      .write(toFile: shifts, atomically: true, encoding: .utf8)
    let (out, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["staff", folder.file("s.json5"), "--shifts", shifts, "--proof", "40", "--language", "en"]
        + options,
      console: Console(write: out.append, writeError: errors.append))
    return (status, out.text, errors.text)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private let front = "front: { costPerHour: 30 }"
  private let both = "front: { costPerHour: 30 }, back: { costPerHour: 40 }"

  @Test func `where no shift of a pool works, another pool takes its calls`() throws {
    let (status, out, errors) = try staff(front, ["--write", folder.file("new.json5")])
    #expect(status == .success && errors.isEmpty, "\(errors)")
    #expect(out.contains("front: no shift covers 21:00.\n"))
    let (text, failed) = (Recorder(), Recorder())
    let again = Hotline.main(
      ["simulate", folder.file("new.json5"), "--replications", "40", "--json"],
      console: Console(write: text.append, writeError: failed.append))
    #expect(again == .success, "\(failed.text)")
    // Somebody answers in the second hour, and it is the back pool: the front's shifts last an hour.
    let hours = try #require(try json(text.text)["intervals"] as? [[String: Any]])
    let pools = try #require(hours[1]["pools"] as? [String: [String: Any]])
    func answered(_ pool: String) throws -> Double {
      try #require((pools[pool]?["answered"] as? [String: Any])?["mean"] as? Double)
    }
    #expect(try answered("front") == 0)
    #expect(try answered("back") > 10)
  }

  @Test func `targets that take people where no shift works are refused before any search`() throws
  {
    let (status, out, _) = try staff(both, [])
    #expect(status == .checkFailed)
    #expect(
      out.hasSuffix(
        "front: no shift covers 21:00; back: no shift covers 21:00; "
          + "with people there it could be met\n"))
    let refusal = try json(try staff(both, ["--json"]).out)
    #expect(refusal["uncovered"] as? [String: [String]] == ["front": ["21:00"], "back": ["21:00"]])
    #expect(refusal["meetsTargets"] as? Bool == false)
  }

  @Test func `a budget is spent where shifts work`() throws {
    let answer = try json(try staff(both, ["--budget", "100", "--json"]).out)
    #expect(answer["people"] as? Int == 3)
    #expect(answer["uncovered"] as? [String: [String]] == ["front": ["21:00"], "back": ["21:00"]])
  }
}
