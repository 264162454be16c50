import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct `A table as spreadsheets write it` {
  private let store: ProfileStore
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
  }

  @Test(arguments: [
    "sep=;\nid;caller;amount\nA1;NUMBER;5\n",
    "id,caller,amount\nA1,NUMBER,5\n,,\n\n,,\n",
    "id,caller,amount,,\nA1,NUMBER,5,,\n",
    "id,caller,amount\nA1,NUMBER,5,,,\n",
    "id,caller,amount\n=\"A1\",=\"NUMBER\",=\"5\"\n",
    "id,caller,amount\nA1,'NUMBER,5\n",
  ])
  func `what a spreadsheet adds to a table is no part of it`(_ text: String) throws {
    let report = try store.importText(
      text.replacing("NUMBER", with: "13800138000"), .csv(.orders))
    #expect(report.counts[.orders]?.description == "1 added, 0 updated, 0 unchanged")
    #expect(try store.order("A1")?.amount == Money(cents: 500))
    #expect(try !store.callers(of: try phone("13800138000")).isEmpty)
  }

  @Test func `a value in a column without a name is not left out in silence`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try store.importText("id,caller,\nA1,13800138000,5\n", .csv(.orders))
    }
    #expect(
      error?.diagnostics.map(\.message) == [
        "should have 2 fields, as the header has; found 3"
      ])
  }

  @Test func `each fault has its own line, with the place of its field and the file's own name`()
    throws
  {
    let text = "订单号,手机号,状态,金额\nA1,13800138000,已付,5元5角\n,13800138000,已到账,1\n"
    let error = #expect(throws: InvalidInput.self) { try store.importText(text, .csv(.orders)) }
    #expect(
      error?.diagnostics.map { $0.rendered(in: .chinese) } == [
        "data:2:16: 错误: 状态：不是 待付款、已付款、处理中、延迟、已到账、失败、退款中、已退款 之一（是不是“已付款”？）；这里是2个汉字",
        "data:2:19: 错误: 金额：不是金额（元，最多两位小数）；这里是4个字符，其中2位数字",
        "data:3:1: 错误: 订单号：缺失",
      ])
  }

  @Test func `a row with two faults is one row`() throws {
    let report = try store.importText(
      "id,caller,amount\nA 1,13800138000,x\nB1,13800138000,1\n", .csv(.orders), skipsBad: true)
    #expect(report.badRows.rows == 1 && report.bad.count == 2)
    #expect(report.counts[.orders]?.added == 1)
  }

  @Test func `every unknown column is named, with a guess at Chinese names as well`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try store.importText("订单号,手机号,下单时问,生日\nA1,13800138000,,\n", .csv(.orders))
    }
    #expect(
      error?.diagnostics.map { "\($0.place?.column ?? 0) \($0.message)" } == [
        "9 unknown column \"下单时问\" in the header (did you mean \"下单时间\"?)",
        "14 unknown column \"生日\" in the header",
      ])
    #expect(error?.diagnostics.first?.hint?.zh.contains("下单时间（placedAt）") == true)
  }

  @Test(
    arguments: Discreet.each([
      ("A 1", RecordKind.orders), ("\"A\n1\"", .orders), ("A\u{1B}[31m1", .orders),
      ("A\u{200B}1", .orders), ("K 1", .contacts), ("c\u{202E}1", .callers),
    ]))
  func `an id has no space, line break or invisible character`(
    _ row: Discreet<(String, RecordKind)>
  )
    throws
  {
    let (id, kind) = row.value
    let text =
      switch kind {
      case .callers: "id,number\n\(id),13800138000\n"
      case .contacts: "id,at,caller\n\(id),2026-11-11,13800138000\n"
      default: "id,caller\n\(id),13800138000\n"
      }
    let error = #expect(throws: InvalidInput.self) { try store.importText(text, .csv(kind)) }
    #expect(error?.diagnostics.first?.message.contains("invisible character") == true)
  }

  @Test func `the order of days and months is found out where one of them tells it`() throws {
    func placed(_ second: String) throws -> Instant? {
      let report = try store.importText(
        "id,caller,placedAt\nA1,13800138000,04/05/2026 9:05\nA2,13800138000,\(second)\n",
        .csv(.orders))
      #expect(report.found?.en.hasPrefix("dates read as ") == true)
      return try store.order("A1")?.placedAt
    }
    #expect(try placed("25/05/2026") == Instant("2026-05-04T09:05:00+08:00"))
    #expect(try placed("05/25/2026") == Instant("2026-04-05T09:05:00+08:00"))
    #expect(throws: InvalidInput.self) { try placed("05/06/2026") }
  }

  @Test(arguments: [("90", 90), ("1:30", 90), ("00:01:30", 90), ("1分30秒", 90), ("1m30s", 90)])
  func `lengths of time are read as call logs have them`(_ text: String, _ seconds: Int) throws {
    _ = try store.importText("id,at,talked\nK1,2026-11-11 20:00,\(text)\n", .csv(.contacts))
    #expect(try store.contact("K1")?.contact.talked == .seconds(seconds))
  }

  @Test(arguments: ["0001-04-20", "9999-12-31", "1799-12-31"])
  func `a time that the store doesn't keep is refused`(_ day: String) throws {
    let error = #expect(throws: InvalidInput.self) {
      try store.importText("id,caller,placedAt\nA1,13800138000,\(day)\n", .csv(.orders))
    }
    #expect(error?.diagnostics.first?.message.hasPrefix("placedAt: is no time") == true)
    #expect(try store.check().isEmpty)
  }

  @Test func `a kind of case is one that is known, or an id of a flow's own`() throws {
    let text = "id,kind\n2026111100015,随便\n2026111100023,gift-lost\n"
    let report = try store.importText(text, .csv(.cases), skipsBad: true)
    #expect(report.bad.count == 1 && report.bad[0].message.hasPrefix("kind: is none of "))
    #expect(report.counts[.cases]?.added == 1)
  }

  @Test func `the team that is asked is read in Chinese`() throws {
    _ = try store.importText(
      "工单号,协助团队,答复期限\n2026111100015,技术,2026-11-12 10:00\n", .csv(.cases))
    #expect(
      try store.complaint("2026111100015")?.complaint.tasks.lastDue?.team == .technical)
  }
}
