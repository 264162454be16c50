import Diagnostics
import QueueSimulator
import ReportPages
import Reports
import Testing

@Suite struct WallboardTests {
  /// Talks of 100 s, calls every 10 s from the beginning, who wait for ever; lines for all.
  private static func scenario(pools: Int = 1, queues: Int = 1) throws -> Scenario {
    let calls = (0..<20).map { "\($0 * 10)" }.joined(separator: "\n")
    func name(_ index: Int) -> String { index == 0 ? "" : "\(index)" }
    let types = (0..<queues).map { index in
      let arrivals = index == 0 ? "calls: \"calls.csv\"" : "perHour: 0"
      return """
        calls\(name(index)): { arrivals: { \(arrivals) }, queue: "main\(name(index))",
          patience: "never", handling: "100s" }
        """
    }
    let links = (0..<pools).map { "\"front\(name($0))\"" }.joined(separator: ", ")
    let queueText = (0..<queues).map {
      "main\(name($0)): { pools: [\(links)], within: \"20s\", answered: 0.8 }"
    }
    let poolText = (0..<pools).map { "front\(name($0)): { agents: \($0 == 0 ? 2 : 1) }" }
    let text = """
      {
        scenario: "evening", begins: "2026-11-11T20:00:00+08:00", lasts: "1h", lines: 40,
        callTypes: { \(types.joined(separator: ",\n")) },
        queues: { \(queueText.joined(separator: ",\n")) },
        pools: { \(poolText.joined(separator: ",\n")) },
      }
      """
    return try ScenarioReader.read(SourceText(path: "evening.json5", text: text)) { _ in
      Array("at\n\(calls)\n".utf8)
    }.scenario
  }

  private static func format(
    _ language: String = "en_US.UTF-8", color: Bool = false
  ) -> TextFormat {
    TextFormat(language: Language(of: language), usesColor: color)
  }

  private static func day(
    _ scenario: Scenario, speed: Double = 60, format: TextFormat = format()
  ) -> WatchedDay {
    WatchedDay(scenario, seed: 1, replication: 0, speed: speed, format: format)
  }

  private static func text(_ day: borrowing WatchedDay, columns: Int = 80, rows: Int = 24) -> String
  {
    day.board.rendered(columns: columns, rows: rows).joined(separator: "\n")
  }

  @Test func `the board shows who waits, what agents do and what became of calls`() throws {
    var day = Self.day(try Self.scenario())
    day.pass(1)
    // At 60 s two calls talk since 0 and 10 s, those of 20, 30, 40, 50 and 60 s wait.
    let lines = Self.text(day).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(lines[0].joined(separator: " ") == "evening · 20:01:00 · ×60 · lines 7/40")
    #expect(lines[3] == ["main", "(20s)", "5", "40s", "100.0", "%", "2", "0", "0"])
    #expect(lines[5].prefix(6) == ["▸", "front", "2", "0", "0", "2"])
    let text = Self.text(day)
    #expect(!text.contains("no change"))
  }

  @Test func `an agent more shows at once beside the same callers without the change`() throws {
    var day = Self.day(try Self.scenario())
    day.pass(1)
    let text = Self.text(&day, after: .character("+"))
    #expect(text.contains("+1"))
    // The call of 20 s has been answered after 40 s, which is too late.
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["as", "it", "is", "66.7", "%", "3", "0", "4"]))
    #expect(lines.contains(["same", "callers,", "no", "change", "100.0", "%", "2", "0", "5"]))
    #expect(lines.contains(["difference", "-33.3", "points", "+1", "0", "-1"]))
    #expect(text.contains("! 66.7 %"))
    let farewell = day.board.farewell
    #expect(farewell.contains("same callers, no change"))
  }

  /// What the board shows after some keys.
  private static func text(_ day: inout WatchedDay, after keys: TerminalKey...) -> String {
    for key in keys { _ = day.press(key) }
    return text(day)
  }

  @Test func `keys pause, change the speed, choose a pool and leave`() throws {
    var day = Self.day(try Self.scenario(pools: 3))
    let faster = Self.text(&day, after: .right)
    #expect(faster.contains("×120"))
    let slower = Self.text(&day, after: .left, .left)
    #expect(slower.contains("×30"))
    let down = Self.text(&day, after: .down)
    #expect(down.contains("▸ front1"))
    let around = Self.text(&day, after: .up, .up)
    #expect(around.contains("▸ front2"))
    _ = day.press(.character(" "))
    day.pass(10)
    let paused = Self.text(day)
    #expect(paused.contains("paused") && paused.contains("20:00:00"))
    _ = day.press(.character(" "))
    for _ in 0..<40 { _ = day.press(.right) }
    day.pass(1)
    let over = Self.text(day)
    #expect(over.contains("over") && over.contains("100 %"))
    let goesOn = day.press(.character("q"))
    #expect(!goesOn)
  }

  @Test(arguments: [(80, 24), (40, 12), (120, 50)], ["zh_CN.UTF-8", "en_US.UTF-8"])
  func `the board fits its window, whatever there is to show`(
    size: (columns: Int, rows: Int), language: String
  ) throws {
    let scenario = try Self.scenario(pools: 12, queues: 9)
    var day = Self.day(scenario, format: Self.format(language))
    day.pass(2)
    for _ in 0..<11 { _ = day.press(.down) }
    _ = day.press(.character("+"))
    let lines = day.board.rendered(columns: size.columns, rows: size.rows)
    #expect(lines.count <= size.rows)
    for line in lines { #expect(DisplayWidth.of(line) <= size.columns, "\(line)") }
    // The selected pool is on the board, and so is what the change does.
    if size.rows >= 24 {
      #expect(lines.contains { $0.hasPrefix("▸ front11") })
      #expect(lines.contains { $0.contains("+1") })
    }
  }

  @Test func `in a window of 80 by 24 no figure of a queue is cut off`() throws {
    var day = Self.day(try Self.scenario())
    day.pass(1)
    let english = Self.text(day)
    #expect(!english.contains("…"))
    var chinese = Self.day(try Self.scenario(), format: Self.format("zh_CN.UTF-8"))
    chinese.pass(1)
    let text = Self.text(chinese)
    #expect(text.contains("坐席组") && !text.contains("…"))
  }

  @Test(arguments: ["zh_CN.UTF-8", "en_US.UTF-8"])
  func `a window of 60 by 15 has room for the change, its comparison and the keys`(
    language: String
  ) throws {
    var day = Self.day(try Self.scenario(), format: Self.format(language))
    day.pass(1)
    _ = day.press(.character("+"))
    let lines = day.board.rendered(columns: 60, rows: 15)
    for line in lines {
      #expect(DisplayWidth.of(line) <= 60)
      #expect(!line.contains("…"), "\(line)")
    }
    // Who has waited since 20 s is talked to; the next has waited for 30 s.
    #expect(lines.contains { $0.contains("30s") && $0.hasPrefix("main") })
    #expect(lines.contains { $0.hasPrefix("▸ front") && $0.contains("+1") })
    #expect(lines.contains { $0.hasPrefix("no change") || $0.hasPrefix("不作改变") })
    #expect(lines.last?.contains("q") == true)
  }

  @Test func `colours are there unless NO_COLOR is set`() throws {
    let scenario = try Self.scenario()
    let plain = Self.text(Self.day(scenario))
    #expect(!plain.contains("\u{1B}"))
    let colored = Self.text(Self.day(scenario, format: Self.format(color: true)))
    #expect(colored.contains("\u{1B}[7m▸ front"))
  }
}
