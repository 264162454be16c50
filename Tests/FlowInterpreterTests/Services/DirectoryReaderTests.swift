import AfterSales
import Diagnostics
import FlowInterpreter
import Testing

@Suite struct DirectoryReaderTests {
  private func read(_ text: String) throws -> (DirectoryData, [String]) {
    let source = SourceText(path: "data.json5", text: text)
    let log = DiagnosticLog()
    let data = DirectoryReader(DocumentReader(source, log: log))
      .data(try JSON5Parser.parse(source), path: "")
    return (data, log.diagnostics.sorted().map(\.headline))
  }

  @Test func `all that a data file tells of an order is kept`() throws {
    let (data, problems) = try read(
      """
      { orders: [{ id: "A1", caller: "13800138000", product: "点卡", kind: "recharge", amount: "12.50",
        status: "delayed", placedAt: "2026-11-11T20:05:00+08:00", paidAt: "2026-11-11T20:06:00+08:00",
        deliveredAt: null, account: "g1", channel: "app", region: "浙江" }] }
      """)
    #expect(problems == [])
    let record = try #require(data.orders["A1"])
    let order = record.order
    #expect(order.amount == Money(cents: 1250))
    #expect(order.status == .delayed)
    #expect(order.paidAt == Instant("2026-11-11T12:06:00Z"))
    #expect(order.deliveredAt == nil)
    #expect(
      [order.product, record.account, order.channel, order.region] == ["点卡", "g1", "app", "浙江"])
  }

  @Test(arguments: [
    "unpaid", "paid", "processing", "delayed", "delivered", "failed", "refunding", "refunded",
  ])
  func `every status of the format is known, and has words for callers`(status: String) throws {
    let (data, problems) = try read("{ orders: [{ id: '1', caller: '2', status: '\(status)' }] }")
    #expect(problems == [])
    let known = try #require(data.orders["1"]?.order.status)
    #expect(known.rawValue == status)
    #expect(known.spoken.unicodeScalars.allSatisfy { $0.value > 0x7F })
  }

  @Test func `further keys of callers and complaints become fields, of orders they are errors`()
    throws
  {
    let (data, problems) = try read(
      """
      { callers: [{ number: "1", vip: true }], cases: [{ id: "2", owner: "A7" }],
        orders: [{ id: "3", caller: "1", colour: "red" }] }
      """)
    #expect(data.callers["1"]?.more == ["vip": .boolean(true)])
    #expect(data.cases["2"]?.more == ["owner": .text("A7")])
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasPrefix("data.json5:2:36: error: orders[0]: unknown key \"colour\"") == true
    )
  }

  @Test(arguments: [
    ("{ orders: [{ caller: '1' }] }", "orders[0]: missing key \"id\""),
    ("{ callers: [{ name: 'x' }] }", "callers[0]: missing key \"number\""),
    ("{ orders: [{ id: '1', caller: '1', status: 'payed' }] }", "did you mean \"paid\"?"),
    ("{ orders: [{ id: '1', caller: '1', amount: 1.005 }] }", "is no amount in yuan"),
    ("{ orders: [{ id: '1', caller: '1', amount: -1 }] }", "is not at least 0"),
    (
      "{ orders: [{ id: '1', caller: '1' }, { id: '1', caller: '1' }] }",
      "this order is given twice, first on line 1"
    ),
    ("{ cases: [{ id: '1', level: 4 }] }", "4 is not in 0…3"),
    ("{ order: [] }", "unknown key \"order\" (did you mean \"orders\"?)"),
    ("{ callers: {} }", "callers: expected a list, found an object"),
    ("[]", "expected an object, found a list"),
  ])
  func `what is wrong in a data file is told`(text: String, message: String) throws {
    let (_, problems) = try read(text)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(message) == true, "\(problems)")
  }
}
