import Diagnostics
import FlowInterpreter
import Testing

/// Fixtures read from texts and run in flows read from texts.
enum PlayedFixture {
  /// Reads the fixtures of a text; problems are test failures.
  static func read(_ text: String) throws -> [Fixture] {
    let log = DiagnosticLog()
    let fixtures = FixtureReader.fixtures(in: SourceText(path: "f.json5", text: text), log: log)
    try log.throwIfErrors()
    return fixtures
  }

  /// The problems of a text of fixtures, one a line, without the file's name.
  static func problems(_ text: String) -> [String] {
    let log = DiagnosticLog()
    _ = FixtureReader.fixtures(in: SourceText(path: "f.json5", text: text), log: log)
    return log.diagnostics.sorted().map { String($0.headline.dropFirst("f.json5:".count)) }
  }

  static func library(_ flows: [String]) throws -> FlowLibrary {
    let sources = flows.map { text in
      SourceText(path: "\(text.split(separator: "\"")[1]).json5", text: text)
    }
    return try FlowLibrary(
      sources.map { String($0.path.dropLast(6)) }, in: FlowFolder(sources))
  }

  static func prepare(_ text: String, in flows: [String]) throws -> [PreparedFixture] {
    let library = try library(flows)
    return try read(text).map { fixture in
      guard case .inline(let data, _) = fixture.data else {
        return PreparedFixture(fixture: fixture, library: library)
      }
      return PreparedFixture(fixture: fixture, library: library, data: data)
    }
  }

  /// Runs the only fixture of a text, given by its members after the name.
  static func run(_ members: String, in flows: String...) throws -> FixtureResult {
    let id = flows[0].split(separator: "\"")[1]
    let text = "{ fixture: \"it\", flow: \"\(id)\", \(members) }"
    return try #require(try prepare(text, in: flows).first).run()
  }

  /// What is wrong with the only fixture of a text; empty if it passed.
  static func failures(_ members: String, in flow: String) throws -> [String] {
    try run(members, in: flow).failures.map(\.description)
  }
}
