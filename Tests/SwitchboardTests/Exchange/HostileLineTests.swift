import AfterSales
import Switchboard
import Testing

@Suite struct `Lines of whatever kind` {
  @Test(arguments: [
    "", "null", "[]", "{}", "{\"do\":1}", "{\"do\":\"fly\"}", "{\"do\":\"join\"}", "\u{0}\u{1}",
    "{\"do\":\"join\",\"call\":\"\",\"queue\":\"recharge\"}",
    "{\"do\":\"join\",\"call\":\"c1\",\"queue\":\"recharge\",\"priority\":1e300}",
    "{\"do\":\"join\",\"call\":\"c1\",\"queue\":\"recharge\",\"number\":\"name@host\"}",
    "{\"do\":\"join\",\"call\":\"c1\",\"queue\":\"nowhere\"}",
    "{\"do\":\"book\",\"call\":\"c1\",\"queue\":\"recharge\",\"due\":-5}",
    "{\"do\":\"accept\",\"call\":\"c1\"}", "{\"do\":\"logOn\",\"agent\":\"a b\"}",
    "{\"do\":\"logOn\",\"agent\":\"a1\",\"pool\":\"nowhere\"}", "{\"do\":\"done\",\"id\":-1}",
    "{\"do\":\"addPool\",\"pool\":\"x\",\"queue\":\"y\",\"by\":\"u\"}",
    "{\"do\":\"finish\",\"disposition\":7}", "{\"do\":\"transfer\",\"queue\":\"technical\"}",
  ])
  func `are refused without harm`(line: String) throws { try refuse(line) }

  @Test func `of great length and depth are refused without harm`() throws {
    try refuse(String(repeating: "[", count: 60_000))
    try refuse("{\"do\":\"join\",\"call\":\"\(String(repeating: "啊", count: 20_000))\"}")
  }

  private func refuse(_ line: String) throws {
    let queue = try LiveQueue()
    try queue.say(line, as: 1)
    let answers = queue.heard(1)
    #expect(answers.count == 1)
    #expect(answers.first?.isRefusal == true, "\(line.prefix(60)) was not refused")
    try queue.agent("a1", as: 2)
    try queue.say(LiveQueue.call("c9"), as: 3)
    #expect(queue.heard(2).offeredCall == "c9")
  }

  @Test func `of random bytes and cut messages change nothing`() throws {
    let queue = try LiveQueue()
    let whole = Array(LiveQueue.call("c1").line().utf8)
    var numbers = EvenNumbers(seed: 5)
    _ = try queue.exchange.handle([.opened(1, account: queue.account)], at: queue.now)
    for _ in 0..<2_000 {
      var bytes = Array(whole.prefix(numbers.next(below: whole.count)))
      for _ in 0..<numbers.next(below: 4) where !bytes.isEmpty {
        bytes[numbers.next(below: bytes.count)] = UInt8(numbers.next(below: 256))
      }
      _ = try queue.exchange.handle([.line(1, bytes)], at: queue.now)
    }
    try queue.say(.status, as: 2)
    guard case .status(_, let status)? = queue.heard(2).first else {
      Issue.record("there was no answer")
      return
    }
    #expect(status.calls.isEmpty)
  }
}

extension ServerMessage {
  /// Whether nothing was done.
  var isRefusal: Bool {
    switch self {
    case .refused, .misread: true
    default: false
    }
  }
}
