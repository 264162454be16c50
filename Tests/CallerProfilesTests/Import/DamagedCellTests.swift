import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct `What a spreadsheet or an export made of a cell` {
  private let store: ProfileStore
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
  }

  /// What is told of a table that is refused.
  private func refusal(_ text: String, _ kind: RecordKind) -> [String] {
    let error = #expect(throws: InvalidInput.self) { try store.importText(text, .csv(kind)) }
    return error?.diagnostics.map(\.message) ?? []
  }

  @Test(arguments: [
    ("id,caller,amount\nA1,c1,1.2E+3\n", RecordKind.orders),
    ("id,caller,placedAt\nA1,c1,2.02611E+13\n", .orders),
    ("id;caller\n2,02612E+15;c1\n", .orders), ("id,caller\n２.０Ｅ＋１５,c1\n", .orders),
    ("id,caller\n'2.0E+15,c1\n", .orders), ("id,refundLimit\na,1.5E+03\n", .agents),
    ("id,at,talked\nK1,2026-11-11,1.2E+02\n", .contacts),
    ("id,at,entered\nK1,2026-11-11,2.02611E+15\n", .contacts),
    ("id,at,agent\nK1,2026-11-11,1.0E+05\n", .contacts),
  ])
  func `scientific notation is told in every column of numbers, times and ids`(
    _ text: String, _ kind: RecordKind
  ) throws {
    _ = try store.importText("{ callers: [{ id: 'c1', number: '13800138000' }] }", .document)
    let told = refusal(text, kind)
    #expect(told.count == 1 && told[0].contains("scientific notation"), "\(told)")
  }

  @Test(arguments: [
    ("id,caller\n2026.0,c1\n", "id: has decimals"),
    ("id,caller\nA1,2026.00\n", "caller: has decimals"),
    ("id,caller\n\"2,026,111\",c1\n", "id: has separators of thousands"),
    ("id,caller,product\nA1,c1,#NAME?\n", "product: is an error mark of the spreadsheet"),
    ("id,caller,paidAt\nA1,c1,########\n", "paidAt: is an error mark of the spreadsheet"),
    ("id,caller\nNULL,c1\n", "id: is missing"), ("id,caller\nA1,-\n", "caller: is missing"),
  ])
  func `what is left of an id or a value is refused`(_ text: String, _ words: String) throws {
    _ = try store.importText("{ callers: [{ id: 'c1', number: '13800138000' }] }", .document)
    let told = refusal(text, .orders)
    #expect(told.count == 1 && told[0].hasPrefix(words), "\(told)")
  }

  @Test func `a telephone number of which a program made one with decimals is nobody's`() throws {
    for written in ["1380013800.0", "10086.0", "13800138000.00"] {
      #expect(refusal("number\n\(written)\n", .callers).count == 1)
    }
  }

  @Test func `what says that nothing stands there is nothing, and a text of one's own is a text`()
    throws
  {
    for word in ["NULL", "null", "\\N", "N/A", "-", "无"] {
      _ = try store.importText(
        "id,caller,product,amount,status\nA1,13800138000,\(word),\(word),\(word)\n", .csv(.orders))
      let order = try #require(try store.order("A1"))
      #expect(order.product == nil && order.amount == nil && order.status == nil, "\(word)")
    }
    _ = try store.importText("number,name,note\n13800138000,无,无\n", .csv(.callers))
    let caller = try #require(try store.callers(of: try phone("13800138000")).first)
    #expect(caller.name == nil && caller.note != nil)
  }

  @Test func `ids, amounts and times in full width are those in half width`() throws {
    _ = try store.importText(
      "id,caller,amount,placedAt\nＡ１,13800138000,１２．５,２０２６-11-01 09：05\n", .csv(.orders))
    let order = try #require(try store.order("A1"))
    #expect(order.amount == Money(cents: 1_250))
    #expect(order.placedAt == Instant("2026-11-01T09:05:00+08:00"))
  }

  @Test(arguments: ["20261101", "2026年11月1日0时0分", "2026/11/1"])
  func `days are read as spreadsheets have them`(_ text: String) throws {
    _ = try store.importText("id,caller,placedAt\nA1,13800138000,\(text)\n", .csv(.orders))
    #expect(try store.order("A1")?.placedAt == Instant("2026-11-01T00:00:00+08:00"))
  }

  @Test func `long ids that all end in zeros are told, for a spreadsheet has cut them`() throws {
    func told(_ ids: [String]) throws -> [String] {
      let rows = ids.map { "\($0),13800138000\n" }.joined()
      return try store.importText("id,caller\n" + rows, .csv(.orders)).warnings.map {
        "\($0.code) \($0.place?.line ?? 0) \($0.message.prefix(60))"
      }
    }
    let cut = (1...6).map { "20261111000000\($0)00" }
    #expect(
      try told(cut) == [
        "rounded-id 2 id: all 6 ids of more than 15 digits end in zeros, as a spre"
      ])
    #expect(try told(cut + ["2026111100000102"]) == [])
    #expect(try told(Array(cut.prefix(2))) == [])
  }

  @Test func `two ids of one number and name are told by their row, and the rest can be taken`()
    throws
  {
    let text = "id,number,name\nk1,13800138000,甲\nk2,13800138000,甲\nk3,13800138000,乙\n"
    #expect(refusal(text, .callers) == ["id: the same number and name have another id already"])
    let report = try store.importText(text, .csv(.callers), skipsBad: true)
    #expect(report.counts[.callers]?.added == 2 && report.badRows.rows == 1)
    // So has one who comes to that number and name later.
    #expect(
      refusal("id,number,name\nk4,13800138001,甲\nk4,13800138000,甲\n", .callers).count == 1)
    #expect(try store.check().isEmpty)
  }

  @Test func `two numbers in a cell are not the first of them`() {
    for both in ["13800138000;13900139000", "13800138000、13900139000", "13800138000转13900139000"] {
      #expect(refusal("number\n\"\(both)\"\n", .callers).count == 1)
    }
  }

  @Test func `columns without a name are passed over as long as nothing stands in them`() throws {
    let text = ",id,,caller\n,A1,,13800138000\n"
    #expect(try store.importText(text, .csv(.orders)).counts[.orders]?.added == 1)
    #expect(
      refusal(text + ",A2,x,13800138000\n", .orders) == [
        "something stands in column 3, which has no name; give it one, or remove the column"
      ])
  }

  @Test func `a quote that is wrong is told with how it is written`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try store.importText("id,caller\n\"a\"b,c\nA1,\"x\n", .csv(.orders))
    }
    #expect(
      error?.diagnostics.compactMap { $0.hint?.en } == [
        "a quote within a field is written \"\"", "close it with \"",
      ])
  }

  @Test func `a title above the header is told, and so is what separates nothing`() throws {
    func hint(_ text: String) -> (String?, String?) {
      let error = #expect(throws: InvalidInput.self) { try store.importText(text, .csv(.callers)) }
      let first = error?.diagnostics.first
      return (first?.message, first?.hint?.en)
    }
    let title = hint("客户资料,,\n\n客户编号,手机号,姓名\nk1,13800138000,甲\n")
    #expect(title.0 == "the first row should be the header, which line 3 seems to be")
    for separator in ["|", "，"] {
      let text = ["客户编号", "手机号", "姓名"].joined(separator: separator)
      #expect(hint(text + "\n").1?.hasPrefix("fields are separated by commas") == true)
    }
  }

  @Test func `faults that differ in a length alone are one, and so are very many columns`() throws {
    let rows = (1...300).map { "k\($0),13800138000,\(String(repeating: "z", count: 200 + $0))\n" }
    let long = refusal("id,number,name\n" + rows.joined(), .callers)
    #expect(long.count == 1 && long[0].contains("found 201 letters (300 rows"), "\(long.prefix(2))")
    let ragged = (1...300).map { "k" + String(repeating: ",", count: $0 + 2) + "x\n" }
    #expect(refusal("id,number,name\n" + ragged.joined(), .callers).count == 1)
    let columns = (1...2_000).map { ",c\($0)" }.joined()
    #expect(
      refusal("id,number" + columns + "\n", .callers) == [
        "2000 unknown columns in the header, of which this is the first"
      ])
  }

  @Test func `what is told stands at the field that it is about, in every format`() throws {
    let report = try store.importText("id,caller\nA1,12345\n", .csv(.orders))
    #expect(report.warnings.map { $0.place?.column } == [4])
    func places(_ text: String, _ format: ImportFormat) throws -> [String] {
      let error = #expect(throws: InvalidInput.self) { try store.importText(text, format) }
      return error?.diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0)" } ?? []
    }
    let lines = #"{"id": "A1", "caller": "x y"}"# + "\n\n" + #"{"id": "A2", "amont": 1}"# + "\n{\n"
    #expect(try places(lines, .lines(.orders)) == ["1:24", "3:14", "4:2"])
    #expect(try places("{ orders: [\n { id: 'A1', caller: 'x y' }] }", .document) == ["2:22"])
  }
}
