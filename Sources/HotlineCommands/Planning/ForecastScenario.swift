internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import QueueSimulator
internal import Staffing

/// A scenario file with forecast arrivals in it: `hotline forecast --into SCENARIO --write FILE`.
struct ForecastScenario {
  let path: String
  private(set) var scenario: Scenario
  private let console: Console
  private let source: SourceText
  private let root: LocatedValue
  /// Set where the scenario is moved to another date.
  private var begins: Instant?

  /// - Parameter date: the day to forecast; `nil` keeps the scenario's own.
  init(_ path: String, date: CivilDate?, _ console: Console) throws {
    self.path = path
    self.console = console
    source = try SourceText(contentsOf: path)
    root = try JSON5Parser.parse(source)
    scenario = try ScenarioFile.check(source, environment: console.environment).scenario
    guard root["begins"] != nil else {
      throw UsageError(
        "\(path): the scenario doesn't say when it begins",
        hint: "add begins: \"2026-11-11T18:00:00+08:00\"")
    }
    guard let date, date != scenario.begins.civil.date else { return }
    let days = date.daysSince1970 - scenario.begins.civil.date.daysSince1970
    scenario.begins = scenario.begins + .seconds(days * 86_400)
    begins = scenario.begins
  }

  var date: CivilDate { scenario.begins.civil.date }

  /// Refuses a promotion that both the calendar and the scenario would multiply by.
  func check(_ calendar: CalendarFactors) throws {
    let end = scenario.begins + .seconds(scenario.lastsSeconds)
    let twice = calendar.promotions.first { $0.at < end && scenario.begins < $0.at + $0.lasts }
    guard let twice, !scenario.promotions.isEmpty else { return }
    throw UsageError(
      "--calendar: the promotion at \(twice.at) would count twice, because \(path) has promotions",
      hint: "keep it in one of the two")
  }

  /// The histories by the call types that they are for.
  ///
  /// - Parameter type: the only one to fill in.
  func histories(
    _ histories: CallHistories, type: String?, of file: String
  ) throws -> [(type: String, history: CallHistory)] {
    let names = scenario.callTypes.map(\.id)
    func checked(_ type: String) throws -> String {
      guard names.contains(type) else {
        throw UsageError(
          "\(path): the scenario has no call type \"\(type)\""
            + Suggestion.didYouMean(type, in: names))
      }
      return type
    }
    if let type { return [(try checked(type), try Hotline.pastCalls(histories, type, of: file))] }
    if !histories.types.isEmpty {
      return try histories.types.map { (try checked($0.type), $0.history) }
    }
    guard names.count == 1 else {
      throw UsageError(
        "\(file): the scenario has the call types \(names.joined(separator: ", ")), "
          + "and the history doesn't tell them apart",
        hint: "give it a column type")
    }
    return [(names[0], histories.total)]
  }

  /// The scenario's own text with these arrivals and this busyness of the day.
  ///
  /// - Parameter variation: the coefficient of variation of the whole day.
  func text(perHour: [(type: String, rates: [Double])], variation: Double) throws -> String {
    var edits = SourceEdits(source)
    for (type, rates) in perHour {
      guard let callType = root["callTypes"]?[type] else { continue }
      let list =
        "[" + rates.map { JSONValue.number($0).compact }.joined(separator: ", ") + "]"
      if let old = callType["arrivals"]?["perHour"] {
        edits.replace(old, with: list)
      } else {
        edits.set("arrivals", of: callType, to: "{ perHour: \(list) }")
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
    // What stands at a date of its own, such as a promotion, may not fit the new one.
    _ = try ScenarioFile.check(
      SourceText(path: path, text: edits.text), environment: console.environment)
    return edits.text
  }
}
