internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import QueueSimulator

/// Reads scenario files for the commands.
enum ScenarioFile {
  /// The scenario of a file; its warnings go to standard error.
  static func read(_ path: String, _ console: Console) throws -> Scenario {
    try readWithFiles(path, console).scenario
  }

  /// The scenario of a file, with the files that it was read from.
  static func readWithFiles(
    _ path: String, _ console: Console
  ) throws -> (scenario: Scenario, files: [RunRecord.InputFile]) {
    let (scenario, warnings, files) = try check(path, environment: console.environment)
    for warning in warnings { console.writeError(warning.rendered + "\n") }
    return (scenario, files)
  }

  /// The scenario of a file, the warnings about it, and the files that it was read from.
  ///
  /// - Parameter environment: says where menus sampled from flows are kept.
  static func check(
    _ path: String, environment: [String: String]
  ) throws -> (scenario: Scenario, warnings: [Diagnostic], files: [RunRecord.InputFile]) {
    try check(SourceText(contentsOf: path), environment: environment)
  }

  /// The same of a text; the files it names are looked for beside its path.
  static func check(
    _ source: SourceText, environment: [String: String]
  ) throws -> (scenario: Scenario, warnings: [Diagnostic], files: [RunRecord.InputFile]) {
    let path = source.path
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    var files = [RunRecord.InputFile(path: path, bytes: source.bytes)]
    func note(_ path: String, _ bytes: [UInt8]) {
      guard !files.contains(where: { $0.path == path }) else { return }
      files.append(RunRecord.InputFile(path: path, bytes: bytes))
    }
    let sampler = FlowMenuSampler(
      folder: path.contains("/") ? folder + "/" : "",
      cache: FlowMenuCache(environment: environment), noteFile: note)
    let (scenario, warnings) = try ScenarioReader.read(
      source,
      contents: { name in
        let isRelative = !name.hasPrefix("/")
        let place = isRelative && path.contains("/") ? folder + "/" + name : name
        let bytes = try? SourceText(contentsOf: place, atMost: ScenarioReader.largestTrace).bytes
        if let bytes { note(place, bytes) }
        return bytes
      }, menus: sampler.sample)
    return (scenario, warnings, files)
  }
}
