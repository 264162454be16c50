import Diagnostics

/// Scenarios of several days: what holds on some days of the week.
extension ScenarioReader {
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let day = 86_400.0

  /// Which days of the week a text names, Monday first: `mon-fri`, `sat,sun`, `daily`.
  func weekdays(_ text: String, path: String, at offset: Int) -> [Bool]? {
    if text == "daily" { return [Bool](repeating: true, count: 7) }
    var days = [Bool](repeating: false, count: 7)
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { name in
        Self.weekdays.firstIndex(of: String(name))
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1]
      else {
        reader.error(
          "bad-days", at: offset,
          Wording(
            zh: "“\(text.prefix(40))”不是星期", en: "\"\(text.prefix(40))\" names no days of the week"
          ).at(path),
          hint: Wording(
            zh: "如 \"mon-fri\"、\"sat,sun\"、\"daily\"",
            en: "such as \"mon-fri\", \"sat,sun\" or \"daily\""))
        return nil
      }
      for index in 0...(last - first + 7) % 7 { days[(first + index) % 7] = true }
    }
    return days
  }

  // MARK: Rates

  /// Rates by day of the week, one for each interval from midnight; days that are missing have none.
  func weeklyRates(
    _ members: [LocatedValue.Member], _ value: LocatedValue, path: String,
    in range: ClosedRange<Double>
  ) -> [Double] {
    let perDay = Int((Self.day / intervalSeconds).rounded())
    let isWhole = Double(perDay) * intervalSeconds == Self.day
    guard isWhole, beginsAt.truncatingRemainder(dividingBy: intervalSeconds) == 0 else {
      reader.error(
        "bad-interval", at: value.offset,
        isWhole
          ? Wording(
            zh: "按天写时段从 00:00 算起，情景要从某个时段的开头开始",
            en: "days of intervals from 00:00 need a scenario that begins with one of them"
          ).at(path)
          : Wording(
            zh: "按天写时段，interval 要能整除 24 小时",
            en: "days of intervals need an interval that divides 24 h"
          ).at(path),
        hint: Wording(
          zh: "从午夜起 \"interval\" 的整数倍开始，interval 如 15m、30m、1h",
          en: "begin at a multiple of \"interval\" from midnight, which is such as 15m, 30m or 1h"))
      return []
    }
    var week = [[Double]?](repeating: nil, count: 7)
    for member in members {
      let part = "\(path): \(member.key.prefix(40))"
      guard let days = weekdays(member.key, path: path, at: member.keyOffset) else { continue }
      let rates = dayRates(member.value, path: part, count: perDay, in: range)
      for day in 0..<7 where days[day] {
        if week[day] != nil {
          reader.error(
            "duplicate", at: member.keyOffset,
            Wording(zh: "\(Self.weekdays[day]) 写了两次", en: "\(Self.weekdays[day]) is given twice")
              .at(part))
        }
        week[day] = rates
      }
    }
    let first = begins.civil.date.weekday
    let start = Int(beginsAt / intervalSeconds)
    return (0..<intervalCount).map { index in
      let place = start + index
      return week[(first + place / perDay) % 7]?[place % perDay] ?? 0
    }
  }

  private func dayRates(
    _ value: LocatedValue, path: String, count: Int, in range: ClosedRange<Double>
  ) -> [Double] {
    guard case .array(let elements) = value.content else {
      let rate = reader.number(value, path: path, in: range) ?? 0
      return [Double](repeating: rate, count: count)
    }
    guard elements.count == count else {
      reader.error(
        "wrong-length", at: value.offset,
        Wording(
          zh: "一天有 \(count) 个时段，这里写了 \(elements.count) 个",
          en: "a day has \(count) intervals, the list \(elements.count)"
        ).at(path),
        hint: Wording(
          zh: "从 00:00 到 24:00，每个时段写一个", en: "give one for each interval from 00:00 to 24:00"))
      return [Double](repeating: 0, count: count)
    }
    return elements.enumerated().map { index, element in
      reader.number(element, path: "\(path)[\(index)]", in: range) ?? 0
    }
  }

  // MARK: Shifts

  /// The shifts of all days that a repeated one falls on.
  /// - Parameter shift: on the scenario's first day, as times of day give it.
  func repeated(_ shift: Scenario.Pool.Shift, on days: [Bool]) -> [Scenario.Pool.Shift] {
    let first = begins.civil.date.weekday
    // The day on which the shift stands may be the one before: it runs past midnight.
    let own = Int(((shift.from + beginsAt) / Self.day).rounded(.down))
    let last = Int(((beginsAt + lasts) / Self.day).rounded(.up))
    return (-2...max(last, 0)).compactMap { day in
      guard days[((first + day) % 7 + 7) % 7] else { return nil }
      let moved = Double(day - own) * Self.day
      let (from, to) = (shift.from + moved, shift.to + moved)
      guard to > 0, from < lasts else { return nil }
      return Scenario.Pool.Shift(
        from: from, to: to, agents: shift.agents,
        breaks: shift.breaks.map { $0.lowerBound + moved..<$0.upperBound + moved })
    }
  }
}
