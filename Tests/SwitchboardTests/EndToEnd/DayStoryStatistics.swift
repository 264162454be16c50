import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import Switchboard
import TestOutput
import Testing

/// A day of the house with real processes: what was left at night and promised yesterday, six callers,
/// three agents and a supervisor, and a switchboard that is killed twice.
@Suite(
  .enabled(
    if: runsTerminalTests && Terminal.tmux != nil, "set HOTLINE_TERMINAL_TESTS=1, needs tmux"))
struct DayStoryStatistics {
  private static let line = """
    { flow: "line", title: "Hotline", language: "en", start: "main", variables: {},
      nodes: {
        main: { type: "menu", prompt: "Press 1 for top-ups.", exhausted: "bye",
          choices: [{ key: "1", label: "Top-up is missing", next: "queue" }] },
        queue: { type: "queue", skill: "recharge", prompt: "Please hold.", estimate: true, next: "bye" },
        bye: { type: "hangup", prompt: "Thank you." } } }
    """
  private static let night = """
    { flow: "night", title: "At night", language: "en", start: "message", variables: { message: "" },
      nodes: {
        message: { type: "voicemail", prompt: "We are closed, leave a message.", maxLasts: "60s",
          into: "message", skill: "recharge", next: "bye" },
        bye: { type: "hangup", prompt: "Thank you." } } }
    """

  private let board: SwitchboardProcess
  private let server = "hotline-\(UUID())"
  /// Yesterday at 23:30 and 10:00 in China, and today's date there.
  private let (lateYesterday, yesterday, today): (String, String, String)

  init() throws {
    board = try SwitchboardProcess(isPractice: true)
    try board.add(flow: "line", Self.line)
    try board.add(flow: "night", Self.night)
    let now = Instant(stored: Int64(Date().timeIntervalSince1970 * 1_000))
    let day = now.dayInChina
    let before = CivilDate(daysSince1970: day.daysSince1970 - 1)
    lateYesterday = "\(before)T23:30:00+08:00"
    yesterday = "\(before)T10:00:00+08:00"
    today = "\(day)"
  }

  private func terminal(_ name: String, _ words: String) throws -> Terminal {
    try Terminal(
      name, server: server, folder: board.folder,
      command: "\(SwitchboardProcess.program.path) \(words) --db \(board.database)")
  }

  private func caller(_ name: String, _ number: String) throws -> Terminal {
    let caller = try terminal(name, "call line --live --call \(name) --from \(number)")
    try caller.wait(for: "Press 1 for top-ups.")
    try caller.type("1")
    return caller
  }

  /// What a command writes, once it has ended well.
  private func done(_ name: String, _ words: String...) throws -> String {
    let process = try HotlineProcess(
      words + ["--db", board.database], name: name, folder: board.folder)
    #expect(try process.waitForEnd() == 0, "\(name): \(process.text)")
    return process.text
  }

  private func prepare() throws {
    try board.takeIn(
      "agents",
      """
      {"id": "a7", "name": "甲", "level": "front-line", "skills": ["recharge"]}
      {"id": "a8", "name": "乙", "level": "senior", "skills": ["recharge"]}
      {"id": "e1", "name": "丙", "level": "senior", "skills": ["technical"]}
      {"id": "boss", "name": "丁", "level": "supervisor", "skills": []}
      """)
    try board.takeIn(
      "callers", #"{"number": "13800138001", "name": "王小明"}"#)
    try board.takeIn(
      "orders",
      #"{"id": "o-1", "caller": "13800138001", "amount": "80.00", "status": "delivered", "paidAt": "2026-11-01T10:00:00+08:00"}"#
    )
  }

  @Test func `a day from the voicemail of the night to the report of the evening`() throws {
    defer { Terminal.endAll(server: server) }
    try prepare()
    // Yesterday: a refund was promised for the evening, and a message left at night.
    let opened = try done(
      "opened", "case", "open", "--order", "o-1", "--kind", "refund-dispute", "--agent", "a7",
      "--at", yesterday, "--json")
    let number = try #require(opened.firstMatch(of: /"id": "([0-9]{13})"/)).output.1
    _ = try done(
      "promised", "case", "resolve", String(number), "--result", "refunded", "--cause",
      "upstream-delay", "--amount", "50", "--by", "10h", "--agent", "a7", "--at", yesterday)
    let message = try HotlineProcess(
      [
        "call", "night", "--db", board.database, "--fast", "--call", "n1", "--from",
        "13800138002", "--at", lateYesterday,
      ], name: "night", folder: board.folder)
    try message.type("My top-up has not arrived")
    try message.wait(for: "the call is kept")

    try board.startAndWait()
    let first = try terminal("a7", "agent --id a7 --pool front")
    let second = try terminal("a8", "agent --id a8 --pool front")
    let expert = try terminal("e1", "agent --id e1 --pool experts")
    for agent in [first, second, expert] { try agent.wait(for: "is on (") }

    // The morning: the message reaches an agent, and becomes a case.
    try board.files.declareClear(Terminal.record(of: "a7"))
    try first.type("messages take")
    try first.wait(for: "m-n1")
    try first.type("messages hear m-n1")
    try first.wait(for: "My top-up has not arrived")
    try first.type("messages case m-n1 --kind recharge-missing")
    try first.wait(for: "recharge not arrived")
    try first.type("messages done m-n1")
    try first.wait(for: "done")
    // The promise was missed, is found, and is caught up with.
    let overdue = try HotlineProcess(
      ["case", "overdue", "--agent", "boss", "--db", board.database], name: "overdue",
      folder: board.folder)
    #expect(try overdue.waitForEnd() == 1)
    #expect(overdue.text.contains("refund dispute"))
    try second.type("refund pay o-1 --amount 50 --other-customer \"promised yesterday\"")
    try second.wait(for: "refunded  ¥50.00")
    _ = try done("told", "case", "respond", String(number), "--agent", "a8")
    let caught = try done("caught", "case", "show", String(number), "--agent", "boss", "--json")
    #expect(
      try #require(caught.firstMatch(of: /"promise": \{[^}]*"doneAt": "([^"]*)"/)).output.1 != "")

    // Callers: one is handed on with a note, one gives up, one is assigned by the supervisor.
    try first.type("ready")
    try first.wait(for: "ready, waiting for a call")
    try expert.type("ready")
    try expert.wait(for: "ready, waiting for a call")
    let one = try caller("c1", "13800138001")
    try first.wait(for: "138****8001")
    try first.type("take")
    try first.wait(for: "Hotline › Top-up is missing")
    let two = try caller("c2", "13800138002")
    try two.wait(for: "you are number 1 in the queue")
    board.kill()
    try first.wait(for: "the switchboard is gone")
    try board.startAndWait()
    try first.wait(for: "a7 is on (front): talking")
    try first.type("transfer technical \"checked the order\"")
    try first.wait(for: "the talk is over")
    try expert.wait(for: "call for technical")
    try expert.type("take")
    try expert.wait(for: "handed on  a7: checked the order")
    try two.type("/hangup")
    try two.wait(for: "the call is over")
    try first.type("done")
    try first.wait(for: "ready, waiting for a call")
    _ = try done("rest", "switchboard", "break", "a7", "--reason", "training", "--agent", "boss")
    try first.wait(for: "not ready (training)")
    let three = try caller("c3", "13800138003")
    try three.wait(for: "you are number 1 in the queue")
    let notes = try done("notes", "switchboard", "notes", "c1", "--agent", "boss")
    #expect(notes.contains("a7: checked the order"))
    try expert.type("finish solved")
    try expert.wait(for: "the talk is over")
    try expert.type("done")
    try expert.wait(for: "ready, waiting for a call")
    _ = try done("assigned", "switchboard", "assign", "c3", "e1", "--agent", "boss")
    try expert.wait(for: "138****8003")
    board.kill()
    try expert.wait(for: "the switchboard is gone")
    try board.startAndWait()
    try expert.type("take")
    try expert.wait(for: "connected, call c3")
    try expert.type("finish solved")
    try three.wait(for: "the call is kept")
    try expert.type("done")
    // Two more, answered by the second agent.
    try second.type("ready")
    try second.wait(for: "ready, waiting for a call")
    for (call, number) in [("c4", "13800138004"), ("c5", "13800138005")] {
      let caller = try caller(call, number)
      try second.wait(for: "138****\(number.suffix(4))")
      try second.type("take")
      try second.wait(for: "connected, call \(call)")
      try second.type("finish solved")
      try caller.wait(for: "the call is kept")
      try second.type("done")
      try second.wait(for: "ready, waiting for a call")
    }
    _ = one

    // The evening: the report is what the calls add up to.
    let report = try done("report", "queue", "--since", today, "--csv", "agent")
    let rows = try board.store.connection.rows(
      """
      SELECT agent || ',' || count(*) || ',0,' || sum(EXISTS (
          SELECT 1 FROM talks n WHERE n.call_id = t.call_id AND n.number > t.number))
      FROM talks t GROUP BY agent ORDER BY agent
      """
    ) { $0.text(0) }
    #expect(rows == ["a7,1,0,1", "a8,2,0,0", "e1,2,0,0"])
    for row in rows { #expect(report.contains(row + ",")) }
    #expect(try board.store.check().isEmpty)
    #expect(try board.store.owedCall("m-n1")?.state == .done)
  }
}
