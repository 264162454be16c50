import Diagnostics

extension ScenarioReader {
  /// Word to customers before they call.
  mutating func readToldBefore(
    _ root: ObjectReader, types: [Scenario.CallType]
  ) -> [Scenario.ToldBefore] {
    var told: [Scenario.ToldBefore] = []
    for (index, value) in root.list("toldBefore").enumerated() {
      guard let object = reader.object(value, path: "toldBefore[\(index)]") else { continue }
      if let found = toldBefore(object, at: value.offset, types: types) { told.append(found) }
      object.finish()
    }
    return told
  }

  private func toldBefore(
    _ object: ObjectReader, at offset: Int, types: [Scenario.CallType]
  ) -> Scenario.ToldBefore? {
    let from = object.required("from").flatMap { moment($0, path: object.path(of: "from")) }
    let until =
      object.optional("until").map { moment($0, path: object.path(of: "until")) } ?? lasts
    let reached = object.required("reached").flatMap {
      reader.number($0, path: object.path(of: "reached"), in: 0...1)
    }
    let staysAway = object.number("staysAway", in: 0...1) ?? 0
    let handling = object.number("handling", in: 0...10) ?? 1
    var concerned = Array(callTypes.indices)
    if object.has("callTypes") {
      concerned = object.list("callTypes").compactMap {
        reference($0, path: object.path(of: "callTypes"), in: callTypes, noun: "callType")
      }
    }
    guard let from, let until, let reached else { return nil }
    if from < 0 || until > lasts || from >= until {
      let day = DurationNotation.format(.milliseconds(Int64(lasts * 1_000)))
      reader.error(
        "outside-day", at: object.keyOffset("from"),
        Wording(
          zh: "from 到 until 要在这一天之内，一天长 \(day)",
          en: "from and until must lie in their order within the day, which lasts \(day)"
        ).at(object.path))
      return nil
    }
    let traced = concerned.filter { type in
      guard types.indices.contains(type), case .traced = types[type].arrivals else { return false }
      return true
    }
    if let first = traced.first {
      reader.error(
        "conflict", at: offset,
        Wording(
          zh: "“\(callTypes[first])”的来电来自文件，照原样发生；toldBefore 只用于 perHour",
          en:
            "the calls of \"\(callTypes[first])\" come from a file as they came; toldBefore is for perHour"
        ).at(object.path))
    }
    return Scenario.ToldBefore(
      fromSeconds: from, untilSeconds: until, reached: reached, staysAway: staysAway,
      handling: handling, callTypes: concerned)
  }
}
