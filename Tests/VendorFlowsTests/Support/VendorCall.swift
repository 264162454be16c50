import Diagnostics
import FlowInterpreter
import Testing
import VendorFlows

/// Fixtures run in flows of other systems that are given as texts.
enum VendorCall {
  /// The flows of some files, by what they are called.
  static func folder(_ files: [String: String]) -> FlowFolder {
    FlowFolder(
      files.sorted { $0.key < $1.key }.map { SourceText(path: $0.key, text: $0.value) },
      others: VendorSystems.readers)
  }

  static func library(
    _ files: [String: String], names: [String: String] = [:]
  ) throws -> FlowLibrary {
    let log = DiagnosticLog()
    let folder = folder(files)
    let library = FlowLibrary.read(folder.ids, in: folder, names: names, log: log)
    try log.throwIfErrors()
    return try #require(library)
  }

  static func flow(_ text: String) throws -> Flow {
    let log = DiagnosticLog()
    let flow = folder(["main.json": text]).flow("main", log: log)
    try log.throwIfErrors()
    return try #require(flow)
  }

  /// What reading a file finds, without the file's name.
  static func findings(_ text: String) -> [String] {
    let log = DiagnosticLog()
    _ = folder(["main.json": text]).flow("main", log: log)
    return log.diagnostics.sorted().map { String($0.headline.dropFirst("main.json:".count)) }
  }

  /// Runs a fixture that is given by its members after the flow.
  static func run(
    _ members: String, in text: String, with others: [String: String] = [:]
  ) throws -> FixtureResult {
    let fixture = try fixture(members)
    let files = others.merging(["main.json": text]) { $1 }
    let library = try library(files, names: fixture.flows.mapValues(\.name))
    let prepared = PreparedFixture(fixture: fixture, library: library)
    let log = DiagnosticLog()
    prepared.checkNames(in: SourceText(path: "f.json5", text: Self.text(members)), log: log)
    try log.throwIfErrors()
    return prepared.run()
  }

  private static func text(_ members: String) -> String {
    "{ fixture: \"it\", flow: \"main\", \(members) }"
  }

  private static func fixture(_ members: String) throws -> Fixture {
    let log = DiagnosticLog()
    let fixtures = FixtureReader.fixtures(
      in: SourceText(path: "f.json5", text: text(members)), log: log)
    try log.throwIfErrors()
    return try #require(fixtures.first)
  }

  /// What is wrong with a fixture, in a flow as it stands and as it is imported; empty if it passed.
  static func failures(
    _ members: String, in text: String, with others: [String: String] = [:]
  ) throws -> [String] {
    let fixture = try fixture(members)
    let passed = try run(members, in: text, with: others).failures.map(\.description)
    let imported = FlowFileWriter(try flow(text))
    // What has no equal in our notation may be missed.
    guard imported.losses.isEmpty else { return passed }
    let files = others.merging(["main.json5": imported.text]) { $1 }
    let library = try Self.library(files, names: fixture.flows.mapValues(\.name))
    let again = PreparedFixture(fixture: fixture, library: library).run()
    return passed + again.failures.map { "imported: \($0.description)" }
  }
}
