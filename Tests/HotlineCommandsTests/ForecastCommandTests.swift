import ArgumentParsing
import CommandConsole
import Diagnostics
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct ForecastCommandTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// Four weeks of 100 calls in the morning and 200 in the afternoon.
  private static let steady: String = {
    var rows = "at,calls\n"
    for day in 1...28 {
      let date = "2026-09-" + (day < 10 ? "0\(day)" : "\(day)")
      rows += "\(date)T00:00,0\n\(date)T06:00,100\n\(date)T12:00,200\n\(date)T18:00,0\n"
    }
    return rows
  }()

  private func run(
    _ history: String, _ options: String..., terminal: Int? = nil
  ) throws -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
    let file = URL(fileURLWithPath: folder.file("history.csv"))
    try Data(history.utf8).write(to: file)
    let (output, errors) = (Recorder(), Recorder())
    let console = Console(
      write: output.append, writeError: errors.append, isTerminal: terminal != nil,
      columns: terminal ?? 100)
    let status = Hotline.main(["forecast", file.path] + options, console: console)
    return (status, output.text, errors.text)
  }

  @Test func `a steady history gives arrivals that a scenario takes`() throws {
    let result = try run(Self.steady, "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["date"] as? String == "2026-09-29")
    #expect(json["total"] as? Double == 300)
    let arrivals = try #require(json["arrivals"] as? [String: [Double]])
    // 100 and 200 calls in six hours each.
    #expect(arrivals["perHour"] == [0, 16.7, 33.3, 0])
    #expect((json["dayFactor"] as? [String: Double])?["cv"] == 0)
    #expect(result.status == .success)
  }

  @Test func `planners read the day, its peak and the back-test in their language`() throws {
    let english = try run(Self.steady, "--for", "2026-10-07", "--weeks", "2").output
    #expect(english.contains("2026-10-07: 300 calls expected, from 28 days of history"))
    #expect(english.contains("busiest at 12:00 with 200"))
    #expect(english.contains("back-test over 2 weeks: WAPE 0.0 %"))
    let chinese = try run(Self.steady, "--for", "2026-10-07", "--language", "zh").output
    #expect(chinese.contains("2026-10-07 预测 300 通来电"))
    #expect(chinese.contains("历史太短"))
  }

  @Test func `what can't be forecast is refused with status 2`() throws {
    let short = try run("at,calls\n2026-09-01T00:00,1\n2026-09-01T12:00,1\n")
    #expect(short.status == .unusable)
    #expect(short.errors.contains("too little to learn from"))
    let date = try run(Self.steady, "--for", "tomorrow")
    #expect(date.status == .unusable)
    #expect(date.errors.contains("'tomorrow' is no date"))
  }

  // MARK: Into a scenario

  /// Ten to two o'clock, with a promotion; two types, one with a rate for the whole day.
  private static let scenario = """
    // noon
    { scenario: "noon", begins: "2026-10-07T10:00:00+08:00", lasts: "4h", interval: "1h",
      callTypes: {
        a: { arrivals: { perHour: 7 /* old */ }, queue: "q", handling: "3m", patience: "2m" },
        b: { arrivals: { perHour: [1, 2, 3, 4] }, queue: "q", handling: "3m", patience: "2m" } },
      promotions: [{ at: "12:00", lasts: "1h", multiply: 2 }],
      queues: { q: { pools: ["p"] } }, pools: { p: { agents: 3 } } }
    """

  /// What becomes of the scenario: the file that is written, or what is said instead.
  private func filled(
    _ history: String, calendar: String = "{}", _ options: String...
  ) throws -> (status: ArgumentParsing.ExitStatus, written: String?, errors: String) {
    func path(_ name: String) -> String { folder.file(name) }
    try Data(history.utf8).write(to: URL(fileURLWithPath: path("h.csv")))
    try Data(calendar.utf8).write(to: URL(fileURLWithPath: path("c.json5")))
    try Data(Self.scenario.utf8).write(to: URL(fileURLWithPath: path("old.json5")))
    let errors = Recorder()
    let status = Hotline.main(
      [
        "forecast", path("h.csv"), "--calendar", path("c.json5"), "--into", path("old.json5"),
        "--write", path("new.json5"),
      ] + options, console: Console(write: Recorder().append, writeError: errors.append))
    return (status, try? String(contentsOfFile: path("new.json5"), encoding: .utf8), errors.text)
  }

  /// The steady history as that of type a, and a tenth of it as that of type b.
  private static let typed = steady.split(separator: "\n").map { row in
    guard row != "at,calls" else { return "at,type,calls" }
    let parts = row.split(separator: ",")
    let tenth = (Double(parts[1]) ?? 0) / 10
    return "\(parts[0]),a,\(parts[1])\n\(parts[0]),b,\(tenth)"
  }.joined(separator: "\n")

  @Test func `a scenario gets the rates of its own hours, and keeps everything else`() throws {
    let (status, written, errors) = try filled(Self.typed)
    #expect(status == .success, "\(errors)")
    // 100 calls from six to twelve, 200 from twelve to eighteen.
    let expected = Self.scenario
      .replacing("perHour: 7 /* old */", with: "perHour: [16.7, 16.7, 33.3, 33.3] /* old */")
      .replacing("[1, 2, 3, 4]", with: "[1.7, 1.7, 3.3, 3.3]")
      .replacing("{ scenario:", with: "{ dayFactor: { cv: 0 }, scenario:")
    #expect(written == expected)
  }

  @Test func `for another day the scenario is moved to it, and one type can be filled alone`()
    throws
  {
    let calendar = "{ days: [{ date: \"2026-10-08\", factor: 3 }] }"
    let (status, written, errors) = try filled(
      Self.typed, calendar: calendar, "--for", "2026-10-08", "--type", "b")
    #expect(status == .success, "\(errors)")
    let text = try #require(written)
    #expect(text.contains("begins: \"2026-10-08T10:00:00+08:00\""))
    #expect(text.contains("perHour: 7 /* old */"))
    #expect(text.contains("perHour: [5, 5, 10, 10]"))
  }

  @Test func `a history in universal time is moved to the scenario's own`() throws {
    let history = Self.typed.replacing(",a,", with: ":00Z,a,").replacing(",b,", with: ":00Z,b,")
    let text = try #require(try filled(history).written)
    // Ten o'clock in Shanghai is two at night in Greenwich; all four hours lie before six there.
    #expect(text.contains("perHour: [0, 0, 0, 0] /* old */"))
  }

  @Test(arguments: [
    ("", "the history doesn't tell them apart"),
    ("c", "has no call type \"c\""),
    ("promotion", "would count twice"),
  ])
  func `what can't be filled in is refused before anything is written`(
    case name: String, message: String
  ) throws {
    let promotion = """
      { promotions: [{ at: "2026-10-07T13:00:00+08:00", lasts: "1h", factor: 2 }] }
      """
    let result =
      switch name {
      case "": try filled(Self.steady)
      case "c": try filled(Self.typed.replacing(",b,", with: ",c,"))
      default: try filled(Self.typed, calendar: promotion)
      }
    #expect(result.status == .unusable)
    #expect(result.written == nil)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  // MARK: Other files

  @Test func `the errors of other methods stand beside the forecast's`() throws {
    let output = try run(Self.steady, "--weeks", "2").output
    #expect(output.contains("the same weekday last week 0.0 %, mean of four 0.0 %"))
    #expect(output.contains("low rank, 3 factors"))
    #expect(output.contains("floor that chance sets (Poisson)"))
  }

  @Test func `a weekday that never has a call is said to be closed`() throws {
    let rows = Self.steady.split(separator: "\n").filter { row in
      !["06", "13", "20", "27"].contains { row.hasPrefix("2026-09-\($0)") }
    }
    let output = try run(rows.joined(separator: "\n"), "--for", "2026-10-04").output
    #expect(output.contains("closed: the history has no call on that weekday"))
  }

  @Test func `a file with names of its own, semicolons and days first is read as it is told`()
    throws
  {
    let rows = Self.steady.split(separator: "\n").dropFirst().map { row in
      let day = row.dropFirst(8).prefix(2)
      let parts = row.split(separator: ",")
      return "\(day)/09/2026 \(parts[0].suffix(5));\(parts[1])"
    }
    let text = "Beginn;n\n" + rows.joined(separator: "\n")
    let result = try run(
      text, "--columns", "at=beginn,calls=n", "--dates", "dmy", "--for", "2026-10-07")
    #expect(result.status == .success, "\(result.errors)")
    #expect(result.output.contains("300 calls expected"))
    #expect(result.output.contains("read as UTF-8, separated by semicolons"))
    #expect(try run(text, "--columns", "from=x").errors.contains("says no columns"))
    #expect(try run(text, "--dates", "day").errors.contains("'day' is no order"))
  }

  @Test func `a forecast that was kept is compared with what came`() throws {
    let kept = folder.file("kept.jsonl")
    let first = try run(Self.steady, "--for", "2026-09-30", "--keep", kept)
    #expect(first.status == .success, "\(first.errors)")
    _ = try run(Self.steady, "--for", "2026-11-01", "--keep", kept)
    // 110 and 180 calls came where 100 and 200 had been foretold: 30 of 290 are off.
    let came = Self.steady + "2026-09-30T06:00,110\n2026-09-30T12:00,180\n"
    let review = try run(came, "--review", kept)
    #expect(review.output.contains("2026-09-30"))
    #expect(review.output.contains("WAPE of all days: 10.3 %"))
    #expect(review.output.contains("not yet"))
    let folded = try run(came, "--review", kept, terminal: 44).output.split(separator: "\n")
    #expect(folded.allSatisfy { DisplayWidth.of(String($0)) <= 44 })
    #expect(folded.count { $0.hasPrefix("2026-09-30") } == 2)
  }

  // MARK: The day as it goes

  @Test func `what is left of today goes into the scenario itself`() throws {
    let today = folder.file("today.csv")
    try Data("at,calls\n2026-09-29T00:00,0\n2026-09-29T06:00,150\n".utf8)
      .write(to: URL(fileURLWithPath: today))
    let scenario = folder.file("today.json5")
    try Data(
      """
      { scenario: "day", begins: "2026-09-28T06:00:00+08:00", lasts: "12h", interval: "6h",
        callTypes: { a: { arrivals: { perHour: 7 }, queue: "q", handling: "3m" } },
        queues: { q: { pools: ["p"] } }, pools: { p: { agents: 3 } } }
      """.utf8
    ).write(to: URL(fileURLWithPath: scenario))
    let result = try run(Self.steady, "--today", today, "--at", "12:00", "--into", scenario)
    #expect(result.status == .success, "\(result.errors)")
    #expect(
      result.output.contains("2026-09-29 until 12:00: 150 calls came, 100 were expected (50.0 %)"))
    let written = try String(contentsOfFile: scenario, encoding: .utf8)
    // 150 calls in six hours came; a steady history shows no deviation that could be carried on or
    // not, so the rest is between what it was and half as much again.
    let rates = try #require(written.firstMatch(of: /perHour: \[25, ([0-9.]+)\]/))
    let rest = try #require(Double(rates.output.1))
    #expect((33.3...50).contains(rest))
    #expect(written.contains("begins: \"2026-09-29T06:00:00+08:00\""))
  }

  @Test func `a time without today, or today without a day, is refused`() throws {
    #expect(try run(Self.steady, "--at", "12:00").errors.contains("--at goes with --today"))
    let today = folder.file("today.csv")
    try Data("at,calls\n".utf8).write(to: URL(fileURLWithPath: today))
    let result = try run(Self.steady, "--today", today)
    #expect(result.status == .unusable)
    try Data("at,calls\n2026-09-29T06:00,1\n".utf8).write(to: URL(fileURLWithPath: today))
    #expect(
      try run(Self.steady, "--today", today, "--at", "25:00").errors.contains("is no time of day"))
    #expect(
      try run(Self.steady, "--today", today, "--at", "06:00").errors
        .contains("nothing is known of the day until then"))
  }
}
