import ArgumentParsing
import Foundation
import HotlineCommands
import Testing

@Suite struct FlowLintCommandTests {
  private static let good = """
    { flow: "good", title: "t", start: "a",
      nodes: { a: { type: "hangup", prompt: "再见" } } }
    """
  /// Its fourth line has an error of the reader.
  private static let dangling = """
    { flow: "dangling", title: "t", start: "a",
      nodes: {
        a: { type: "say", prompt: "你好",
          next: "bey" },
        bye: { type: "hangup" } } }
    """
  private static let unreachable = """
    { flow: "unreachable", title: "t", start: "a",
      nodes: {
        a: { type: "hangup", prompt: "再见" },
        b: { type: "hangup", prompt: "再见" } } }
    """

  @Test func `flows without findings give status 0`() throws {
    let folder = try FlowDirectory(["good": Self.good])
    let run = folder.run("flow", "lint", "--flows", folder.path)
    #expect(run.status == .success)
    #expect(run.output == "1 flow, 0 errors, 0 warnings, 0 notes\n")
  }

  @Test func `a missing target is an error with its place and a guess`() throws {
    let folder = try FlowDirectory(["dangling": Self.dangling, "good": Self.good])
    let run = folder.run("flow", "lint", "--flows", folder.path)
    #expect(run.status == .checkFailed)
    #expect(
      run.output.contains("dangling.json5:4:13: error: node \"a\": next names no node \"bey\""))
    #expect(run.output.contains("did you mean \"bye\"?"))
    #expect(run.output.contains("[unknown-node]"))
    #expect(run.output.hasSuffix("2 flows, 1 error, 0 warnings, 0 notes\n"))
  }

  @Test func `warnings alone give status 0, and only the named flow is reported`() throws {
    let folder = try FlowDirectory(["unreachable": Self.unreachable, "dangling": Self.dangling])
    let run = folder.run("flow", "lint", "unreachable", "--flows", folder.path)
    #expect(run.status == .success)
    #expect(run.output.contains("unreachable.json5:4:5: warning: "))
    #expect(!run.output.contains("dangling"))
  }

  @Test func `a file is judged with what runs it, whatever lies beside it that can't be read`()
    throws
  {
    let sub = """
      { flow: "sub", title: "t", start: "a", variables: { kept: "" },
        nodes: {
          a: { type: "set", set: { kept: "'x'" }, next: "b" },
          b: { type: "return" } } }
      """
    let main = """
      { flow: "main", title: "t", start: "a",
        nodes: {
          a: { type: "flow", flow: "sub", next: "b" },
          b: { type: "hangup", prompt: "再见" } } }
      """
    // That nothing reads the variable can be said only where all that runs the flow is known.
    let codes = { (files: [String: String]) in
      let folder = try FlowDirectory(files)
      let run = folder.run("flow", "lint", folder.path + "/sub.json5", "--json")
      return ["set-never-read", "return-at-top"].filter { run.output.contains("\"\($0)\"") }
    }
    #expect(try codes(["sub": sub]) == ["set-never-read", "return-at-top"])
    #expect(try codes(["sub": sub, "main": main]) == ["set-never-read"])
    #expect(try codes(["sub": sub, "main": main, "dangling": Self.dangling]) == ["set-never-read"])
    let broken = main.replacing("next: \"b\"", with: "next: \"c\"")
    #expect(try codes(["sub": sub, "main": broken]) == [])
  }

  @Test func `JSON has every finding with place, severity, rule, message and hint`() throws {
    let folder = try FlowDirectory(["unreachable": Self.unreachable])
    let run = folder.run("flow", "lint", folder.path + "/unreachable.json5", "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["errors"] as? Int == 0)
    #expect(json["warnings"] as? Int == 1)
    let findings = try #require(json["findings"] as? [[String: Any]])
    try #require(findings.count == 1)
    #expect(
      findings[0].keys.sorted() == [
        "column", "file", "hint", "line", "message", "rule", "severity",
      ])
    #expect(findings[0]["file"] as? String == folder.path + "/unreachable.json5")
    #expect(findings[0]["line"] as? Int == 4)
    #expect(findings[0]["column"] as? Int == 5)
    #expect(findings[0]["severity"] as? String == "warning")
    #expect(findings[0]["rule"] as? String == "unreachable-node")
  }

  @Test func `annotations escape what would end them`() throws {
    let folder = try FlowDirectory(
      ["f": Self.unreachable.replacing("unreachable", with: "f")], named: "a,b%c")
    let run = folder.run("flow", "lint", folder.path, "--github")
    #expect(run.output.hasPrefix("::warning file="))
    #expect(run.output.contains("a%2Cb%25c/f.json5,line=4,col=5,title=unreachable-node::"))
  }

  @Test func `a flow or directory that isn't there can't be used`() throws {
    let folder = try FlowDirectory(["good": Self.good])
    let missing = folder.run("flow", "lint", "god", "--flows", folder.path)
    #expect(missing.status == .unusable)
    #expect(missing.error.contains("there are: good"))
    #expect(folder.run("flow", "lint", "--flows", folder.path + "/none").status == .unusable)
  }
}
