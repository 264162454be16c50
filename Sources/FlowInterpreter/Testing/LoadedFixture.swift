package import Diagnostics

/// A fixture that can be run, and the file it comes from.
package struct LoadedFixture: Sendable {
  package let source: SourceText
  package let prepared: PreparedFixture

  package init(source: SourceText, prepared: PreparedFixture) {
    self.source = source
    self.prepared = prepared
  }

  package var fixture: Fixture { prepared.fixture }
  /// Where the fixture begins, as `file:line`.
  package var place: String { "\(source.path):\(source.place(at: fixture.offset).line)" }
}
