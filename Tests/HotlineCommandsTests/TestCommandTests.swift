import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// `hotline test` as QA runs it, on files in a folder of their own.
@Suite struct TestCommandTests {
  private static let flow = """
    { flow: "shop", title: "t", start: "main", defaults: { exhausted: "bye" }, nodes: {
        main: { type: "menu", prompt: "Press one.", choices: [{ key: "1", label: "one", next: "agents" }] },
        agents: { type: "queue", skill: "front" }, bye: { type: "hangup", prompt: "Bye." } } }
    """
  private static let passing = """
    { fixture: "one leads to agents", flow: "shop", caller: "13800138000", data: "people.json5",
      steps: [{ press: "1" }], expect: { outcome: "queued" } }
    """
  private static let failing = """
    { fixture: "two leads to agents", flow: "shop",
      steps: [{ press: "2" }],
      expect: { outcome: "queued" } }
    """
  private static let people = "{ callers: [{ number: \"13800138000\", name: \"王小明\" }] }"

  /// A folder of files that is gone after the test.
  private struct Folder {
    let files: TestFolder
    var url: URL { URL(fileURLWithPath: files.path) }

    init(_ texts: [String: String]) throws {
      files = try TestFolder()
      for (name, text) in texts { try files.give(text, as: name) }
    }

    func run(
      _ words: [String], environment: [String: String] = [:]
    ) -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
      let (output, errors) = (Recorder(), Recorder())
      let console = Console(
        write: output.append, writeError: errors.append, environment: environment)
      let paths = words.map { $0.replacing("@", with: url.path() + "/") }
      let status = Hotline.main(
        ["test"] + paths + ["--flows", url.appending(path: "flows").path()], console: console)
      return (status, output.text, errors.text)
    }

    func text(of name: String) throws -> String {
      try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }
  }

  private static let sample = [
    "flows/shop.json5": flow, "fixtures/a.json5": passing, "fixtures/people.json5": people,
  ]

  private static func sample(and file: String, _ text: String) -> [String: String] {
    sample.merging([file: text]) { _, new in new }
  }

  /// A thousand nodes without input from the caller are a fault, and nobody reads a thousand lines.
  @Test func `a call in circles is shown by its beginning and its end`() throws {
    let circle = """
      { flow: "circle", start: "a", nodes: {
          a: { type: "say", prompt: "Busy.", next: "b" }, b: { type: "say", prompt: "Wait.", next: "a" } } }
      """
    let fixture = """
      { fixture: "it ends", flow: "circle", steps: [{ hear: "Bye" }], expect: { outcome: "completed" } }
      """
    let folder = try Folder(["flows/circle.json5": circle, "fixtures/c.json5": fixture])
    let result = folder.run(["@fixtures"])
    #expect(result.status == .checkFailed)
    #expect(result.output.split(separator: "\n").count < 140)
    // Of 1,000 nodes on the way 60 are named, 30 at either end; of the prompts heard 12.
    #expect(result.output.contains("path: a → b → a → "))
    #expect(result.output.contains(" → … 940 more … → "))
    #expect(result.output.contains("\"Busy.\" \"Wait.\" …"))
    #expect(result.output.contains(" lines more\n"))
  }

  @Test func `files of other systems whose names make one id are refused`() throws {
    let connect = """
      { "Version": "2019-10-30", "StartAction": "a", "Actions": [
        { "Identifier": "a", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }] }
      """
    let fixture = """
      { fixture: "it ends", flow: "main-line", steps: [], expect: { outcome: "completed" } }
      """
    let alone = try Folder(["flows/Main Line.json": connect, "fixtures/c.json5": fixture])
    #expect(alone.run(["@fixtures"]).status == .success)
    let both = try Folder([
      "flows/Main Line.json": connect, "flows/main-line.json": connect, "fixtures/c.json5": fixture,
    ])
    let refused = both.run(["@fixtures"])
    #expect(refused.status == .unusable)
    #expect(refused.errors.contains("are both the flow \"main-line\""))
  }

  @Test func `what passes is a line each, and the status is 0`() throws {
    let folder = try Folder(Self.sample)
    let result = folder.run(["@fixtures"])
    #expect(result.status == .success)
    #expect(result.output == "ok   one leads to agents\n\n1 passed, 0 failed\n")
    #expect(result.errors == "")
  }

  @Test func `what fails comes with expected, found, path and transcript, and the status is 1`()
    throws
  {
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", Self.failing))
    let result = folder.run(["@fixtures"])
    #expect(result.status == .checkFailed)
    #expect(result.output.contains("FAIL two leads to agents  ("))
    #expect(result.output.contains("fixtures/b.json5:1)\n"))
    #expect(result.output.contains("     outcome: expected queued, found completed\n"))
    #expect(result.output.contains("     path: main → bye\n"))
    #expect(result.output.contains("hotline: Press one.\n"))
    #expect(result.output.contains("caller presses 2\n"))
    #expect(result.output.hasSuffix("1 passed, 1 failed\n"))
  }

  @Test(arguments: [
    (
      "fixtures/b.json5", "{ fixture: \"b\", flow: \"shpo\", expect: { outcome: \"queued\" } }",
      "b.json5:1:23: error: there is no flow \"shpo\""
    ),
    (
      "fixtures/b.json5",
      "{ fixture: \"b\", flow: \"shop\", data: \"no.json5\", expect: { outcome: \"queued\" } }",
      "b.json5:1:37: error: there is no data file \"no.json5\" beside the fixture or in Fixtures/Data"
    ),
    (
      "fixtures/b.json5", "{ fixture: \"b\", flow: \"shop\", expect: { node: \"mian\" } }",
      "b.json5:1:47: error: there is no node \"mian\" (did you mean \"main\"?)"
    ),
    ("fixtures/b.json5", "{ fixture: \"b\" flow", "b.json5:1:16: error: "),
    (
      "fixtures/b.json5",
      "{ fixtrues: [{ fixture: \"b\", flow: \"shop\", expect: { outcome: \"queued\" } }] }",
      "b.json5:1:3: error: unknown key \"fixtrues\" (did you mean \"fixture\"?)"
    ),
    (
      "fixtures/b.json5",
      "{ fixture: \"b\", flow: \"shop\", queues: { frnt: { full: true } }, expect: { outcome: \"queued\" } }",
      "b.json5:1:41: error: flow \"shop\" comes to no queue \"frnt\" (did you mean \"front\"?)"
    ),
    (
      "fixtures/people.json5", "{ callers: [{}] }",
      "people.json5:1:13: error: callers[0]: missing key \"number\""
    ),
    ("flows/shop.json5", "{ flow: \"shop\" }", "shop.json5:1:1: error: missing key \"nodes\""),
  ])
  func `what can't be used is told with its place, and the status is 2`(
    file: String, text: String, problem: String
  ) throws {
    let folder = try Folder(Self.sample(and: file, text))
    let result = folder.run(["@fixtures"])
    #expect(result.status == .unusable)
    #expect(result.output == "")
    #expect(result.errors.contains(problem), "\(result.errors)")
  }

  @Test(arguments: [
    (["@none"], "the file can't be read"), (["@flows"], "there are no fixtures in"),
    (["@fixtures", "--filter", "nothing"], "no fixture has \"nothing\" in its name or file"),
    (["@fixtures", "--min-coverage", "101"], "expected a number in 0.0…100.0"),
    (["@fixtures", "--tap", "--json"], "--tap and --json can't be given together"),
    (["@fixtures", "--junit", "@no/where.xml"], "where.xml can't be written"),
  ])
  func `a command that can't be used says why`(words: [String], problem: String) throws {
    let folder = try Folder(Self.sample)
    let result = folder.run(words)
    #expect(result.status == .unusable)
    #expect(result.errors.contains(problem), "\(result.errors)")
  }

  @Test func `a parameter that nothing names is warned about, and the fixtures run`() throws {
    let odd = """
      { fixture: "odd", flow: "shop", parameters: [{ kye: "1" }], steps: [{ hear: "Press one." }] }
      """
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", odd))
    let result = folder.run(["@fixtures"])
    #expect(result.status == .success)
    #expect(result.errors.contains("b.json5:1:48: warning: "), "\(result.errors)")
  }

  @Test func `tags choose, skipped fixtures are told and counted`() throws {
    let more = """
      { fixtures: [
        { fixture: "two", flow: "shop", tags: ["slow"], steps: [{ press: "2" }], expect: { outcome: "queued" } },
        { fixture: "later", flow: "shop", tags: ["smoke"], skip: "being renamed", expect: { outcome: "failed" } },
        { fixture: "three", flow: "shop", tags: ["smoke", "slow"], steps: [{ press: "1" }], expect: { outcome: "queued" } },
      ] }
      """
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", more))
    let smoke = folder.run(["@fixtures", "--tag", "smoke"])
    #expect(smoke.status == .success)
    #expect(
      smoke.output
        == "skip later  (being renamed)\nok   three\n\n1 passed, 0 failed, 1 skipped\n")
    #expect(folder.run(["@fixtures", "--tag", "smoke", "--tag", "slow"]).status == .checkFailed)
    let unknown = folder.run(["@fixtures", "--tag", "smok"])
    #expect(unknown.status == .unusable)
    #expect(unknown.errors.contains("no fixture has the tag \"smok\" (did you mean \"smoke\"?)"))
  }

  @Test func `what failed, or can't be read, is marked in the files on GitHub`() throws {
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", Self.failing))
    let result = folder.run(["@fixtures", "--github"])
    #expect(result.output.contains("FAIL two leads to agents"))
    #expect(
      result.output.hasSuffix(
        "b.json5,line=1,title=two leads to agents::outcome: expected queued, found completed\n"),
      "\(result.output)")
    try folder.files.give("{ flow: \"shop\" }", as: "flows/shop.json5")
    let broken = folder.run(["@fixtures", "--github"])
    #expect(broken.status == .unusable)
    #expect(broken.output.contains("shop.json5,line=1,col=1,title=missing-key::missing key"))
  }

  @Test func `a results file tells of what can't be read, and never keeps an older run`() throws {
    let folder = try Folder(Self.sample)
    #expect(folder.run(["@fixtures", "--junit", "@out.xml"]).status == .success)
    #expect(try folder.text(of: "out.xml").contains("errors=\"0\""))
    try folder.files.give("{ flow: \"shop\" }", as: "flows/shop.json5")
    #expect(folder.run(["@fixtures", "--junit", "@out.xml"]).status == .unusable)
    let xml = try folder.text(of: "out.xml")
    #expect(xml.contains("tests=\"1\" failures=\"0\" errors=\"1\""))
    #expect(xml.contains("<error message="))
    #expect(!xml.contains("one leads to agents"))
  }

  @Test(arguments: [
    ["@fixtures", "--tag", "smoke"], ["@fixtures", "--filter", "no such words"], ["@nothing"],
    ["@flows"], ["@fixtures", "--min-coverage", "120"], ["@fixtures", "--json", "--tap"],
  ])
  func `a results file tells that nothing was run`(_ arguments: [String]) throws {
    let folder = try Folder(Self.sample)
    #expect(folder.run(["@fixtures", "--junit", "@out.xml"]).status == .success)
    let result = folder.run(arguments + ["--junit", "@out.xml"])
    #expect(result.status == .unusable)
    let xml = try folder.text(of: "out.xml")
    #expect(xml.contains("tests=\"1\" failures=\"0\" errors=\"1\""), "\(xml)")
    #expect(!xml.contains("one leads to agents"))
  }

  @Test func `a results file tells of snapshots that can't be read`() throws {
    let folder = try Folder(Self.sample)
    #expect(folder.run(["@fixtures", "--junit", "@out.xml"]).status == .success)
    try folder.files.give("{ snapshots: 5 }", as: "fixtures/a.snapshots.json5")
    #expect(folder.run(["@fixtures", "--junit", "@out.xml"]).status == .unusable)
    #expect(try folder.text(of: "out.xml").contains("a.snapshots.json5:1:14: error:"))
  }

  @Test func `a snapshot that no fixture bears the name of is told`() throws {
    let folder = try Folder(Self.sample)
    #expect(folder.run(["@fixtures", "--update"]).status == .success)
    #expect(folder.run(["@fixtures"]).errors == "")
    let renamed = try folder.text(of: "fixtures/a.json5").replacing("one leads", with: "it leads")
    try folder.files.give(renamed, as: "fixtures/a.json5")
    let result = folder.run(["@fixtures"])
    #expect(result.status == .success)
    #expect(
      result.errors.contains(
        "a.snapshots.json5:3:5: warning: no fixture is named \"one leads to agents\""),
      "\(result.errors)")
    #expect(folder.run(["@fixtures", "--update"]).errors.contains("snapshot removed"))
    #expect(folder.run(["@fixtures"]).errors == "")
  }

  @Test func `a call that passes tells which services nothing answered for`() throws {
    let asking = """
      { flow: "ask", title: "t", start: "a", services: { "stock.check": ["plenty"] }, nodes: {
          a: { type: "service", call: "stock.check", timeout: "3s", on: { plenty: "z" }, failed: "z" }, z: { type: "hangup" } } }
      """
    var files = Self.sample(and: "flows/ask.json5", asking)
    files["fixtures/a.json5"] =
      "{ fixture: \"asks\", flow: \"ask\", expect: { outcome: \"completed\" } }"
    let folder = try Folder(files)
    let result = folder.run(["@fixtures"])
    #expect(result.status == .success)
    #expect(
      result.output.hasPrefix("ok   asks\n     not stubbed: stock.check "), "\(result.output)")
    files["fixtures/a.json5"] =
      "{ fixture: \"asks\", flow: \"ask\", services: { \"stock.check\": [{ fault: \"down\" }] }, expect: { outcome: \"completed\" } }"
    #expect(try Folder(files).run(["@fixtures"]).output.hasPrefix("ok   asks\n\n"))
  }

  @Test func `recording says what it changed`() throws {
    let folder = try Folder(Self.sample)
    #expect(
      folder.run(["@fixtures", "--update"]).errors.contains("one leads to agents: new snapshot\n"))
    #expect(folder.run(["@fixtures", "--update"]).errors == "no snapshot has changed\n")
    try folder.files.give(
      Self.flow.replacing("Press one.", with: "Press 1."), as: "flows/shop.json5")
    let told = folder.run(["@fixtures", "--update"]).errors
    #expect(told.hasSuffix("one leads to agents: snapshot changed\n  - Press one.\n  + Press 1.\n"))
  }

  @Test func `a watched run runs what a change touches, until Ctrl-C`() async throws {
    let folder = try Folder(
      Self.sample(
        and: "fixtures/b.json5",
        "{ fixture: \"prompt\", flow: \"other\", steps: [{ hear: \"Good\" }] }"))
    try folder.files.give(
      "{ flow: \"other\", start: \"x\", nodes: { x: { type: \"hangup\", prompt: \"Good bye.\" } } }",
      as: "flows/other.json5")
    let terminal = try TerminalProcess([
      "test", folder.url.path + "/fixtures", "--flows", folder.url.path + "/flows", "--watch",
    ])
    try await terminal.wait(for: "2 passed, 0 failed")
    try await terminal.wait(for: "Ctrl-C ends", after: "2 passed")
    try folder.files.give(
      "{ flow: \"other\", start: \"x\", nodes: { x: { type: \"hangup\", prompt: \"Bad bye.\" } } }",
      as: "flows/other.json5")
    try await terminal.wait(for: "0 passed, 1 failed")
    try await terminal.wait(for: "Ctrl-C ends", after: "1 failed")
    #expect(terminal.text.components(separatedBy: "one leads to agents").count == 2)
    try terminal.send(SIGINT)
    try await terminal.wait(for: "status 1")
  }

  @Test func `the filter chooses by name and by file`() throws {
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", Self.failing))
    #expect(folder.run(["@fixtures", "--filter", "one leads"]).status == .success)
    #expect(folder.run(["@fixtures", "--filter", "b.json5"]).status == .checkFailed)
    #expect(folder.run(["@fixtures/a.json5"]).status == .success)
  }

  @Test func `a folder of flows beside the fixture comes first`() throws {
    let own = Self.flow.replacing("Press one.", with: "Own flow.")
    var files = Self.sample(and: "fixtures/flows/shop.json5", own)
    files["fixtures/a.json5"] =
      "{ fixture: \"own\", flow: \"shop\", steps: [{ hear: \"Own flow.\" }] }"
    let folder = try Folder(files)
    #expect(folder.run(["@fixtures"]).status == .success)
  }

  @Test func `machines get json, tap and junit`() throws {
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", Self.failing))
    let result = folder.run(["@fixtures", "--json", "--coverage", "--junit", "@out.xml"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["passed"] as? Int == 1)
    #expect(json["failed"] as? Int == 1)
    let fixtures = try #require(json["fixtures"] as? [[String: Any]])
    #expect(
      fixtures.map { $0["fixture"] as? String } == ["one leads to agents", "two leads to agents"])
    #expect(fixtures.map { $0["outcome"] as? String } == ["queued", "completed"])
    let failure = try #require((fixtures[1]["failures"] as? [[String: Any]])?.first)
    #expect(failure["expected"] as? String == "queued")
    let coverage = try #require(json["coverage"] as? [String: Any])
    #expect((coverage["edges"] as? [String: Any])?["total"] as? Int == 2)
    #expect(
      try folder.text(of: "out.xml").contains(
        "<testsuites name=\"hotline test\" tests=\"2\" failures=\"1\""))
    #expect(folder.run(["@fixtures", "--tap"]).output.hasPrefix("TAP version 13\n1..2\nok 1 - "))
  }

  @Test func `coverage below the least is a failure`() throws {
    let folder = try Folder(Self.sample)
    let result = folder.run(["@fixtures", "--min-coverage", "51"])
    #expect(result.status == .checkFailed)
    #expect(result.output.contains("not covered shop: main –exhausted→ bye\n"))
    #expect(result.output.hasSuffix("coverage 50.0 % of the edges is below 51.0 %\n"))
    #expect(folder.run(["@fixtures", "--min-coverage", "50"]).status == .success)
  }

  @Test func `a snapshot holds the prompts and the path until it is recorded anew`() throws {
    let folder = try Folder(Self.sample)
    #expect(folder.run(["@fixtures", "--update"]).status == .success)
    #expect(try folder.text(of: "fixtures/a.snapshots.json5").contains("\"Press one.\""))
    #expect(folder.run(["@fixtures"]).status == .success)

    let changed = Self.flow.replacing("Press one.", with: "Press 1.")
    try changed.write(
      to: folder.url.appending(path: "flows/shop.json5"), atomically: true, encoding: .utf8)
    let result = folder.run(["@fixtures"])
    #expect(result.status == .checkFailed)
    #expect(
      result.output.contains("snapshot, prompt 1: expected \"Press one.\", found \"Press 1.\""))
    #expect(folder.run(["@fixtures", "--update"]).status == .success)
    #expect(folder.run(["@fixtures"]).status == .success)
  }

  @Test func `snapshots are not recorded where CI is set, nor of what fails`() throws {
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", Self.failing))
    let refused = folder.run(["@fixtures", "--update"], environment: ["CI": "true"])
    #expect(refused.status == .unusable)
    #expect(refused.errors.contains("--update is refused when CI is set"))
    #expect(folder.run(["@fixtures", "--update"]).status == .checkFailed)
    #expect(throws: (any Error).self) { try folder.text(of: "fixtures/b.snapshots.json5") }
  }

  @Test func `snapshots that can't be written are refused before the first call`() throws {
    let folder = try Folder(Self.sample)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/fixtures/a.snapshots.json5",
      withDestinationPath: "/nowhere/at/all")
    let refused = folder.run(["@fixtures/a.json5", "--update"])
    #expect(refused.status == .unusable)
    #expect(refused.errors.contains("a.snapshots.json5 can't be written"))
    #expect(refused.output.isEmpty)
  }

  @Test func `people who read Chinese get the summary in Chinese`() throws {
    let folder = try Folder(Self.sample)
    let result = folder.run(["@fixtures", "--language", "zh"])
    #expect(result.output.hasSuffix("通过 1，失败 0\n"))
  }

  @Test func `people who read Chinese get what failed in Chinese, machines as ever`() throws {
    let folder = try Folder(Self.sample(and: "fixtures/b.json5", Self.failing))
    let told = folder.run(["@fixtures", "--language", "zh"]).output
    for line in ["outcome：应为 queued，实为 completed", "路径：main → bye", "通话："] {
      #expect(told.contains("     \(line)\n"), "\(line)")
    }
    for event in ["热线：Press one.", "来电者按 2", "结束：completed"] {
      #expect(told.contains("  \(event)\n"), "\(event)")
    }
    func machines(_ language: String) -> [String] {
      [["--json"], ["--tap"]].map {
        folder.run(["@fixtures", "--language", language] + $0).output
          .replacing(/"seconds": [0-9.]+/, with: "")
      }
    }
    #expect(machines("zh") == machines("en"))
  }
}
