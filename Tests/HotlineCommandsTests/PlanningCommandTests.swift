import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// `hotline staff` and `hotline sweep` as planners use them, on an hour of few calls.
@Suite struct PlanningCommandTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let hour = """
    // an hour with a queue of its own target
    { scenario: "hour", begins: "2026-11-11T20:00:00+08:00", lasts: "1h", interval: "30m", seed: 2,
      replications: 20,
      callTypes: { x: { arrivals: { perHour: 40 }, queue: "q", ivr: { lasts: "10s", contained: 0.2 },
                        handling: { exponential: "3m" }, patience: { exponential: "2m" } } },
      queues: { q: { pools: ["p"], answered: 0.8, within: "20s", accept: { ACCEPT } } },
      pools: { p: { agents: [1, 1], costPerHour: 30 } } }
    """

  private func run(
    _ words: [String], accept: String = "abandonment: 0.1"
  ) throws -> (status: ArgumentParsing.ExitStatus, out: String, errors: String) {
    let file = URL(fileURLWithPath: folder.file("hour.json5"))
    try Self.hour.replacingOccurrences(of: "ACCEPT", with: accept)
      .write(to: file, atomically: true, encoding: .utf8)
    let (out, errors) = (Recorder(), Recorder())
    let console = Console(write: out.append, writeError: errors.append)
    let own = words.map { $0.replacingOccurrences(of: "DIR", with: folder.path) }
    let status = Hotline.main(
      [own[0], file.path] + own.dropFirst() + ["--language", "en"], console: console)
    return (status, out.text, errors.text)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `the staffed scenario meets its targets, and keeps its comments`() throws {
    let (status, out, _) = try run(["staff", "--proof", "60", "--write", "DIR/new.json5"])
    #expect(status == .success)
    #expect(out.contains("the cheapest agents that meet every target"))
    #expect(out.contains("✔ q abandonment ≤ 10.0 %"))
    let new = URL(fileURLWithPath: folder.file("new.json5"))
    let text = try String(contentsOf: new, encoding: .utf8)
    #expect(text.hasPrefix("// an hour with a queue of its own target"))
    let simulated = Recorder()
    let again = Hotline.main(
      ["simulate", new.path, "--replications", "60", "--seed", "99", "--json"],
      console: Console(write: simulated.append, writeError: Recorder().append))
    #expect(again == .success)
    let verdict = try #require(try json(simulated.text)["verdict"] as? [String: Any])
    let targets = try #require(verdict["targets"] as? [[String: Any]])
    #expect(targets.map { $0["target"] as? String } == ["serviceLevel", "abandonment"])
    #expect(targets.allSatisfy { $0["queue"] as? String == "q" })
  }

  @Test func `the staffing as JSON has a number for each interval and a proof`() throws {
    let (_, out, _) = try run(["staff", "--proof", "40", "--json"])
    let answer = try json(out)
    let pools = try #require(answer["pools"] as? [String: [String: [Int]]])
    #expect(pools["p"]?["agents"]?.count == 2)
    #expect(answer["meetsTargets"] as? Bool == true)
    let proof = try #require(answer["proof"] as? [String: Any])
    #expect(proof["replications"] as? Int == 40)
    #expect((proof["without"] as? [[String: Any]])?.count == 2)
    let bound = try #require(answer["bound"] as? [String: Any])
    let (least, pay) = try (#require(bound["pay"] as? Double), #require(answer["pay"] as? Double))
    // 32 calls get past the menu, of which at least 80 % must be answered: half an agent in each half hour.
    #expect(least >= 15 && least <= pay)
    #expect(bound["mostSaved"] as? Double == 1 - least / pay)
  }

  @Test func `what no plan goes below is told, and so what can be saved at most`() throws {
    let (_, out, _) = try run(["staff", "--proof", "40"])
    #expect(out.contains("can keep the targets, so that"), "\(out)")
  }

  /// Half an hour or an hour of work, for the pool of the scenario.
  private static let shifts = """
    { pools: { p: { costPerHour: 30 } },
      patterns: { half: { lasts: "30m", starts: ["20:00", "20:30"] },
                  hour: { lasts: "1h", starts: ["20:00"], fixedCost: 1 } } NEED }
    """

  private func shiftFile(need: String = "") throws -> URL {
    let file = URL(fileURLWithPath: folder.file("shifts.json5"))
    try Self.shifts.replacingOccurrences(of: "NEED", with: need)
      .write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test func `shifts are chosen for the targets, proved and written as a roster`() throws {
    let shifts = try shiftFile()
    let (status, out, errors) = try run([
      "staff", "--proof", "40", "--shifts", shifts.path, "--roster", "DIR/r.csv", "--calendar",
      "DIR/r.ics", "--write", "DIR/new.json5", "--json",
    ])
    #expect(status == .success, "\(errors)")
    let answer = try json(out)
    let pool = try #require((answer["pools"] as? [String: [String: [Int]]])?["p"])
    // Shifts as long as intervals cost nothing more than agents who come and go.
    #expect(pool["need"] == pool["covered"])
    let choice = try #require(answer["choice"] as? [String: Any])
    #expect(choice["ideal"] as? Double == answer["pay"] as? Double)
    #expect(choice["covering"] as? Double == answer["pay"] as? Double)
    let simulation = try #require(answer["simulation"] as? [String: Any])
    #expect(simulation["meetsTargets"] as? Bool == true)
    let people = try #require(answer["people"] as? Int)
    let csv = try String(contentsOfFile: folder.file("r.csv"), encoding: .utf8)
    #expect(csv.split(separator: "\r\n").count == people + 1)
    #expect(csv.contains("2026-11-11T20:00:00+08:00,"))
    let calendar = try String(contentsOfFile: folder.file("r.ics"), encoding: .utf8)
    #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count == people + 1)
    let again = Hotline.main(
      ["simulate", folder.file("new.json5"), "--replications", "40"],
      console: Console(write: Recorder().append, writeError: Recorder().append))
    #expect(again == .success)
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `shifts are fewer than cover the busiest interval where the day's targets allow it`()
    throws
  {
    // Three quiet half hours and a busy one, and nobody who works less than all of them.
    let day = Self.hour.replacingOccurrences(of: "ACCEPT", with: "abandonment: 0.2")
      .replacingOccurrences(of: "lasts: \"1h\", interval", with: "lasts: \"2h\", interval")
      .replacingOccurrences(of: "perHour: 40", with: "perHour: [20, 20, 70, 20]")
      .replacingOccurrences(of: "agents: [1, 1]", with: "agents: AGENTS")
    let shifts = """
      { pools: { p: { costPerHour: 30 } }, patterns: { all: { lasts: "2h", starts: ["20:00"] } } }
      """
    let file = URL(fileURLWithPath: folder.file("day.json5"))
    func run(_ words: [String], agents: Int = 1) throws -> (ArgumentParsing.ExitStatus, String) {
      try day.replacingOccurrences(of: "AGENTS", with: "\(agents)")
        .write(to: file, atomically: true, encoding: .utf8)
      let out = Recorder()
      let status = Hotline.main(
        [words[0], file.path] + words.dropFirst() + ["--json"],
        console: Console(write: out.append, writeError: Recorder().append))
      return (status, out.text)
    }
    try shifts.write(
      toFile: folder.file("all.json5"), atomically: true, encoding: .utf8)
    let (status, out) = try run(["staff", "--shifts", folder.file("all.json5"), "--proof", "150"])
    #expect(status == .success)
    let answer = try json(out)
    let choice = try #require(answer["choice"] as? [String: Any])
    let pay = try #require(answer["pay"] as? Double)
    #expect(pay < (choice["covering"] as? Double ?? 0))
    #expect(pay > (choice["ideal"] as? Double ?? .infinity))
    // As many as it takes, and one fewer, by simulations of their own.
    let people = try #require(answer["people"] as? Int)
    let enough = try run(["simulate", "--replications", "600", "--seed", "7"], agents: people)
    let tooFew = try run(["simulate", "--replications", "600", "--seed", "7"], agents: people - 1)
    func isMet(_ text: String) throws -> Bool {
      let verdict = try json(text)["verdict"] as? [String: Any]
      return try #require(verdict?["targets"] as? [[String: Any]])
        .allSatisfy { $0["holds"] as? Bool == true }
    }
    #expect(try isMet(enough.1))
    #expect(try !isMet(tooFew.1))
  }

  /// Three quiet half hours and a busy one, and nobody who works less than all of them, for ¥60.
  private func staffWholeEvening(
    _ options: [String], more: String = ""
  ) throws -> (status: ArgumentParsing.ExitStatus, out: String, errors: String) {
    let (file, shifts) = (folder.file("evening.json5"), folder.file("whole.json5"))
    try Self.hour.replacingOccurrences(of: "ACCEPT", with: "abandonment: 0.2")
      .replacingOccurrences(of: "lasts: \"1h\", interval", with: "lasts: \"2h\", interval")
      .replacingOccurrences(of: "perHour: 40", with: "perHour: [20, 20, 70, 20]")
      .replacingOccurrences(of: "agents: [1, 1]", with: "agents: 1")
      .write(toFile: file, atomically: true, encoding: .utf8)
    try """
    { pools: { p: { costPerHour: 30 } },
      patterns: { all: { lasts: "2h", starts: ["20:00"], atLeast: 2 } } MORE }
    """.replacingOccurrences(of: "MORE", with: more)
      .write(toFile: shifts, atomically: true, encoding: .utf8)
    let (out, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["staff", file, "--shifts", shifts, "--proof", "40", "--language", "en"] + options,
      console: Console(write: out.append, writeError: errors.append))
    return (status, out.text, errors.text)
  }

  @Test func `a roster for a budget costs no more, and as many work as it pays for`() throws {
    // The busy half hour alone takes more than three, whom the budget pays for; each of them helps.
    let answer = try json(try staffWholeEvening(["--budget", "200", "--json"]).out)
    #expect(answer["people"] as? Int == 3)
    #expect(answer["pay"] as? Double == 180)
    let told = try staffWholeEvening(["--budget", "200", "--html", folder.file("r.html")]).out
    let page = try String(contentsOfFile: folder.file("r.html"), encoding: .utf8)
    #expect(page.contains("what is the best service of shifts for ¥200?"))
    #expect(
      told.hasPrefix("3 people on shifts, ¥180, the best service for a budget of ¥200\n"), "\(told)"
    )
    #expect(told.contains("No exchange of shifts within the budget was found"))
  }

  @Test func `a budget below what shifts ask for at least is told`() throws {
    let (status, out, _) = try staffWholeEvening(["--budget", "119"])
    #expect(status == .checkFailed)
    #expect(
      out == "p: what patterns and pools ask for at least costs ¥120, more than the budget\n")
    let refusal = try json(try staffWholeEvening(["--budget", "119", "--json"]).out)
    #expect(refusal["refused"] as? String == "beyondBudget")
    #expect(refusal["leastPay"] as? Double == 120)
  }

  @Test func `a need of the shift file's own is covered whatever it costs`() throws {
    let need = ", need: { begins: \"20:00\", interval: \"30m\", agents: { p: [1, 1, 1, 1] } }"
    let (status, _, errors) = try staffWholeEvening(["--budget", "250"], more: need)
    #expect(status == .unusable)
    #expect(errors.contains("--budget doesn't go with a need in the shift file"), "\(errors)")
  }

  @Test func `pools have no fewer and no more agents than they are allowed`() throws {
    func staff(_ bounds: String) throws -> (status: ArgumentParsing.ExitStatus, out: String) {
      let file = URL(fileURLWithPath: folder.file("bounded.json5"))
      try Self.hour.replacingOccurrences(of: "ACCEPT", with: "abandonment: 0.1")
        .replacingOccurrences(of: "agents: [1, 1]", with: "agents: 1, shrinkage: 0.1, " + bounds)
        .write(to: file, atomically: true, encoding: .utf8)
      let out = Recorder()
      let status = Hotline.main(
        ["staff", file.path, "--proof", "40", "--json"],
        console: Console(write: out.append, writeError: Recorder().append))
      return (status, out.text)
    }
    let (status, out) = try staff("atLeast: [9, 2], atMost: [12, 3]")
    #expect(status == .success)
    let pools = try #require(try json(out)["pools"] as? [String: [String: [Int]]])
    let agents = try #require(pools["p"]?["agents"])
    #expect(agents[0] == 9 && (2...3).contains(agents[1]))
    let refused = try staff("atMost: 1")
    #expect(refused.status == .checkFailed)
    #expect(try json(refused.out)["binding"] as? String == "mostAgents")
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `the frontier goes up, and says what each further thousand buys`() throws {
    let (status, out, errors) = try run([
      "staff", "--frontier", "--proof", "60", "--json", "--csv", "DIR/f.csv", "--html",
      "DIR/f.html",
    ])
    #expect(status == .success, "\(errors)")
    let points = try #require(try json(out)["frontier"] as? [[String: Any]])
    #expect(points.count > 2)
    let pays = points.compactMap { $0["pay"] as? Double }
    let kept = points.compactMap { $0["kept"] as? Double }
    #expect(pays == pays.sorted() && Set(pays).count == points.count)
    #expect(kept == kept.sorted())
    for (index, point) in points.enumerated().dropFirst() {
      let bought = try #require(point["perThousand"] as? [String: Double])
      let expected = (kept[index] - kept[index - 1]) / (pays[index] - pays[index - 1]) * 1_000
      #expect(abs((bought["kept"] ?? 0) - expected) < 1e-9)
    }
    let csv = try String(contentsOfFile: folder.file("f.csv"), encoding: .utf8)
    #expect(csv.split(separator: "\n").count == points.count + 1)
    #expect(csv.hasPrefix("pay,pay of p,serviceLevel,"))
    let page = try String(contentsOfFile: folder.file("f.html"), encoding: .utf8)
    #expect(page.contains("hotline staff --frontier") && page.contains("worst target"))
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `a roster of two days tells days, and who works twice`() throws {
    let text = """
      { scenario: "two-days", begins: "2026-11-09T08:00:00+08:00", lasts: "34h", interval: "1h",
        seed: 2, replications: 5,
        callTypes: { x: { arrivals: { perHour: { "mon-tue": [RATES] } }, queue: "q",
                          handling: { exponential: "3m" }, patience: { exponential: "2m" } } },
        queues: { q: { pools: ["p"], answered: 0.8, within: "20s" } },
        pools: { p: { agents: 1, costPerHour: 30 } } }
      """.replacingOccurrences(
        of: "RATES",
        with: (0..<24).map { (9..<17).contains($0) ? "20" : "0" }.joined(separator: ", "))
    let shifts = """
      { pools: { p: { costPerHour: 30 } }, patterns: { day: { lasts: "8h", starts: ["09:00"] } } }
      """
    let (file, own) = (folder.file("two.json5"), folder.file("days.json5"))
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    try shifts.write(toFile: own, atomically: true, encoding: .utf8)
    let out = Recorder()
    let status = Hotline.main(
      [
        "staff", file, "--shifts", own, "--proof", "30", "--language", "en", "--roster",
        folder.file("two.csv"),
      ], console: Console(write: out.append, writeError: Recorder().append))
    #expect(status == .success)
    #expect(out.text.contains("Mon 09:00") && out.text.contains("Tue 09:00"))
    let csv = try String(contentsOfFile: folder.file("two.csv"), encoding: .utf8)
    let people = csv.split(separator: "\r\n").dropFirst().map { $0.prefix(while: { $0 != "," }) }
    // Both days need about as many, so that those of one day work the other too.
    #expect(Set(people).count < people.count)
    let simulated = Recorder()
    _ = Hotline.main(
      ["simulate", file, "--language", "en"],
      console: Console(write: simulated.append, writeError: Recorder().append))
    #expect(simulated.text.contains("first missed at Mon 09:00"))
  }

  @Test func `a need of the shift file's own does without a scenario`() throws {
    let need = """
      , need: { begins: "20:00", interval: "30m", agents: { p: [2, 3] } }
      """
    let shifts = try shiftFile(need: need)
    let (out, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["staff", "--shifts", shifts.path, "--charts", "--language", "en"],
      console: Console(write: out.append, writeError: errors.append))
    #expect(status == .success, "\(errors.text)")
    // Five half hours of 15, cheaper than an hour of 31 for two of them.
    #expect(out.text.hasPrefix("5 people on shifts, ¥75, proved to be the least"))
    // As many are there as are needed, so that the line runs at the height of the blocks.
    let chart = out.text.components(separatedBy: "█ needed   ─ there").last ?? ""
    #expect(chart.contains("pool p") && chart.contains("20:00 20:30"))
    #expect(chart.contains("█") && chart.contains("⎺"))
  }

  @Test func `charts show agents against the need, and the day with them`() throws {
    let (_, out, _) = try run(["staff", "--proof", "20", "--charts"])
    let parts = [
      "in 20 fresh replications", "█ busy   ─ on the roster, before shrinkage", "pool p\n",
      "service level  ─ target 80.0 %\n", "occupancy of p\n",
    ]
    var rest = out[...]
    for part in parts {
      let range = try #require(rest.range(of: part), "\(part)")
      rest = rest[range.upperBound...]
    }
  }

  @Test func `charts of a sweep have a column for each value, and point at the knee`() throws {
    let (_, out, _) = try run([
      "sweep", "--vary", "pools.p.agents=1..6:1", "--replications", "20", "--charts",
    ])
    let knee = try #require(out.split(separator: "\n").first { $0.contains("◀ knee") })
    let value = try #require(knee.split(separator: " ").first)
    #expect(out.contains("service level by pools.p.agents"))
    #expect(out.contains("1     2     3     4     5     6"))
    #expect(out.contains("▲ knee \(value)\n"))
    // Nobody is refused where there are lines for all.
    #expect(!out.contains("blocking by"))
  }

  @Test func `a shift file without a need wants a scenario`() throws {
    let (status, out, errors) = try cover(need: "")
    #expect(status == .unusable)
    #expect(errors.contains("the file states no need"))
    #expect(out.isEmpty)
  }

  @Test func `what can't be covered is said, and fails`() throws {
    let (status, out, errors) = try cover(need: Self.tooEarly)
    #expect(status == .checkFailed)
    #expect(out == "p: no shift covers 19:30\n")
    #expect(errors.isEmpty)
    let answer = try json(cover(need: Self.tooEarly, ["--json"]).out)
    #expect(answer["refused"] as? String == "uncovered")
    #expect(answer["pools"] as? [String] == ["p"])
    #expect(answer["uncovered"] as? [String: [String]] == ["p": ["19:30"]])
    #expect(answer["need"] as? [String: [Int]] == ["p": [2, 3]])
  }

  /// The first shift begins at eight.
  private static let tooEarly =
    ", need: { begins: \"19:30\", interval: \"30m\", agents: { p: [2, 3] } }"

  private func cover(
    need: String, _ more: [String] = []
  ) throws -> (status: ArgumentParsing.ExitStatus, out: String, errors: String) {
    let shifts = try shiftFile(need: need)
    let (out, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["staff", "--shifts", shifts.path, "--language", "en"] + more,
      console: Console(write: out.append, writeError: errors.append))
    return (status, out.text, errors.text)
  }

  @Test func `a sweep gives a point for each value, in order, all with the same callers`() throws {
    let (status, out, _) = try run([
      "sweep", "--vary", "pools.p.agents=1..4:1", "--csv", "DIR/points.csv", "--json",
    ])
    #expect(status == .success)
    let points = try #require(try json(out)["points"] as? [[String: Any]])
    #expect(points.map { $0["pools.p.agents"] as? String } == ["1", "2", "3", "4"])
    let levels = points.compactMap { ($0["serviceLevel"] as? [String: Double])?["mean"] }
    #expect(levels == levels.sorted() && levels.count == 4)
    let csv = try String(
      contentsOfFile: folder.file("points.csv"), encoding: .utf8)
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("pools.p.agents,serviceLevel,serviceLevelHalfWidth,abandonment"))
  }

  @Test(arguments: [
    ("callTypes.x.patience=30s..2m:45s", ["30s", "1m15s", "2m"]),
    ("callTypes.x.ivr.contained=0.1..0.3:0.1", ["0.1", "0.2", "0.3"]),
    ("callTypes.x.arrivals.perHour=x0.5..x1.5:0.5", ["x0.5", "x1.0", "x1.5"]),
    ("queues.q.choose=listed,random", ["listed", "random"]),
    ("pools.p.agents[1]=2..2:1", ["2"]),
    ("lines=2..4:2", ["2", "4"]),
    ("pools.p.agents=[1,2],[2, 1],3", ["[1,2]", "[2, 1]", "3"]),
    ("queues.q.pools=[p]", ["[p]"]),
  ])
  func `a parameter is changed where it stands in the file`(
    option: String, values: [String]
  ) throws {
    let (status, out, errors) = try run([
      "sweep", "--vary", option, "--replications", "2", "--json",
    ])
    #expect(status == .success, "\(errors)")
    let axes = try #require(try json(out)["axes"] as? [[String: Any]])
    #expect(axes[0]["values"] as? [String] == values)
  }

  /// A day of two profiles, talks by their weights, patience by the interval, and shifts, told otherwise.
  @Test(arguments: [
    (
      "callTypes.x.arrivals.perHour=x2..x2:1",
      "{ wed: [10, 20], thu: [30, 40] }", "{ wed: [20, 40], thu: [60, 80] }"
    ),
    ("callTypes.x.arrivals.perHour=25,25", "{ wed: [10, 20], thu: [30, 40] }", "25"),
    ("callTypes.x.arrivals.perHour.thu=[1,2],[1,2]", "[30, 40]", "[1, 2]"),
    (
      "callTypes.x.handling=x2..x2:1",
      "[[\"1m\", 2], [\"5m\", 3]]", "[[\"2m\", 2], [\"10m\", 3]]"
    ),
    (
      "callTypes.x.patience=x2..x2:1",
      "[{ exponential: \"2m\" }, \"1m\", \"1m\", \"1m\"]",
      "[{ exponential: \"4m\" }, \"2m\", \"2m\", \"2m\"]"
    ),
    ("pools.p.agents=x2..x2:1", "agents: 3,", "agents: 6,"),
  ])
  func `lists inside lists are varied as if the file said so`(
    option: String, old: String, new: String
  ) throws {
    let day = """
      { scenario: "day", begins: "2026-11-11T00:00:00+08:00", lasts: "48h", interval: "12h", seed: 2,
        callTypes: { x: { arrivals: { perHour: { wed: [10, 20], thu: [30, 40] } }, queue: "q",
          handling: { empirical: [["1m", 2], ["5m", 3]] },
          patience: { byInterval: [{ exponential: "2m" }, "1m", "1m", "1m"] } } },
        queues: { q: { pools: ["p"] } },
        pools: { p: { agents: [{ from: "00:00", to: "24:00", agents: 3, days: "daily" }] } } }
      """
    #expect(day.contains(old))
    func figures(_ day: String, _ words: [String]) throws -> [String: Any] {
      let file = folder.file("day.json5")
      try day.write(toFile: file, atomically: true, encoding: .utf8)
      let (out, errors) = (Recorder(), Recorder())
      _ = Hotline.main(
        [words[0], file, "--replications", "3", "--json"] + words.dropFirst(),
        console: Console(write: out.append, writeError: errors.append))
      return try json(out.text)
    }
    let swept = try figures(day, ["sweep", "--vary", option])
    let point = try #require((swept["points"] as? [[String: Any]])?.first)
    let told = try figures(day.replacingOccurrences(of: old, with: new), ["simulate"])
    let overall = try #require(told["overall"] as? [String: Any])
    for name in ["abandonment", "asa"] {
      let mean = (point[name] as? [String: Double])?["mean"]
      #expect(mean == (overall[name] as? [String: Double])?["mean"] && mean != nil, "\(name)")
    }
  }

  @Test func `without targets no point is said to meet them`() throws {
    let plain = Self.hour.replacing("answered: 0.8, ", with: "")
    let file = URL(fileURLWithPath: folder.file("plain.json5"))
    try Data(plain.replacing("ACCEPT", with: "").utf8).write(to: file)
    let words = ["sweep", file.path, "--vary", "pools.p.agents=1..9:4", "--language", "en"]
    let (text, json) = (Recorder(), Recorder())
    for (recorder, more) in [(text, []), (json, ["--json"])] {
      let console = Console(write: recorder.append, writeError: Recorder().append)
      #expect(Hotline.main(words + more, console: console) == .success)
    }
    #expect(text.text.contains("pools.p.agents") && !text.text.contains("target"))
    let points = try #require(try self.json(json.text)["points"] as? [[String: Any]])
    #expect(points.allSatisfy { $0["meetsTargets"] is NSNull })
  }

  @Test(arguments: [
    (["--roster", "r.csv"], "--roster goes with --shifts"),
    (["--gap", "1%"], "--gap goes with --shifts"),
    (["--csv", "f.csv"], "--csv goes with --frontier"),
  ])
  func `what shifts alone have is refused without them`(
    options: [String], message: String
  ) throws {
    let (status, _, errors) = try run(["staff"] + options)
    #expect(status == .unusable)
    #expect(errors.contains(message), "\(errors)")
  }

  @Test func `two parameters give every combination in a table`() throws {
    let (status, out, _) = try run([
      "sweep", "--vary", "pools.p.agents=1..3:1", "--vary", "callTypes.x.patience=1m,3m",
      "--replications", "3",
    ])
    #expect(status == .success)
    #expect(out.contains("pools.p.agents × callTypes.x.patience"))
    #expect(out.contains("pools.p.agents ↓  callTypes.x.patience →"))
  }

  @Test(arguments: [
    ("pools.q.agents=1..2:1", "the scenario has no \"q\" there"),
    ("pools.p.agents", "has no '='"),
    ("pools.p.agents=1..2", "is no range"),
    ("pools.p.agents=2..1:1", "rises"),
    ("pools.p.agents=1..100000:1", "at most 500 values"),
    ("pools.p.agents[7]=1..2:1", "lies beyond"),
    ("callTypes.x.arrivals=1..2:1", "has no mean"),
    ("queues.q.pools=x1..x2:1", "can't be multiplied"),
    ("pools..agents=1..2:1", "is no path"),
    ("pools.p.agents=[1,2", "the brackets of '[1,2' don't match"),
    ("pools.p.agents=1],[2", "don't match"),
    ("pools.p.agents=[1,,2]", "is no range"),
    ("callTypes.x.patience=[1m]", "expected"),
  ])
  func `a wrong parameter is refused in words`(option: String, message: String) throws {
    let (status, _, errors) = try run(["sweep", "--vary", option, "--replications", "1"])
    #expect(status == .unusable)
    #expect(errors.contains(message), "\(errors)")
  }
}
