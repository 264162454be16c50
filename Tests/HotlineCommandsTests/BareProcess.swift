import Foundation
import TestOutput

/// The program where there is nothing but itself: no checkout near, no home, no variables.
struct BareProcess {
  var status: Int32
  /// Standard output.
  var output: String
  var errors: String

  init(_ words: String..., in folder: String) throws { try self.init(in: folder, words: words) }

  init(in folder: String, words: [String]) throws {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = TerminalProcess.program
    process.arguments = words
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["TMPDIR": FileManager.default.temporaryDirectory.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    self.output = try Self.text(output)
    self.errors = try Self.text(errors)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  private static func text(_ pipe: Pipe) throws -> String {
    String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }
}
