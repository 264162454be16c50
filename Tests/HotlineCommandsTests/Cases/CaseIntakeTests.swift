import CallerProfiles
import Diagnostics
import TestOutput
import Testing

/// Complaints in writing: each once, joined to who wrote and what is open, a regulator's by working days.
@Suite struct CaseIntakeTests {
  let desk: Desk

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明" }, { number: "13900139000", name: "赵六" }],
          orders: [{ id: "20261112001", caller: "13800138000", amount: "100.00", status: "delayed",
            placedAt: "2026-11-12T08:00:00+08:00", paidAt: "2026-11-12T08:00:05+08:00" }] }
        """)
  }

  private func takeIn(_ lines: String, _ more: String..., at time: String = "12:00") throws
    -> Desk.Answer
  {
    let file = try desk.folder.give(lines, as: "intake.jsonl")
    return desk.run(words: ["case", "intake", file, "--json"] + more, at: time)
  }

  private let four = """
    {"channel": "chat", "at": "2026-11-12T09:00:00+08:00", "from": {"number": "13800138000"}, "order": "20261112001", "text": "充值没有到账", "reference": "c-1"}
    {"channel": "email", "at": "2026-11-12T10:00:00+08:00", "from": {"number": "+86 138-0013-8000", "email": "a@example.com"}, "text": "充值还是没有到账", "reference": "m-1"}

    {"channel": "social", "at": "2026-11-12T10:30:00+08:00", "text": "会员自动续费了", "reference": "s-1"}
    {"channel": "regulator", "at": "2026-11-12T11:00:00+08:00", "from": {"number": "13900139000"}, "text": "投诉客服态度差", "reference": "12315-77"}

    """

  @Test
  func `each is taken up once, joined to its customer's open case, and timed from its writing`()
    throws
  {
    let taken = try takeIn(four)
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(try taken.text("taken", "0", "outcome") == "opened")
    // Without an order: to the open case of who wrote.
    #expect(try taken.text("taken", "1", "outcome") == "existing")
    #expect(try taken.text("taken", "1", "case") == taken.text("taken", "0", "case"))
    #expect(try taken.text("taken", "2", "line") == "4")
    let again = try takeIn(four, at: "12:30")
    #expect(try again.text("known") == "4")
    #expect(try again.text("taken", "0", "case") == nil)

    let id = try #require(try taken.text("taken", "0", "case"))
    let shown = desk.run("case", "show", id, "--json", at: "12:30")
    #expect(try shown.text("openedAt") == "2026-11-12T09:00:00+08:00")
    #expect(try shown.text("limits", "response", "dueAt") == "2026-11-13T09:00:00+08:00")
    #expect(try shown.text("channel") == "online")
    #expect(try shown.text("complaints") == "2")
    // Whoever of the agents answers first owns it.
    #expect(try shown.text("owner") == nil)
    let clear = desk.run(
      "case", "show", id, "--reveal", "--reason", "回复客户", "--agent", "huang-bo", at: "12:31")
    #expect(clear.output.contains("〔a@example.com〕充值还是没有到账"))
    #expect(desk.run("db", "check").status == 0)
    let audited = try desk.store().connection.rows(
      "SELECT found FROM audit WHERE action = 'import' AND object = 'case intake' ORDER BY number"
    ) { $0.integer(0) }
    #expect(audited == [4, 0])
  }

  @Test func `a regulator has a clock of working days beside the customer's`() throws {
    let taken = try takeIn(four)
    let id = try #require(try taken.text("taken", "3", "case"))
    let shown = desk.run("case", "show", id, "--json", at: "12:30")
    // Thursday the 12th isn't counted: 13, 16–20, 23 are seven working days, 15 end on 3 December.
    #expect(
      try shown.text("limits", "regulator", "accept", "dueAt") == "2026-11-23T23:59:59+08:00")
    #expect(try shown.text("limits", "regulator", "reply", "dueAt") == "2026-12-03T23:59:59+08:00")
    #expect(try shown.text("limits", "response", "dueAt") == "2026-11-13T11:00:00+08:00")
    #expect(desk.run("case", "respond", id, "--agent", "li-na", at: "13:00").status == 0)
    let answered = desk.run("case", "show", id, "--json", at: "13:01")
    #expect(
      try answered.text("limits", "regulator", "accept", "doneAt") == "2026-11-12T13:00:00+08:00")
    #expect(try answered.text("limits", "regulator", "reply", "doneAt") == nil)
  }

  @Test func `a regulator's complaint that joins a case is watched from its writing`() throws {
    let opened = desk.run(
      "case", "open", "--kind", "order-delayed", "--order", "20261112001", "--agent", "li-na",
      "--json", at: "09:00")
    let id = try #require(try opened.text("case", "number") ?? opened.text("case", "id"))
    for (command, time) in [("respond", "10:00"), ("respond", "11:20")] {
      #expect(desk.run("case", command, id, "--agent", "li-na", at: time).status == 0)
    }
    // Written at eleven and taken in at noon: what was done at twenty past eleven is done about it.
    let taken = try takeIn(
      """
      {"channel": "regulator", "at": "2026-11-12T11:00:00+08:00", "order": "20261112001", "text": "充值没有到账", "reference": "12315-78"}
      """)
    #expect(try taken.text("taken", "0", "case") == id)
    let shown = desk.run("case", "show", id, "--json", at: "12:30")
    #expect(
      try shown.text("limits", "regulator", "accept", "doneAt") == "2026-11-12T11:20:00+08:00")
    #expect(try shown.text("limits", "regulator", "accept", "dueAt") == "2026-11-23T23:59:59+08:00")
    #expect(try shown.text("limits", "regulator", "reply", "doneAt") == nil)
    let resolved = desk.run(
      "case", "resolve", id, "--result", "reissued", "--cause", "upstream-delay", "--agent",
      "li-na", at: "12:40")
    #expect(resolved.status == 0, "\(resolved.errors)")
    let answered = desk.run("case", "show", id, "--json", at: "12:41")
    #expect(
      try answered.text("limits", "regulator", "reply", "doneAt") == "2026-11-12T12:40:00+08:00")
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `bad lines are told with their places and no word of them, and nothing is taken in`()
    throws
  {
    let bad =
      four + """
        {"channel": "fax", "at": "2026-11-12T09:00:00+08:00", "text": "王小明的秘密", "reference": "x"}
        {"channel": "chat", "at": "2026-11-12T15:00:00+08:00", "text": "a", "reference": "y"}
        {"channel": "chat", "at": "2026-11-12T09:00:00+08:00", "text": " ", "reference": "z", "more": "王小明"}
        {"channel": "chat",
        """
    let refused = try takeIn(bad)
    #expect(refused.status == 2)
    for place in [
      "intake.jsonl:6:13", "intake.jsonl:7:27", "intake.jsonl:8:64", "intake.jsonl:9:20",
    ] {
      #expect(refused.errors.contains(place), "\(place)")
    }
    #expect(!refused.errors.contains("王小明"))
    #expect(try desk.run("case", "list", "--json", at: "12:30").text("found") == "0")
    let rest = try takeIn(bad, "--skip-bad")
    #expect(rest.status == 0)
    #expect(try rest.text("skipped") == "4")
    #expect(try desk.run("case", "list", "--json", at: "12:30").text("found") == "3")
  }

  @Test func `the same fault of very many lines is told once`() throws {
    let refused = try takeIn(String(repeating: #"{"bogus": 1}"# + "\n", count: 5_000))
    #expect(refused.status == 2)
    #expect(refused.errors.split(separator: "\n").count < 10, "\(refused.errors.prefix(500))")
    #expect(refused.errors.contains("5000行"))
  }

  @Test func `an order that a spreadsheet rounded is no order`() throws {
    let line = four.split(separator: "\n")[0].replacing("20261112001", with: "2.02611E+15")
    let refused = try takeIn(line + "\n")
    #expect(refused.status == 2 && refused.errors.contains("order："), "\(refused.errors)")
  }

  @Test func `a line that lacks something says what`() throws {
    let refused = try takeIn("{\"channel\": \"chat\", \"at\": \"2026-11-12T09:00:00+08:00\"}\n")
    #expect(refused.status == 2)
    for key in ["text", "reference"] { #expect(refused.errors.contains(key), "\(refused.errors)") }
  }
}
