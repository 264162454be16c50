package import Diagnostics
internal import QueueSimulator

extension HiringPlan {
  /// Reads a hiring plan.
  ///
  ///     { people: 42, hoursPerWeek: 40, shrinkage: 0.3, attrition: { perMonth: 0.04 },
  ///       training: { weeks: 6, ramp: [0.5, 0.8] }, classSize: 4,
  ///       hires: [{ starts: "2026-12-14", people: 6 }], growth: { perYear: 0.2 },
  ///       answered: 0.8, within: "20s", patience: "2m", occupancy: 0.9, handling: "5m30s" }
  /// - Throws: `InvalidInput` with every problem.
  package static func read(_ source: SourceText) throws(InvalidInput) -> HiringPlan {
    let root = try JSON5Parser.parse(source)
    let log = DiagnosticLog()
    let plan = DocumentReader(source, log: log).object(root, path: "").flatMap(plan)
    try log.throwIfErrors()
    guard let plan else { preconditionFailure("HiringPlan: a finding is missing") }
    return plan
  }

  private static let mostPeople = 100_000.0

  private static func plan(_ object: ObjectReader) -> HiringPlan? {
    defer { object.finish() }
    let title = object.text("title")
    let people = required("people", in: 0...mostPeople, of: object)
    let hours = required("hoursPerWeek", in: 1...168, of: object)
    let target = target(object)
    guard let people, let hours, let target else {
      // The other keys are read too, so that all that is wrong is told at once.
      var rest = HiringPlan(people: 0, hoursPerWeek: 1, target: StaffingTarget())
      readRest(object, into: &rest)
      return nil
    }
    var plan = HiringPlan(people: people, hoursPerWeek: hours, target: target)
    plan.title = title ?? ""
    readRest(object, into: &plan)
    return plan
  }

  private static func readRest(_ object: ObjectReader, into plan: inout HiringPlan) {
    plan.hires = object.list("hires").enumerated().compactMap { index, value in
      object.reader.object(value, path: "hires[\(index)]").flatMap(hires)
    }
    plan.shrinkage = object.number("shrinkage", in: 0...0.95) ?? 0
    plan.attritionPerWeek =
      object.object("attrition").flatMap { rate($0, in: 0...0.95) { weekly(losing: $0, $1) } } ?? 0
    if let training = object.object("training") {
      plan.trainingWeeks = training.integer("weeks", in: 0...104) ?? 0
      plan.ramp = training.list("ramp").enumerated().compactMap { index, value in
        training.reader.number(value, path: "training: ramp[\(index)]", in: 0...1)
      }
      training.finish()
    }
    plan.classSize = object.integer("classSize", in: 1...1_000) ?? 1
    plan.yearlyGrowth =
      object.object("growth").flatMap { rate($0, in: -0.95...10) { yearly(growing: $0, $1) } } ?? 0
    plan.patienceSeconds = seconds("patience", of: object)
    plan.handlingSeconds = seconds("handling", of: object)
  }

  private static func required(
    _ key: String, in range: ClosedRange<Double>, of object: ObjectReader
  ) -> Double? {
    object.required(key).flatMap {
      object.reader.number($0, path: object.path(of: key), in: range)
    }
  }

  private static func target(_ object: ObjectReader) -> StaffingTarget? {
    // With 1 it would take people without end.
    let share = required("answered", in: 0...0.999, of: object)
    let within = object.required("within").flatMap {
      object.reader.duration($0, path: object.path(of: "within"))
    }
    let occupancy = object.number("occupancy", in: 0.05...1)
    guard let share, let within else { return nil }
    var target = StaffingTarget(
      serviceLevel: .init(share: share, withinSeconds: Double(within.wholeMilliseconds) / 1_000))
    target.maximumOccupancy = occupancy
    return target
  }

  private static func hires(_ object: ObjectReader) -> Hires? {
    defer { object.finish() }
    let starts = object.required("starts").flatMap {
      object.reader.date($0, path: object.path(of: "starts"))
    }
    let people = required("people", in: 0...mostPeople, of: object)
    guard let starts, let people else { return nil }
    return Hires(starts: starts, people: people)
  }

  /// A duration above zero, in seconds.
  private static func seconds(_ key: String, of object: ObjectReader) -> Double? {
    guard let duration = object.duration(key) else { return nil }
    guard duration > .zero else {
      object.reader.error(
        "out-of-range", at: object.optional(key)?.offset ?? 0,
        Wording(zh: "必须大于 0s", en: "must be longer than 0s").at(key))
      return nil
    }
    return Double(duration.wholeMilliseconds) / 1_000
  }

  // MARK: Rates

  /// The days of what a rate may be told of; a month is a twelfth of a year.
  private static let periods = [("perWeek", 7.0), ("perMonth", 365.25 / 12), ("perYear", 365.25)]

  /// A share of one period.
  private static func rate(
    _ object: ObjectReader, in range: ClosedRange<Double>, _ make: (Double, Double) -> Double
  ) -> Double? {
    defer { object.finish() }
    let given = periods.filter { object.has($0.0) }
    let rates = periods.compactMap { key, days in
      object.number(key, in: range).map { make($0, days) }
    }
    guard given.count == 1 else {
      let names = Wording.list(periods.map { "\"\($0.0)\"" })
      object.reader.error(
        "bad-rate", at: object.value.offset,
        Wording(
          zh: "应为 \(names.zh) 之一，实际\(given.isEmpty ? "一个也没有" : "有几个")",
          en: "expected one of \(names.en), found \(given.isEmpty ? "none" : "several")"
        ).at(object.path),
        hint: Wording(zh: "写成 { perMonth: 0.04 }", en: "write it as { perMonth: 0.04 }"))
      return nil
    }
    return rates.first
  }

  private static func weekly(losing share: Double, _ days: Double) -> Double {
    1 - ((1 - share).log * 7 / days).exponential
  }

  private static func yearly(growing share: Double, _ days: Double) -> Double {
    ((1 + share).log * 365.25 / days).exponential - 1
  }
}
