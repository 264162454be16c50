import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// `hotline flow diff`, `prompts` and `schema`.
@Suite struct FlowToolTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.give(
      """
      { flow: "a", start: "x", languages: ["zh-CN", "en-US"], nodes: {
          x: { type: "say", prompt: { "zh-CN": { text: "=好", audio: "hao.wav", seconds: 1.5 }, "en-US": "Good, {call.id}" }, next: "y" },
          y: { type: "hangup", prompt: ["再见", "Bye, bye."] } } }
      """, as: "flows/a.json5")
    try folder.give(
      "{ flow: \"a\", start: \"y\", nodes: { y: { type: \"hangup\", prompt: \"再见\" } } }",
      as: "old.json5")
  }

  private func run(_ words: String...) -> (
    status: ArgumentParsing.ExitStatus, output: String, errors: String
  ) {
    let (output, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      words.map { $0.replacing("@", with: folder.path + "/") },
      console: Console(write: output.append, writeError: errors.append))
    return (status, output.text, errors.text)
  }

  @Test func `a difference is told in words`() {
    let result = run("flow", "diff", "@old.json5", "a", "--flows", "@flows")
    #expect(result.status == .success)
    #expect(
      result.output == """
        flow, start: was y, is x
        flow, languages: new, ["zh-CN", "en-US"]
        node x: new, say
        node y, prompt prompt 2: new, "Bye, bye."

        """)
    #expect(
      run("flow", "diff", "a", "a", "--flows", "@flows", "--language", "zh").output == "没有变化\n")
    let drawn = run("flow", "graph", "a", "--diff", "@old.json5", "--flows", "@flows")
    #expect(drawn.errors == result.output)
    #expect(drawn.output.contains("flowchart"))
    #expect(run("flow", "diff", "@none.json5", "a", "--flows", "@flows").status == .unusable)
  }

  @Test func `prompts are listed for recording, safe in a spreadsheet`() {
    #expect(
      run("flow", "prompts", "--flows", "@flows", "--csv").output == """
        flow,node,key,attempt,language,seconds,audio,text
        a,x,prompt,1,zh-CN,1.5,hao.wav,'=好
        a,x,prompt,1,en-US,,,"Good, {call.id}"
        a,y,prompt,1,,0.5,,再见
        a,y,prompt,2,,0.6,,"Bye, bye."

        """)
    #expect(
      run("flow", "prompts", "a", "--flows", "@flows").output.hasPrefix(
        "a/x prompt zh-CN [hao.wav]: =好\na/x prompt en-US: Good, {call.id}\n"))
    #expect(run("flow", "prompts", "--flows", "@flows", "--for-excel").status == .unusable)
    let marked = run("flow", "prompts", "--flows", "@flows", "--csv", "--for-excel").output
    #expect(Array(marked.utf8.prefix(7)) == [0xEF, 0xBB, 0xBF] + Array("flow".utf8))
  }

  @Test(
    arguments: [
      "flow", "fixture", "scenario", "population", "data", "calendar", "hiring", "plan",
    ])
  func `a schema is written for every kind of file`(_ kind: String) throws {
    let result = run("flow", "schema", kind)
    #expect(result.status == .success)
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(run("flow", "schema", "flwo").errors.contains("expected flow, fixture"))
  }
}
