package import Diagnostics

/// A forecast as it was kept, to be compared with what came later.
package struct KeptForecast: Sendable, Hashable {
  package var date: CivilDate
  /// The last day that was known when it was made.
  package var knownUntil: CivilDate
  /// `nil` for all types together.
  package var type: String?
  /// How long the intervals of the day are; they divide it.
  package var intervalMinutes: Int
  /// The expected calls of each interval, from midnight.
  package var calls: [Double]
  /// Where the calls of each interval were to lie with 80 %, least and most; empty if it wasn't told.
  package var of80: [[Double]] = []
  /// Where they were to lie with 95 %, likewise.
  package var of95: [[Double]] = []

  package init(_ forecaster: Forecaster, of type: String?, on date: CivilDate) {
    func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    let calls = forecaster.calls(on: date)
    func bounds(_ coverage: Double) -> [[Double]] {
      (forecaster.ranges(of: calls, coverage: coverage) ?? []).map {
        [rounded($0.lowerBound), rounded($0.upperBound)]
      }
    }
    self.date = date
    knownUntil = forecaster.knownUntil
    self.type = type
    intervalMinutes = forecaster.intervalMinutes
    self.calls = calls.map(rounded)
    of80 = bounds(0.8)
    of95 = bounds(0.95)
  }

  fileprivate init(
    date: CivilDate, knownUntil: CivilDate, type: String?, intervalMinutes: Int, calls: [Double]
  ) {
    self.date = date
    self.knownUntil = knownUntil
    self.type = type
    self.intervalMinutes = intervalMinutes
    self.calls = calls
  }

  /// As a line of JSON.
  package var line: String {
    func list(_ numbers: [Double]) -> JSONValue { .array(numbers.map { .number($0) }) }
    return JSONValue.object([
      "date": .text(date.description), "knownUntil": .text(knownUntil.description),
      "type": type.map { .text($0) }, "intervalMinutes": .integer(Int64(intervalMinutes)),
      "calls": list(calls), "range80": of80.isEmpty ? nil : .array(of80.map(list)),
      "range95": of95.isEmpty ? nil : .array(of95.map(list)),
    ]).compact
  }
}

/// A file of forecasts, one a line.
package enum KeptForecasts {
  /// What a file has so far; nothing if there is none yet.
  /// - Throws: `InvalidInput` if it has something else.
  package static func text(of path: String) throws(InvalidInput) -> String {
    let source: SourceText
    do throws(InvalidInput) {
      source = try SourceText(contentsOf: path)
    } catch {
      // A file that isn't there yet; one that can't be read can't be written either.
      guard error.diagnostics.allSatisfy({ $0.code == "unreadable" }) else { throw error }
      return ""
    }
    _ = try read(source)
    let text = String(decoding: source.bytes, as: UTF8.self)
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }

  /// - Throws: `InvalidInput` with the place of what is no forecast.
  package static func read(_ source: SourceText) throws(InvalidInput) -> [KeptForecast] {
    try TextEncoding.check(source)
    var forecasts: [KeptForecast] = []
    var start = 0
    var number = 0
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
      // Lines before it are left blank, so that a place is that in the file.
      let line = SourceText(
        path: source.path,
        bytes: Array(repeating: 0x0A, count: number) + source.bytes[start..<end])
      number += 1
      let isBlank = source.bytes[start..<end].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      start = end + 1
      if !isBlank { forecasts.append(try forecast(line)) }
    }
    return forecasts
  }

  private static func forecast(_ source: SourceText) throws(InvalidInput) -> KeptForecast {
    let root = try JSON5Parser.parse(source)
    let log = DiagnosticLog()
    var forecast: KeptForecast?
    if let object = DocumentReader(source, log: log).object(root, path: "") {
      forecast = read(object)
      object.finish()
    }
    try log.throwIfErrors()
    guard let forecast else { preconditionFailure("KeptForecasts: a finding is missing") }
    return forecast
  }

  private static func read(_ object: ObjectReader) -> KeptForecast? {
    func date(_ key: String) -> CivilDate? {
      object.required(key).flatMap { object.reader.date($0, path: object.path(of: key)) }
    }
    func numbers(_ value: LocatedValue, _ path: String) -> [Double] {
      object.reader.list(value, path: path).compactMap {
        object.reader.number($0, path: path, in: 0...1e9)
      }
    }
    let day = date("date")
    let known = date("knownUntil")
    let type = object.text("type")
    let minutes = object.required("intervalMinutes").flatMap {
      object.reader.integer($0, path: object.path(of: "intervalMinutes"), in: 1...1_440)
    }
    let calls = object.required("calls").map { numbers($0, object.path(of: "calls")) }
    let of80 = object.list("range80").map { numbers($0, object.path(of: "range80")) }
    let of95 = object.list("range95").map { numbers($0, object.path(of: "range95")) }
    guard let day, let known, let minutes, let calls else { return nil }
    func isWhole(_ ranges: [[Double]]) -> Bool {
      ranges.isEmpty || ranges.count == calls.count && ranges.allSatisfy { $0.count == 2 }
    }
    guard 1_440 % minutes == 0, calls.count == 1_440 / minutes, isWhole(of80), isWhole(of95) else {
      object.reader.error(
        "bad-forecast", at: object.value.offset,
        Wording(
          zh: "calls 和 ranges 要与当天的时段一一对应",
          en: "calls and ranges don't have one entry for each of the day's intervals"))
      return nil
    }
    var forecast = KeptForecast(
      date: day, knownUntil: known, type: type, intervalMinutes: minutes, calls: calls)
    forecast.of80 = of80
    forecast.of95 = of95
    return forecast
  }
}
