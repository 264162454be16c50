import Foundation
import TestOutput
import Testing

/// Every kind of page in headless Chromium, by `Tests/BrowserChecks/check-pages.py`.
///
/// With `HOTLINE_AXE` naming axe-core's `axe.min.js`, that judges accessibility too.
@Suite(
  .enabled(
    if: runsSlowTests,
    "set HOTLINE_SLOW_TESTS=1"),
  .enabled(if: PageWorkshop.program("chromium") != nil, "needs Chromium"),
  .enabled(if: PageWorkshop.program("python3") != nil, "needs Python"))
struct PageBrowserTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  /// Names that would do harm if they were taken for markup, or would turn the text around them.
  private static let hostile = """
    { scenario: "hostile", title: "</script><img src=x onerror=alert(1)>\\u202Eevil \\"&'",
      begins: "2026-11-11T18:00:00+08:00", lasts: "30h", interval: "1h", replications: 3,
      callTypes: { a: { arrivals: { perHour: 30 }, queue: "q", handling: "5m", patience: "2m" } },
      queues: { q: { pools: ["p"], answered: 0.9, within: "20s" } },
      pools: { p: { agents: 3, skills: ["q"], costPerHour: 30 } } }
    """

  /// Four weeks of calls in three-hour intervals, busier by day.
  private static let history: String = (1...28).reduce("at,calls\n") { rows, day in
    rows
      + stride(from: 0, to: 24, by: 3).map { hour in
        let calls = (9..<21).contains(hour) ? 100 + day % 7 * 10 : 5
        return "2026-09-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00,\(calls)\n"
      }.joined()
  }

  @Test func `pages show, move and tell what they must, and send no request`() throws {
    try Data(Self.hostile.utf8).write(to: workshop.folder.appendingPathComponent("hostile.json5"))
    let (evening, plan) = (
      PageWorkshop.scenario("double-eleven"), PageWorkshop.scenario("double-eleven-plan")
    )
    let root = PageWorkshop.root.path
    let (small, shifts) = (workshop.path("small.json5"), workshop.path("shifts.json5"))
    try Data(PageWorkshop.small.utf8).write(to: URL(fileURLWithPath: small))
    try Data(PageWorkshop.shifts.utf8).write(to: URL(fileURLWithPath: shifts))
    let history = workshop.path("history.csv")
    try Data(Self.history.utf8).write(to: URL(fileURLWithPath: history))
    let hiring = "\(root)/Fixtures/Hiring/hiring.json5"
    let commands: [(String, [String])] = [
      ("simulate-zh", ["simulate", evening, "--replications", "6", "--language", "zh"]),
      ("hostile-en", ["simulate", workshop.path("hostile.json5"), "--language", "en"]),
      ("compare-en", ["compare", evening, plan, "--replications", "5", "--language", "en"]),
      (
        "test-zh",
        [
          "test", "\(root)/Fixtures", "--flows", "\(root)/CallFlows", "--language", "zh",
          "--filter", "refund",
        ]
      ),
      (
        "walk-en",
        [
          "flow", "walk", "hotline", "--flows", "\(root)/CallFlows", "--population",
          "\(root)/Fixtures/Data/callers.json5", "--calls", "500", "--language", "en",
        ]
      ),
      ("staff-zh", ["staff", small, "--proof", "40", "--language", "zh"]),
      ("roster-zh", ["staff", small, "--shifts", shifts, "--proof", "20", "--language", "zh"]),
      ("forecast-en", ["forecast", history, "--weeks", "1", "--language", "en"]),
      ("hiring-zh", ["forecast", history, "--weeks", "12", "--plan", hiring, "--language", "zh"]),
      ("sweep-en", ["sweep", small, "--vary", "pools.p.agents=4..12:2", "--language", "en"]),
    ]
    let pages = commands.map { name, words in
      workshop.run(words + ["--html", workshop.path("\(name).html")])
      return workshop.path("\(name).html")
    }
    for page in pages {
      let size = try Data(contentsOf: URL(fileURLWithPath: page)).count
      #expect(size > 10_000 && size < 400_000, "\(page): \(size) bytes")
    }
    let (status, output) = try check(pages)
    #expect(status == 0, "\(output)")
    #expect(output.components(separatedBy: " 0 failures").count == pages.count + 1)
  }

  private func check(_ pages: [String]) throws -> (status: Int32, output: String) {
    let axe = ProcessInfo.processInfo.environment["HOTLINE_AXE"].map { ["--axe", $0] } ?? []
    let script = PageWorkshop.root.appendingPathComponent("Tests/BrowserChecks/check-pages.py")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: PageWorkshop.program("python3") ?? "")
    process.arguments = [script.path] + axe + pages
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
