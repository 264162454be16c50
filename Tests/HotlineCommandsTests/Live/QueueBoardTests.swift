import AfterSales
import ArgumentParsing
import DeskScreens
import Diagnostics
import HotlineCommands
import Testing

@Suite struct QueueBoardTests {
  /// Two queues, one of which promises 20 s and 80 %, with callers who have waited 0 s, 30 s, 60 s …
  /// after one who is talked to, and agents of whom the first talks.
  private static func board(
    waiting: Int, agents: Int, announcement: String? = nil, isPractice: Bool = false
  ) throws -> QueueBoard {
    func queue(_ id: String, isOpen: Bool, waiting: Int) -> QueuesStatus.Queue {
      .init(
        id: id, isOpen: isOpen, pools: ["front"], waiting: waiting,
        longestWait: waiting > 0 ? 90 : nil, callbacks: 1,
        today: .init(
          offered: 40, answered: 30, abandoned: 2, callbacks: 0, refused: 0,
          serviceLevel: isOpen ? 0.75 : 1, meanWait: 10),
        within: 20, target: 0.8)
    }
    func call(
      _ id: String, _ stage: CentreStatus.CallStage, waited: Int
    ) -> CentreStatus.Call {
      .init(
        id: id, number: "138****8000", queue: "recharge", stage: stage, position: nil,
        agent: stage == .talking ? "A0" : nil, waited: Double(waited), priority: 0, isLost: false)
    }
    return QueueBoard(
      CentreStatus(
        queues: .init(
          at: try #require(Instant("2026-11-11T20:05:13+08:00")),
          queues: [
            queue("recharge", isOpen: true, waiting: waiting),
            queue("refund", isOpen: false, waiting: 0),
          ]),
        announcement: announcement ?? "",
        calls: [call("c0", .talking, waited: 25)]
          + (0..<waiting).map { call("w\($0)", .waiting, waited: $0 * 30) },
        agents: (0..<agents).map {
          .init(
            id: "A\($0)", pool: "front", phase: $0 == 0 ? .talking(call: "c0") : .idle, since: 65,
            isLost: false)
        }, isPractice: isPractice))
  }

  private static func console(
    _ language: String = "en_US.UTF-8", color: Bool = false
  ) -> Console {
    Console(
      write: { _ in }, writeError: { _ in },
      environment: ["LANG": language, "NO_COLOR": color ? "" : "1"], isTerminal: true)
  }

  @Test func `a board of a database for practice says so on top, also to programs`() throws {
    let board = try Self.board(waiting: 2, agents: 3, isPractice: true)
    let lines = board.lines(columns: 80, rows: 24, Self.console())
    #expect(lines.count <= 24)
    #expect(lines[0].hasPrefix("* PRACTICE DATABASE"))
    #expect(board.text(Self.console()).hasPrefix("* PRACTICE DATABASE"))
  }

  @Test func `the heading counts, and who waits stands before who is talked to`() throws {
    let lines = try Self.board(waiting: 2, agents: 3).lines(
      columns: 80, rows: 24, Self.console())
    #expect(lines[0] == "20:05:13 · 2 waiting · 3 agents: 2 ready, 1 talking")
    let calls = lines.compactMap { $0.split(separator: " ").first }.filter {
      $0.hasPrefix("w") || $0.hasPrefix("c0")
    }
    #expect(calls == ["w0", "w1", "c0"])
    #expect(lines.contains { $0.hasPrefix("refund (closed)") })
  }

  @Test(arguments: [(80, 24), (60, 16), (100, 40)], ["zh_CN.UTF-8", "en_US.UTF-8"])
  func `a window too small is filled, and it says how many are left out`(
    size: (columns: Int, rows: Int), language: String
  ) throws {
    let board = try Self.board(waiting: 50, agents: 30, announcement: "抢修中")
    let lines = board.lines(columns: size.columns, rows: size.rows, Self.console(language))
    #expect(lines.count == size.rows)
    #expect(lines[1].hasSuffix("抢修中"))
    func shown(_ initial: Character) -> Int {
      lines.count { $0.first == initial && $0.dropFirst().first?.isNumber == true }
    }
    // 51 calls (w0 to w49, and c0 after them) and 30 agents.
    let (calls, agents) = (51 - shown("w"), 30 - shown("A"))
    let missing =
      language.hasPrefix("zh")
      ? ["……还有 \(calls) 个", "……还有 \(agents) 个"]
      : ["… and \(calls) more", "… and \(agents) more"]
    #expect(shown("w") > 0 && shown("A") > 0)
    #expect(lines.filter { $0.hasPrefix("…") } == missing)
  }

  @Test(arguments: [80, 96, 100, 104, 120], ["zh_CN.UTF-8", "en_US.UTF-8"])
  func `in a window of 80 columns and more no figure of a queue is cut off`(
    columns: Int, language: String
  ) throws {
    let board = try Self.board(waiting: 1, agents: 1)
    for line in board.lines(columns: columns, rows: 24, Self.console(language)) {
      #expect(DisplayWidth.of(line) <= columns, "\(line)")
    }
  }

  @Test func `red is what the queue has promised otherwise`() throws {
    let board = try Self.board(waiting: 2, agents: 1)
    let lines = board.lines(columns: 100, rows: 30, Self.console(color: true))
    func line(_ start: String) throws -> String {
      try #require(lines.first { $0.hasPrefix(start) })
    }
    let (red, green) = ("\u{1B}[31m", "\u{1B}[32m")
    // 90 s are beyond 20 s, 75 % is below 80 %; 100 % is not.
    let recharge = try line("recharge")
    #expect(recharge.contains(red + "1m30s") && recharge.contains(red + "75 %"))
    #expect(try line("refund").contains(green + "100 %"))
    // The first has just come, the second waits for 30 s; who is talked to waits no more.
    #expect(try !line("w0").contains(red))
    #expect(try line("w1").contains(red + "30s"))
    #expect(try !line("c0").contains(red))
    #expect(!board.text(Self.console(color: true)).contains("\u{1B}"))
  }
}
