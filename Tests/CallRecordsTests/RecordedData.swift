import CallRecords
import Diagnostics
import RealData
import Testing

/// Real calls that lie beside the checkout; tests of them are skipped where they don't.
enum RecordedData {
  static var isThere: Bool { RealData.has("data") }

  static func log(
    _ names: [String], _ change: (inout LogOptions) -> Void = { _ in }
  ) throws -> CallLog {
    var options = try #require(LogOptions(timeZone: "Asia/Jerusalem"))
    change(&options)
    var reading = LogReading(options)
    for name in names { try reading.add(SourceText(contentsOf: RealData.path("data/\(name)"))) }
    return try reading.finish()
  }
}
