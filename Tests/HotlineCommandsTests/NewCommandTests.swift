import Foundation
import TestOutput
import Testing

@Suite struct NewCommandTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// Makes a hotline, whose files name invented callers.
  private func make(_ name: String, id: String) throws -> BareProcess {
    for file in ["Fixtures/Data/callers.json5", "Fixtures/\(id).json5", "README.md"] {
      try folder.declareClear("\(name)/\(file)")
    }
    return try BareProcess("new", name, in: folder.path)
  }

  @Test(arguments: [
    ("shop", "shop"), ("Top Up 24h", "top-up-24h"), ("2nd", "hotline-2nd"), ("客服", "hotline"),
    ("it's {caller.name} \"now\"", "its-callername-now"),
  ])
  func `a new hotline passes its tests and its simulation at once`(name: String, id: String) throws
  {
    let made = try make(name, id: id)
    #expect(made.status == 0, "\(made.errors)")
    let here = folder.file(name)
    let tested = try BareProcess("test", in: here)
    #expect(tested.status == 0, "\(tested.output)")
    #expect(tested.output.hasSuffix("2 passed, 0 failed\n"))
    let lint = try BareProcess("flow", "lint", in: here)
    #expect(lint.output == "1 flow, 0 errors, 0 warnings, 0 notes\n")
    let scenario = "Fixtures/Scenarios/\(id).json5"
    #expect(made.output.contains("hotline simulate \(scenario)\n"))
    let day = try BareProcess("simulate", scenario, "--replications", "10", in: here)
    #expect(day.status == 0, "\(day.output)")
    #expect(day.output.contains("✔ service level"))
  }

  @Test func `the commands of the README work in the folder as they stand there`() throws {
    try #require(try make("shop", id: "shop").status == 0)
    let here = folder.file("shop")
    let readme = try String(contentsOfFile: here + "/README.md", encoding: .utf8)
    let lines = readme.split(separator: "\n")
    #expect(lines.count <= 10)
    for line in lines where line.hasPrefix("    hotline") {
      let commands = line.split(separator: "#")[0].split(separator: "&&")
      for command in commands {
        let words = command.split(separator: " ").dropFirst().map(String.init)
        // Those that go on until somebody ends them are at least known.
        let isLong = ["call", "switchboard", "agent"].contains(words[0])
        let run = try BareProcess(in: here, words: isLong ? [words[0], "--help"] : words)
        #expect(run.status == 0, "\(line): \(run.errors)")
      }
    }
    let audit = try BareProcess("audit", "verify", in: here)
    #expect(audit.output.hasPrefix("the audit is sound"))
  }

  @Test func `a folder that isn't empty is refused and stays as it was`() throws {
    let here = folder.file("full")
    try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: here + "/notes"))
    for options in [[], ["--sample"]] {
      let refused = try BareProcess(in: folder.path, words: ["new", "full"] + options)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("full is not empty; nothing was written"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: here) == ["notes"])
    }
    let file = try BareProcess("new", "full/notes", in: folder.path)
    #expect(file.status == 2)
    #expect(file.errors.contains("full/notes can't be written"))
  }

  @Test func `an empty folder is filled, the working folder as well`() throws {
    let here = folder.file("bakery")
    try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: true)
    for file in ["Fixtures/Data/callers.json5", "Fixtures/bakery.json5", "README.md"] {
      try folder.declareClear("bakery/\(file)")
    }
    #expect(try BareProcess("new", ".", in: here).status == 0)
    #expect(FileManager.default.fileExists(atPath: here + "/CallFlows/bakery.json5"))
  }
}
