/// The error of a file that can't be used: every problem found in it, sorted by place.
package struct InvalidInput: Error, Sendable {
  package let diagnostics: [Diagnostic]

  /// - Precondition: at least one of the diagnostics is an error.
  package init(_ diagnostics: [Diagnostic]) {
    precondition(
      diagnostics.contains { $0.severity == .error },
      "InvalidInput needs at least one error (was given \(diagnostics.count) findings)")
    self.diagnostics = diagnostics.sorted()
  }
}
