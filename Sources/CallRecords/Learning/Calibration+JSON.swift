package import Diagnostics

extension Calibration {
  /// Where the hazard of hanging up is told, in seconds.
  private static let hazardBounds: [Double] = [
    0, 5, 10, 20, 30, 60, 90, 120, 180, 240, 300, 600, 1_200,
  ]

  /// What was read, as `--json` has it.
  package var rowsJSON: JSONValue {
    .object([
      "read": .integer(Int64(log.rowsRead)),
      "used": .integer(Int64(log.rowsUsed)),
      "setAside": .array(
        log.setAside.map {
          .object([
            "reason": .text($0.reason.en), "rows": .integer(Int64($0.rows)),
            "place": $0.place.map { .text($0) },
          ])
        }),
      "found": .array(log.found.map { .text($0.en) }),
    ])
  }

  /// What is told of each call type.
  package var typesJSON: JSONValue {
    .object(
      members: log.types.indices.map { type in (log.types[type].id, json(of: type)) })
  }

  private func json(of type: Int) -> JSONValue {
    let figures = types[type]
    return .object([
      "title": .text(log.types[type].title),
      "calls": .integer(Int64(figures.calls)),
      "offered": .integer(Int64(figures.offered)),
      "arrivals": .object([
        "perHour": .object(
          members: zip(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], figures.arrivals.perHour)
            .map { ($0, .array($1.map { .number($0) })) }),
        "dayFactor": .object(["cv": .number(figures.arrivals.dayVariation)]),
        "dispersion": .object([
          "cv": .number(figures.arrivals.intervalVariation),
          "correlation": .number(figures.arrivals.correlation),
        ]),
      ]),
      "handling": Self.json(figures.handling),
      "wrapUp": .object([
        "n": .integer(Int64(centre.wrapUp.observations)),
        "mean": .number(centre.wrapUp.mean),
        "bound": .number(centre.wrapUp.bound),
        "away": .number(centre.wrapUp.away),
      ]),
      "patience": json(of: centre.patience[type]),
      "redial": .object([
        "abandoned": .integer(Int64(figures.redial.abandoned)),
        "share": .number(figures.redial.share),
        "halfWidth": .number(figures.redial.halfWidth),
        "meanDelay": .number(figures.redial.meanDelay),
      ]),
      "headStarts": .array(
        centre.heads.classes[type].map {
          .object([
            "priority": .integer(Int64($0.priority)), "share": .number($0.share),
            "seconds": .number($0.seconds),
          ])
        }),
    ])
  }

  private static func json(_ fit: LawFit) -> JSONValue {
    .object([
      "n": .integer(Int64(fit.observations)),
      "mean": .number(fit.mean),
      "halfWidth": .number(fit.halfWidth),
      "cv": .number(fit.variation),
      "law": .text(fit.law.rawValue),
      "ks": .number(fit.distance),
    ])
  }

  private func json(of patience: PatienceEstimate) -> JSONValue {
    let curve = patience.curve
    let quantiles = [0.1, 0.25, 0.5, 0.75, 0.9]
    return .object([
      "n": .integer(Int64(curve.observations)),
      "abandoned": .integer(Int64(curve.ended)),
      "censored": .integer(Int64(curve.observations - curve.ended)),
      "median": curve.quantile(0.5).map { .number($0) } ?? .null,
      "quantiles": .object(
        members: quantiles.map { share in
          ("p\(Int((share * 100).rounded()))", curve.quantile(share).map { .number($0) } ?? .null)
        }),
      "never": .number(curve.tail),
      "balking": .object([
        "n": .integer(Int64(patience.balking.observations)),
        "share": .number(patience.balking.share),
        "halfWidth": .number(patience.balking.halfWidth),
      ]),
      "ofAllTypes": .boolean(patience.isShared),
      "laws": .array(
        patience.laws.map {
          .object([
            "law": .text($0.family.rawValue), "scale": .number($0.scale),
            "shape": .number($0.shape), "aic": .number($0.criterion),
          ])
        }),
      "hazard": .array(
        curve.hazard(Self.hazardBounds, of: patience.observations).map {
          .object([
            "from": .number($0.from), "to": .number($0.to), "perMinute": .number($0.perMinute),
            "abandoned": .integer(Int64($0.ended)), "waitedMinutes": .number($0.minutes),
          ])
        }),
    ])
  }

  /// The agents of each pool by weekday and interval, where there are any.
  package var agentsJSON: JSONValue {
    var rows: [JSONValue] = []
    for (pool, weekdays) in agents.cells.enumerated() {
      for (weekday, cells) in weekdays.enumerated() {
        for (index, cell) in cells.enumerated() where cell.high > 0 {
          let minutes = Int((Double(index) * intervalSeconds / 60).rounded())
          func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
          let day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][weekday]
          rows.append(
            .object([
              "pool": .text("agents-\(pool + 1)"),
              "interval": .text("\(day) \(two(minutes / 60)):\(two(minutes % 60))"),
              "low": .number(cell.low), "best": .number(cell.best), "high": .number(cell.high),
            ]))
        }
      }
    }
    return .array(rows)
  }
}
