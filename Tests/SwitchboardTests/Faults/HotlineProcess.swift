import Foundation

/// A `hotline` command that is typed at by a test, and writes into a file, errors too.
final class HotlineProcess {
  private let process = Process()
  private let input = Pipe()
  private let output: String

  /// - Parameter name: of the file with its output, in the folder.
  init(_ words: [String], name: String, folder: String) throws {
    output = folder + "/\(name).out"
    try Data().write(to: URL(fileURLWithPath: output))
    process.executableURL = SwitchboardProcess.program
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["LANG": "en_US.UTF-8", "HOME": folder]
    process.standardInput = input
    let file = FileHandle(forWritingAtPath: output)
    process.standardOutput = file
    process.standardError = file
    try process.run()
  }

  func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

  /// Waits until it ends by itself, and types nothing meanwhile.
  /// - Returns: its exit status; `nil` if a signal ended it.
  func waitForEnd() throws -> Int32? {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  deinit { if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) } }

  func type(_ line: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  /// All it has written.
  var text: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

  /// Waits until it has written something.
  func wait(for words: String, seconds: Double = 30) throws {
    let limit = Date().addingTimeInterval(seconds)
    while Date() < limit {
      if text.contains(words) { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw NothingWritten(words: words, text: text)
  }

  struct NothingWritten: Error {
    var words: String
    var text: String
  }
}
