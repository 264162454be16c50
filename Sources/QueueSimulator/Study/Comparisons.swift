package import Diagnostics
package import ParallelWork

/// Several scenarios, each beside the first, over the same days of the same callers.
///
/// Among forty figures two differ by chance with 95 % intervals; so what is called a difference must
/// hold for all figures of all scenarios together. Source: S. Holm, "A Simple Sequentially Rejective
/// Multiple Test Procedure", Scandinavian Journal of Statistics 6 (1979), which needs no independence.
package struct Comparisons: Sendable {
  /// The first with each of the others; never empty.
  package let pairs: [Comparison]

  init(_ pairs: [Comparison]) {
    let joint = Self.joint(pairs.flatMap { $0.differences.filter { !$0.isNone }.map(\.chance) })
    var next = joint.makeIterator()
    self.pairs = pairs.map { pair in
      var pair = pair
      for index in pair.differences.indices where !pair.differences[index].isNone {
        pair.differences[index].jointChance = next.next() ?? 1
      }
      return pair
    }
  }

  /// Chances by Holm's method: with each the probability, where there is no difference at all, that
  /// any of them is as small.
  package static func joint(_ chances: [Double]) -> [Double] {
    var result = chances
    var largest = 0.0
    let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(chances.count - rank) * chances[index]))
      result[index] = largest
    }
    return result
  }

  package var first: StudyResult { pairs[0].first }

  /// The days that all have.
  package var replications: Int {
    pairs.map { min($0.first.replications, $0.second.replications) }.min() ?? 0
  }

  /// Whether it was ended early.
  package var isPartial: Bool {
    first.isPartial || pairs.contains { $0.second.isPartial }
  }

  /// Runs all scenarios for the same replications with the settings of a study.
  /// - Parameters:
  ///   - study: its own scenario is the first.
  ///   - others: with their names; at least one.
  package static func run(
    _ study: Study, named name: String, with others: [(name: String, scenario: Scenario)],
    stop: StopSignal = StopSignal(),
    progress: @escaping @Sendable (Study.Progress) -> Void = { _ in }
  ) -> Comparisons {
    let all = put(study, named: name, with: others) { own, number, kept in
      own.run(stop: stop, progress: told(progress, number, of: others.count + 1)) {
        kept.append($0)
      }
    }
    guard let all else { preconditionFailure("a whole run has results of all scenarios") }
    return all
  }

  /// Progress with one of several studies as progress with all of them.
  static func told(
    _ progress: @escaping @Sendable (Study.Progress) -> Void, _ number: Int, of count: Int
  ) -> @Sendable (Study.Progress) -> Void {
    {
      progress(
        .init(
          done: number * $0.planned + $0.done, planned: count * $0.planned, calls: $0.calls))
    }
  }

  /// Puts the results of all scenarios beside the first.
  /// - Parameter run: runs one of them, by number, and keeps its figures; `nil` if it has no result.
  static func put<Failure>(
    _ study: Study, named name: String, with others: [(name: String, scenario: Scenario)],
    run: (Study, Int, KeptFigures) throws(Failure) -> StudyResult?
  ) throws(Failure) -> Comparisons? {
    precondition(!others.isEmpty, "Comparisons needs a scenario beside the first")
    var results: [(result: StudyResult, figures: [ReplicationFigures])] = []
    for (number, scenario) in ([study.scenario] + others.map(\.scenario)).enumerated() {
      var own = study
      own.scenario = scenario
      let kept = KeptFigures()
      if let result = try run(own, number, kept) { results.append((result, kept.all)) }
    }
    guard results.count == others.count + 1 else { return nil }
    let first = results[0]
    return Comparisons(
      zip(others, results.dropFirst()).map { other, second in
        Comparison(
          names: (name, other.name), first: first.result, second: second.result,
          differences: Comparison.differences(
            first.figures, second.figures, study.scenario, other.scenario))
      })
  }

  // MARK: JSON

  /// All differences of all scenarios; those that are real are marked.
  package var json: JSONValue {
    .object([
      "first": .text(first.scenario.id), "second": .text(pairs[0].second.scenario.id),
      "names": .array(([pairs[0].names.first] + pairs.map(\.names.second)).map { .text($0) }),
      "scenarios": .array(
        ([first] + pairs.map(\.second)).map { .text($0.scenario.id) }),
      "seed": .integer(Int64(first.seed)), "replications": .integer(Int64(replications)),
      "partial": .boolean(isPartial),
      "differences": .array(
        pairs.flatMap { pair in pair.differences.map { Self.json($0, pair.names) } }),
    ])
  }

  private static func json(
    _ difference: Comparison.Difference, _ names: (first: String, second: String)
  ) -> JSONValue {
    .object([
      "from": .text(names.first), "to": .text(names.second),
      "of": .text(difference.subject.name), "figure": .text(difference.figure),
      "first": .number(difference.first), "second": .number(difference.second),
      "difference": .object([
        "mean": .number(difference.difference.mean),
        "halfWidth": .number(difference.difference.halfWidth),
      ]),
      "chance": .number(difference.jointChance),
      "real": .boolean(difference.isReal),
    ])
  }
}
