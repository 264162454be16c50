package import Diagnostics

extension Validation {
  /// The days and errors, as `--json` has them; shares as shares, waits in seconds.
  package var json: JSONValue {
    let (actual, simulated) = total
    return .object([
      "replications": .integer(Int64(replications)),
      "days": .array(days.map(Self.json)),
      "abandonmentError": .number(abandonmentError),
      "waitError": .number(waitError),
      "guessError": .number(guessError),
      "total": .object([
        "actual": Self.json(actual), "simulated": Self.json(simulated),
      ]),
      "intervals": .array(
        intervals.enumerated().compactMap { index, pair in
          guard pair.actual.offered > 0 else { return nil }
          return .object([
            "at": .text(clock(index)), "actual": Self.json(pair.actual),
            "simulated": Self.json(pair.simulated),
          ])
        }),
      "near": .object(
        members: judgements.map { ($0.measure.rawValue, .boolean($0.isNear)) }
          + [("days", .boolean(foretellsDays))]),
      "misfits": .array(misfits.map { .text($0.text.en) }),
    ])
  }

  private static func json(_ day: Day) -> JSONValue {
    .object([
      "date": .text(CivilDate(daysSince1970: day.day).description),
      "fitted": .boolean(day.isFitted),
      "actual": json(day.actual),
      "simulated": json(day.simulated),
      "abandonmentRange": json(day.abandonmentRange),
      "waitRange": json(day.waitRange),
    ])
  }

  private static func json(_ figures: Figures) -> JSONValue {
    .object([
      "offered": .number(figures.offered),
      "abandonment": .number(figures.abandonment),
      "meanWait": .number(figures.meanWait),
      "serviceLevel": .number(figures.serviceLevel),
    ])
  }

  private static func json(_ range: ClosedRange<Double>) -> JSONValue {
    .array([.number(range.lowerBound), .number(range.upperBound)])
  }
}
