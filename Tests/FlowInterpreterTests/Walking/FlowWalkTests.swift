import Diagnostics
import FlowInterpreter
import Testing

@Suite struct FlowWalkTests {
  private func summary(_ result: FlowWalk.Result) -> Set<String> {
    Set(
      result.calls.map { call in
        let skill = call.skill < 0 ? "" : " \(result.skills[call.skill]) \(call.priority)"
        return "\(call.outcome.name)\(skill) after \(call.seconds)s"
      })
  }

  @Test
  func `a caller presses the key of the choice that fits the reason, when the prompt is over`()
    throws
  {
    let result = try Walked.run(Walked.menu)
    #expect(summary(result) == ["queued refund 2 after 10.0s"])
    #expect(result.calls.count == 100)
  }

  @Test func `a reworked menu is found through by the same callers`() throws {
    let other = """
      a: { type: "menu", prompt: { text: "请选择", seconds: 4 }, exhausted: "p", choices: [
        { key: "5", label: "转人工", next: "p" }, { key: "7", label: "其他", words: ["退款"], next: "r" } ] },
      r: { type: "queue", skill: "money" }, p: { type: "queue", skill: "people" }
      """
    #expect(try summary(Walked.run(other)) == ["queued money 0 after 4.0s"])
  }

  @Test func `a longer prompt keeps the same callers longer`() throws {
    let habits = "reaction: '2s', silent: 0.1, wrong: 0.1, bargeIn: 0"
    let population = Walked.population(
      callers: "{ number: null, goals: { refund: 1, person: 2 } }", habits: habits)
    let short = try Walked.run(Walked.menu, population)
    let long = try Walked.run(
      Walked.menu.replacing("seconds: 10", with: "seconds: 25"), population)
    for (a, b) in zip(short.calls, long.calls) {
      #expect(a.goal == b.goal && a.skill == b.skill && a.outcome == b.outcome)
      // Each time the menu is heard it lasts 15 s longer, three times at most.
      #expect([15_000, 30_000, 45_000].contains(b.milliseconds - a.milliseconds))
    }
    #expect(Set(short.calls.map(\.skill)).count == 2)
  }

  @Test func `callers who interrupt answer within the prompt`() throws {
    let result = try Walked.run(Walked.menu, Walked.population(habits: "bargeIn: 1"))
    #expect(result.calls.allSatisfy { $0.outcome == .queued && $0.milliseconds < 10_000 })
    #expect(Set(result.calls.map(\.milliseconds)).count > 50)
  }

  @Test func `where a prompt can't be interrupted they wait for its end`() throws {
    let menu = Walked.menu.replacing("exhausted:", with: "bargeIn: false, exhausted:")
    let result = try Walked.run(menu, Walked.population(habits: "bargeIn: 1"))
    #expect(summary(result) == ["queued refund 2 after 10.0s"])
  }

  @Test func `silence and keys that are not offered use the attempts up`() throws {
    let silent = try Walked.run(Walked.menu, Walked.population(habits: "silent: 1"))
    // Three times 10 s of prompt and 5 s of silence.
    #expect(summary(silent) == ["completed after 45.0s"])
    #expect(silent.traffic[0].exhausted == 100 && silent.traffic[0].calls == 100)
    let wrong = try Walked.run(Walked.menu, Walked.population(habits: "wrong: 1"))
    #expect(summary(wrong) == ["completed after 30.0s"])
  }

  @Test func `what a behaviour says of a node goes before the reason`() throws {
    let population = Walked.population(nodes: "a: { chooses: { '人工': 1 } }")
    #expect(try summary(Walked.run(Walked.menu, population)) == ["queued general 0 after 10.0s"])
    let byKey = Walked.population(nodes: "a: { chooses: { '0': 1 } }")
    #expect(try summary(Walked.run(Walked.menu, byKey)) == ["queued general 0 after 10.0s"])
    let gone = Walked.population(nodes: "a: { chooses: { '投诉': 1 } }")
    #expect(try summary(Walked.run(Walked.menu, gone)) == ["queued refund 2 after 10.0s"])
  }

  @Test func `a reason's own behaviour goes before what all do`() throws {
    let population = Walked.population(
      goals: "refund: { words: ['退款'], nodes: { a: { chooses: { '退款': 1 } } } }",
      nodes: "a: { chooses: { '人工': 1 } }")
    #expect(try summary(Walked.run(Walked.menu, population)) == ["queued refund 2 after 10.0s"])
  }

  @Test func `those who hang up where they have been served count as served`() throws {
    let nodes = """
      a: { type: "say", prompt: { text: "已退款", seconds: 3 }, next: "more" },
      more: { type: "menu", prompt: { text: "别的事", seconds: 2 }, exhausted: "bye",
        choices: [{ key: "1", label: "别的", next: "a" }] },
      bye: { type: "hangup" }
      """
    let served = Walked.population(nodes: "more: { served: true, hangsUp: 1 }")
    let result = try Walked.run(nodes, served)
    #expect(summary(result) == ["served after 5.0s"])
    #expect(result.containment.value == 1)
    let left = try Walked.run(nodes, Walked.population(nodes: "more: { hangsUp: 1 }"))
    #expect(summary(left) == ["hungUp after 5.0s"])
    #expect(left.containment.value == 0)
    #expect(left.traffic[left.nodes.firstIndex(of: "more") ?? 0].hungUp == 100)
  }

  @Test func `callers speak to a menu and are understood by its words`() throws {
    let result = try Walked.run(Walked.menu, Walked.population(habits: "speaks: 1"))
    #expect(summary(result) == ["queued refund 2 after 10.0s"])
  }

  @Test func `a free question gets a sentence of the reason`() throws {
    let nodes = """
      a: { type: "listen", prompt: { text: "请说", seconds: 1 }, into: "need", exhausted: "p", intents: [
        { intent: "refund", phrases: ["我要退款", "退钱给我", "怎么退款"], next: "r" },
        { intent: "other", phrases: ["查订单", "订单到哪了", "看看订单"], next: "p" } ] },
      r: { type: "queue", skill: "money" }, p: { type: "queue", skill: "people" }
      """
    let result = try Walked.run(nodes, variables: "need: null")
    #expect(summary(result) == ["queued money 0 after 1.0s"])
  }

  @Test func `callers type the order they know, and services answer from the population's data`()
    throws
  {
    let nodes = """
      a: { type: "collect", prompt: { text: "请输入订单号", seconds: 2 }, into: "typed", digits: { min: 4, max: 16 },
        exhausted: "p", next: "find" },
      find: { type: "service", call: "order.find", with: { order: "typed" }, into: "order", timeout: "5s",
        on: { found: "open", missing: "p" }, failed: "p" },
      open: { type: "service", call: "case.open", with: { kind: "'refund'", order: "order.id" }, timeout: "5s",
        next: "bye", failed: "p" },
      p: { type: "queue", skill: "people" }, bye: { type: "hangup" }
      """
    let variables = "typed: '', order: null"
    let data = "data: { orders: [{ id: '20261118', caller: '13800138000' }] },"
    let result = try Walked.run(
      nodes, Walked.population(data: data), variables: variables)
    // Eight keys 0.4 s apart and the terminator.
    #expect(summary(result) == ["completed after 5.2s"])
    #expect(result.casesOpened.value == 1)
    let stranger = Walked.population(
      callers: "{ number: null, goals: 'refund', knows: { '订单': '99999999' } }", data: data)
    #expect(
      try summary(Walked.run(nodes, stranger, variables: variables))
        == ["queued people 0 after 5.2s"])
  }

  @Test func `orders are as old at the call as they are at the moment of the data`() throws {
    let nodes = """
      a: { type: "service", call: "order.latest", into: "order", timeout: "5s", next: "b", failed: "p" },
      b: { type: "branch", cases: [{ when: "minutesSince(order.paidAt) <= 30", next: "bye" }], otherwise: "p" },
      p: { type: "queue", skill: "people" }, bye: { type: "hangup" }
      """
    let order = "{ id: '1', caller: '13800138000', paidAt: '2026-11-18T09:45:00+08:00' }"
    let data = "asOf: '2026-11-18T10:00:00+08:00', data: { orders: [\(order)] },"
    let other = try #require(Instant("2027-03-01T22:00:00+08:00"))
    let result = try Walked.run(
      nodes, Walked.population(data: data), at: other, variables: "order: null")
    #expect(summary(result) == ["completed after 0.0s"])
    let fixed = Walked.population(data: "data: { orders: [\(order)] },")
    #expect(
      try summary(Walked.run(nodes, fixed, at: other, variables: "order: null"))
        == ["queued people 0 after 0.0s"])
  }

  @Test(arguments: [2, 5])
  func `the calls are the same for any number of threads`(jobs: Int) throws {
    let population = Walked.population(
      callers: "{ number: null, weight: 3, goals: { refund: 1, person: 2 } }",
      habits:
        "silent: 0.2, wrong: 0.2, bargeIn: 0.3, reaction: '2s', hangUp: { perSecond: 0.01, perPrompt: 0.05 }"
    )
    let one = try Walked.run(Walked.menu, population, calls: 1_000)
    let more = try Walked.run(Walked.menu, population, calls: 1_000, jobs: jobs)
    #expect(one.calls == more.calls && one.traffic == more.traffic)
    let other = try Walked.run(Walked.menu, population, calls: 1_000, seed: 2)
    #expect(one.calls != other.calls)
  }

  @Test func `only those count who call for the reasons asked for`() throws {
    let population = Walked.population(callers: "{ number: null, goals: { refund: 9, person: 1 } }")
    let result = try Walked.run(Walked.menu, population, goals: [1])
    #expect(summary(result) == ["queued general 0 after 10.0s"])
  }

  @Test func `a flow without end is left by the caller`() throws {
    let nodes = """
      a: { type: "menu", prompt: { text: "一", seconds: 1 }, exhausted: "a",
        choices: [{ key: "1", label: "退款", next: "a" }] }
      """
    let result = try Walked.run(nodes, calls: 3)
    #expect(result.calls.allSatisfy { $0.outcome == .hungUp })
  }

  @Test func `recordings and callbacks count as what they are`() throws {
    let message = """
      a: { type: "voicemail", prompt: { text: "请留言", seconds: 2 }, maxLasts: "2m", into: "m", next: "bye" },
      bye: { type: "hangup" }
      """
    let recorded = try Walked.run(message, variables: "m: null")
    #expect(recorded.calls.allSatisfy { $0.outcome == .voicemail && $0.milliseconds > 2_000 })
    let callback = """
      a: { type: "callback", skill: "later", prompt: { text: "回电", seconds: 2 }, next: "bye" },
      bye: { type: "hangup" }
      """
    #expect(try summary(Walked.run(callback)) == ["callback later 0 after 2.0s"])
  }

  @Test func `a call that nothing can save counts as failed, at its node`() throws {
    let nodes = #"a: { type: "set", set: { n: "1 / 0" }, next: "b" }, b: { type: "hangup" }"#
    let result = try Walked.run(nodes, variables: "n: 0")
    #expect(summary(result) == ["failed after 0.0s"])
    #expect(result.traffic[0].failed == 100)
  }
}
