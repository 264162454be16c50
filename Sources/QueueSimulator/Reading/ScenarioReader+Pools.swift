import Diagnostics

extension ScenarioReader {
  /// - Parameter queues: a pool without `skills` serves all queues that list it.
  mutating func readPools(
    _ root: ObjectReader, queues: [Scenario.Queue]
  ) -> [Scenario.Pool] {
    var result: [Scenario.Pool] = []
    for part in named(root, "pools", as: "pool") {
      places.pools.append(part.keyOffset)
      var pool = pool(part.object, id: part.name)
      if !part.object.has("skills") {
        let index = result.count
        pool.skills = queues.indices
          .filter { queue in queues[queue].pools.contains { $0.pool == index } }
          .map { Scenario.Pool.Skill(queue: $0) }
      }
      result.append(pool)
    }
    return result
  }

  private mutating func pool(_ object: ObjectReader, id: String) -> Scenario.Pool {
    var pool = Scenario.Pool(id: id)
    pool.agents = readAgents(object)
    var offsets: [Int] = []
    for (index, value) in object.list("skills").enumerated() {
      let path = "\(object.path(of: "skills"))[\(index)]"
      guard let skill = skill(value, path: path) else { continue }
      if pool.skills.contains(where: { $0.queue == skill.queue }) {
        reader.error(
          "duplicate", at: value.offset,
          Wording(
            zh: "队列“\(queues[skill.queue])”列了两次",
            en: "queue \"\(queues[skill.queue])\" is listed twice"
          ).at(path))
      }
      pool.skills.append(skill)
      offsets.append(value.offset)
    }
    places.poolSkills.append(offsets)
    pool.takes = object.oneOf(CallChoice.self, "takes") ?? .longestWaiting
    readShrinkage(object, &pool)
    readBounds(object, &pool)
    if let accept = object.object("accept") {
      pool.acceptedOccupancy = accept.number("occupancy", in: 0...1)
      accept.finish()
    }
    pool.costPerHour = object.number("costPerHour", in: Self.hourlyRates) ?? 0
    readOvertime(object, &pool)
    object.finish()
    return pool
  }

  /// The fewest and the most agents that a search may choose, for the day or for each interval.
  private func readBounds(_ object: ObjectReader, _ pool: inout Scenario.Pool) {
    pool.atLeast = bounds(object, "atLeast")
    pool.atMost = bounds(object, "atMost")
    guard let atLeast = pool.atLeast, let atMost = pool.atMost else { return }
    if zip(atLeast, atMost).contains(where: { $0 > $1 }) {
      reader.error(
        "out-of-range", at: object.keyOffset("atLeast"),
        Wording(zh: "大于 atMost", en: "is more than atMost allows").at(object.path(of: "atLeast")))
    }
  }

  private func bounds(_ object: ObjectReader, _ key: String) -> [Int]? {
    guard let value = object.optional(key) else { return nil }
    let path = object.path(of: key)
    guard case .array(let elements) = value.content else {
      return reader.integer(value, path: path, in: Self.agentCounts).map {
        [Int](repeating: $0, count: intervalCount)
      }
    }
    guard matchesIntervals(elements.count, value, path: path) else { return nil }
    return elements.enumerated().map { index, element in
      reader.integer(element, path: "\(path)[\(index)]", in: Self.agentCounts) ?? 0
    }
  }

  private static let hourlyRates = 0.0...1_000_000

  /// Yuan an hour, or a multiple of the pool's own rate such as `"x1.5"`.
  private func readOvertime(_ object: ObjectReader, _ pool: inout Scenario.Pool) {
    guard let value = object.optional("overtime") else { return }
    let path = object.path(of: "overtime")
    guard case .text(let text) = value.content else {
      pool.overtimePerHour = reader.number(value, path: path, in: Self.hourlyRates) ?? 0
      return
    }
    guard text.first == "x", let factor = DecimalNotation.parse(text.dropFirst()),
      (0...100).contains(factor)
    else {
      let found = DocumentReader.describe(value)
      reader.error(
        "bad-rate", at: value.offset,
        Wording(
          zh: "应为每小时多少元，或 costPerHour 的倍数，实际是 \(found.zh)",
          en: "expected yuan an hour or a multiple of costPerHour, found \(found.en)"
        ).at(path),
        hint: Wording(
          zh: "如 60，或 \"x1.5\"（一倍半）", en: "such as 60, or \"x1.5\" for half as much again"))
      return
    }
    if !object.has("costPerHour") {
      reader.error(
        "conflict", at: value.offset,
        Wording(zh: "写倍数要先有 costPerHour", en: "a multiple needs a costPerHour to go by").at(path),
        hint: Wording(zh: "写每小时多少元，如 60", en: "give yuan an hour, such as 60"))
    }
    pool.overtimePerHour = pool.costPerHour * factor
  }

  /// A share that is always away, or `{ share, random: true }` of agents who are by chance.
  private func readShrinkage(_ object: ObjectReader, _ pool: inout Scenario.Pool) {
    guard object.has("shrinkage"), case .object? = object.optional("shrinkage")?.content else {
      pool.shrinkage = share(object, "shrinkage") ?? 0
      return
    }
    guard let rules = object.object("shrinkage") else { return }
    pool.shrinkage = requiredShare(rules, "share")
    pool.isAbsenceRandom = rules.boolean("random") ?? false
    rules.finish()
  }

  private func skill(_ value: LocatedValue, path: String) -> Scenario.Pool.Skill? {
    guard case .object = value.content else {
      return reference(value, path: path, in: queues, noun: "queue")
        .map { Scenario.Pool.Skill(queue: $0) }
    }
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let queue = object.required("queue").flatMap {
      reference($0, path: object.path(of: "queue"), in: queues, noun: "queue")
    }
    let speed = object.number("speed", in: 0.01...100) ?? 1
    let handling = optional(object, "handling")
    return queue.map { Scenario.Pool.Skill(queue: $0, speed: speed, handling: handling) }
  }

  // MARK: Agents

  private static let agentCounts = 0...100_000

  private func readAgents(_ object: ObjectReader) -> Scenario.Pool.Agents {
    let path = object.path(of: "agents")
    let value = object.optional("agents")
    let shifts = object.optional("shifts")
    if value != nil, shifts != nil {
      reader.error(
        "conflict", at: object.keyOffset("shifts"),
        Wording(zh: "agents 和 shifts 只能写一个", en: "give agents or shifts, not both").at(object.path))
    }
    if let shifts { return .shifts(readShifts(shifts, path: object.path(of: "shifts"))) }
    guard let value else {
      reader.error(
        "missing-key", at: object.value.offset,
        Wording(zh: "缺少键“agents”（或“shifts”）", en: "missing key \"agents\" (or \"shifts\")").at(
          object.path))
      return .constant(0)
    }
    guard case .array(let elements) = value.content else {
      return .constant(reader.integer(value, path: path, in: Self.agentCounts) ?? 0)
    }
    if case .object? = elements.first?.content { return .shifts(readShifts(value, path: path)) }
    guard matchesIntervals(elements.count, value, path: path) else { return .constant(0) }
    return .byInterval(
      elements.enumerated().map { index, element in
        reader.integer(element, path: "\(path)[\(index)]", in: Self.agentCounts) ?? 0
      })
  }

  private func readShifts(_ value: LocatedValue, path: String) -> [Scenario.Pool.Shift] {
    reader.list(value, path: path).enumerated().flatMap { index, element -> [Scenario.Pool.Shift] in
      guard let object = reader.object(element, path: "\(path)[\(index)]") else { return [] }
      defer { object.finish() }
      return shifts(object)
    }
  }

  /// The shift, or one for each of the `days` on which it repeats.
  private func shifts(_ object: ObjectReader) -> [Scenario.Pool.Shift] {
    let path = object.path(of: "days")
    guard let value = object.optional("days") else {
      return shift(object, repeats: false).map { [$0] } ?? []
    }
    let days = reader.text(value, path: path).flatMap {
      weekdays($0, path: path, at: value.offset)
    }
    guard let shift = shift(object, repeats: true), let days else { return [] }
    let shifts = repeated(shift, on: days)
    if shifts.isEmpty {
      reader.error(
        "outside-day", at: value.offset,
        Wording(zh: "不在情景的日期之内", en: "lies outside the days of the scenario").at(object.path))
    }
    return shifts
  }

  /// - Parameter repeats: whether it is one day's of several, whose times must be times of day.
  private func shift(_ object: ObjectReader, repeats: Bool) -> Scenario.Pool.Shift? {
    let from = object.required("from").flatMap {
      clockOrOffset($0, path: object.path(of: "from"))
    }
    let to = object.required("to").flatMap { clockOrOffset($0, path: object.path(of: "to")) }
    let agents = object.required("agents").flatMap {
      reader.integer($0, path: object.path(of: "agents"), in: Self.agentCounts)
    }
    guard let from, let to, let agents else {
      _ = object.optional("breaks")
      return nil
    }
    var (start, end) = Self.place(from: from, to: to, beginsAt: beginsAt)
    if repeats {
      for (key, moment) in [("from", from), ("to", to)] {
        if case .offset = moment {
          reader.error(
            "bad-time", at: object.keyOffset(key),
            Wording(zh: "每天重复的班次要写时刻", en: "a shift that repeats needs a time of day").at(
              object.path(of: key)),
            hint: Wording(zh: "如 \"08:30\"", en: "such as \"08:30\""))
        }
      }
    } else if end <= 0, start >= -86_400, case .clock = from {
      start += 86_400
      end += 86_400
    }
    guard end > start else {
      reader.error(
        "out-of-range", at: object.keyOffset("to"),
        Wording(zh: "结束早于开始", en: "ends before it begins").at(object.path))
      return nil
    }
    if !repeats, end <= 0 || start >= lasts {
      reader.error(
        "outside-day", at: object.keyOffset("from"),
        Wording(zh: "不在这一天之内", en: "lies outside the day").at(object.path))
    }
    let breaks = object.list("breaks").enumerated().compactMap { index, value in
      pause(value, path: "\(object.path(of: "breaks"))[\(index)]", shift: start..<end)
    }
    for (a, b) in zip(breaks.sorted(by: Self.earlier), breaks.sorted(by: Self.earlier).dropFirst())
    where b.lowerBound < a.upperBound {
      reader.error(
        "out-of-range", at: object.keyOffset("breaks"),
        Wording(zh: "休息时间重叠", en: "breaks overlap").at(object.path))
    }
    return Scenario.Pool.Shift(from: start, to: end, agents: agents, breaks: breaks)
  }

  private static func earlier(_ a: Range<Double>, _ b: Range<Double>) -> Bool {
    a.lowerBound < b.lowerBound
  }

  /// A shift's ends as seconds from the beginning; an end not after its start is the next day's.
  private static func place(
    from: Moment, to: Moment, beginsAt: Double
  ) -> (start: Double, end: Double) {
    let start: Double
    switch from {
    case .offset(let seconds): start = seconds
    case .clock(let seconds): start = seconds - beginsAt
    }
    switch to {
    case .offset(let seconds): return (start, seconds)
    case .clock(let seconds):
      let end = seconds - beginsAt
      return (start, end <= start ? end + 86_400 : end)
    }
  }

  private func pause(
    _ value: LocatedValue, path: String, shift: Range<Double>
  ) -> Range<Double>? {
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let at = object.required("at").flatMap { clockOrOffset($0, path: object.path(of: "at")) }
    let length = object.required("lasts").flatMap {
      reader.seconds($0, path: object.path(of: "lasts"), least: 0.001)
    }
    guard let at, let length else { return nil }
    var start: Double
    switch at {
    case .offset(let seconds): start = seconds
    case .clock(let seconds):
      start = seconds - beginsAt
      if start < shift.lowerBound { start += 86_400 }
    }
    guard shift.lowerBound <= start, start + length <= shift.upperBound else {
      reader.error(
        "outside-shift", at: object.keyOffset("at"),
        Wording(zh: "休息不在班次之内", en: "the break lies outside its shift").at(path))
      return nil
    }
    return start..<start + length
  }
}
