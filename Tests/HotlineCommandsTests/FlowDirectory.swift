import ArgumentParsing
import Foundation
import HotlineCommands

/// A temporary directory of flows, removed with the last copy of it.
final class FlowDirectory {
  let path: String
  private let root: URL

  /// - Parameter texts: by the flows' ids.
  init(_ texts: [String: String], named name: String = "flows") throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let directory = root.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (id, text) in texts {
      try Data(text.utf8).write(to: directory.appendingPathComponent("\(id).json5"))
    }
    path = directory.path
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Runs a command line of the program.
  func run(_ words: String...) -> (status: ExitStatus, output: String, error: String) {
    let (output, error) = (Recorder(), Recorder())
    let status = Hotline.main(
      words, console: Console(write: output.append, writeError: error.append))
    return (status, output.text, error.text)
  }
}
