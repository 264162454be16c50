import Foundation
import Testing

@Suite struct PlanningPageTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  /// The page and the JSON of a command over the small scenario.
  private func outcome(
    _ words: [String]
  ) throws -> (page: String, json: [String: Any]) {
    let (scenario, file) = (workshop.path("small.json5"), workshop.path("page.html"))
    try Data(PageWorkshop.small.utf8).write(to: URL(fileURLWithPath: scenario))
    let command = [words[0], scenario] + words.dropFirst() + ["--json", "--html", file]
    let (_, out, _) = workshop.run(command)
    let json = try JSONSerialization.jsonObject(with: Data(out.utf8))
    return (
      try String(contentsOfFile: file, encoding: .utf8), try #require(json as? [String: Any])
    )
  }

  private func values(_ page: String) -> [Double] {
    page.matches(of: /<data value="([^"]*)">/).compactMap { Double($0.1) }
  }

  @Test func `a sweep's page has every point of the JSON, and marks the knee`() throws {
    let (page, json) = try outcome(["sweep", "--vary", "pools.p.agents=3..13:2"])
    let points = try #require(json["points"] as? [[String: Any]])
    #expect(points.count == 6)
    let shown = values(page)
    for point in points {
      for figure in ["serviceLevel", "abandonment", "asa", "occupancy", "cost"] {
        let mean = try #require((point[figure] as? [String: Any])?["mean"] as? Double)
        #expect(shown.contains { abs($0 - mean) <= 1e-12 * abs(mean) }, "\(figure) \(mean)")
      }
    }
    let knee = points.first { $0["knee"] as? Bool == true }
    if let value = knee?["pools.p.agents"] as? String {
      #expect(page.contains("knee \(value)</span>"))
    } else {
      #expect(!page.contains("knee "))
    }
  }

  @Test(arguments: [
    ("en", "<h1>agents of pool p × patience of call type a"), ("zh", "<h1>坐席组“p”的人数 × 来电类型“a”的耐心"),
  ])
  func `a sweep's page says in words what was varied`(language: String, title: String) throws {
    let (page, _) = try outcome([
      "sweep", "--vary", "pools.p.agents=3..4:1", "--vary", "callTypes.a.patience=1m..2m:1m",
      "--replications", "2", "--language", language,
    ])
    #expect(page.contains(title), "\(page.matches(of: /<h1>[^<]*/).map { String($0.0) })")
  }

  @Test func `a staffing's page has the agents of the JSON by interval`() throws {
    let (page, json) = try outcome(["staff", "--proof", "20", "--language", "en"])
    let pools = try #require(json["pools"] as? [String: [String: Any]])
    let agents = try #require(pools["p"]?["agents"] as? [Int])
    let rows = page.matches(of: /<tr><th scope="row">(\d\d:\d\d–\d\d:\d\d)<\/th>.*?<\/tr>/)
      .filter {
        $0.0.contains("<data value=\"\(Double(agents[0]))\">\(agents[0])</data></td></tr>")
      }
    #expect(rows.first.map { String($0.1) } == "18:00–18:30")
    let verdict = try #require(json["meetsTargets"] as? Bool)
    #expect(page.contains(verdict ? "✔ Targets met" : "✘ Targets missed"))
  }

  @Test(arguments: [true, false])
  func `a roster's page has need and shifts, and names the files it was made from`(
    hasScenario: Bool
  ) throws {
    let (scenario, shifts) = (workshop.path("small.json5"), workshop.path("shifts.json5"))
    try Data(PageWorkshop.small.utf8).write(to: URL(fileURLWithPath: scenario))
    try Data(PageWorkshop.shifts.utf8).write(to: URL(fileURLWithPath: shifts))
    let words = ["staff"] + (hasScenario ? [scenario] : []) + ["--shifts", shifts, "--proof", "20"]
    let page = try workshop.page(words + ["--language", "en"])
    #expect(page.contains("<p class=\"origin\">hotline staff --shifts</p>"))
    // Two hours for eight and one for the ninth of nine people at 45 an hour.
    #expect(page.contains("9 people on shifts for ¥765, proved to be the least"))
    #expect(page.contains("<data value=\"9.0\">9 / 9</data>"))
    #expect(page.contains("<dt>\(shifts)</dt><dd>SHA-256 "))
    #expect(page.contains("<dt>\(scenario)</dt>") == hasScenario)
    #expect(page.contains("service level") == hasScenario)
  }

  @Test(arguments: [
    (
      "starts: [\"19:00\"]", "en",
      [
        "✘ No roster", "p: no shift covers 18:00–19:00.", ">19:00<", ">people available<",
        ">any number<",
      ]
    ),
    (
      "starts: [\"18:00\"], atMost: 3", "zh",
      ["✘ 排不出班表", "p：卡在班次的 atLeast/atMost，放宽即可覆盖需求。", "<data value=\"3.0\">3</data>", ">不限<"]
    ),
  ])
  func `a need that can't be covered has a page that says why, with need and shifts`(
    long: String, language: String, parts: [String]
  ) throws {
    let workshop = try PageWorkshop()
    let shifts = PageWorkshop.shifts.replacing("starts: [\"18:00\"]", with: long)
      .replacing("starts: [\"18:00\", \"19:00\"]", with: "starts: [\"19:00\"]")
    try Data(shifts.utf8).write(to: URL(fileURLWithPath: workshop.path("few.json5")))
    let page = try workshop.page([
      "staff", "--shifts", workshop.path("few.json5"), "--language", language,
    ])
    for part in parts + ["<data value=\"9.0\">9</data>", "SHA-256 "] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test func `lines that are too few are named on the page as what binds`() throws {
    let scenario = PageWorkshop.small
      .replacing("replications: 10", with: "replications: 10, lines: 1")
      .replacing("costPerHour: 45 } }", with: "costPerHour: 45 } }, accept: { blocking: 0.01 }")
    try Data(scenario.utf8).write(to: workshop.folder.appendingPathComponent("few.json5"))
    let page = try workshop.page(["staff", workshop.path("few.json5"), "--language", "en"])
    #expect(page.contains("the lines bind"))
  }

  @Test func `a walk's page draws how many calls took each way`() throws {
    let root = PageWorkshop.root.path
    let page = try workshop.page([
      "flow", "walk", "hotline", "--flows", "\(root)/CallFlows", "--population",
      "\(root)/Fixtures/Data/callers.json5", "--calls", "300", "--language", "en",
    ])
    // Everybody is welcomed, and goes on by one of the ways out unless they hang up there.
    #expect(page.contains("<title>welcome\n"))
    let welcomed = try #require(page.firstMatch(of: /<title>welcome → [a-z-]+\n(\d+)<\/title>/))
    let count = try #require(Int(welcomed.1))
    #expect(count > 250 && count <= 300)
  }
}
