import Diagnostics
import FlowInterpreter
import Testing

/// What changed between two versions of a flow, in words.
@Suite struct FlowDifferenceTests {
  private static let old = """
    { flow: "a", start: "main", languages: ["zh-CN", "en-US"], defaults: { noInput: "没有听到" }, variables: { n: 0 }, nodes: {
        main: { type: "menu", prompt: ["一按1", "按1"], choices: [{ key: "1", label: "一", next: "queue" }], exhausted: "bye" },
        queue: { type: "queue", skill: "front", maxWait: "5m", prompt: { "zh-CN": "请稍候", "en-US": "Wait." }, full: "bye" },
        gone: { type: "say", prompt: "旧", next: "bye" }, bye: { type: "hangup" } } }
    """
  private static let new = """
    { flow: "a", start: "main", languages: ["zh-CN", "en-US"], defaults: { noInput: "没听到" }, variables: { n: 1 },
      nodes: {
        main: { type: "menu", prompt: ["一按1，二按2"], note: "for people", choices: [{ key: "1", label: "一", next: "queue" },
          { key: "2", label: "二", next: "bye" }], exhausted: "queue" },
        queue: { type: "queue", maxWait: "3m", skill: "front", prompt: { "zh-CN": "请稍候", "en-US": "Please wait." } },
        bye: { type: "hangup" }, added: { type: "say", prompt: "新", next: "bye" } } }
    """

  private func flow(_ text: String) throws -> Flow {
    try FlowReader.read(SourceText(path: "a.json5", text: text))
  }

  @Test func `nodes, ways, prompts and other keys are told one by one`() throws {
    let changes = FlowDifference(from: try flow(Self.old), to: try flow(Self.new)).changes
    #expect(
      changes.map(\.wording.en) == [
        "flow, variables.n: was 0, is 1",
        "flow, prompt defaults.noInput: was \"没有听到\", is \"没听到\"",
        #"node main, choices.2.label: new, "二""#,
        "node main, prompt prompt: was \"一按1\", is \"一按1，二按2\"",
        "node main, prompt prompt 2: gone, was \"按1\"",
        "node main, way key 2: new, → bye", "node main, way exhausted: was → bye, is → queue",
        #"node queue, maxWait: was "5m", is "3m""#,
        "node queue, prompt prompt en-US: was \"Wait.\", is \"Please wait.\"",
        "node queue, way full: gone, was → bye", "node added: new, say", "node gone: gone, was say",
      ])
  }

  @Test func `layout and words for people are no change`() throws {
    let spaced = Self.new.replacing("note: \"for people\", ", with: "").replacing(
      ", ", with: " ,\n")
    #expect(FlowDifference(from: try flow(Self.new), to: try flow(spaced)).changes.isEmpty)
  }

  @Test func `everything a flow says is listed once, in every language`() throws {
    let prompts = try flow(Self.old).placedPrompts
    #expect(
      prompts.map { "\($0.identity.joined(separator: "|")) \($0.prompt.text.source)" } == [
        "|defaults.noInput|1| 没有听到", "main|prompt|1| 一按1", "main|prompt|2| 按1",
        "queue|prompt|1|zh-CN 请稍候", "queue|prompt|1|en-US Wait.", "gone|prompt|1| 旧",
      ])
    // 4 CJK characters or 15 others a second.
    #expect(prompts.map { $0.prompt.knownLength }.last == .milliseconds(250))
  }
}
