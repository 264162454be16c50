import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import Synchronization
import TestOutput
import Testing

@Suite struct OutputFileTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let evening = "Fixtures/Scenarios/double-eleven.json5"
  private static let nowhere = "/nowhere/at/all"

  @Test(arguments: [
    ["simulate", evening, "--csv"], ["simulate", evening, "--trace"],
    ["sweep", evening, "--vary", "pools.front.agents=60..70:5", "--csv"],
    ["staff", evening, "--write"],
    ["staff", evening, "--shifts", "Fixtures/Shifts/evening.json5", "--roster"],
    ["staff", evening, "--shifts", "Fixtures/Shifts/evening.json5", "--calendar"],
    ["flow", "walk", "hotline", "--population", "Fixtures/Data/callers.json5", "--csv"],
    ["flow", "graph", "hotline", "--output"], ["test", "--junit"],
    ["call", "hotline", "--fast", "--record"],
  ])
  func `a file that can't be written is refused before the work begins`(words: [String]) {
    let (output, errors) = (Recorder(), Recorder())
    let hasRead = Mutex(false)
    var console = Console(
      write: output.append, writeError: errors.append, environment: ["LANG": "en_US.UTF-8"])
    console.readLine = {
      hasRead.withLock { $0 = true }
      return nil
    }
    #expect(Hotline.main(words + [Self.nowhere], console: console) == .unusable)
    let option = words.last ?? ""
    #expect(errors.text.contains("\(option): \(Self.nowhere) can't be written"))
    #expect(output.text.isEmpty)
    #expect(!hasRead.withLock { $0 })
  }

  @Test func `a folder that can't be made is refused before the work begins`() {
    let (output, errors) = (Recorder(), Recorder())
    let status = Hotline.main(
      ["flow", "explore", "hotline", "--output", "/dev/null/explored"],
      console: Console(
        write: output.append, writeError: errors.append, environment: ["LANG": "en_US.UTF-8"]))
    #expect(status == .unusable)
    #expect(errors.text == "hotline: error: --output: /dev/null/explored can't be made\n")
    #expect(output.text.isEmpty)
  }

  @Test func `a file is replaced whole, and what can't be replaced is written into`() throws {
    let file = URL(fileURLWithPath: folder.file("flow.dot"))
    try Data("what was there before".utf8).write(to: file)
    let console = Console(write: Recorder().append, writeError: Recorder().append)
    func draw(to path: String) -> ArgumentParsing.ExitStatus {
      Hotline.main(
        ["flow", "graph", "hotline", "--format", "dot", "--output", path], console: console)
    }
    #expect(draw(to: file.path) == .success)
    #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("digraph"))
    #expect(draw(to: "/dev/null") == .success)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["flow.dot"])
  }
}
