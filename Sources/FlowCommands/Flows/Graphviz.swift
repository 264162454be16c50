internal import ArgumentParsing
internal import Diagnostics
internal import Foundation

/// Graphviz' `dot`, if it is installed.
struct Graphviz {
  private let program: URL

  /// - Throws: `UsageError` if `dot` is nowhere in `PATH`.
  init(console: Console) throws(UsageError) {
    let folders = (console.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { URL(fileURLWithPath: "\($0)/dot") }
    guard
      let program = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else {
      throw UsageError(
        Wording(
          zh: "svg 需要 Graphviz，PATH 里没有 'dot'",
          en: "svg needs Graphviz, and there is no 'dot' in PATH"),
        hint: Wording(
          zh: "apt-get install graphviz，或改用 --format mermaid 或 dot",
          en: "apt-get install graphviz, or take --format mermaid or dot"))
    }
    self.program = program
  }

  /// Draws a graph.
  /// - Throws: `UsageError` with what `dot` said if it could not.
  func svg(of graph: String) throws -> String {
    // Files, because a pipe that nobody empties while the other is written would stand still.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("flow.dot")
    let output = folder.appendingPathComponent("flow.svg")
    try Data(graph.utf8).write(to: input)
    let process = Process()
    process.executableURL = program
    process.arguments = ["-Tsvg", "-o", output.path, input.path]
    let errors = folder.appendingPathComponent("errors")
    try Data().write(to: errors)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      throw UsageError(zh: "dot 出错：\(said.prefix(200))", en: "dot failed: \(said.prefix(200))")
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}
