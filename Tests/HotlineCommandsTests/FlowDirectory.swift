import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput

/// A temporary directory of flows, removed with the last copy of it.
final class FlowDirectory {
  private let folder: TestFolder
  private let name: String
  var path: String { folder.file(name) }

  /// - Parameter texts: by the flows' ids.
  init(_ texts: [String: String], named name: String = "flows") throws {
    folder = try TestFolder()
    self.name = name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (id, text) in texts {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(id).json5"))
    }
  }

  /// Writes a file of invented callers beside the flows.
  /// - Returns: its path.
  func give(_ text: String, as file: String) throws -> String {
    try folder.give(text, as: "\(name)/\(file)")
  }

  /// The path of a file of fixtures that is written beside the flows: they name invented callers.
  func fixtures(_ file: String) throws -> String { try folder.declareClear("\(name)/\(file)") }

  /// Runs a command line of the program.
  func run(_ words: String...) -> (status: ExitStatus, output: String, error: String) {
    let (output, error) = (Recorder(), Recorder())
    // Explored calls are fixtures, which name the invented callers they are of.
    if words.starts(with: ["flow", "explore"]) { output.declareClear() }
    let status = Hotline.main(
      words, console: Console(write: output.append, writeError: error.append))
    return (status, output.text, error.text)
  }
}
