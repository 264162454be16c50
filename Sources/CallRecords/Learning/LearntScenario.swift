package import Diagnostics
internal import QueueSimulator

/// The scenario of a usual week, as its file has it, saying of each number where it comes from.
package struct LearntScenario {
  let calibration: Calibration
  private let id: String
  private let title: String
  private let offset: String
  let date: CivilDate?
  private let calls: String?

  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
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
  var intervals: Int { Int((86_400 / calibration.intervalSeconds).rounded(.up)) }
  /// Types that have offered calls, by index.
  var types: [Int] {
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
}
