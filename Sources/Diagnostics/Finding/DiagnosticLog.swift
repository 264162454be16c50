/// Collects what readers and checkers find, so that one run reports every problem of a file.
///
/// A class, because a reader hands it down through a tree of values that each add to it.
package final class DiagnosticLog {
  /// So many findings are kept; a file with more of them is no file to mend one by one.
  package static let maximum = 1_000

  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  /// Whether nothing more is kept, so that readers need not say more.
  package var isFull: Bool { diagnostics.count > Self.maximum }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package func add(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    diagnostics.append(diagnostic)
    guard diagnostics.count == Self.maximum else { return }
    diagnostics.append(
      Diagnostic(
        .error, "too-many-findings", file: diagnostic.file,
        Wording(
          zh: "问题超过 \(Self.maximum) 个，请先改这些",
          en: "there are more than \(Self.maximum) findings; mend these first")))
  }

  package func add(contentsOf more: [Diagnostic]) { for diagnostic in more { add(diagnostic) } }

  /// - Throws: `InvalidInput` with all findings if any of them is an error.
  package func throwIfErrors() throws(InvalidInput) {
    if hasErrors { throw InvalidInput(diagnostics) }
  }
}
