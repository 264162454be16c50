package import Diagnostics

extension ServiceStubs {
  /// Checks the answers against the flow that meets them.
  ///
  /// - Parameter log: gets an error for every name that the flow doesn't have.
  /// - Returns: the services of the user's own that nothing answers, so that every call of them is a
  ///   fault.
  package func check(
    with flow: String, in library: FlowLibrary, source: SourceText?, log: DiagnosticLog
  ) -> [String] {
    let names = FixtureNames(of: flow, in: library)
    if let source {
      let reader = DocumentReader(source, log: log)
      for mention in mentions { names.check(mention, reader) }
    }
    return names.unanswered(by: byName)
  }
}
