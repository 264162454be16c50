import Diagnostics
import Testing

/// Joint work with a time told, by commands: the task, the customer's callback, the refusals.
@Suite struct CaseTaskCommandTests {
  let desk: Desk

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明" }],
          orders: [{ id: "20261112001", caller: "13800138000", amount: "100.00", status: "delayed",
            placedAt: "2026-11-12T08:00:00+08:00", paidAt: "2026-11-12T08:00:05+08:00" }] }
        """)
  }

  private func open(at time: String) throws -> String {
    let opened = desk.run(
      "case", "open", "--kind", "refund-dispute", "--order", "20261112001", "--agent", "li-na",
      "--json", at: time)
    return try #require(try opened.text("case", "id"), "\(opened.errors)")
  }

  private func task(_ words: String..., at time: String, by agent: String = "zhang-wei")
    -> Desk.Answer
  {
    desk.run(words: ["case", "task"] + words + ["--agent", agent, "--json"], at: time)
  }

  @Test func `the customer is told the time, and that it is missed, before they ask`() throws {
    let id = try open(at: "10:00")
    let opened = task(
      "open", id, "--team", "technical", "--within", "30m", "--question", "查上游回执", at: "10:05",
      by: "li-na")
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(try opened.text("tasks", "0", "dueAt") == "2026-11-12T10:35:00+08:00")
    let listed = task("list", "--team", "technical", at: "10:06")
    #expect(try listed.text("tasks", "0", "case") == id)
    #expect(try listed.text("tasks", "0", "asker") == "li-na")
    #expect(try task("list", "--team", "finance", at: "10:06").text("tasks", "0", "case") == nil)

    // Not told on the telephone: a callback is owed at once, and taken like any.
    let owed = desk.run("callbacks", "take", "--agent", "sun-yu", "--json", at: "10:06")
    #expect(try owed.text("cause") == "task-time")
    #expect(try owed.text("case") == id)
    #expect(try owed.text("numberToRing") == "13800138000")
    #expect(try owed.text("dueAt") == "2026-11-12T10:35:00+08:00")
    let none = desk.run("callbacks", "take", "--agent", "sun-yu", "--json", at: "10:34")
    #expect(none.status == 1)
    #expect(desk.run("case", "overdue", "--json", at: "10:35").status == 0)

    // Missed: overdue, and owed once more, once.
    let overdue = desk.run("case", "overdue", "--json", at: "10:36")
    #expect(overdue.status == 1)
    #expect(try overdue.flag("cases", "0", "limits", "tasks", "0", "late") == true)
    let missed = desk.run("callbacks", "take", "--agent", "sun-yu", "--json", at: "10:36")
    #expect(try missed.text("cause") == "task-missed")
    #expect(desk.run("callbacks", "take", "--agent", "sun-yu", at: "10:37").status == 1)

    #expect(task("answer", id, "--answer", "已补单", at: "10:40").status == 0)
    let stats = desk.run("case", "stats", "--json", at: "10:41")
    #expect(try stats.text("all", "tasksDue") == "1")
    #expect(try stats.text("all", "tasksInTime") == "0")
    #expect(desk.run("db", "check").status == 0)
    #expect(try desk.audit().contains { $0.object == "case \(id) task-answered" })
  }

  @Test func `a time that nobody has told isn't told once there is an answer`() throws {
    let id = try open(at: "10:00")
    #expect(
      task(
        "open", id, "--team", "technical", "--within", "30m", "--question", "q", at: "10:05",
        by: "li-na"
      ).status == 0)
    #expect(
      try desk.run("callbacks", "--json", at: "10:06").text("callbacks", "0", "cause")
        == "task-time")
    #expect(task("answer", id, "--answer", "a", at: "10:10").status == 0)
    #expect(try desk.run("callbacks", "--json", at: "10:11").text("callbacks", "0", "id") == nil)
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `a second return between the same teams is refused, audited and counted`() throws {
    let id = try open(at: "10:00")
    func ask(at time: String) {
      #expect(
        task(
          "open", id, "--team", "supplier", "--within", "2h", "--question", "q", "--told",
          at: time, by: "li-na"
        ).status == 0)
    }
    ask(at: "10:05")
    #expect(task("return", id, "--note", "n", at: "10:06").status == 0)
    ask(at: "10:07")
    let again = task("return", id, "--note", "n", at: "10:08")
    #expect(again.status == 1)
    #expect(again.errors.contains("已经退回过一次"))
    #expect(try desk.audit().contains { $0 == ("refusal", "case \(id) task-return") })
    let stats = desk.run("case", "stats", "--json", at: "10:41")
    #expect(try stats.text("all", "handBacks") == "1")
    let shown = desk.run("case", "show", id, "--agent", "li-na", at: "10:09")
    #expect(shown.output.contains("客户和 li-na 在等供应商答复"))
    #expect(shown.output.contains("供应商已介入，预计118分钟内核查完毕"))
  }

  @Test func `events are for supervisors and the owner, and name nobody`() throws {
    let id = try open(at: "10:00")
    #expect(desk.run("case", "events", "--agent", "huang-bo", at: "11:00").status == 0)
    let lines = desk.run("case", "events", at: "11:00").output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains("\"case\":\"\(id)\"") })
    #expect(lines.count == 1)
  }
}
