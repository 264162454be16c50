import Foundation
import Testing

@Suite struct `A command with a closed standard stream, at a running desk` {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.startAndWait()
  }

  /// Runs a command as a shell does that closes streams, with the rest of its output in a file.
  private func run(_ closing: String) throws -> (status: Int32, said: String) {
    let said = board.folder + "/said"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" case list --db \"$1\" >\"$2\" 2>&1 \(closing)",
      SwitchboardProcess.program.path, board.database, said,
    ]
    process.environment = ["LANG": "en_US.UTF-8", "HOME": board.folder]
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: said, encoding: .utf8))
  }

  @Test(arguments: [">&-", ">&- <&-"])
  func `says on the other one that nobody gets the result`(closing: String) throws {
    let answer = try run(closing)
    #expect(answer.status == 2)
    #expect(answer.said.contains("no such cases"))
    #expect(answer.said.contains("can't be written to standard output (Bad file descriptor)"))
  }

  @Test(arguments: ["2>&-", "<&-", "<&- 2>&-"])
  func `answers where the result can be written`(closing: String) throws {
    let answer = try run(closing)
    #expect(answer.status == 0)
    #expect(answer.said.hasPrefix("no such cases"))
  }

  @Test func `ends with a status that says so where nothing can be written`() throws {
    #expect(try run(">&- 2>&- <&-").status == 2)
  }
}
