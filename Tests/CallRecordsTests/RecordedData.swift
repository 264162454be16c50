import CallRecords
import Diagnostics
import Foundation
import Testing

/// Real calls that lie beside the checkout; tests of them are skipped where they don't.
enum RecordedData {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/data").standardizedFileURL.path

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder + "/SOURCES.md") }
  static let comment: Comment = "the folder shared/data isn't beside the checkout"

  static func log(
    _ names: [String], _ change: (inout LogOptions) -> Void = { _ in }
  ) throws -> CallLog {
    var options = try #require(LogOptions(timeZone: "Asia/Jerusalem"))
    change(&options)
    var reading = LogReading(options)
    for name in names { try reading.add(SourceText(contentsOf: "\(folder)/\(name)")) }
    return try reading.finish()
  }
}
