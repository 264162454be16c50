import Foundation
import TestOutput
import Testing

/// A switchboard in a process of its own, which makes a desk one that runs.
final class DeskServer {
  private let process = Process()

  deinit { kill() }

  /// Starts it, and waits until it is up.
  func start(_ desk: Desk) throws {
    process.executableURL = TerminalProcess.program
    process.arguments = ["switchboard", "--db", desk.path + "/hotline.db", "--data", Desk.data]
    process.environment = ["LANG": "en_US.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    var said = ""
    while !said.contains("is up") {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "\(said)")
      said += String(decoding: more, as: UTF8.self)
    }
  }

  /// Ends it in order.
  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  /// Ends it as a fault would.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
