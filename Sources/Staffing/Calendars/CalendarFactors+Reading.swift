package import Diagnostics

extension CalendarFactors {
  /// Reads a calendar file.
  ///
  ///     { days: [{ date: "2026-10-01", factor: 0.6, name: "国庆" },
  ///              { from: "2026-11-01", to: "2026-11-10", factor: 1.2, range: [1.1, 1.4] },
  ///              { festival: "spring-festival", before: 1, after: 6, factor: "learn" }],
  ///       promotions: [{ at: "2026-11-11T20:00:00+08:00", lasts: "4h", factor: "learn", name: "双十一" }] }
  /// - Parameter festivals: the dates of moving holidays by their names.
  /// - Throws: `InvalidInput` with every problem.
  package static func read(
    _ source: SourceText, festivals: [String: [CivilDate]] = [:]
  ) throws(InvalidInput) -> CalendarFactors {
    let root = try JSON5Parser.parse(source)
    let log = DiagnosticLog()
    var calendar = CalendarFactors()
    if let object = DocumentReader(source, log: log).object(root, path: "") {
      for (index, value) in object.list("days").enumerated() {
        guard let entry = object.reader.object(value, path: "days[\(index)]") else { continue }
        calendar.days += spans(entry, festivals)
        entry.finish()
      }
      for (index, value) in object.list("promotions").enumerated() {
        guard let entry = object.reader.object(value, path: "promotions[\(index)]") else {
          continue
        }
        if let promotion = promotion(entry) { calendar.promotions.append(promotion) }
        entry.finish()
      }
      object.finish()
    }
    try log.throwIfErrors()
    return calendar
  }

  /// Reads the dates of moving holidays: `{ source: "…", festivals: { NAME: ["2026-02-17", …] } }`.
  /// - Throws: `InvalidInput` with every problem.
  package static func festivals(_ source: SourceText) throws(InvalidInput) -> [String: [CivilDate]]
  {
    let root = try JSON5Parser.parse(source)
    let log = DiagnosticLog()
    var festivals: [String: [CivilDate]] = [:]
    if let object = DocumentReader(source, log: log).object(root, path: "") {
      _ = object.text("source")
      let value = object.required("festivals")
      for member in value.map({ object.reader.members($0, path: "festivals") }) ?? [] {
        let path = "festivals: \(member.key)"
        festivals[member.key] = object.reader.list(member.value, path: path).compactMap {
          object.reader.date($0, path: path)
        }
      }
      object.finish()
    }
    try log.throwIfErrors()
    return festivals
  }

  /// The days of an entry, or all of a festival's.
  private static func spans(_ entry: ObjectReader, _ festivals: [String: [CivilDate]]) -> [Span] {
    var name = entry.text("name")
    let factor = factor(of: entry)
    let range = range(of: entry)
    let around = entry.integer("around", in: 0...7) ?? 3
    var ends: [(from: CivilDate, to: CivilDate)] = []
    if entry.has("festival") {
      let before = entry.integer("before", in: 0...30) ?? 0
      let after = entry.integer("after", in: 0...30) ?? 0
      guard let festival = entry.text("festival") else { return [] }
      guard let dates = festivals[festival] else {
        let known = festivals.keys.sorted()
        entry.reader.error(
          "unknown-festival", at: entry.keyOffset("festival"),
          Wording(zh: "没有节日“\(festival)”", en: "there is no festival \"\(festival)\"").at(
            entry.path)
            + Suggestion.guess(at: festival, in: known),
          hint: Wording(
            zh: "有 \(known.joined(separator: "、"))",
            en: "there are \(known.joined(separator: ", "))"))
        return []
      }
      name = name ?? festival
      ends = dates.map { date in
        (
          CivilDate(daysSince1970: date.daysSince1970 - before),
          CivilDate(daysSince1970: date.daysSince1970 + after)
        )
      }
    } else {
      let isDay = entry.has("date")
      let from = date(isDay ? "date" : "from", of: entry)
      let to = isDay ? from : date("to", of: entry)
      guard let from, let to else { return [] }
      ends = [(from, to)]
    }
    guard let factor else { return [] }
    guard let name = named(name, factor, entry) else { return [] }
    for (from, to) in ends where from > to {
      entry.reader.error(
        "bad-span", at: entry.value.offset,
        Wording(zh: "\(from) 晚于 \(to)", en: "\(from) lies after \(to)").at(entry.path))
      return []
    }
    return ends.map { from, to in
      Span(
        from: from, to: to, factor: factor.value ?? 1, range: range, name: name.text,
        isLearnt: factor.value == nil, around: factor.value == nil ? around : 0)
    }
  }

  private static func promotion(_ entry: ObjectReader) -> Promotion? {
    let name = entry.text("name")
    let factor = factor(of: entry)
    let range = range(of: entry)
    let at = entry.required("at").flatMap { entry.reader.instant($0, path: entry.path(of: "at")) }
    let lasts = entry.required("lasts").flatMap {
      entry.reader.duration($0, path: entry.path(of: "lasts"))
    }
    guard let at, let lasts, let factor, let name = named(name, factor, entry) else { return nil }
    return Promotion(
      at: at, lasts: lasts, factor: factor.value ?? 1, range: range, name: name.text,
      isLearnt: factor.value == nil)
  }

  /// A factor, or that it is to be learnt.
  private struct Factor {
    var value: Double?
  }

  private struct Name {
    var text: String?
  }

  /// What is learnt goes by its name.
  private static func named(_ name: String?, _ factor: Factor, _ entry: ObjectReader) -> Name? {
    guard name == nil, factor.value == nil else { return Name(text: name) }
    entry.reader.error(
      "missing-key", at: entry.value.offset,
      Wording(zh: "缺少键“name”", en: "missing key \"name\"").at(entry.path),
      hint: Wording(zh: "系数要从过去同名的活动里学", en: "a factor is learnt from past ones of the same name"))
    return nil
  }

  private static func factor(of entry: ObjectReader) -> Factor? {
    guard let value = entry.required("factor") else { return nil }
    if case .text("learn") = value.content { return Factor() }
    return entry.reader.number(value, path: entry.path(of: "factor"), in: 0...1_000)
      .map { Factor(value: $0) }
  }

  private static func range(of entry: ObjectReader) -> ClosedRange<Double>? {
    guard let value = entry.optional("range") else { return nil }
    let path = entry.path(of: "range")
    let bounds = entry.reader.list(value, path: path).compactMap {
      entry.reader.number($0, path: path, in: 0...1_000)
    }
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      entry.reader.error(
        "bad-range", at: value.offset,
        Wording(zh: "应为系数的下限和上限", en: "expected the least and the largest factor").at(path),
        hint: Wording(zh: "写作 [2, 5]", en: "write it as [2, 5]"))
      return nil
    }
    return bounds[0]...bounds[1]
  }

  private static func date(_ key: String, of entry: ObjectReader) -> CivilDate? {
    entry.required(key).flatMap { entry.reader.date($0, path: entry.path(of: key)) }
  }
}
