import ArgumentParsing
import Foundation
import HotlineCommands
import Testing

@Suite struct ForecastCommandTests {
  /// Four weeks of 100 calls in the morning and 200 in the afternoon.
  private static let steady: String = {
    var rows = "at,calls\n"
    for day in 1...28 {
      let date = "2026-09-" + (day < 10 ? "0\(day)" : "\(day)")
      rows += "\(date)T00:00,0\n\(date)T06:00,100\n\(date)T12:00,200\n\(date)T18:00,0\n"
    }
    return rows
  }()

  private func run(
    _ history: String, _ options: String...
  ) throws -> (status: ArgumentParsing.ExitStatus, output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("forecast-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("history.csv")
    try Data(history.utf8).write(to: file)
    let (output, errors) = (Recorder(), Recorder())
    let console = Console(write: output.append, writeError: errors.append)
    let status = Hotline.main(["forecast", file.path] + options, console: console)
    return (status, output.text, errors.text)
  }

  @Test func `a steady history gives arrivals that a scenario takes`() throws {
    let result = try run(Self.steady, "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["date"] as? String == "2026-09-29")
    #expect(json["total"] as? Double == 300)
    let arrivals = try #require(json["arrivals"] as? [String: [Double]])
    // 100 and 200 calls in six hours each.
    #expect(arrivals["perHour"] == [0, 16.7, 33.3, 0])
    #expect((json["dayFactor"] as? [String: Double])?["cv"] == 0)
    #expect(result.status == .success)
  }

  @Test func `planners read the day, its peak and the back-test in their language`() throws {
    let english = try run(Self.steady, "--for", "2026-10-07", "--weeks", "2").output
    #expect(english.contains("2026-10-07: 300 calls expected, from 28 days of history"))
    #expect(english.contains("busiest at 12:00 with 200"))
    #expect(english.contains("back-test over 2 weeks: WAPE 0.0 %"))
    let chinese = try run(Self.steady, "--for", "2026-10-07", "--language", "zh").output
    #expect(chinese.contains("2026-10-07 预测 300 通来电"))
    #expect(chinese.contains("历史太短"))
  }

  @Test func `what can't be forecast is refused with status 2`() throws {
    let short = try run("at,calls\n2026-09-01T00:00,1\n2026-09-01T12:00,1\n")
    #expect(short.status == .unusable)
    #expect(short.errors.contains("too little to learn from"))
    let date = try run(Self.steady, "--for", "tomorrow")
    #expect(date.status == .unusable)
    #expect(date.errors.contains("'tomorrow' is no date"))
  }
}
