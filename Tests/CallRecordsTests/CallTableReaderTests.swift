import CallRecords
import Diagnostics
import Testing

@Suite struct CallTableReaderTests {
  private func log(_ text: String, _ change: (inout LogOptions) -> Void = { _ in }) throws
    -> CallLog
  {
    var options = try #require(LogOptions())
    change(&options)
    var reading = LogReading(options)
    try reading.add(SourceText(path: "calls.csv", text: text))
    return try reading.finish()
  }

  @Test func `a row becomes a call with its times`() throws {
    let log = try log(
      """
      at,caller,type,priority,menu,waited,talked,wrapUp,outcome,agent
      2026-04-20T09:00:00,c1,Refund,2,10,20,90,15,answered,a1
      """)
    let call = try #require(log.calls.first)
    let midnight = Double(try #require(CivilDate("2026-04-20")).daysSince1970) * 86_400
    #expect(call.at == midnight + 9 * 3_600)
    #expect(call.joined - call.at == 10)
    #expect(call.left - call.at == 30)
    #expect(call.talkEnded - call.at == 120)
    #expect(call.priority == 2)
    #expect(call.wrapUp == 15)
    #expect(log.types.map(\.id) == ["refund"])
    #expect(log.types.map(\.title) == ["Refund"])
  }

  @Test func `hanging up belongs to the queue after a wait and to the menu without one`() throws {
    let log = try log(
      """
      at,waited,outcome
      2026-04-20T09:00:00,12,hungUp
      2026-04-20T09:01:00,0,hungUp
      2026-04-20T09:02:00,0,abandoned
      """)
    #expect(log.calls.map(\.outcome) == [.abandoned, .hungUp, .abandoned])
  }

  @Test func `rows that can't be used are counted by reason`() throws {
    let log = try log(
      """
      at,menu,waited,talked,outcome,agent
      2026-04-20T09:00:00,1,2,3,answered,a1
      2026-04-20T09:00:00,1,2,3,answered,a1
      2026-04-20T09:05:00,-4,2,3,answered,a1
      2026-04-20T09:06:00,1,2,0,phantom,
      yesterday,1,2,0,hungUp,
      2026-04-20T09:07:00,1,2
      2026-04-20T09:08:00,1,2,3,vanished,a1
      """)
    #expect(log.rowsRead == 7)
    #expect(log.rowsUsed == 1)
    #expect(
      Dictionary(uniqueKeysWithValues: log.setAside.map { ($0.reason.en, $0.rows) }) == [
        "the same call again": 1, "menu: below 0": 1, "phantom": 1,
        "no time of arrival": 1, "no known outcome: \"vanished\"": 1,
        "expected 6 fields, found 3": 1,
      ])
  }

  @Test func `a table in Chinese from a spreadsheet is read as one in English`() throws {
    let log = try log(
      """
      开始时间;业务类型;等待时长;通话时长;结果;坐席
      2026/4/20 9:00;退款;0:20;1:30;已接听;8001
      2026/4/20 9:05;充值;15;;放弃;
      """)
    #expect(log.calls.map(\.outcome) == [.answered, .abandoned])
    #expect(log.calls[0].talked == 90)
    #expect(log.types.map(\.id) == ["type", "type-2"])
    #expect(log.types.map(\.title) == ["退款", "充值"])
    #expect(log.found.count == 1)
  }

  @Test func `columns under other names are told by an option`() throws {
    let log = try log("when,secs\n2026-04-20T09:00:00,30\n") {
      $0.columns = ["at": "when", "talked": "secs"]
    }
    #expect(log.calls.map(\.outcome) == [.answered])
  }

  @Test func `moments with an offset are told in the centre's own time`() throws {
    let log = try log("at,talked\n2026-04-20T01:00:00Z,30\n")
    let midnight = Double(try #require(CivilDate("2026-04-20")).daysSince1970) * 86_400
    #expect(log.calls[0].at == midnight + 9 * 3_600)
  }

  @Test func `only the days and the queue asked for are taken`() throws {
    let text = """
      at,queue,talked
      2026-04-19T09:00:00,a,30
      2026-04-20T09:00:00,a,30
      2026-04-20T10:00:00,b,30
      2026-04-21T09:00:00,a,30
      """
    let log = try log(text) {
      $0.from = CivilDate("2026-04-20")
      $0.to = CivilDate("2026-04-20")
      $0.queue = "a"
    }
    #expect(log.calls.count == 1)
    #expect(log.rowsUsed == 1)
  }

  @Test func `a table without the time of arrival says which column is missing`() throws {
    let error = try #require(throws: InvalidInput.self) { try log("when,talked\n1,2\n") }
    #expect(error.diagnostics.map(\.code) == ["missing-column"])
  }

  @Test func `a table of menu calls alone teaches nothing and says so`() throws {
    let error = try #require(throws: InvalidInput.self) {
      try log("at,outcome,waited\n2026-04-20T09:00:00,hungUp,0\n")
    }
    #expect(error.diagnostics.map(\.code) == ["no-calls"])
  }

  @Test
  func `rows that are there twice are found by who called or answered, withheld numbers by nobody`()
    throws
  {
    let log = try log(
      """
      at,caller,waited,outcome,talked,agent
      2026-04-20T09:00:00,c1,30,abandoned,,
      2026-04-20T09:00:00,c2,30,abandoned,,
      2026-04-20T09:00:00,c1,30,abandoned,,
      2026-04-20T09:00:00,anonymous,30,abandoned,,
      2026-04-20T09:00:00,anonymous,30,abandoned,,
      2026-04-20T09:00:00,,30,abandoned,,
      2026-04-20T09:00:00,,30,abandoned,,
      2026-04-20T09:00:00,c3,5,answered,60,a1
      2026-04-20T09:00:00,c4,5,answered,60,a2
      2026-04-20T09:00:00,c3,5,answered,60,a1
      """)
    #expect(log.calls.count == 8)
    #expect(log.setAside.map(\.rows) == [2])
    #expect(log.callers == 4)
    #expect(log.calls.filter { $0.caller < 0 }.count == 4)
  }
}
