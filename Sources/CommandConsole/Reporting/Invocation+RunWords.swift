package import ArgumentParsing

extension Invocation {
  /// Options that say what is done with the figures, not which they are.
  package static let outputs: Set = ["json", "charts", "csv", "for-excel", "html", "language"]

  /// Options that say where the figures are made.
  private static let places: Set = [
    "jobs", "shard", "part", "workers", "launch", "program", "silence",
  ]

  /// The command line that gives the same figures: without threads, parts, workers, and what is done
  /// with the figures.
  package var runWords: [String] { words(without: Self.outputs.union(Self.places)) }
}
