import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// The sample hotline is what everybody looks at first: nothing in it may be wrong.
@Suite struct SampleHotlineTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private func run(_ words: [String]) -> (status: Int32, output: String) {
    let output = Recorder()
    let status = Hotline.main(
      words, console: Console(write: output.append, writeError: output.append))
    return (status.rawValue, output.text)
  }

  @Test func `lint finds nothing in the sample flows`() {
    let result = run(["flow", "lint", Self.root + "/CallFlows"])
    #expect(result.status == 0)
    #expect(result.output.hasSuffix(" flows, 0 errors, 0 warnings, 0 notes\n"), "\(result.output)")
  }

  @Test func `the sample calls hold and cover every edge`() {
    let result = run([
      "test", Self.root + "/Fixtures", "--flows", Self.root + "/CallFlows", "--min-coverage", "100",
    ])
    #expect(result.status == 0)
    #expect(result.output.hasSuffix(" passed, 0 failed\n"), "\(result.output.suffix(4000))")
    #expect(!result.output.contains("not covered"), "\(result.output.suffix(4000))")
  }
}
