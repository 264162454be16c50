package import Diagnostics
internal import QueueSimulator

/// The scenario of a usual week, as its file has it, saying of each number where it comes from.
package struct LearntScenario {
  private let calibration: Calibration
  private let id: String
  private let title: String
  private let offset: String
  private let date: CivilDate?
  private let calls: String?

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let replications = 100
  private static let patienceValues = 40

  /// - Parameters:
  ///   - name: of the file, without its ending; made an id.
  ///   - offset: of the centre's clocks from UTC, such as +08:00.
  ///   - date: the one day of the scenario, like others of its weekday; `nil` for a whole week.
  ///   - calls: the file of the day's calls, where they are to come as they came.
  package init(
    _ calibration: Calibration, name: String, title: String, offset: String,
    date: CivilDate? = nil, calls: String? = nil
  ) {
    self.date = date
    self.calls = calls
    self.calibration = calibration
    id = CallLogBuilder.slug(name)
    self.title = title
    self.offset = offset
  }

  private var days: Int { calibration.days.count }
  private var intervals: Int { Int((86_400 / calibration.intervalSeconds).rounded(.up)) }
  /// Types that have offered calls, by index.
  private var types: [Int] {
    calibration.types.indices.filter { calibration.types[$0].offered > 0 }
  }

  /// The file's text.
  package var text: String {
    let first = calibration.days.numbers.first ?? 0
    let last = calibration.days.numbers.last ?? first
    // The first Monday after the log, so that the week begins with one.
    let monday = CivilDate(daysSince1970: last + 7 - CivilDate(daysSince1970: last).weekday)
    var lines = [
      "// \(date.map { "A usual \(Self.weekdays[$0.weekday])" } ?? "A usual week"), learnt from \(calibration.log.rowsUsed) rows of \(days) days,",
      "// \(CivilDate(daysSince1970: first)) to \(CivilDate(daysSince1970: last)). ± is half the width of a 95 % interval.",
      "{",
      "  scenario: \"\(id)\",",
      "  title: \(JSONValue.text(title).compact),",
      "  begins: \"\(date ?? monday)T00:00:00\(offset)\",",
      "  lasts: \"\(date == nil ? "7d" : "24h")\",",
      "  interval: \"\(Self.duration(calibration.intervalSeconds))\",",
      "  replications: \(Self.replications),",
      "  callTypes: {",
    ]
    if let calls {
      // Those who called again are among them.
      lines.insert("  calls: \"\(calls)\",", at: lines.count - 1)
    }
    for type in types { lines += callTypes(of: type) }
    lines.append("  },")
    lines.append("  queues: {")
    for type in types { lines += queue(of: type) }
    lines.append("  },")
    lines.append("  pools: {")
    for pool in pools.indices { lines += self.pool(pool) }
    lines.append("  },")
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Call types

  /// A call type for each class of the type that matters: those that stand in line alike are one.
  private func callTypes(of type: Int) -> [String] {
    let figures = calibration.types[type]
    let name = calibration.log.types[type]
    let classes = LearntClass.all(of: type, calibration)
    var lines: [String] = []
    for one in classes {
      lines.append(
        "    // \(Self.comment(name.title)): \(figures.calls) calls, \(figures.offered) of them to the queue."
      )
      if classes.count > 1 {
        lines.append(
          "    // \(Self.number(one.share * 100)) % of those who waited stand in line as if they had joined \(Self.number(one.headStart)) s before."
        )
      }
      lines.append("    \"\(one.id)\": {")
      if calls == nil { lines += arrivals(of: type, share: one.share) }
      lines.append("      queue: \"\(name.id)\",")
      if one.headStart > 0 {
        lines.append("      // From the order in which waiting calls were taken.")
        lines.append("      headStart: \"\(Self.duration(one.headStart))\",")
      }
      lines += menu(figures)
      lines += patience(of: type)
      lines += handling(figures)
      if calls == nil { lines += redial(figures) }
      lines.append("    },")
    }
    return lines
  }

  private func arrivals(of type: Int, share: Double) -> [String] {
    let pattern = calibration.types[type].arrivals
    var lines = [
      "      // Means of the log's days of each weekday; where nobody is there to serve, none.",
      "      arrivals: { perHour: \(date == nil ? "{" : "")",
    ]
    for (weekday, rates) in pattern.perHour.enumerated()
    where date == nil || date?.weekday == weekday {
      let served = rates.enumerated().map { index, rate in
        isServed(type, weekday, index) ? Self.number(rate * share) : "0"
      }
      let list = "[\(served.joined(separator: ", "))],"
      if date != nil {
        lines.append("        \(list)")
      } else if served.contains(where: { $0 != "0" }) {
        lines.append("        \"\(Self.weekdays[weekday])\": \(list)")
      }
    }
    let end = date == nil ? "      }," : "     "
    if pattern.intervalVariation > 0.01 {
      lines.append(
        "\(end) dispersion: { cv: \(Self.number(pattern.intervalVariation)), correlation: \(Self.number(pattern.correlation)) } },"
      )
    } else {
      lines.append(date == nil ? "      } }," : "      },")
    }
    if pattern.dayVariation > 0.005 {
      lines.append("      dayFactor: { cv: \(Self.number(pattern.dayVariation)) },")
    }
    return lines
  }

  private func menu(_ figures: Calibration.TypeFigures) -> [String] {
    guard figures.menu.mean > 0 || figures.contained > 0 else { return [] }
    return [
      "      ivr: { lasts: \(Self.text(figures.menu.distribution)), contained: \(Self.number(figures.contained)) },"
    ]
  }

  private func patience(of type: Int) -> [String] {
    let patience = calibration.centre.patience[type]
    let half = patience.curve.quantile(0.5)
    var comment =
      "      // Kaplan–Meier: \(patience.curve.ended) hung up of \(patience.curve.observations) who waited; "
    comment +=
      half.map { "half would within \(Self.number($0)) s" }
      ?? "\(Self.number(patience.curve.tail * 100)) % outlast the longest wait seen"
    if patience.isShared { comment += "; of all types, this one has too few" }
    return balking(patience.balking) + [comment + "."] + law(of: patience) + [
      "      patience: \(Self.text(patience.distribution(Self.patienceValues))),"
    ]
  }

  private func balking(_ balking: BalkingEstimate) -> [String] {
    guard balking.isSeen else { return [] }
    return [
      "      // Of \(balking.observations) who had to wait so many hung up within a second: ± \(Self.number(balking.halfWidth)).",
      "      balking: \(Self.number(balking.share)),",
    ]
  }

  private func law(of patience: PatienceEstimate) -> [String] {
    guard let best = patience.laws.first else { return [] }
    var comment =
      "      // Of laws \(best.family.rawValue) is nearest: scale \(Self.number(best.scale)) s, shape \(Self.number(best.shape))"
    if patience.laws.count > 1 {
      let next = patience.laws[1]
      comment +=
        "; Akaike's criterion is \(Self.number(next.criterion - best.criterion)) less than that of \(next.family.rawValue)"
    }
    return [comment + "."]
  }

  private func handling(_ figures: Calibration.TypeFigures) -> [String] {
    let fit = figures.handling
    let wrapUp = calibration.centre.wrapUp
    var lines = [
      "      // \(fit.observations) talks: mean \(Self.number(fit.mean)) ± \(Self.number(fit.halfWidth)) s, cv \(Self.number(fit.variation)); "
        + "\(fit.law.rawValue), at most \(Self.number(fit.distance)) from them (Kolmogorov–Smirnov).",
      "      handling: \(Self.text(fit.distribution)),",
    ]
    if wrapUp.mean > 0 {
      lines.append(
        wrapUp.observations > 0
          ? "      // From \(wrapUp.observations) talks that ended while calls waited: until the next one was taken, up to \(Self.number(wrapUp.bound)) s."
          : "      // As the log has it.")
      lines.append("      wrapUp: \(Self.text(Self.thinned(wrapUp.values))),")
    }
    return lines
  }

  private func redial(_ figures: Calibration.TypeFigures) -> [String] {
    let redial = figures.redial
    guard redial.abandoned >= 30, redial.share > redial.halfWidth else { return [] }
    return [
      "      // \(redial.abandoned) who hung up, against those who were answered: ± \(Self.number(redial.halfWidth)).",
      "      redial: { abandoned: { share: \(Self.number(redial.share)), delay: { exponential: \"\(Self.duration(max(1, redial.meanDelay)))\" } } },",
    ]
  }

  // MARK: Queues and pools

  /// The types of each pool; a type that nobody seems to serve is put to the largest.
  private var pools: [[Int]] {
    var pools = calibration.agents.pools
    if pools.isEmpty { pools = [[]] }
    let largest = pools.indices.max { size(of: $0) < size(of: $1) } ?? 0
    for type in types where !pools.contains(where: { $0.contains(type) }) {
      pools[largest].append(type)
    }
    return pools
  }

  private func size(of pool: Int) -> Double {
    guard calibration.agents.cells.indices.contains(pool) else { return 0 }
    return calibration.agents.cells[pool].joined().reduce(0) { $0 + $1.high }
  }

  private func queue(of type: Int) -> [String] {
    let serving = pools.indices.filter { pools[$0].contains(type) }
    return [
      "    \"\(calibration.log.types[type].id)\": { pools: [\(serving.map { "\"\(Self.poolID($0))\"" }.joined(separator: ", "))] },"
    ]
  }

  private static func poolID(_ pool: Int) -> String { "agents-\(pool + 1)" }

  /// How many agents a pool has in an interval, absences not taken off.
  private func agents(_ pool: Int, _ weekday: Int, _ index: Int) -> Int {
    guard calibration.agents.cells.indices.contains(pool) else { return 1 }
    let cells = calibration.agents.cells[pool]
    // A pool that is never wholly there counts wherever somebody of it is.
    let isSmall = cells.allSatisfy { $0.allSatisfy { $0.high < 0.5 } }
    let high = cells[weekday][index].high
    return isSmall ? (high > 0.05 ? 1 : 0) : Int(high.rounded())
  }

  private func isServed(_ type: Int, _ weekday: Int, _ index: Int) -> Bool {
    pools.indices.contains { pools[$0].contains(type) && agents($0, weekday, index) > 0 }
  }

  private func pool(_ pool: Int) -> [String] {
    let skills = pools[pool].filter { types.contains($0) }
    var high = 0.0
    var best = 0.0
    for cell in calibration.agents.cells.indices.contains(pool)
      ? Array(calibration.agents.cells[pool].joined()) : []
    {
      high += cell.high
      best += cell.best
    }
    var lines = [
      calibration.log.agentEvents.isEmpty
        ? "    // Who handled calls when: agents between the first and the last call of their day."
        : "    // Who was logged on, pauses included; who the log doesn't say it of, between the first and the last call of their day.",
      "    \"\(Self.poolID(pool))\": {",
      "      skills: [\(skills.map { "\"\(calibration.log.types[$0].id)\"" }.joined(separator: ", "))],",
    ]
    if high > 0, best < high {
      lines.append(
        "      // Away in between, as \(calibration.log.agentEvents.isEmpty ? "gaps tell" : "pauses and gaps tell") in which others took calls: \(Self.number(best)) of \(Self.number(high)) agent-intervals remain."
      )
      lines.append(
        "      shrinkage: { share: \(Self.number(1 - best / high)), random: true },")
    }
    if let date {
      let agents = (0..<intervals).map { String(self.agents(pool, date.weekday, $0)) }
      lines.append("      agents: [\(agents.joined(separator: ", "))],")
    } else {
      lines.append("      shifts: [")
      for weekday in 0..<7 { lines += shifts(pool, weekday) }
      lines.append("      ],")
    }
    lines.append("    },")
    return lines
  }

  private func shifts(_ pool: Int, _ weekday: Int) -> [String] {
    var lines: [String] = []
    var index = 0
    while index < intervals {
      let agents = agents(pool, weekday, index)
      var end = index + 1
      while end < intervals, self.agents(pool, weekday, end) == agents { end += 1 }
      if agents > 0 {
        lines.append(
          "        { days: \"\(Self.weekdays[weekday])\", from: \"\(clock(index))\", to: \"\(clock(end))\", agents: \(agents) },"
        )
      }
      index = end
    }
    return lines
  }

  private func clock(_ index: Int) -> String {
    let minutes = min(1_440, Int((Double(index) * calibration.intervalSeconds / 60).rounded()))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  // MARK: Notations

  private static func thinned(_ values: [(seconds: Double, share: Double)]) -> Distribution {
    .weighted(
      values.filter { $0.share >= 0.001 }.map { .init(seconds: $0.seconds, weight: $0.share) })
  }

  /// A name within a comment.
  private static func comment(_ title: String) -> String {
    JSONValue.text(String(title.prefix(60))).compact
  }

  private static func number(_ value: Double) -> String {
    let digits = abs(value) >= 100 ? 10.0 : abs(value) >= 1 ? 100.0 : 10_000.0
    return JSONValue.number((value * digits).rounded() / digits).compact
  }

  private static func duration(_ seconds: Double) -> String {
    DurationNotation.format(.milliseconds(Int64((seconds * 1_000).rounded())))
  }

  private static func text(_ distribution: Distribution) -> String {
    switch distribution {
    case .never: "\"never\""
    case .constant(let value): "\"\(duration(value))\""
    case .exponential(let mean): "{ exponential: \"\(duration(mean))\" }"
    case .lognormal(let mean, let cv):
      "{ lognormal: { mean: \"\(duration(mean))\", cv: \(number(cv)) } }"
    case .gamma(let mean, let cv): "{ gamma: { mean: \"\(duration(mean))\", cv: \(number(cv)) } }"
    case .weibull(let scale, let shape):
      "{ weibull: { scale: \"\(duration(scale))\", shape: \(number(shape)) } }"
    case .empirical(let values):
      "{ empirical: [\(values.map { "\"\(duration($0))\"" }.joined(separator: ", "))] }"
    case .weighted(let values):
      "{ empirical: [\(values.map { "[\"\($0.seconds.isFinite ? duration($0.seconds) : "never")\", \(number($0.weight))]" }.joined(separator: ", "))] }"
    case .erlang, .uniform, .byInterval:
      preconditionFailure("LearntScenario must not fit \(distribution)")
    }
  }
}
