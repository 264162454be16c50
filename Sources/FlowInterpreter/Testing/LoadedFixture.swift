package import Diagnostics

/// A fixture that can be run, and the file it comes from.
package struct LoadedFixture: Sendable {
  package let source: SourceText
  package let prepared: PreparedFixture
  /// The file of its data, if they stand in one.
  package let data: SourceText?

  package init(source: SourceText, prepared: PreparedFixture, data: SourceText? = nil) {
    self.source = source
    self.prepared = prepared
    self.data = data
  }

  package var fixture: Fixture { prepared.fixture }
  /// Where the fixture begins, as `file:line`.
  package var place: String { "\(source.path):\(source.place(at: fixture.offset).line)" }
}
