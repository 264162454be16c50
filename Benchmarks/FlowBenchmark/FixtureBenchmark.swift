import Diagnostics
import FlowInterpreter

/// 10,000 scripted calls through a menu, an entry, a service and a queue, on all cores.
enum FixtureBenchmark {
  static let calls = 10_000

  private static let flow = """
    { flow: "shop", title: "Shop", start: "welcome", variables: { typed: "", found: null, state: "" },
      defaults: { noInput: "没有听到", noMatch: "没有这个选项", exhausted: "agents" },
      nodes: {
        welcome: { type: "say", prompt: "欢迎致电售后热线", next: "hours" },
        hours: { type: "hours", open: ["mon-sun 09:00-21:00"], whenOpen: "main", whenClosed: "bye" },
        main: { type: "menu", prompt: "查询订单请按1，人工请按2", choices: [
          { key: "1", label: "订单", words: ["订单"], next: "ask" },
          { key: "2", label: "人工", words: ["人工"], next: "agents" } ] },
        ask: { type: "collect", prompt: "请输入订单号", into: "typed", digits: { min: 4, max: 16 }, next: "find" },
        find: { type: "service", call: "order.find", with: { order: "typed" }, into: "found", timeout: "5s",
          on: { found: "state", missing: "agents" }, failed: "agents" },
        state: { type: "set", set: { state: "found.statusText" }, next: "late" },
        late: { type: "branch", cases: [{ when: "found.status in ['delayed', 'failed']", next: "told" }], otherwise: "bye" },
        told: { type: "say", prompt: "您的订单{state}，为您转接人工", next: "agents" },
        agents: { type: "queue", skill: "front", priority: "1", prompt: "请稍候" },
        bye: { type: "hangup", prompt: "再见" } } }
    """

  private static let fixture = """
    { fixture: "late order", flow: "shop", caller: "13800138000",
      data: { orders: [{ id: "202611110001", caller: "13800138000", amount: 30, status: "delayed" }] },
      steps: [{ hear: "欢迎" }, { press: "9" }, { hear: "没有这个选项" }, { say: "查订单" },
        { press: "202611110001#" }, { hear: "延迟到账" }],
      expect: { outcome: "queued", skill: "front", visits: ["told"], services: [{ call: "order.find" }] } }
    """

  /// Seconds for all calls, from reading nothing to every result at hand.
  static func measure() throws -> Double {
    let library = try FlowLibrary(
      ["shop"], in: FlowFolder([SourceText(path: "shop.json5", text: flow)]))
    let log = DiagnosticLog()
    let read = FixtureReader.fixtures(
      in: SourceText(path: "fixture.json5", text: fixture), log: log)
    try log.throwIfErrors()
    guard let first = read.first, case .inline(let data, _) = first.data else { return .nan }
    let prepared = PreparedFixture(fixture: first, library: library, data: data)
    let all = [PreparedFixture](repeating: prepared, count: calls)
    let clock = ContinuousClock()
    let start = clock.now
    let results = all.runAll()
    let seconds = start.duration(to: clock.now).inSeconds
    precondition(results.allSatisfy(\.passed), "every call of the benchmark must pass")
    return seconds
  }
}
