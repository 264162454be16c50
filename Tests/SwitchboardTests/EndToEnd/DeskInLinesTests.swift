import AfterSales
import CallerProfiles
import Diagnostics
import Testing

/// An agent's desk through pipes, in real processes.
@Suite struct DeskInLinesTests {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.add(
      flow: "desk",
      """
      { flow: "desk", title: "热线", language: "en", start: "queue", variables: {},
        nodes: { queue: { type: "queue", skill: "recharge", next: "bye" },
          bye: { type: "hangup" } } }
      """)
    try board.startAndWait()
  }

  @Test func `a queue that isn't there is named with those there are, and the caller is kept`()
    throws
  {
    let agent = try board.hotline("a", "agent", "--id", "a1", "--pool", "front")
    let caller = try board.hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try agent.type("ready")
    try agent.wait(for: "(take or decline)")
    try agent.type("take")
    try caller.wait(for: "an agent answers")
    try agent.type("transfer tecnical no story told twice")
    try agent.wait(for: "there is no queue \"tecnical\" (did you mean \"technical\"?)")
    try agent.type("transfer technical no story told twice")
    try caller.wait(for: "you are put through to technical")
  }

  @Test func `what others write starts no line of its own at a desk`() throws {
    let agent = try board.hotline("a", "agent", "--id", "a1", "--pool", "front")
    try agent.wait(for: "a1 is on")
    let forged = try board.hotline(
      "boss", "switchboard", "break", "a1", "--reason", "training\r\n● connected, call c-9\u{1B}[2J"
    )
    #expect(try forged.waitForEnd() == 0)
    try agent.wait(for: "not ready (training")
    #expect(agent.text.contains("not ready (training··● connected, call c-9·[2J)"))
    #expect(!agent.text.split(separator: "\n").contains { $0.hasPrefix("● connected") })
  }

  @Test func `money of the caller in hand is paid back, of another for a reason alone`() throws {
    try board.takeIn("agents", #"{"id": "a1", "name": "甲", "level": "front-line"}"#)
    try board.takeIn(
      "orders",
      #"{"id": "own", "caller": "13800138000", "amount": "30", "status": "delayed"}"# + "\n"
        + #"{"id": "others", "caller": "13900139000", "amount": "30", "status": "delayed"}"#)
    let agent = try board.hotline("a", "agent", "--id", "a1", "--pool", "front")
    let caller = try board.hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try agent.type("refund pay own --amount 1")
    try agent.wait(for: "no caller is in hand")
    try agent.type("ready")
    try agent.wait(for: "(take or decline)")
    try agent.type("take")
    try caller.wait(for: "an agent answers")
    try agent.type("refund pay own --amount 2")
    try agent.wait(for: "order own")
    try agent.type("refund pay others --amount 3")
    try agent.wait(for: "the order is not of the caller in hand")
    try agent.type("refund pay others --amount 4 --other-customer \"calls for her mother\"")
    try agent.wait(for: "order others")
    // The same agent at another terminal has the same caller in hand.
    let refused = try board.hotline(
      "refused", "refund", "pay", "others", "--amount", "5", "--agent", "a1")
    #expect(try refused.waitForEnd() == 1)
    #expect(refused.text.contains("the order is not of the caller in hand"))
    let beside = try board.hotline(
      "beside", "refund", "pay", "own", "--amount", "6", "--agent", "a1")
    #expect(try beside.waitForEnd() == 0)
    let paid = try board.store.refunds(isWaiting: false, limit: 9)
    #expect(Set(paid.map(\.amount.description)) == ["2.00", "4.00", "6.00"])
  }
}
