import AfterSales
import CallerProfiles
import DeskScreens
import Diagnostics
import Testing

@Suite struct QueueReportTests {
  private static let ten = Instant(milliseconds: 1_794_362_400_000, offset: 28_800)

  /// A database with what a switchboard would have kept of 11 November at ten and half past.
  private func desk() throws -> Desk {
    let desk = try Desk(data: #"{ callers: [{ number: "13800138000", name: "王小明" }] }"#)
    let store = try desk.store()
    try store.connection.write {
      var (first, second) = (DayTally(), DayTally())
      (first.offered, first.answered, first.inTime, first.waitedSeconds) = (4, 3, 2, 66)
      (first.abandoned, second.offered, second.refused) = (1, 1, 1)
      let memory = store.connection.liveMemory
      try memory.add(first, of: "recharge", inHalfHourFrom: Self.ten)
      try memory.add(second, of: "recharge", inHalfHourFrom: Self.ten + .seconds(1_800))
      let talks = store.connection.talks
      try talks.begin(
        "c1", by: "li-na", from: "recharge", at: Self.ten + .seconds(60), waited: .seconds(6),
        isCallback: false)
      try talks.end("c1", after: .seconds(60))
      try talks.wrapUp("c1", by: "li-na", took: .seconds(30))
      try talks.begin(
        "c1", by: "zhang-wei", from: "technical", at: Self.ten + .seconds(200), waited: .zero,
        isCallback: false)
      try talks.end("c1", after: .seconds(240))
    }
    return desk
  }

  @Test func `a day is told by queue, half hour and agent, each with their own part`() throws {
    let desk = try desk()
    func csv(_ table: String) -> [String] {
      desk.run("queue", "--since", "2026-11-11", "--until", "2026-11-11", "--csv", table)
        .output.split(separator: "\n").map(String.init)
    }
    #expect(
      csv("queue") == [
        "queue,title,offered,answered,inTime,abandoned,callbacks,refused,serviceLevel,asaSeconds",
        "recharge,充值,5,3,2,1,0,1,0.400,22.000",
      ])
    #expect(
      csv("half-hour").dropFirst() == [
        "2026-11-11T10:00:00+08:00,recharge,充值,4,3,2,1,0,0,0.500,22.000",
        "2026-11-11T10:30:00+08:00,recharge,充值,1,0,0,0,0,1,0.000,",
      ])
    #expect(
      csv("agent").dropFirst() == [
        "li-na,1,0,1,60.000,30.000,90.000", "zhang-wei,1,0,0,240.000,0.000,240.000",
      ])
    let json = desk.run("queue", "--since", "2026-11-11", "--until", "2026-11-11", "--json")
    #expect(try json.text("agents", "0", "meanHandlingSeconds") == "90")
    #expect(try desk.audit().last?.object == "queue report")
  }

  /// As the sample's scenario calls them, until a live queue has run that calls them otherwise.
  @Test func `queues are named in the house's words, for programs beside their ids`() throws {
    let desk = try desk()
    func report(_ options: String...) -> Desk.Answer {
      desk.run(words: ["queue", "--since", "2026-11-11", "--until", "2026-11-11"] + options)
    }
    let text = report().output
    #expect(text.contains("充值") && !text.contains("recharge"))
    let store = try desk.store()
    try store.connection.write {
      try store.keep(.title("充值专席", of: "recharge"), at: Self.ten)
    }
    #expect(report().output.contains("充值专席"))
    #expect(report("--csv", "queue").output.contains("\nrecharge,充值专席,5,"))
    #expect(try report("--json").text("queues", "0", "title") == "充值专席")
    #expect(try report("--json").text("queues", "0", "queue") == "recharge")
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `days of which nothing was kept, and days that are none, are told`() throws {
    let desk = try desk()
    let none = desk.run("queue", "--since", "2026-11-12", "--until", "2026-11-13", language: "en")
    #expect(none.output == "nothing was kept of that time\n")
    #expect(desk.run("queue", "--since", "11/11").status == 2)
    #expect(desk.run("queue", "--since", "2026-11-12", "--until", "2026-11-11").status == 2)
    #expect(desk.run("queue", "--csv", "agent").status == 2)
    #expect(desk.run("queue", "--since", "2026-11-11", "--for-excel").status == 2)
    let marked = desk.run("queue", "--since", "2026-11-11", "--csv", "queue", "--for-excel")
    #expect(Array(marked.output.utf8.prefix(8)) == [0xEF, 0xBB, 0xBF] + Array("queue".utf8))
  }
}
