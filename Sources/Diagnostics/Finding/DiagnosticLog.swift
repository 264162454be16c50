/// Collects what readers and checkers find, so that one run reports every problem of a file.
///
/// A class, because a reader hands it down through a tree of values that each add to it.
package final class DiagnosticLog {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  package func add(contentsOf more: [Diagnostic]) { diagnostics.append(contentsOf: more) }

  /// - Throws: `InvalidInput` with all findings if any of them is an error.
  package func throwIfErrors() throws(InvalidInput) {
    if hasErrors { throw InvalidInput(diagnostics) }
  }
}
