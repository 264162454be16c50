internal import ArgumentParsing

extension Invocation {
  /// Options that say what is done with the figures, not which they are.
  static let outputs: Set = ["json", "charts", "csv", "for-excel", "html", "language"]

  /// The command line that gives the same figures: without threads, parts, and what is done with
  /// the figures.
  var runWords: [String] { words(without: Self.outputs.union(["jobs", "shard", "part"])) }
}
