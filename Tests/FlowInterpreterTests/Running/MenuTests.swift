import Diagnostics
import FlowInterpreter
import Testing

@Suite struct MenuTests {
  static let flow = """
    { flow: "a", title: "A", start: "hello",
      nodes: {
        hello: { type: "say", prompt: "你好你好", next: "main" },
        main: { type: "menu", prompt: ["请按一或者按二", "一或二"], timeout: "5s",
          choices: [
            { key: "1", label: "充值", words: ["充值", "点卡"], next: "one" },
            { key: "2", label: "充值退款", words: ["充值退款"], next: "two" } ],
          noInput: ["没听到", "还是没听到"], noMatch: "没有这一项", exhausted: "bye" },
        one: { type: "hangup", prompt: "第一项" },
        two: { type: "hangup", prompt: "第二项" },
        bye: { type: "hangup", prompt: "再见" },
      } }
    """

  @Test func `a key chooses, and the call is completed after the last words`() throws {
    var call = try PlayedCall(Self.flow)
    call.listen()
    #expect(call.heard == ["你好你好", "请按一或者按二"])
    call.press("1")
    #expect(call.outcome == nil)
    call.listen()
    #expect(call.path == ["hello", "main", "one"])
    #expect(call.ways == [.next, .choice("1")])
    #expect(call.outcome == .completed)
  }

  @Test func `prompts last by their text, four Chinese characters a second`() throws {
    var call = try PlayedCall(Self.flow)
    call.wait(.milliseconds(999))
    #expect(call.path == ["hello"])
    call.wait(.milliseconds(1))
    #expect(call.path == ["hello", "main"])
  }

  @Test func `the time for an answer runs from the end of the prompt`() throws {
    var call = try PlayedCall(Self.flow)
    // 1 s of welcome, 7 characters or 1.75 s of menu, 5 s of silence.
    call.wait(.milliseconds(7_749))
    #expect(call.heard.count == 2)
    call.wait(.milliseconds(1))
    #expect(call.heard == ["你好你好", "请按一或者按二", "没听到", "一或二"])
  }

  @Test func `silence and wrong answers are counted apart, and together they exhaust the attempts`()
    throws
  {
    var call = try PlayedCall(Self.flow)
    call.listen()
    call.wait(.seconds(5))
    call.listen()
    call.press("9")
    #expect(
      call.heard.dropFirst(2) == ["没听到", "一或二", "没有这一项", "一或二"])
    call.listen()
    call.wait(.seconds(5))
    call.listen()
    #expect(call.ways.last == .exhausted)
    #expect(call.outcome == .completed)
  }

  @Test func `the longest word that was said wins`() throws {
    var call = try PlayedCall(Self.flow)
    call.listen()
    call.send(.speech("我要充值退款谢谢"))
    #expect(call.ways.last == .choice("2"))
  }

  @Test func `barging in stops the prompt`() throws {
    var call = try PlayedCall(Self.flow)
    call.wait(.milliseconds(1_500))
    call.press("2")
    #expect(call.actions.contains { if case .stopPlaying = $0 { true } else { false } })
    #expect(call.path.last == "two")
  }

  @Test func `a key during a prompt with barge-in answers the menu behind it`() throws {
    var call = try PlayedCall(Self.flow)
    call.wait(.milliseconds(500))
    call.press("2")
    #expect(call.path == ["hello", "main", "two"])
    #expect(call.heard == ["你好你好", "第二项"])
  }

  @Test func `without barge-in keys during the prompt are dropped`() throws {
    let flow = Self.flow.replacing("nodes: {", with: "defaults: { bargeIn: false }, nodes: {")
    var call = try PlayedCall(flow)
    call.wait(.milliseconds(500))
    call.press("2")
    call.wait(.seconds(1))
    call.press("2")
    #expect(call.path == ["hello", "main"])
    call.listen()
    call.press("2")
    #expect(call.path.last == "two")
  }

  @Test func `a caller who hangs up ends the call`() throws {
    var call = try PlayedCall(Self.flow)
    call.send(.hangUp)
    #expect(call.outcome == .hungUp)
    call.press("1")
    #expect(call.path == ["hello"])
  }
}
