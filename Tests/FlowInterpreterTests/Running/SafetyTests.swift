import FlowInterpreter
import Testing

@Suite struct SafetyTests {
  @Test func `a thousand nodes without input are allowed, one more is a fault`() throws {
    let call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "loop", variables: { n: 0 }, nodes: {
          loop: { type: "set", set: { n: "n + 1" }, next: "loop" } } }
      """)
    #expect(call.path.count == 1_000)
    #expect(call.machine.variables["n"] == .number(Number(1_000)))
    #expect(
      call.outcome == .failed(reason: "loop: 1000 nodes visited without input from the caller"))
  }

  @Test func `an error way that loops ends after a second thousand`() throws {
    let call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "loop", defaults: { onError: "loop" }, nodes: {
          loop: { type: "branch", cases: [], otherwise: "loop" } } }
      """)
    #expect(call.path.count == 2_000)
    #expect(call.outcome?.name == "failed")
  }

  @Test func `an error way that faults itself ends`() throws {
    let call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "bad", defaults: { onError: "bad" }, nodes: {
          bad: { type: "branch", cases: [{ when: "1 / 0 == 1", next: "bad" }] } } }
      """)
    #expect(call.outcome?.name == "failed")
  }

  @Test func `input from the caller begins the count anew`() throws {
    var call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "ask", variables: { n: 0, rounds: 0 }, nodes: {
          ask: { type: "menu", prompt: "一", choices: [{ key: "1", label: "一", next: "zero" }] },
          zero: { type: "set", set: { n: 0, rounds: "rounds + 1" }, next: "loop" },
          loop: { type: "set", set: { n: "n + 1" }, next: "more" },
          more: { type: "branch", cases: [{ when: "n < 450", next: "loop" }], otherwise: "ask" } } }
      """)
    for _ in 0..<5 { call.press("1") }
    #expect(call.outcome == nil)
    #expect(call.machine.variables["rounds"] == .number(Number(5)))
  }

  @Test func `prompts that never wait for the caller end too`() throws {
    var call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "loop", nodes: {
          loop: { type: "say", prompt: "等等等等", next: "loop" } } }
      """)
    call.wait(.seconds(5_000))
    #expect(call.path.count == 1_000)
    #expect(call.outcome?.name == "failed")
  }

  @Test func `thirty-two flows may run inside one another`() throws {
    let flow = """
      { flow: "a", title: "A", start: "count", variables: { depth: 0 }, nodes: {
          count: { type: "branch", cases: [{ when: "depth == LIMIT", next: "end" }], otherwise: "sub" },
          sub: { type: "flow", flow: "a", pass: { depth: "depth + 1" }, next: "end" },
          end: { type: "return" } } }
      """
    let deep = try PlayedCall(flow.replacing("LIMIT", with: "32"))
    #expect(deep.outcome == .completed)
    #expect(deep.machine.place.depth == 0)
    let deeper = try PlayedCall(flow.replacing("LIMIT", with: "33"))
    #expect(
      deeper.outcome == .failed(reason: "a/sub: more than 32 flows run inside one another"))
  }

  @Test func `a fault's reason names kinds, not the caller's values`() throws {
    let call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "set", variables: { n: 0 }, nodes: {
          set: { type: "set", set: { n: "caller.number - 1" }, next: "set" } } }
      """)
    #expect(call.outcome == .failed(reason: "set: - needs numbers, found text and a number"))
  }

  @Test func `a late driver finds the call as if it had been told in time`() throws {
    let flow = MenuTests.flow
    var punctual = try PlayedCall(flow)
    punctual.wait(.seconds(40))
    var late = try PlayedCall(flow)
    late.jump(to: .seconds(40))
    #expect(late.path == punctual.path)
    #expect(late.heard == punctual.heard)
    #expect(late.outcome == punctual.outcome)
  }

  @Test func `time never runs backwards`() throws {
    var call = try PlayedCall(MenuTests.flow)
    call.jump(to: .seconds(3))
    call.jump(to: .zero)
    #expect(call.machine.elapsed == .seconds(3))
  }
}
