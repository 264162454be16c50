import FlowInterpreter
import Testing

@Suite struct ListenTests {
  private func call(_ keys: String = "") throws -> PlayedCall {
    try PlayedCall(
      """
      { flow: "a", title: "A", start: "ask", variables: { need: null }, nodes: {
          ask: { type: "listen", prompt: "您要办什么", into: "need", noMatch: "没听懂", exhausted: "bye", \(keys)
                 intents: [
                   { intent: "refund", phrases: ["我要退款", "把钱退给我", "申请退款"], next: "refund" },
                   { intent: "recharge", phrases: ["充值没到账", "充的钱没有到", "点卡没到"], next: "recharge" } ],
                 choices: [{ key: "0", label: "人工", words: ["人工"], next: "bye" }] },
          refund: { type: "hangup" }, recharge: { type: "hangup" }, bye: { type: "hangup" } } }
      """)
  }

  private func need(_ call: PlayedCall) -> [String: Value] {
    if case .record(let fields)? = call.machine.variables["need"] { fields } else { [:] }
  }

  @Test func `the intent of a phrase takes its way, and is told with the text`() throws {
    var call = try call()
    call.listen()
    call.send(.speech("我要退款"))
    #expect(call.ways == [.intent("refund")])
    #expect(need(call)["intent"] == .text("refund"))
    #expect(need(call)["text"] == .text("我要退款"))
    guard case .number(let confidence)? = need(call)["confidence"] else {
      Issue.record("the confidence is no number")
      return
    }
    #expect(confidence.double >= 0.5 && confidence.double <= 1)
  }

  @Test(arguments: ["今天天气怎么样", "", "   "])
  func `speech that means nothing known is no match`(_ said: String) throws {
    var call = try call()
    call.listen()
    call.send(.speech(said))
    #expect(call.ways.isEmpty)
    #expect(call.heard == ["您要办什么", "没听懂", "您要办什么"])
  }

  @Test func `below the confidence asked for nothing is understood`() throws {
    var call = try call("confidence: 1,")
    call.listen()
    call.send(.speech("那个充值没到账啊怎么办呢我都等了半天了"))
    #expect(call.heard.contains("没听懂"))
  }

  @Test func `speech like what is off the topic is no match`() throws {
    let question = CallEvent.speech("怎么充值")
    // Of three phrases each, little is sure of a question that is like none of them.
    var without = try call("confidence: 0.2,")
    without.listen()
    without.send(question)
    #expect(without.ways == [.intent("recharge")])
    var with = try call("confidence: 0.2, offTopic: [\"怎么给手机充值\", \"怎么充\", \"在哪里充值\", \"充值怎么弄\"],")
    with.listen()
    with.send(question)
    #expect(with.ways.isEmpty)
    #expect(with.heard == ["您要办什么", "没听懂", "您要办什么"])
  }

  @Test(arguments: [CallEvent.key("0"), .speech("给我转人工")])
  func `choices work as in a menu`(_ event: CallEvent) throws {
    var call = try call()
    call.listen()
    call.send(event)
    #expect(call.ways == [.choice("0")])
    #expect(need(call)["intent"] == .null)
  }

  @Test func `a key that is no choice is no match`() throws {
    var call = try call()
    call.listen()
    call.press("7")
    #expect(call.heard.contains("没听懂"))
  }
}
