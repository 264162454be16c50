import Diagnostics

extension ScenarioReader {
  /// A share in 0…1.
  func share(_ object: ObjectReader, _ key: String) -> Double? {
    object.number(key, in: 0...1)
  }

  func requiredShare(_ object: ObjectReader, _ key: String) -> Double {
    object.required(key).flatMap {
      reader.number($0, path: object.path(of: key), in: 0...1)
    } ?? 0
  }

  /// A moment as seconds from the beginning: a time of day (`"20:00"`), an instant, or a duration
  /// from the beginning (`"2h"`).
  ///
  /// A time of day before the beginning's is the next day's; `24:00` is a midnight to come.
  func moment(_ value: LocatedValue, path: String) -> Double? {
    guard let clock = clockOrOffset(value, path: path) else { return nil }
    switch clock {
    case .offset(let seconds): return seconds
    case .clock(let seconds):
      return seconds < beginsAt
        ? seconds + 86_400 - beginsAt
        : seconds - beginsAt
    }
  }

  enum Moment {
    /// Seconds since midnight, up to 24:00.
    case clock(Double)
    /// Seconds from the beginning.
    case offset(Double)
  }

  func clockOrOffset(_ value: LocatedValue, path: String) -> Moment? {
    guard case .text(let text) = value.content else {
      reader.mismatch(
        value, expected: Wording(zh: "时刻，如 \"20:00\"", en: "a time of day such as \"20:00\""),
        path: path)
      return nil
    }
    if let clock = Self.clock(text) { return .clock(clock) }
    if let duration = DurationNotation.parse(text) {
      return .offset(Double(duration.wholeMilliseconds) / 1_000)
    }
    if let instant = Instant(text) {
      return .offset(Double(instant.milliseconds - begins.milliseconds) / 1_000)
    }
    reader.error(
      "bad-time", at: value.offset,
      Wording(
        zh: "\(DocumentReader.describe(value).zh) 不是时刻",
        en: "\(DocumentReader.describe(value).en) is no time of day"
      ).at(path),
      hint: Wording(
        zh: "写时刻，如 \"20:00\"，或从开始算的时长：\"2h\"",
        en: "write a time of day such as \"20:00\", or a duration from the beginning: \"2h\""))
    return nil
  }

  /// The seconds since midnight of `hh:mm` or `hh:mm:ss`, up to `24:00`.
  private static func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else {
      return nil
    }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count else { return nil }
    let second = numbers.count == 3 ? numbers[2] : 0
    guard numbers[0] <= 24, numbers[1] < 60, second < 60 else { return nil }
    let seconds = numbers[0] * 3_600 + numbers[1] * 60 + second
    return seconds <= 86_400 ? Double(seconds) : nil
  }

  // MARK: Distributions

  /// - Parameter allowsNever: whether `"never"` is a value, as it is for patience.
  func distribution(
    _ value: LocatedValue, path: String, allowsNever: Bool = false, isPart: Bool = false
  ) -> Distribution? {
    switch value.content {
    case .text("never") where allowsNever: return .never
    case .object(let members):
      guard members.count == 1, let member = members.first else {
        reader.error(
          "bad-distribution", at: value.offset,
          Wording(
            zh: "应为一个分布，实际有 \(members.count) 个键",
            en: "expected one distribution, found \(members.count) keys"
          ).at(path),
          hint: Wording(
            zh: "如 { exponential: \"3m\" } 或 { lognormal: { mean: \"3m\", cv: 0.8 } }",
            en: "such as { exponential: \"3m\" } or { lognormal: { mean: \"3m\", cv: 0.8 } }"))
        return nil
      }
      return family(member, path: path, allowsNever: allowsNever, isPart: isPart)
    case .text, .number:
      return reader.seconds(value, path: path).map { .constant($0) }
    default:
      reader.mismatch(
        value, expected: Wording(zh: "时长或分布", en: "a duration or a distribution"), path: path)
      return nil
    }
  }

  static let families = [
    "exponential", "lognormal", "gamma", "erlang", "uniform", "weibull", "empirical", "byInterval",
  ]

  private func family(
    _ member: LocatedValue.Member, path: String, allowsNever: Bool, isPart: Bool
  ) -> Distribution? {
    let value = member.value
    let path = "\(path): \(member.key.prefix(40))"
    switch member.key {
    case "exponential": return reader.seconds(value, path: path).map { .exponential(mean: $0) }
    case "lognormal":
      return spread(value, path: path, second: "cv", in: 0...100).map {
        .lognormal(mean: $0, variation: $1)
      }
    case "gamma":
      return spread(value, path: path, second: "cv", in: 0...100).map {
        .gamma(mean: $0, variation: $1)
      }
    case "erlang":
      guard let object = reader.object(value, path: path) else { return nil }
      defer { object.finish() }
      let mean = object.required("mean").flatMap {
        reader.seconds($0, path: object.path(of: "mean"))
      }
      let stages = object.required("k").flatMap {
        reader.integer($0, path: object.path(of: "k"), in: 1...10_000)
      }
      guard let mean, let stages else { return nil }
      return .erlang(mean: mean, stages: stages)
    case "uniform":
      let ends = reader.list(value, path: path).map { reader.seconds($0, path: path) }
      guard ends.count == 2, let low = ends[0], let high = ends[1] else {
        if ends.count != 2 {
          reader.error(
            "bad-distribution", at: value.offset,
            Wording(zh: "应为上下限 [a, b]", en: "expected the two ends [a, b]").at(path))
        }
        return nil
      }
      guard low <= high else {
        reader.error(
          "bad-distribution", at: value.offset,
          Wording(zh: "下限大于上限", en: "the first end is above the second").at(path))
        return nil
      }
      return .uniform(low, high)
    case "weibull":
      return spread(value, path: path, first: "scale", second: "shape", in: 0.1...100).map {
        .weibull(scale: $0, shape: $1)
      }
    case "empirical": return empirical(value, path: path, allowsNever: allowsNever)
    case "byInterval" where !isPart:
      let parts = reader.list(value, path: path)
      guard matchesIntervals(parts.count, value, path: path) else { return nil }
      let read = parts.map {
        distribution($0, path: path, allowsNever: allowsNever, isPart: true)
      }
      return read.contains { $0 == nil } ? nil : .byInterval(read.compactMap { $0 })
    default:
      reader.error(
        "unknown-distribution", at: member.keyOffset,
        Wording(zh: "\(path) 不是分布", en: "\(path) is no distribution")
          + Suggestion.guess(at: member.key, in: Self.families),
        hint: Wording(
          zh: "这里可用：\(Self.families.joined(separator: "、"))",
          en: "known here: \(Self.families.joined(separator: ", "))"))
      return nil
    }
  }

  private func empirical(
    _ value: LocatedValue, path: String, allowsNever: Bool
  ) -> Distribution? {
    let list = reader.list(value, path: path)
    if list.isEmpty, case .array = value.content {
      reader.error(
        "bad-distribution", at: value.offset, Wording(zh: "列表是空的", en: "the list is empty").at(path)
      )
    }
    if case .array? = list.first?.content {
      return weighted(list, value, path: path, allowsNever: allowsNever)
    }
    let values = list.compactMap { reader.seconds($0, path: path) }
    return values.isEmpty || values.count < list.count ? nil : .empirical(values)
  }

  /// Pairs of a value and its weight.
  private func weighted(
    _ list: [LocatedValue], _ value: LocatedValue, path: String, allowsNever: Bool
  ) -> Distribution? {
    let values = list.compactMap { element -> Distribution.Weighted? in
      guard case .array(let pair) = element.content, pair.count == 2 else {
        reader.error(
          "bad-distribution", at: element.offset,
          Wording(
            zh: "应为一对 [数值, 权重]，实际是 \(DocumentReader.describe(element).zh)",
            en: "expected a pair [VALUE, WEIGHT], found \(DocumentReader.describe(element).en)"
          ).at(path),
          hint: Wording(zh: "要么都写权重，要么都不写", en: "either all values have a weight or none has"))
        return nil
      }
      let weight = reader.number(pair[1], path: path, in: 0...1e12)
      if allowsNever, case .text("never") = pair[0].content {
        return weight.map { .init(seconds: .infinity, weight: $0) }
      }
      guard let seconds = reader.seconds(pair[0], path: path), let weight else { return nil }
      return .init(seconds: seconds, weight: weight)
    }
    guard values.count == list.count else { return nil }
    guard values.contains(where: { $0.weight > 0 }) else {
      reader.error(
        "bad-distribution", at: value.offset,
        Wording(zh: "权重全是 0", en: "all weights are 0").at(path))
      return nil
    }
    return .weighted(values)
  }

  private func spread(
    _ value: LocatedValue, path: String, first: String = "mean", second: String,
    in range: ClosedRange<Double>
  ) -> (Double, Double)? {
    guard let object = reader.object(value, path: path) else { return nil }
    defer { object.finish() }
    let mean = object.required(first).flatMap { reader.seconds($0, path: object.path(of: first)) }
    let spread = object.required(second).flatMap {
      reader.number($0, path: object.path(of: second), in: range)
    }
    guard let mean, let spread else { return nil }
    return (mean, spread)
  }

  /// Whether a list has one element an interval; reported if not.
  func matchesIntervals(_ count: Int, _ value: LocatedValue, path: String) -> Bool {
    guard case .array = value.content else { return false }
    if count == intervalCount { return true }
    reader.error(
      "wrong-length", at: value.offset,
      Wording(
        zh: "一天有 \(intervalCount) 个时段，这里写了 \(count) 个",
        en: "the day has \(intervalCount) intervals, the list \(count)"
      ).at(path),
      hint: Wording(
        zh: "从头到尾，每个 \"interval\" 时段写一个",
        en: "give one for each interval of \"interval\" from the beginning to the end"))
    return false
  }
}
