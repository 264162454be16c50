import Foundation
import TestOutput
import Testing

@Suite struct SimulationProcessTests {
  private static let scenario = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Scenarios/outage.json5").path

  /// The results as JSON, without what depends on the clock.
  private static func results(_ environment: [String: String], jobs: Int) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = TerminalProcess.program
    process.arguments = [
      "simulate", scenario, "--replications", "3", "--jobs", "\(jobs)", "--json",
    ]
    process.environment = environment
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let timing = ["\"seconds\":", "\"callsPerSecond\":", "\"jobs\":"]
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
      .filter { line in !timing.contains { line.contains($0) } }
      .joined(separator: "\n")
  }

  @Test func `results are the same bytes in every time zone and language`() throws {
    let utc = try Self.results(["TZ": "UTC", "LANG": "C"], jobs: 1)
    #expect(utc.contains("\"serviceLevel\""))
    let shanghai = try Self.results(["TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"], jobs: 2)
    #expect(shanghai == utc)
    let apia = try Self.results(
      ["TZ": "Pacific/Apia", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"], jobs: 5)
    #expect(apia == utc)
  }

  @Test(
    .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"),
    arguments: [[], ["--budget", "1500"], ["--json"]])
  func `an interrupted search ends with what it has, and fails`(options: [String]) throws {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = TerminalProcess.program
    // A proof that nobody waits for.
    process.arguments =
      ["staff", Self.scenario, "--proof", "100000", "--language", "en"] + options
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    usleep(4_000_000)
    kill(process.processIdentifier, SIGINT)
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    let told = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    #expect(told.isEmpty, "\(String(decoding: told, as: UTF8.self))")
    if options == ["--json"] {
      let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      #expect(answer?["partial"] as? Bool == true && answer?["proved"] as? Bool == false)
    } else {
      #expect(text.contains("the best agents so far") && text.contains("stopped early"))
      #expect(text.contains("on 20 days only and are not proved with 95.0 % confidence"))
    }
  }
}
