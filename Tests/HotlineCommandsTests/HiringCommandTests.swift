import ArgumentParsing
import CommandConsole
import Diagnostics
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// `hotline forecast --weeks`.
@Suite struct HiringCommandTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// Eight weeks, Monday to Friday, of 100 calls of three minutes in each half hour from nine to
  /// eleven; `StaffingTests.HiringTests` works out by hand what the plan comes to.
  private static let history: String = {
    var rows = "at,calls,handling\n"
    for day in 5...60 where (day - 5) % 7 < 5 {
      let (month, number) = day <= 31 ? (10, day) : (11, day - 31)
      if number > 30, month == 11 { continue }
      let date = "2026-\(month)-" + (number < 10 ? "0\(number)" : "\(number)")
      for time in ["09:00", "09:30", "10:00", "10:30"] { rows += "\(date)T\(time),100,180\n" }
    }
    return rows
  }()

  private static let plan = """
    { title: "counter", people: 50, hoursPerWeek: 4, shrinkage: 0.3,
      attrition: { perMonth: 0.04 }, training: { weeks: 6 }, answered: 0.8, within: "20s" }
    """

  private func run(
    _ options: String..., history: String = history, plan: String = plan, terminal: Int? = nil
  ) throws -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
    let (file, people) = (folder.file("history.csv"), folder.file("hiring.json5"))
    try Data(history.utf8).write(to: URL(fileURLWithPath: file))
    try Data(plan.utf8).write(to: URL(fileURLWithPath: people))
    let (output, errors) = (Recorder(), Recorder())
    let console = Console(
      write: output.append, writeError: errors.append, isTerminal: terminal != nil,
      columns: terminal ?? 100)
    let words = options.map { $0 == "PLAN" ? people : $0 }
    let status = Hotline.main(["forecast", file] + words, console: console)
    return (status, output.text, errors.text)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  @Test(arguments: [40, 80]) func `the table folds to the terminal`(columns: Int) throws {
    let folded = try run("--weeks", "9", "--plan", "PLAN", terminal: columns).output
    let table = folded.components(separatedBy: "\n\n").dropFirst()
      .flatMap { $0.split(separator: "\n") }
    #expect(!table.isEmpty && table.allSatisfy { DisplayWidth.of(String($0)) <= columns })
    // The first Monday is told again where columns go on below.
    #expect(folded.components(separatedBy: "2026-11-30").count > 2)
  }

  @Test func `table, JSON, CSV and page tell the same weeks`() throws {
    let (csv, page) = (folder.file("weeks.csv"), folder.file("page.html"))
    let result = try run(
      "--weeks", "9", "--plan", "PLAN", "--json", "--csv", csv, "--html", page)
    #expect(result.status == .success, "\(result.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let weeks = try #require(json["weeks"] as? [[String: Any]])
    #expect(weeks.compactMap { $0["needed"] as? Double } == Array(repeating: 50, count: 9))
    #expect(weeks.compactMap { $0["begin"] as? Int } == [3, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(weeks[6]["short"] as? Double == 2.74)
    let rows = try text("weeks.csv").split(separator: "\n")
    #expect(rows.count == 10)
    #expect(rows[0].hasPrefix("monday,calls,calls_low,calls_high,hours_at_work,needed,"))
    #expect(rows[7].hasPrefix("2027-01-11,2000.0,"))
    let html = try text("page.html")
    for part in ["✘ Short of people", "2027-01-11", "SHA-256 ", "<data value=\"140.0\">"] {
      #expect(html.contains(part), "\(part)")
    }
    // Every week of the JSON stands on the page, with what is needed.
    for week in weeks { #expect(html.contains("<th scope=\"row\">\(week["monday"] ?? "")</th>")) }
    #expect(!html.contains("http://"))
  }

  @Test func `planners read in their language whom to hire by when`() throws {
    let english = try run("--weeks", "9", "--plan", "PLAN", "--language", "en").output
    #expect(
      english.hasPrefix("counter: 9 weeks from 2026-11-30, foretold from calls until 2026-11-27"))
    #expect(english.contains("4 people are to be hired"))
    #expect(english.contains("the first 3 of them to begin on 2026-11-30 at the latest"))
    #expect(english.contains("5 weeks until that of 2027-01-04 come too soon to hire for"))
    let chinese = try run("--weeks", "9", "--plan", "PLAN", "--language", "zh").output
    #expect(chinese.contains("最早一批 3 人最迟 2026-11-30 入职"))
    let enough = try run(
      "--weeks", "2", "--plan", "PLAN", plan: Self.plan.replacing("people: 50", with: "people: 90"))
    #expect(enough.output.contains("there are enough people in every week"))
    // Twenty-six weeks where nothing else is said.
    #expect(try run("--plan", "PLAN").output.contains("26 weeks from"))
    #expect(try run("--weeks", "60", "--plan", "PLAN").output.contains("60 weeks from"))
  }

  @Test(arguments: [
    (["--plan", "PLAN", "--for", "2026-12-01"], "--for doesn't go with --plan"),
    (["--plan", "PLAN", "--keep", "DIR"], "--keep doesn't go with --plan"),
    (["--csv", "weeks.csv"], "--csv goes with --plan"),
    (["--plan", "PLAN", "--for-excel"], "--for-excel goes with --csv"),
    (["--plan", "PLAN", "--weeks", "200"], "--weeks"),
  ])
  func `what doesn't go together is refused`(words: [String], message: String) throws {
    let file = folder.file("history.csv")
    try Data(Self.history.utf8).write(to: URL(fileURLWithPath: file))
    let plan = folder.file("hiring.json5")
    try Data(Self.plan.utf8).write(to: URL(fileURLWithPath: plan))
    let errors = Recorder()
    let status = Hotline.main(
      ["forecast", file] + words.map { $0 == "PLAN" ? plan : $0 },
      console: Console(write: Recorder().append, writeError: errors.append))
    #expect(status == .unusable)
    #expect(errors.text.contains(message), "\(errors.text)")
  }

  @Test func `a wrong plan, or one without handling times, is refused before anything is written`()
    throws
  {
    let page = folder.file("page.html")
    let wrong = try run(
      "--plan", "PLAN", "--html", page,
      plan: Self.plan.replacing("attrition: {", with: "atrition: {"))
    #expect(wrong.status == .unusable)
    #expect(wrong.errors.contains("hiring.json5:2:3: "), "\(wrong.errors)")
    #expect(wrong.errors.contains("did you mean \"attrition\"?"))
    let history = Self.history.replacing(",180\n", with: ",\n")
    let silent = try run("--plan", "PLAN", "--html", page, history: history)
    #expect(silent.status == .unusable)
    #expect(silent.errors.contains("how long does a call take?"))
    #expect(!FileManager.default.fileExists(atPath: page))
  }
}
