package import Diagnostics

/// Reads shift files.
///
///     { title: "…", wrapAround: true,
///       pools: { front: { available: 80, costPerHour: 40 } },
///       patterns: { "F8": { lasts: "8h30m", starts: { from: "00:00", to: "23:00", every: "1h" },
///                           breaks: [[{ after: "3h30m", lasts: "30m" }], [{ after: "4h", lasts: "30m" }]],
///                           pools: ["front"], atLeast: 0, atMost: 20, fixedCost: 15, costPerHour: 42,
///                           overtime: { upTo: "1h", perHour: 20 }, sendHome: { upTo: "2h", perHour: 12 } } },
///       week: { daysOn: 5, inARow: 6, daysOff: 2, rest: "11h", hours: "40h",
///               overtime: { upTo: "8h", perHour: 20 } },
///       premiums: [{ from: "00:00", to: "06:00", perHour: 6 }],
///       need: { begins: "00:00", interval: "30m", agents: { front: [5, 5, 4, …] } } }
package struct ShiftPlanReader {
  /// What a shift file says; the need may also come from a staffing study.
  package struct File: Sendable {
    package var plan: ShiftPlan
    package var need: StaffingNeed?
  }

  private let document: DocumentReader

  /// - Throws: `InvalidInput` with every problem.
  package static func read(_ source: SourceText) throws(InvalidInput) -> File {
    let root = try JSON5Parser.parse(source)
    let document = DocumentReader(source, log: DiagnosticLog())
    let file = document.object(root, path: "").flatMap { Self(document: document).file($0) }
    try document.log.throwIfErrors()
    guard let file else {
      throw InvalidInput([
        Diagnostic(
          .error, "empty", in: source, at: 0, Wording(zh: "没有班次", en: "no shifts were found"))
      ])
    }
    return file
  }

  private func file(_ object: ObjectReader) -> File? {
    defer { object.finish() }
    let pools = object.required("pools").map {
      document.members($0, path: "pools").compactMap(pool)
    }
    let patterns = object.required("patterns").map {
      document.members($0, path: "patterns").flatMap {
        pattern($0, pools: pools?.map(\.id) ?? [])
      }
    }
    let premiums = object.list("premiums").enumerated().compactMap { index, value in
      document.object(value, path: "premiums[\(index)]").flatMap(premium)
    }
    var plan = ShiftPlan(
      title: object.text("title") ?? "", patterns: patterns ?? [], premiums: premiums,
      pools: pools ?? [], wrapsAround: object.boolean("wrapAround") ?? false)
    if let week = object.object("week") { plan.week = self.week(week) }
    let need = object.object("need").flatMap { self.need($0, pools: plan.pools.map(\.id)) }
    if let need, plan.wrapsAround, need.intervals * need.intervalMinutes % 1_440 != 0 {
      document.error(
        "bad-wrap", at: object.keyOffset("wrapAround"),
        Wording(
          zh: "wrapAround：需求共 \(need.intervals * need.intervalMinutes) 分钟，不是整天",
          en: "wrapAround: the need covers \(need.intervals * need.intervalMinutes) minutes, "
            + "which are not whole days"))
    }
    return File(plan: plan, need: need)
  }

  private func pool(_ member: LocatedValue.Member) -> ShiftPlan.Pool? {
    guard let object = document.object(member.value, path: "pool \"\(member.key)\"") else {
      return nil
    }
    defer { object.finish() }
    return ShiftPlan.Pool(
      id: member.key, available: object.integer("available", in: 0...100_000),
      costPerHour: object.number("costPerHour", in: 0...1_000_000) ?? 0)
  }

  /// What a person may work in a week.
  private func week(_ object: ObjectReader) -> WorkingWeek {
    defer { object.finish() }
    var week = WorkingWeek()
    week.daysOn = object.integer("daysOn", in: 1...7) ?? week.daysOn
    week.inARow = object.integer("inARow", in: 1...100) ?? week.inARow
    week.daysOff = object.integer("daysOff", in: 1...7) ?? week.daysOff
    func length(_ key: String) -> Int? {
      object.optional(key).flatMap { minutes($0, path: object.path(of: key)) }
    }
    week.restMinutes = length("rest") ?? week.restMinutes
    week.minutes = length("hours")
    guard let overtime = object.object("overtime") else { return week }
    defer { overtime.finish() }
    let most = overtime.required("upTo").flatMap { minutes($0, path: overtime.path(of: "upTo")) }
    let price = overtime.number("perHour", in: 0...1_000_000) ?? 0
    if week.minutes == nil {
      document.error(
        "conflict", at: object.keyOffset("overtime"),
        Wording(
          zh: "overtime 是超出 hours 的部分，可没有写 hours",
          en: "overtime is what goes beyond hours, which are not given"
        ).at("week"))
    }
    week.overtime = most.map { WorkingWeek.Overtime(minutes: $0, perHour: price) }
    return week
  }

  /// A pattern, and the same lengthened and shortened where it says so.
  private func pattern(_ member: LocatedValue.Member, pools: [String]) -> [ShiftPlan.Pattern] {
    let path = "pattern \"\(member.key)\""
    guard let object = document.object(member.value, path: path) else { return [] }
    defer { object.finish() }
    let lasts = object.required("lasts").flatMap { minutes($0, path: object.path(of: "lasts")) }
    let starts = object.required("starts").map { self.starts($0, path: object.path(of: "starts")) }
    let breaks = object.optional("breaks").map {
      variants($0, path: object.path(of: "breaks"), lasts: lasts ?? .max)
    }
    let atLeast = object.integer("atLeast", in: 0...100_000) ?? 0
    let atMost = object.integer("atMost", in: 0...100_000)
    if let atMost, atMost < atLeast {
      document.error(
        "out-of-range", at: object.keyOffset("atMost"),
        Wording(
          zh: "atMost \(atMost) 小于 atLeast \(atLeast)",
          en: "atMost \(atMost) lies below atLeast \(atLeast)"
        ).at(path))
    }
    let own = object.list("pools").compactMap { value -> String? in
      guard let name = document.text(value, path: object.path(of: "pools")) else { return nil }
      if !pools.contains(name) {
        document.error(
          "unknown-pool", at: value.offset,
          Wording(zh: "pools 里没有坐席组“\(name)”", en: "pools names no pool \"\(name)\"").at(path)
            + Suggestion.guess(at: name, in: pools))
      }
      return name
    }
    let fixedCost = object.number("fixedCost", in: 0...1_000_000) ?? 0
    let costPerHour = object.number("costPerHour", in: 0...1_000_000)
    let longer = object.object("overtime").map { change($0) } ?? nil
    let shorter = object.object("sendHome").map { change($0) } ?? nil
    guard let lasts, let starts else { return [] }
    guard (1...2_880).contains(lasts) else {
      document.error(
        "out-of-range", at: object.keyOffset("lasts"),
        Wording(zh: "班次为 1 分钟到 48 小时", en: "a shift lasts 1 minute to 48 hours").at(path)
      )
      return []
    }
    if let shorter, shorter.most >= lasts {
      document.error(
        "out-of-range", at: object.keyOffset("sendHome"),
        Wording(zh: "没有人来上班就是为了马上回家", en: "nobody comes to be sent home at once").at(
          "\(path): sendHome"),
        hint: Wording(zh: "upTo 要小于 lasts", en: "upTo is less than lasts"))
      return []
    }
    let pattern = ShiftPlan.Pattern(
      id: member.key, base: member.key, lastsMinutes: lasts, starts: starts, breaks: breaks ?? [[]],
      pools: own,
      atLeast: atLeast, atMost: atMost, fixedCost: fixedCost, costPerHour: costPerHour)
    func changed(_ change: LengthChange?, sign: Int) -> [ShiftPlan.Pattern] {
      guard let change else { return [] }
      return stride(from: change.every, through: change.most, by: change.every).map { minutes in
        pattern.lasting(
          lasts + sign * minutes, id: "\(member.key) \(sign > 0 ? "+" : "-")\(minutes)m",
          extra: Double(minutes) / 60 * change.perHour)
      }
    }
    return [pattern] + changed(longer, sign: 1) + changed(shorter, sign: -1)
  }

  /// By how much a shift may be lengthened or shortened, in minutes, and for how much an hour.
  private typealias LengthChange = (most: Int, every: Int, perHour: Double)

  private func change(_ object: ObjectReader) -> LengthChange? {
    defer { object.finish() }
    let most = object.required("upTo").flatMap { minutes($0, path: object.path(of: "upTo")) }
    let every = object.optional("every").flatMap { minutes($0, path: object.path(of: "every")) }
    let price = object.required("perHour").flatMap {
      document.number($0, path: object.path(of: "perHour"), in: 0...1_000_000)
    }
    guard let most, let price, most > 0 else { return nil }
    let step = every ?? min(30, most)
    guard step > 0, step <= most else {
      document.error(
        "out-of-range", at: object.keyOffset("every"),
        Wording(zh: "应大于 0 且不超过 upTo", en: "expected more than none and at most upTo").at(
          object.path(of: "every")))
      return nil
    }
    return (most, step, price)
  }

  /// A list of times of day, or `{ from, to, every }` with both ends included.
  private func starts(_ value: LocatedValue, path: String) -> [Int] {
    guard case .object = value.content else {
      return document.list(value, path: path).compactMap { clock($0, path: path) }
    }
    guard let object = document.object(value, path: path) else { return [] }
    defer { object.finish() }
    let from = object.required("from").flatMap { clock($0, path: object.path(of: "from")) }
    let to = object.required("to").flatMap { clock($0, path: object.path(of: "to")) }
    let every = object.required("every").flatMap { minutes($0, path: object.path(of: "every")) }
    guard let from, let to, let every else { return [] }
    guard every > 0, from <= to else {
      document.error(
        "bad-starts", at: value.offset,
        Wording(zh: "这两个时间之间没有可选的开始时间", en: "no time lies between these").at(path))
      return []
    }
    return Array(stride(from: from, through: to, by: every))
  }

  private func variants(_ value: LocatedValue, path: String, lasts: Int) -> [[ShiftPlan.Break]] {
    let variants = document.list(value, path: path).enumerated().map { index, variant in
      let path = "\(path)[\(index)]"
      return document.list(variant, path: path).compactMap { entry -> ShiftPlan.Break? in
        guard let object = document.object(entry, path: path) else { return nil }
        defer { object.finish() }
        let after = object.required("after").flatMap { minutes($0, path: object.path(of: "after")) }
        let length = object.required("lasts").flatMap {
          minutes($0, path: object.path(of: "lasts"))
        }
        guard let after, let length else { return nil }
        if after + length > lasts {
          document.error(
            "bad-break", at: entry.offset,
            Wording(zh: "休息结束晚于下班", en: "the break ends after the shift").at(path))
        }
        return ShiftPlan.Break(after: after, lasts: length)
      }
    }
    return variants.isEmpty ? [[]] : variants
  }

  private func premium(_ object: ObjectReader) -> ShiftPlan.Premium? {
    defer { object.finish() }
    let from = object.required("from").flatMap { clock($0, path: object.path(of: "from")) }
    let to = object.required("to").flatMap { clock($0, path: object.path(of: "to")) }
    let perHour = object.required("perHour").flatMap {
      document.number($0, path: object.path(of: "perHour"), in: 0...1_000_000)
    }
    guard let from, let to, let perHour else { return nil }
    return ShiftPlan.Premium(from: from, to: to, perHour: perHour)
  }

  private func need(_ object: ObjectReader, pools: [String]) -> StaffingNeed? {
    defer { object.finish() }
    let begins = object.required("begins").flatMap { clock($0, path: object.path(of: "begins")) }
    let interval = object.required("interval").flatMap {
      minutes($0, path: object.path(of: "interval"))
    }
    let members = object.required("agents").map { document.members($0, path: "need: agents") } ?? []
    var agents: [(pool: String, byInterval: [Int])] = []
    for member in members {
      let path = "need: agents: \(member.key)"
      if !pools.contains(member.key) {
        document.error(
          "unknown-pool", at: member.keyOffset,
          Wording(
            zh: "need：agents 里没有坐席组“\(member.key)”",
            en: "need: agents names no pool \"\(member.key)\"")
            + Suggestion.guess(at: member.key, in: pools))
      }
      let counts = document.list(member.value, path: path).compactMap {
        document.integer($0, path: path, in: 0...100_000)
      }
      if let first = agents.first, first.byInterval.count != counts.count {
        document.error(
          "wrong-length", at: member.value.offset,
          Wording(
            zh: "应有 \(first.byInterval.count) 个时段，实际是 \(counts.count) 个",
            en: "expected \(first.byInterval.count) intervals, found \(counts.count)"
          ).at(path))
      }
      if counts.isEmpty {
        document.error(
          "wrong-length", at: member.value.offset,
          Wording(zh: "至少要有一个时段", en: "expected an interval at least").at(path))
      }
      agents.append((member.key, counts))
    }
    guard let begins, let interval, interval > 0 else { return nil }
    return StaffingNeed(beginsMinute: begins, intervalMinutes: interval, agents: agents)
  }

  // MARK: Times

  /// A time of day, `00:00`…`24:00`, in minutes.
  private func clock(_ value: LocatedValue, path: String) -> Int? {
    guard let text = document.text(value, path: path) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<60).contains(minute),
      (0...1_440).contains(hour * 60 + minute)
    else {
      document.error(
        "bad-time", at: value.offset,
        Wording(
          zh: "应为时刻，如 \"09:30\"，实际是“\(text.prefix(20))”",
          en: "expected a time of day such as \"09:30\", found \"\(text.prefix(20))\""
        ).at(path))
      return nil
    }
    return hour * 60 + minute
  }

  /// A duration of whole minutes.
  private func minutes(_ value: LocatedValue, path: String) -> Int? {
    guard let duration = document.duration(value, path: path) else { return nil }
    let milliseconds = duration.wholeMilliseconds
    guard milliseconds % 60_000 == 0 else {
      document.error(
        "bad-duration", at: value.offset,
        Wording(zh: "应为整分钟", en: "expected whole minutes").at(path))
      return nil
    }
    return Int(milliseconds / 60_000)
  }
}
