import ArgumentParsing
import Foundation
import HotlineCommands
import Testing

@Suite struct FlowExploreCommandTests {
  private static let flow = """
    { flow: "f", title: "t", start: "a", nodes: {
        a: { type: "menu", prompt: "查询请按1", choices: [{ key: "1", label: "查询", next: "z" }],
          exhausted: "z" },
        z: { type: "hangup", prompt: "再见" }, lost: { type: "say", prompt: "好", next: "z" } } }
    """

  @Test func `the fixtures that it writes pass, and cover what it says`() throws {
    let folder = try FlowDirectory(["f": Self.flow])
    _ = try folder.fixtures("out/f-explored.json5")
    let run = folder.run(
      "flow", "explore", "f", "--flows", folder.path, "--output", folder.path + "/out")
    #expect(run.status == .success)
    #expect(run.output.contains("take 2 of 3 ways"))
    #expect(run.output.contains("f.json5:4:"))
    #expect(run.output.contains("lost –next→ z: no way leads to \"lost\"\n"))
    let test = folder.run("test", folder.path + "/out", "--flows", folder.path)
    #expect(test.status == .success)
  }

  @Test func `without a directory the fixtures go to standard output, alone`() throws {
    let folder = try FlowDirectory(["f": Self.flow])
    let run = folder.run("flow", "explore", "f", "--flows", folder.path)
    #expect(run.output.hasPrefix("{\n  fixtures: [\n"))
    #expect(run.error.contains("take 2 of 3 ways"))
  }

  @Test func `JSON tells what was covered and what not`() throws {
    let folder = try FlowDirectory(["f": Self.flow])
    let run = folder.run("flow", "explore", "f", "--flows", folder.path, "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["flow"] as? String == "f")
    #expect((json["edges"] as? [String: Int]) == ["covered": 2, "total": 3])
    let unreached = try #require(json["unreached"] as? [[String: Any]])
    #expect(unreached.map { $0["node"] as? String } == ["lost"])
    #expect(unreached.map { $0["reason"] as? String } == ["no way leads to \"lost\""])
  }

  @Test func `the callers of a data file call`() throws {
    let folder = try FlowDirectory([
      "f": """
      { flow: "f", title: "t", start: "a", nodes: {
          a: { type: "branch", cases: [{ when: "caller.tier == 'gold'", next: "z" }], otherwise: "z" },
          z: { type: "hangup" } } }
      """
    ])
    let data = try folder.give(
      "{ callers: [{ number: \"13800138007\", tier: \"gold\" }] }", as: "callers.json5")
    let run = folder.run("flow", "explore", "f", "--flows", folder.path, "--data", data)
    #expect(run.error.contains("take 2 of 2 ways"))
    #expect(run.output.contains("data: \"callers.json5\""))
  }
}
