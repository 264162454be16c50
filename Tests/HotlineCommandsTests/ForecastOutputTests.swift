import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// What `hotline forecast` writes: its page, both ends, what is kept; and what it says of closed days and
/// gaps.
@Suite struct ForecastOutputTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// Eight weeks of 100 calls in the morning and 200 in the afternoon, from Monday 2026-08-03 on.
  private static let rows: [String] = (0..<56).flatMap { day -> [String] in
    let (month, number) = day < 29 ? (8, day + 3) : (9, day - 28)
    let date = "2026-0\(month)-" + (number < 10 ? "0\(number)" : "\(number)")
    return ["\(date)T00:00,0", "\(date)T06:00,100", "\(date)T12:00,200", "\(date)T18:00,0"]
  }

  private static func csv(_ rows: [String]) -> String {
    "at,calls\n" + rows.joined(separator: "\n") + "\n"
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  /// Words that begin with `@` name files of the folder.
  private func run(
    _ words: String..., history: [String] = rows
  ) throws -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
    try write(Self.csv(history), "history.csv")
    let (output, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["forecast", folder.file("history.csv")]
        + words.map { $0.hasPrefix("@") ? folder.file(String($0.dropFirst())) : $0 },
      console: Console(write: output.append, writeError: errors.append))
    return (status, output.text, errors.text)
  }

  @Test func `the page has past and future, ranges, special days, back-test and its files`() throws
  {
    try write(
      """
      { days: [{ date: "2026-10-01", factor: 0.6, range: [0.5, 0.7], name: "National Day" }] }
      """, "calendar.json5")
    let result = try run(
      "--for", "2026-10-01", "--calendar", "@calendar.json5", "--html", "@page.html", "--language",
      "en")
    #expect(result.status == .success, "\(result.errors)")
    let page = try text("page.html")
    for part in [
      "<h1>2026-10-01</h1>", "180 calls are expected.",
      // A past day with its 300 calls, a coming one, and the ranges of both.
      ">2026-09-27<", ">2026-10-11<", "95 % range", "80 % range",
      "National Day (2026-10-01)", "<data value=\"0.6\">0.60</data>", "0.50–0.70",
      "the same weekday last week", "mean of 4 same weekdays", "floor that chance sets (Poisson)",
      folder.file("calendar.json5"), "SHA-256 ",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.contains("<data value=\"300.0\">") || page.contains(">300<"))
    #expect(page.contains("default-src &#39;none&#39;"))
    #expect(!page.contains("http://"))
  }

  private static let scenario = """
    { scenario: "noon", begins: "2026-10-07T10:00:00+08:00", lasts: "4h", interval: "2h",
      callTypes: { a: { arrivals: { perHour: 7 }, queue: "q", handling: "3m" } },
      queues: { q: { pools: ["p"] } }, pools: { p: { agents: 3 } } }
    """

  @Test func `both ends of what may come are written beside the forecast`() throws {
    try write(Self.scenario, "old.json5")
    // 100 calls in six hours and 200: 16.7 and 33.3 an hour, times two, one and a half, three.
    try write("{ days: [{ date: \"2026-10-07\", factor: 2, range: [1.5, 3] }] }", "calendar.json5")
    let result = try run(
      "--calendar", "@calendar.json5", "--into", "@old.json5", "--write", "@new.json5", "--ends")
    #expect(result.status == .success, "\(result.errors)")
    for (name, rates) in [
      ("new.json5", "[33.3, 66.7]"), ("new-low.json5", "[25, 50]"), ("new-high.json5", "[50, 100]"),
    ] {
      let written = try text(name)
      #expect(written.contains("perHour: \(rates)"), "\(written)")
    }
    #expect(try run("--ends").errors.contains("--ends goes with --write"))
  }

  @Test func `forecasts are kept one a line, and nothing else is added to`() throws {
    for day in ["2026-09-28", "2026-09-29"] {
      #expect(try run("--for", day, "--keep", "@kept.jsonl").status == .success)
    }
    let lines = try text("kept.jsonl").split(separator: "\n")
    #expect(lines.count == 2)
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(first["date"] as? String == "2026-09-28")
    #expect(first["knownUntil"] as? String == "2026-09-27")
    #expect(first["calls"] as? [Double] == [0, 100, 200, 0])
    try write("{ scenario: \"other\" }\n", "kept.jsonl")
    let other = try run("--for", "2026-09-28", "--keep", "@kept.jsonl")
    #expect(other.status == .unusable)
    #expect(other.errors.contains("kept.jsonl:1:"))
    #expect(try text("kept.jsonl") == "{ scenario: \"other\" }\n")
  }

  @Test func `what was kept is reviewed by day, in both languages, and refused where it can't be`()
    throws
  {
    _ = try run("--for", "2026-09-28", "--keep", "@kept.jsonl")
    // 90 and 240 came where 100 and 200 were foretold: 50 of 330 are off.
    let came = Self.rows + ["2026-09-28T06:00,90", "2026-09-28T12:00,240"]
    let review = try run("--review", "@kept.jsonl", "--json", history: came)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(review.output.utf8)) as? [String: Any])
    let day = try #require((json["forecasts"] as? [[String: Any]])?.first)
    #expect(day["came"] as? Double == 330)
    #expect(day["foretold"] as? Double == 300)
    #expect(abs((day["wape"] as? Double ?? 0) - 50.0 / 330) < 1e-12)
    let chinese = try run("--review", "@kept.jsonl", "--language", "zh", history: came).output
    #expect(chinese.contains("全部误差(WAPE) 15.2 %"))
    let halves = Self.rows.filter { !$0.contains("T06") && !$0.contains("T18") }
    let other = try run("--review", "@kept.jsonl", history: halves)
    #expect(other.errors.contains("has intervals of 720 minutes, the kept forecast of 360"))
  }

  @Test func `a day that the calendar closes is said to be closed, in the JSON too`() throws {
    try write("{ days: [{ date: \"2026-10-01\", factor: 0 }] }", "calendar.json5")
    let words = ["--for", "2026-10-01", "--calendar", "@calendar.json5"]
    #expect(try run(words[0], words[1], words[2], words[3]).output.contains("closed: "))
    #expect(
      try run(words[0], words[1], words[2], words[3], "--language", "zh").output.contains("当天不营业"))
    let json = try run(words[0], words[1], words[2], words[3], "--json").output
    #expect(json.contains("\"closed\": true"))
    _ = try run(
      words[0], words[1], words[2], words[3], "--language", "en", "--html", "@closed.html")
    let page = try text("closed.html")
    #expect(page.contains("Closed: the history has no call on that weekday"))
    #expect(!page.contains("calls are expected") && !page.contains("Calls by interval"))
    let open = try run("--for", "2026-10-02", "--json").output
    #expect(!open.contains("\"closed\""))
  }

  @Test func `rows that are missing are gaps and change nothing`() throws {
    // Every thirty-first row, 3 % of them.
    let some = Self.rows.enumerated().filter { $0.offset % 31 != 30 }.map(\.element)
    let result = try run("--for", "2026-09-28", history: some)
    #expect(result.output.contains("2026-09-28: 300 calls expected"), "\(result.output)")
    // 224 rows hold the thirty-first seven times.
    #expect(result.output.contains("gaps filled from the same weekday: 7 intervals"))
  }
}
