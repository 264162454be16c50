import Foundation
import TestOutput
import Testing

/// A case that the desk opens, asked for at the phone by the number that was given out: both tell the
/// same of it, at every stage.
@Suite final class DeskAndPhoneTests {
  private let desk: Desk
  private let number: String
  private var calls = 0

  /// Speaks all that the desk shows of a case too.
  private static let flow = """
    { flow: "ask", start: "number", variables: { typed: "", found: null },
      defaults: { noInput: "?", noMatch: "?", exhausted: "bye", onError: "bye" },
      nodes: {
        number: { type: "collect", prompt: "请输入受理编号", into: "typed", digits: 13, next: "find" },
        find: { type: "service", call: "case.find", with: { case: "typed" }, into: "found", timeout: "5s",
          on: { found: "late", missing: "reason" }, failed: "bye" },
        late: { type: "branch", cases: [{ when: "found.isOverdue", next: "tell-late" }], otherwise: "paused" },
        "tell-late": { type: "say", prompt: "late", next: "paused" },
        paused: { type: "branch", cases: [{ when: "found.isPaused", next: "tell-paused" }], otherwise: "tell" },
        "tell-paused": { type: "say", prompt: "paused", next: "tell" },
        tell: { type: "say", next: "bye",
          prompt: "{found.stage} {found.level} {found.reopened} {found.respondBy} {found.resolveBy}" },
        reason: { type: "branch", cases: [{ when: "found != null", next: "tell-reason" }], otherwise: "bye" },
        "tell-reason": { type: "say", prompt: "{found.reason}", next: "bye" },
        bye: { type: "hangup", prompt: "bye" } } }
    """

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明" }],
          orders: [{ id: "202611120001", caller: "13800138000", kind: "recharge", amount: "30.00",
            status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
            paidAt: "2026-11-12T19:01:00+08:00" }] }
        """)
    try desk.folder.give(Self.flow, as: "ask.json5")
    let opened = desk.run(
      "case", "open", "--order", "202611120001", "--kind", "refund-dispute", "--agent", "li-na",
      "--json", at: "20:00")
    number = try #require(try opened.text("case", "id"))
  }

  private static func moment(_ day: Int, _ time: String) -> [String] {
    ["--at", "2026-11-\(day)T\(time):00+08:00"]
  }

  private func work(_ words: String..., on day: Int) {
    let words = ["case", words[0], number] + words.dropFirst() + ["--agent", "li-na"]
    let answer = desk.run(words: words + Self.moment(day, "20:00"))
    #expect(answer.status == 0, "\(answer.errors)")
  }

  /// What the phone speaks of a number between its question and the goodbye.
  private func told(_ typed: String, on day: Int) -> [String] {
    calls += 1
    let call = desk.run(
      words: [
        "call", desk.path + "/ask.json5", "--fast", "--db", "--from", "13800138000", "--call",
        "c-\(calls)",
      ] + Self.moment(day, "21:00"), typed: [typed])
    return call.output.split(separator: "\n").filter { $0.hasPrefix("☎ ") }
      .map { Self.toTheMinute(String($0.dropFirst(2))) }.dropFirst().dropLast()
  }

  /// The same from what the desk shows of the case.
  private func shown(on day: Int) throws -> [String] {
    let answer = desk.run(
      words: ["case", "show", number, "--agent", "li-na", "--json"] + Self.moment(day, "21:00"))
    func text(_ keys: String...) throws -> String { try #require(try answer.text(keys)) }
    let isLate = try answer.flag("limits", "resolution", "late") == true
    let isDone = try answer.text("limits", "resolution", "doneAt") != nil
    let isPaused = try answer.flag("limits", "paused") == true
    let state = try [
      text("stage"), text("level"), text("reopenings"), text("limits", "response", "dueAt"),
      text("limits", "resolution", "dueAt"),
    ]
    return (isLate && !isDone ? ["late"] : []) + (isPaused ? ["paused"] : [])
      + [Self.toTheMinute(state.joined(separator: " "))]
  }

  /// Times without seconds: while the phone asks for the number some pass, and while the clock stands
  /// what is due moves on with them.
  private static func toTheMinute(_ text: String) -> String {
    text.replacing(/(T[0-9]{2}:[0-9]{2}):[0-9.]+/) { String($0.output.1) }
  }

  @Test func `a case just opened has 24 hours to the answer and 72 to the result`() throws {
    let due = "2026-11-13T20:00+08:00 2026-11-15T20:00+08:00"
    #expect(told(number, on: 12) == ["submitted 0 0 \(due)"])
    #expect(try shown(on: 12) == told(number, on: 12))
  }

  @Test func `a case with nothing done is late on the fourth day`() throws {
    #expect(told(number, on: 15).first == "late")
    #expect(try shown(on: 15) == told(number, on: 15))
  }

  @Test func `while evidence is awaited the time of the result moves on, 48 hours at most`() throws
  {
    work("request-evidence", "--evidence", "problem", on: 12)
    for (day, due, isPaused, isLate) in [
      (13, "2026-11-16T21:00+08:00", true, false),
      (15, "2026-11-17T20:00+08:00", false, false),
      (17, "2026-11-17T20:00+08:00", false, true),
    ] {
      let told = told(number, on: day)
      #expect(told.last?.hasSuffix(due) == true, "\(told)")
      #expect(told.contains("paused") == isPaused)
      #expect(told.contains("late") == isLate)
      #expect(try shown(on: day) == told)
    }
  }

  @Test func `a result, its refusal, the escalation and the confirmation are told alike`() throws {
    work("resolve", "--result", "explained", "--cause", "other", on: 13)
    #expect(told(number, on: 13).first?.hasPrefix("resolved 0 0 ") == true)
    #expect(try shown(on: 13) == told(number, on: 13))
    work("dissatisfied", on: 14)
    #expect(told(number, on: 14).first?.hasPrefix("handling 1 0 ") == true)
    #expect(try shown(on: 14) == told(number, on: 14))
    #expect(told(number, on: 16).first == "late")
    #expect(try shown(on: 16) == told(number, on: 16))
  }

  @Test func `a confirmed case is told closed, and reopened its times begin anew`() throws {
    work("resolve", "--result", "explained", "--cause", "other", on: 13)
    work("confirm", on: 14)
    #expect(told(number, on: 14).first?.hasPrefix("confirmed 0 0 ") == true)
    #expect(try shown(on: 14) == told(number, on: 14))
    work("reopen", on: 20)
    let due = "2026-11-21T20:00+08:00 2026-11-23T20:00+08:00"
    #expect(told(number, on: 20) == ["handling 0 1 \(due)"])
    #expect(try shown(on: 20) == told(number, on: 20))
  }

  @Test func `two digits that were swapped are told apart from a number nobody was given`() {
    // The serial's end and the check digit, or the tens: neighbours that differ.
    var digits = Array(number)
    let place = digits.indices.dropLast().last { digits[$0] != digits[$0 + 1] } ?? 0
    digits.swapAt(place, place + 1)
    #expect(told(String(digits), on: 12) == ["wrong-digit"])
    #expect(told("2026010100017", on: 12) == [])
  }

  @Test func `the shipped progress line takes the number that the desk gave out`() throws {
    let flows = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../CallFlows").standardizedFileURL.path
    func ask(_ call: String) -> String {
      desk.run(
        words: [
          "call", "hotline", "--flows", flows, "--fast", "--db", "--from", "13800138000", "--call",
          call,
        ] + Self.moment(13, "12:00"), typed: ["5", "1", number, "", "/hangup"]
      ).output
    }
    #expect(ask("c-1").contains("您的投诉已提交"))
    work("request-evidence", "--evidence", "problem", on: 12)
    #expect(ask("c-2").contains("还缺问题截图"))
  }
}
