package import Diagnostics
package import QueueSimulator

/// A scenario file that forecast arrivals are written into.
package struct ForecastScenario {
  /// What is foretold of a call type.
  package struct TypeForecast: Sendable {
    package var type: String
    /// The calls an hour in each interval.
    package var rates: [Double]
    /// How intervals differ beyond chance; `nil` keeps what the scenario has.
    package var busyness: Busyness?
    /// The mean handling time in each interval, in seconds; `nil` keeps what the scenario has.
    package var handling: [Double]?

    package init(
      type: String, rates: [Double], busyness: Busyness? = nil, handling: [Double]? = nil
    ) {
      self.type = type
      self.rates = rates
      self.busyness = busyness
      self.handling = handling
    }
  }

  package private(set) var scenario: Scenario
  private let read: (SourceText) throws(InvalidInput) -> Scenario
  private let source: SourceText
  private let root: LocatedValue
  /// Set where the scenario is moved to another date.
  private var begins: Instant?

  /// - Parameters:
  ///   - date: the day to forecast; `nil` keeps the scenario's own.
  ///   - read: reads a scenario with all that it names.
  /// - Throws: `InvalidInput` if the file is no scenario, `ForecastFault.noBeginning`.
  package init(
    _ path: String, date: CivilDate?, read: @escaping (SourceText) throws(InvalidInput) -> Scenario
  ) throws {
    self.read = read
    source = try SourceText(contentsOf: path)
    root = try JSON5Parser.parse(source)
    scenario = try read(source)
    guard root["begins"] != nil else { throw ForecastFault.noBeginning(scenario: path) }
    guard let date, date != scenario.begins.civil.date else { return }
    let days = date.daysSince1970 - scenario.begins.civil.date.daysSince1970
    scenario.begins = scenario.begins + .seconds(days * 86_400)
    begins = scenario.begins
  }

  /// The day that is forecast.
  package var date: CivilDate { scenario.begins.civil.date }

  /// Refuses a promotion that both the calendar and the scenario would multiply by.
  /// - Throws: `ForecastFault.promotionTwice`.
  package func check(_ calendar: CalendarFactors) throws(ForecastFault) {
    let end = scenario.begins + .seconds(scenario.lastsSeconds)
    let twice = calendar.promotions.first { $0.at < end && scenario.begins < $0.at + $0.lasts }
    guard let twice, !scenario.promotions.isEmpty else { return }
    throw .promotionTwice(at: twice.at, scenario: source.path)
  }

  /// The histories by the call types that they are for.
  ///
  /// - Parameters:
  ///   - type: the only one to fill in; `nil` for all.
  ///   - file: where the histories come from.
  /// - Throws: `ForecastFault` if the types of the two don't match.
  package func histories(
    _ histories: CallHistories, type: String?, of file: String
  ) throws(ForecastFault) -> [(type: String, history: CallHistory)] {
    let names = scenario.callTypes.map(\.id)
    func checked(_ type: String) throws(ForecastFault) -> String {
      guard names.contains(type) else {
        throw .unknownType(type, scenario: source.path, known: names)
      }
      return type
    }
    if let type { return [(try checked(type), try histories.history(of: type, in: file))] }
    if !histories.types.isEmpty {
      var chosen: [(type: String, history: CallHistory)] = []
      for (type, history) in histories.types { chosen.append((try checked(type), history)) }
      return chosen
    }
    guard names.count == 1 else {
      throw .typesNotToldApart(file: file, scenarioTypes: names)
    }
    return [(names[0], histories.total)]
  }

  /// The scenario's own text with these arrivals and this busyness of the day.
  ///
  /// - Parameter variation: the coefficient of variation of the whole day.
  /// - Throws: `InvalidInput` if what stands at a date of its own doesn't fit the new one.
  package func text(
    _ types: [TypeForecast], variation: Double
  ) throws(InvalidInput) -> String {
    var edits = SourceEdits(source)
    for forecast in types {
      guard let callType = root["callTypes"]?[forecast.type] else { continue }
      Self.setArrivals(forecast, of: callType, &edits)
      if let means = forecast.handling,
        let handling = HandlingText.text(callType["handling"], means: means)
      {
        edits.set("handling", of: callType, to: handling)
      }
    }
    let cv = JSONValue.number(variation).compact
    if let old = root["dayFactor"]?["cv"] {
      edits.replace(old, with: cv)
    } else {
      edits.set("dayFactor", of: root, to: "{ cv: \(cv) }")
    }
    if let begins, let old = root["begins"] {
      edits.replace(old, with: JSONValue.text(begins.description).compact)
    }
    // What stands at a date of its own is a promotion, say.
    _ = try read(SourceText(path: source.path, text: edits.text))
    return edits.text
  }

  private static func setArrivals(
    _ forecast: TypeForecast, of callType: LocatedValue, _ edits: inout SourceEdits
  ) {
    let list =
      "[" + forecast.rates.map { JSONValue.number($0).compact }.joined(separator: ", ") + "]"
    let dispersion = forecast.busyness.flatMap { busyness -> String? in
      func number(_ value: Double) -> String {
        JSONValue.number((value * 1_000).rounded() / 1_000).compact
      }
      guard busyness.intervalVariation > 0 else { return nil }
      return "{ cv: \(number(busyness.intervalVariation)), "
        + "correlation: \(number(busyness.correlation)) }"
    }
    guard let arrivals = callType["arrivals"], let old = arrivals["perHour"] else {
      let more = dispersion.map { ", dispersion: \($0)" } ?? ""
      edits.set("arrivals", of: callType, to: "{ perHour: \(list)\(more) }")
      return
    }
    edits.replace(old, with: list)
    if let dispersion {
      edits.set("dispersion", of: arrivals, to: dispersion)
    } else if forecast.busyness != nil, let old = arrivals["dispersion"] {
      edits.replace(old, with: "{ cv: 0 }")
    }
  }
}
