import Diagnostics
import FlowInterpreter
import Testing

/// Flows in several languages.
@Suite struct LanguageTests {
  private static let flow = """
    { flow: "a", start: "ask", language: "zh-CN", languages: ["zh-CN", "en-US"], variables: { n: 12.5, list: null },
      defaults: { noMatch: { "zh-CN": "没听懂", "en-US": "Pardon?" }, exhausted: "bye" },
      nodes: {
        ask: { type: "menu", prompt: "请选 For English press 9", choices: [
          { key: "1", label: "中文", next: "told" }, { key: "9", label: "English", words: ["english"], next: "english" }] },
        english: { type: "set", set: { "call.language": "'en-US'", list: "['a', 'b']" }, next: "told" },
        told: { type: "say", prompt: { "zh-CN": "共{money(n)}，{list}", "en-US": { text: "{money(n)} in all, {list}, {call.language}", seconds: 9 } }, next: "inner" },
        inner: { type: "flow", flow: "b", next: "queue" },
        queue: { type: "queue", skill: "front", estimate: true, maxWait: "60s", timedOut: "bye", next: "bye" },
        bye: { type: "hangup", prompt: [{ "en-US": "Bye.", "zh-CN": "再见" }] } } }
    """
  private static let inner = """
    { flow: "b", start: "x", languages: ["zh-CN", "en-US"], nodes: {
      x: { type: "say", prompt: { "en-US": ["Inside."], "zh-CN": ["里面", "又"] }, next: "y" }, y: { type: "return" } } }
    """

  private func heard(_ key: String) throws -> [String] {
    try PlayedFixture.run(
      """
      queues: { front: { answerAfter: "150s" } }, steps: [{ press: "3" }, { press: "\(key)" }], expect: { node: "bye" }
      """, in: Self.flow, Self.inner
    ).prompts
  }

  @Test
  func `a call begins in the flow's language and keeps the one that is set, in sub-flows too`()
    throws
  {
    let ask = "请选 For English press 9"
    #expect(
      try heard("1") == [ask, "没听懂", ask, "共12.50元，", "里面", "预计等待时间约3分钟。", "再见"])
    #expect(
      try heard("9") == [
        ask, "没听懂", ask, "12.50 yuan in all, a, b, en-US", "Inside.",
        "The expected wait is about 3 minutes.", "Bye.",
      ])
  }

  @Test(arguments: [
    (#"languages: ["zh-CN"], language: "en-US""#, "unknown-language"),
    (#"languages: ["chinese"]"#, "bad-language"), (#"languages: []"#, "empty-list"),
    (#"languages: ["zh-CN", "zh-CN"]"#, "duplicate-language"),
  ])
  func `what is wrong with languages is told`(_ row: (keys: String, code: String)) {
    let codes = codes("{ flow: 'a', start: 'x', \(row.keys), nodes: { x: { type: 'hangup' } } }")
    #expect(codes == [row.code])
  }

  @Test(arguments: [
    "x: { type: 'say', prompt: { 'fr-FR': 'salut' }, next: 'y' }",
    "x: { type: 'say', prompt: { 'zh-CN': '好', 'en-UK': 'hi' }, next: 'y' }",
    "x: { type: 'set', set: { 'call.language': \"'en'\" }, next: 'y' }",
    "x: { type: 'set', set: { 'call.language': '7' }, next: 'y' }",
  ])
  func `a language that the flow doesn't have is an error`(_ node: String) {
    let codes = codes(
      "{ flow: 'a', start: 'x', languages: ['zh-CN', 'en-US'], nodes: { \(node), y: { type: 'hangup' } } }"
    )
    #expect(codes == ["unknown-language"])
  }

  private func codes(_ text: String) -> [String] {
    let log = DiagnosticLog()
    _ = FlowReader.read(SourceText(path: "a.json5", text: text), log: log)
    return log.diagnostics.map(\.code)
  }
}
