import Foundation
import Synchronization
import TestOutput

/// Runs the program itself, as users and their scripts do.
struct HotlineProcess {
  struct Result {
    /// The exit status; `nil` if a signal ended it.
    var status: Int32?
    /// Standard output and standard error together.
    var output: String
  }

  /// The program that was built beside these tests.
  static let program: URL = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests ?? "").deletingLastPathComponent().appending(path: "hotline")
  }()

  private let process = Process()
  private let output: FileHandle
  private let outputPath: String

  /// Starts the program in a folder; `hotline.db` there is its database.
  ///
  /// - Parameter shell: what a shell sets before, such as a limit.
  init(_ words: [String], in folder: TestFolder, shell: String? = nil) throws {
    outputPath = folder.file("output-\(UUID())")
    try Data().write(to: URL(fileURLWithPath: outputPath))
    output = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["LANG": "en_US.UTF-8", "HOME": folder.path]
    process.standardOutput = output
    process.standardError = output
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "\(shell); exec \"$@\"", "bash", Self.program.path] + words
    } else {
      process.executableURL = Self.program
      process.arguments = words
    }
    try process.run()
  }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  func wait() throws -> Result {
    process.waitUntilExit()
    try output.close()
    let data = try Data(contentsOf: URL(fileURLWithPath: outputPath))
    if KeptRun.folder == nil { try FileManager.default.removeItem(atPath: outputPath) }
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: String(decoding: data, as: UTF8.self))
  }

  @discardableResult
  static func run(
    _ words: String..., in folder: TestFolder, shell: String? = nil
  ) throws -> Result {
    try HotlineProcess(words, in: folder, shell: shell).wait()
  }
}
