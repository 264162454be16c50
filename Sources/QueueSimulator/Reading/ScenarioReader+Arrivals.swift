import Diagnostics

extension ScenarioReader {
  /// When the calls of a type come: its own `arrivals`, or those of the scenario's `calls`.
  func readArrivals(_ object: ObjectReader, _ type: inout Scenario.CallType) {
    if let sharedCalls {
      type.arrivals = .traced(sharedCalls[type.id] ?? [])
      if object.optional("arrivals") != nil {
        reader.error(
          "conflict", at: object.keyOffset("arrivals"),
          Wording(
            zh: "来电已由情景的 \"calls\" 给出", en: "its calls come from the \"calls\" of the scenario"
          ).at(object.path(of: "arrivals")))
      }
      return
    }
    guard let value = object.required("arrivals"),
      let arrivals = reader.object(value, path: object.path(of: "arrivals"))
    else { return }
    defer { arrivals.finish() }
    let rates = arrivals.optional("perHour")
    let calls = arrivals.optional("calls")
    type.dispersion = arrivals.object("dispersion").flatMap { dispersion($0) }
    if rates != nil, calls != nil {
      reader.error(
        "conflict", at: arrivals.keyOffset("calls"),
        Wording(zh: "perHour 和 calls 只能写一个", en: "give perHour or calls, not both").at(
          arrivals.path))
    }
    if let calls {
      if arrivals.has("dispersion") {
        reader.error(
          "conflict", at: arrivals.keyOffset("dispersion"),
          Wording(
            zh: "文件里的来电照原样发生；dispersion 只用于 perHour",
            en: "calls of a file come as they came; dispersion is for perHour"
          ).at(arrivals.path))
      }
      type.arrivals = .traced(readCalls(calls, path: arrivals.path(of: "calls")))
      return
    }
    guard let rates else {
      reader.error(
        "missing-key", at: value.offset,
        Wording(zh: "缺少键“perHour”（或“calls”）", en: "missing key \"perHour\" (or \"calls\")").at(
          arrivals.path))
      return
    }
    type.arrivals = .perHour(readRates(rates, path: arrivals.path(of: "perHour")))
  }

  private func readRates(_ value: LocatedValue, path: String) -> [Double] {
    let range = 0.0...10_000_000.0
    if case .object(let members) = value.content {
      return weeklyRates(members, value, path: path, in: range)
    }
    guard case .array(let elements) = value.content else {
      return reader.number(value, path: path, in: range).map { [$0] } ?? []
    }
    guard matchesIntervals(elements.count, value, path: path) else { return [] }
    return elements.enumerated().map { index, element in
      reader.number(element, path: "\(path)[\(index)]", in: range) ?? 0
    }
  }

  private func dispersion(_ object: ObjectReader) -> Scenario.CallType.Dispersion? {
    defer { object.finish() }
    let variation = object.required("cv").flatMap {
      reader.number($0, path: object.path(of: "cv"), in: 0...3)
    }
    let correlation = object.number("correlation", in: -1...1) ?? 0
    return variation.map { .init(variation: $0, correlation: correlation) }
  }
}
