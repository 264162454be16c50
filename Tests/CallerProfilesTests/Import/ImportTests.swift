import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct ImportTests {
  let folder: TestFolder
  let store: ProfileStore

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
  }

  static let document = """
    { callers: [{ number: "13800138000", name: "王小明", tier: "vip", tags: ["loyal"], birthday: "0501" }],
      orders: [{ id: "A1", caller: "+8613800138000", product: "点卡", amount: "100", status: "delayed",
        placedAt: "2026-11-11T20:00:00+08:00", account: "player-77" }] }
    """

  @Test func `a data file is taken, and taking it again changes nothing`() throws {
    let first = try store.importText(Self.document, .document)
    #expect(first.counts[.callers]?.added == 1)
    #expect(first.counts[.orders]?.added == 1)
    let second = try store.importText(Self.document, .document)
    #expect(second.counts[.callers]?.description == "0 added, 0 updated, 1 unchanged")
    #expect(second.counts[.orders]?.description == "0 added, 0 updated, 1 unchanged")

    let caller = try #require(try store.callers(of: try phone("13800138000")).first)
    #expect(caller.tier == "vip")
    #expect(caller.tags == ["loyal"])
    #expect(caller.more?.masked == "(19 characters)")
    #expect(try store.orders(of: caller.id, limit: 10).map(\.id) == ["A1"])
  }

  @Test func `Chinese headers, times and states mean what the English ones mean`() throws {
    let report = try store.importText(
      "\u{FEFF}订单号,手机号,商品,金额,状态,下单时间\r\n"
        + "A1,138-0013-8000,\"点卡,100元\",\"¥1,200.50\",已到账,2026/11/1 9:05\r\n",
      .csv(.orders))
    #expect(report.counts[.orders]?.added == 1)
    let order = try #require(try store.order("A1"))
    #expect(order.product == "点卡,100元")
    #expect(order.amount == Money(cents: 120_050))
    #expect(order.status == .delivered)
    #expect(order.placedAt == Instant("2026-11-01T09:05:00+08:00"))
  }

  @Test func `headers of another house mean what is said of them, either way round`() throws {
    for (names, id) in [
      ("Order No=id, 买家=caller,实付=amount,备用=-", "A1"),
      ("id=order no,caller=买家,amount=实付,备用=-", "A2"),
    ] {
      let report = try store.importText(
        "Order No,买家,实付,状态,备用\n\(id),13800138000,5.00,已到账,=1+1\n", .csv(.orders),
        headers: HeaderNames(names, of: .orders))
      #expect(report.counts[.orders]?.added == 1)
      #expect(try store.order(id)?.amount == Money(cents: 500))
      #expect(try store.order(id)?.status == .delivered)
    }
    _ = try store.importText(
      #"{"orderNo": "A3", "buyer": "13800138000", "x": {"y": 1}}"#, .lines(.orders),
      headers: HeaderNames("orderNo=id,buyer=caller,x=-", of: .orders))
    #expect(try store.order("A3") != nil)
  }

  @Test(arguments: [
    ("单号=id,买家", "'买家' says no HEADER=field"),
    ("单号=id,,", "'' says no HEADER=field"),
    ("单号=id=caller", "'单号=id=caller' says no HEADER=field"),
    ("单号=amonut", "'amonut' is no column (did you mean \"amount\"?)"),
    ("单号=id,单 号=caller", "the header '单 号' is there twice"),
    ("单号=id,编号=id", "two headers are said to be id"),
  ])
  func `what is said of headers and means nothing is named`(_ text: String, _ words: String)
    throws
  {
    let fault = #expect(throws: HeaderNames.Fault.self) {
      try HeaderNames(text, of: .orders)
    }
    #expect(fault?.wording.en == words)
  }

  @Test func `a header that the table hasn't got, or that means what another does, is named`()
    throws
  {
    func message(_ names: String) throws -> String? {
      #expect(throws: InvalidInput.self) {
        try store.importText(
          "单号,手机号\nA1,13800138000\n", .csv(.orders), headers: HeaderNames(names, of: .orders))
      }?.diagnostics.first?.message
    }
    #expect(try message("单号=id,金=amount") == "\"金\", which --columns names, isn't in the header")
    #expect(
      try message("单号=caller")
        == "the column caller is there twice: \"单号\" and \"手机号\"")
    #expect(try store.order("A1") == nil)
  }

  /// A table of one order as other programs write it, and what is said of how it is written.
  static let written: [([UInt8], String?)] = [
    (
      Array("订单号;手机号;金额;状态\nA1;13800138000;¥5.00;已到账\n".utf8),
      "read as UTF-8, separated by semicolons"
    ),
    (
      Array("ID\tCaller\tAMOUNT\tstatus\nA1\t13800138000\t￥5\tdelivered\n".utf8),
      "read as UTF-8, separated by tabs"
    ),
    (
      // 订单号,手机号,金额,状态 and 已到账, by the tables of GB 18030.
      [
        0xB6, 0xA9, 0xB5, 0xA5, 0xBA, 0xC5, 0x2C, 0xCA, 0xD6, 0xBB, 0xFA, 0xBA, 0xC5, 0x2C, 0xBD,
        0xF0,
        0xB6, 0xEE, 0x2C, 0xD7, 0xB4, 0xCC, 0xAC, 0x0A,
      ]
        + Array("A1,13800138000,5,".utf8) + [0xD2, 0xD1, 0xB5, 0xBD, 0xD5, 0xCB, 0x0A],
      "read as GB18030, separated by commas"
    ),
    (
      [0xFF, 0xFE]
        + "id,caller,amount,status\nA1,13800138000,5,delivered\n".utf16.flatMap {
          [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }, "read as UTF-16, separated by commas"
    ),
    (Array("id,caller,amount,status\nA1,13800138000,5,delivered\n".utf8), nil),
  ]

  @Test(arguments: written)
  func `a table is read however it is written, and that is told`(
    bytes: [UInt8], found: String?
  ) throws {
    let report = try store.importFile(
      ImportSource(SourceText(path: "data", bytes: bytes), .csv(.orders)), skipsBad: false,
      by: "user:test", at: .noon)
    #expect(report.found?.en == found)
    let order = try #require(try store.order("A1"))
    #expect(order.amount == Money(cents: 500) && order.status == .delivered)
  }

  @Test func `days before months, or after them, are read as they are told, and not guessed`()
    throws
  {
    let table = SourceText(path: "data", text: "id,caller,placedAt\nA1,13800138000,4/5/2026 9:05\n")
    func read(_ dates: TableTime.DateOrder?) throws -> Instant? {
      _ = try store.importFile(
        ImportSource(table, .csv(.orders), dates: dates), skipsBad: false, by: "user:test",
        at: .noon)
      return try store.order("A1")?.placedAt
    }
    let error = #expect(throws: InvalidInput.self) { try read(nil) }
    #expect(error?.diagnostics.first?.message.contains("--dates") == true)
    #expect(try read(.dmy) == Instant("2026-05-04T09:05:00+08:00"))
    #expect(try read(.mdy) == Instant("2026-04-05T09:05:00+08:00"))
  }

  @Test func `a file with bad rows is refused whole, and every bad row named`() throws {
    let rows = """
      number,name
      13800138000,王小明
      anonymous,李雷
      not-a-number,赵六
      13900139000
      """
    let error = #expect(throws: InvalidInput.self) { try store.importText(rows, .csv(.callers)) }
    #expect(error?.diagnostics.compactMap(\.place?.line) == [3, 4, 5])
    #expect(try store.callers(of: try phone("13800138000")).isEmpty)
  }

  @Test func `a table without rows adds none, and one without a header is refused`() throws {
    let none = [RecordKind.callers: "0 added, 0 updated, 0 unchanged"]
    for text in ["number,name\n", "number,name\nanonymous,李雷\n"] {
      let report = try store.importText(text, .csv(.callers), skipsBad: true)
      #expect(report.counts.mapValues(\.description) == none)
    }
    #expect(try store.importText("", .lines(.callers)).counts.mapValues(\.description) == none)
    let error = #expect(throws: InvalidInput.self) { try store.importText("", .csv(.callers)) }
    #expect(error?.diagnostics.map(\.code) == ["missing-header"])
  }

  @Test func `bad rows can be left out, and are listed without what stands in them`() throws {
    let rows = """
      {"number": "13800138000", "name": "王小明"}
      {"number": "anonymous", "name": "李雷"}
      {"number": "13900139000", "name": ["赵六"]}
      {"number": 013700137000, "name": "孙七"}
      """
    let report = try store.importText(rows, .lines(.callers), skipsBad: true)
    #expect(report.counts[.callers]?.added == 1)
    #expect(report.bad.compactMap(\.place?.line) == [2, 3, 4])
    let text = report.bad.map(\.rendered).joined()
    for secret in ["李雷", "赵六", "孙七", "13900139000", "13700137000"] {
      #expect(!text.contains(secret))
    }
  }

  @Test(
    arguments: Discreet.each([
      "{ callers: [{ number: 13800138000 name: \"王小明\" }] }",
      "{ callers: [{ 王小明: }] }", "{ callers: [{ 王小明, number: 1 }] }",
      "{ callers: [{ \"O'王小明'\" }] }", "{ callers: [{ name: 王小明 }] }",
      "{ callers: [{ name: 13800138000x }] }", "{ callers: [], 王小明: 1 }",
    ]))
  func `a syntax error shows nothing of the line it is in`(_ text: Discreet<String>) throws {
    let error = #expect(throws: InvalidInput.self) { try store.importText(text.value, .document) }
    let text = error?.diagnostics.map(\.rendered).joined() ?? ""
    #expect(text.contains("data:1:"))
    #expect(!text.contains("王小明"))
    #expect(!text.contains("13800138000"))
  }

  @Test func `a line that is no JSON is listed without its words, an odd column with a guess`()
    throws
  {
    let report = try store.importText("{王小明}\n{\"李雷\" 1}\n", .lines(.callers), skipsBad: true)
    #expect(
      report.bad.map(\.message)
        == Array(repeating: "expected ':' after the key '…'", count: 2))
    let error = #expect(throws: InvalidInput.self) {
      try store.importText("numbr\n1\n", .csv(.callers))
    }
    #expect(
      error?.diagnostics.map(\.message)
        == ["unknown column \"numbr\" in the header (did you mean \"number\"?)"])
  }

  @Test func `the orders of an unknown number make a profile that later takes on its name`() throws
  {
    _ = try store.importText("id,caller\nA1,13800138000\n", .csv(.orders))
    let nameless = try #require(try store.callers(of: try phone("13800138000")).first)
    #expect(nameless.name == nil)
    #expect(try store.addCaller("13800138000", "王小明") == nameless.id)
  }

  @Test(arguments: [
    ImportFormat.csv(.callers), .csv(.orders), .csv(.contacts), .csv(.cases),
  ])
  func `what an export masked is refused, and nothing is overwritten with it`(
    _ format: ImportFormat
  ) throws {
    let masked =
      switch format {
      case .csv(.callers):
        ["number,account\n13800138000,pl****77\n", "number,name\n13800138000,王**\n"]
      case .csv(.orders):
        ["id,caller,account\nA1,c1,pl****77\n", "id,caller,account\nA1,c1,****\n"]
      case .csv(.contacts): ["id,at,note\nK1,2026-11-11 20:00,(4 characters)\n"]
      default: ["id,text\n2026111100015,(12 characters)\n"]
      }
    _ = try store.importText(
      "{ callers: [{ id: 'c1', number: '13800138000', account: 'player-77' }],"
        + " orders: [{ id: 'A1', caller: 'c1', account: 'player-77' }] }", .document)
    for text in masked {
      let error = #expect(throws: InvalidInput.self) { try store.importText(text, format) }
      #expect(error?.diagnostics.first?.message.contains("is masked") == true)
    }
    let proof = try store.audit.disclose(AuditEntry(at: .noon, actor: "user:test", .reveal))
    let order = try #require(try store.order("A1"))
    #expect(try store.account(of: order)?.reveal(proof) == "player-77")
  }

  @Test(
    arguments: Discreet.each([
      ("id,caller\n2.02612E+15,13800138000\n", ImportFormat.csv(.orders)),
      ("id,caller\nA1,1.38E+10\n", .csv(.orders)), ("number\n1.38001E+10\n", .csv(.callers)),
      ("id,order,caller\n2026111100015,2E+15,13800138000\n", .csv(.cases)),
      (#"{"id": 2.02612e15, "caller": "13800138000"}"#, .lines(.orders)),
    ]))
  func `a number that a spreadsheet rounded is refused, with what happened`(
    _ row: Discreet<(String, ImportFormat)>
  ) throws {
    let error = #expect(throws: InvalidInput.self) {
      try store.importText(row.value.0, row.value.1)
    }
    let message = error?.diagnostics.first?.message ?? ""
    #expect(message.contains("scientific notation, as a spreadsheet shows long numbers"))
  }

  @Test func `ids that only look like powers are ids`() throws {
    let report = try store.importText(
      "id,caller\n7E12,13800138000\nE10,13800138000\n", .csv(.orders))
    #expect(report.counts[.orders]?.added == 2)
  }

  @Test(
    arguments: Discreet.each([
      ("12345", true), ("1380013800", true), ("10086", true),
      ("13800138000", false), ("02112345678", false), ("4001234567", false),
      ("+4915112345678", false),
    ]))
  func `a number that nobody can have is taken with a warning`(
    _ row: Discreet<(String, Bool)>
  ) throws {
    let (number, isDoubtful) = row.value
    let report = try store.importText("number\n\(number)\n", .csv(.callers), skipsBad: true)
    #expect(report.warnings.map(\.code) == (isDoubtful ? ["doubtful-number"] : []))
  }

  @Test func `words of closed columns are read in Chinese as they are shown`() throws {
    _ = try store.importText(
      "id,name,level\na,甲,资深坐席\nb,乙,主管\nc,丙,一线\n", .csv(.agents))
    #expect(
      try ["a", "b", "c"].map { try store.agent($0)?.level } == [
        .senior, .supervisor, .frontLine,
      ])
    _ = try store.importText("id,name,level\nd,丁,FRONT_LINE\ne,戊,Front line\n", .csv(.agents))
    #expect(try ["d", "e"].map { try store.agent($0)?.level } == [.frontLine, .frontLine])
    _ = try store.importText("id,status,caller\nA1,已到账,13800138000\n", .csv(.orders))
    #expect(try store.order("A1")?.status == .delivered)
    _ = try store.importText("id,kind,stage\n2026111100015,充值未到账,部门处理\n", .csv(.cases))
    #expect(try store.complaint("2026111100015")?.complaint.facts.kind == .rechargeMissing)
  }

  @Test func `an unknown column is named in a header, and never where there is none`() throws {
    func message(_ text: String) -> String? {
      let error = #expect(throws: InvalidInput.self) { try store.importText(text, .csv(.callers)) }
      return error?.diagnostics.first?.message
    }
    #expect(message("number,生日\n13800138000,1\n") == "unknown column \"生日\" in the header")
    #expect(message("王小明,李雷\n") == "unknown column in the header, column 1")
  }

  @Test func `the same fault of many rows is told once, with their number and the first lines`()
    throws
  {
    let text = "number,name\n" + String(repeating: "x,y,z\n", count: 20_000) + "anonymous,甲\n"
    let report = try store.importText(text, .csv(.callers), skipsBad: true)
    #expect(report.badRows.rows == 20_001)
    #expect(
      report.bad.map(\.message) == [
        "should have 2 fields, as the header has; found 3 (20000 rows: lines 2, 3, 4, …)",
        "number: is withheld; no profile is made for it",
      ])
  }

  @Test func `what is wrong with a file is told in Chinese as well`() throws {
    let text = "number,name,account\nx,甲,\n" + String(repeating: "13800138000,y\n", count: 4)
    let report = try store.importText(text, .csv(.callers), skipsBad: true)
    #expect(
      report.bad.map { $0.rendered(in: .chinese) } == [
        "data:2:1: 错误: number：不是电话号码；这里是1个字母",
        "data:3:1: 错误: 应和表头一样有3个字段；这里是2个（4行：第3、4、5行……）",
      ])
    #expect(
      report.bad.map { $0.rendered(in: .english) } == [
        "data:2:1: error: number: is no telephone number; found a letter",
        "data:3:1: error: should have 3 fields, as the header has; found 2 (4 rows: lines 3, 4, 5, …)",
      ])
  }

  @Test func `a caller's further keys are kept, but not without end`() throws {
    func row(_ keys: Int) -> String {
      "{ callers: [{ number: \"13800138000\", "
        + (0..<keys).map { "k\($0): \($0)" }.joined(separator: ", ") + " }] }"
    }
    #expect(try store.importText(row(100), .document).counts[.callers]?.added == 1)
    let report = try store.importText(row(5_000), .document, skipsBad: true)
    #expect(report.bad.map(\.message) == ["has more than 100 further keys"])
    let long = try store.importText(
      "{ callers: [{ number: '13800138001', memo: '\(String(repeating: "z", count: 20_000))' }] }",
      .document, skipsBad: true)
    #expect(long.bad.map { $0.message.hasPrefix("its further keys are too long") } == [true])
  }

  @Test func `a limit counts what is drawn onto a letter too`() throws {
    let name = "王" + String(repeating: "\u{301}", count: 200)
    let error = #expect(throws: InvalidInput.self) {
      try store.importText("number,name\n13800138000,\(name)\n", .csv(.callers))
    }
    #expect(error?.diagnostics.first?.message.hasPrefix("name: is too long") == true)
  }

  @Test func `an order never moves to another caller`() throws {
    _ = try store.importText("id,caller\nA1,13800138000\n", .csv(.orders))
    let report = try store.importText("id,caller\nA1,13900139000\n", .csv(.orders), skipsBad: true)
    #expect(report.bad.count == 1)
  }

  @Test func `the orders of a shared number go to the one registered first, with a warning`() throws
  {
    let first = try store.addCaller("13800138000", "王小明")
    try store.addCaller("13800138000", "李雷")
    let report = try store.importText("id,caller\nA1,13800138000\n", .csv(.orders))
    #expect(report.warnings.count == 1)
    #expect(try store.order("A1")?.callerID == first)
  }

  @Test func `contacts of a withheld number are kept without making a profile`() throws {
    let report = try store.importText(
      "id,caller,at,path,entered\nC1,anonymous,2026-11-11 20:00,main;refund,4721\n",
      .csv(.contacts))
    #expect(report.counts[.contacts]?.added == 1)
    #expect(try store.connection.integer("SELECT count(*) FROM callers") == 0)
    let contact = try #require(try store.contacts(of: 1, limit: 1).first)
    #expect(contact.path == ["main", "refund"])
    #expect(contact.entered?.masked == "(4 characters)")
  }

  /// Text that has broken programs before, through every text column.
  static let hostile = [
    "'; DROP TABLE callers; --", "\"quoted\" 'text'", "100%_[a-z]*?", "a\u{0007}b\u{001B}[31mc",
    "\u{202E}evil\u{202C}", "😀👨‍👩‍👧", "e\u{301}", "\\", "NULL", "${HOME}",
  ]

  @Test(arguments: hostile)
  func `hostile text is kept as it is`(_ text: String) throws {
    var facts = CallerFacts(number: try phone("13800138000"), name: ClearText(text, .name))
    facts.account = ClearText(text, .account)
    facts.note = ClearText(text, .text)
    facts.externalID = text
    facts.tier = text
    facts.region = text
    facts.tags = [text]
    let id = try store.connection.write { try store.save(facts, at: .noon) }.caller
    let caller = try #require(try store.caller(id))
    let proof = try store.audit.disclose(AuditEntry(at: .noon, actor: text, .reveal, reason: text))
    for field in [caller.name, caller.account, caller.note] {
      #expect(field?.reveal(proof) == text)
    }
    #expect([caller.externalID, caller.tier, caller.region] == [text, text, text])
    #expect(caller.tags == [text])
    var order = Order(id: text, callerID: id)
    order.product = text
    order.channel = text
    _ = try store.connection.write { try store.save(order, account: ClearText(text, .account)) }
    let found = try #require(try store.order(text))
    #expect([found.product, found.channel] == [text, text])
    #expect(try store.account(of: found)?.reveal(proof) == text)
  }
}
